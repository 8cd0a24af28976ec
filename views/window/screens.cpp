// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/screens.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace signalbox::views {

Screens::Screens(QWidget* list, QWidget* parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_list(list)
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(list);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, &Screens::splitMoved);
    arrange();
}

void Screens::setRun(QWidget* run)
{
    m_run = run;
    m_splitter->addWidget(run);
    m_splitter->setSizes({400, 880}); // the list keeps what stands under its titles; the pipeline needs the width
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->restoreState(m_split);
    arrange();
}

void Screens::showList()
{
    m_showsRun = false;
    arrange();
}

void Screens::showRun()
{
    m_showsRun = true;
    arrange();
}

void Screens::setWide(bool wide)
{
    if (wide == m_wide)
        return;
    m_wide = wide;
    arrange();
}

void Screens::arrange()
{
    m_list->setVisible(m_wide || !m_showsRun);
    if (m_run)
        m_run->setVisible(m_showsRun);
}

QByteArray Screens::saveSplit() const
{
    return m_run ? m_splitter->saveState() : m_split;
}

void Screens::restoreSplit(const QByteArray& state)
{
    m_split = state;
    if (m_run)
        m_splitter->restoreState(state);
}

} // namespace signalbox::views
