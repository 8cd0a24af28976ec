// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/annotation_panel.h"

#include "common/elided_label.h"
#include "common/panel.h"
#include "common/theme.h"
#include "pipeline/annotation_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::AnnotationListModel;
using lists::AnnotationRow;

AnnotationPanel::AnnotationPanel(QWidget* parent)
    : QWidget(parent)
    , m_panel(new Panel(tr("Annotations")))
    , m_note(new ElidedLabel)
    , m_list(new QListView)
{
    m_note->setObjectName(u"annotationNote"_s);
    m_note->setMuted(true);
    m_note->setMostLines(2);
    m_note->setContentsMargins(space::Medium, 0, space::Medium, 0);
    m_list->setObjectName(u"annotations"_s);
    m_list->setAccessibleName(tr("Annotations of failed jobs"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new AnnotationDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_panel->setIcon(u"lint"_s);
    m_panel->setFlush(true);
    auto* noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(space::Medium, space::Tight, space::Medium, space::Tight);
    noteRow->addWidget(m_note, 1);
    m_panel->body()->addLayout(noteRow);
    m_panel->body()->addWidget(m_list, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_panel);

    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT chosen(index.data(AnnotationListModel::RowRole).value<AnnotationRow>());
    };
    connect(m_list, &QListView::clicked, this, choose);
    // A click that activates, as desktops may have it, has said so already.
    connect(m_list, &QListView::activated, this, [this, choose](const QModelIndex& index) {
        if (!m_list->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, m_list))
            choose(index);
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &AnnotationPanel::showMenu);
    setNote({});
}

void AnnotationPanel::clear()
{
    m_rows.clear();
    setNote({});
}

void AnnotationPanel::setAnnotations(const core::Job& job, const std::vector<core::Annotation>& annotations)
{
    m_rows.setAnnotations(job, annotations);
    m_list->setVisible(m_rows.rowCount() > 0);
}

void AnnotationPanel::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_list->setVisible(m_rows.rowCount() > 0);
}

QString AnnotationPanel::note() const
{
    return m_note->text();
}

void AnnotationPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    const auto row = index.data(AnnotationListModel::RowRole).value<AnnotationRow>();
    const auto copy = [](const QString& text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    QMenu menu(this);
    menu.addAction(tr("Show in the log"), this, [this, row] { Q_EMIT chosen(row); });
    if (const QString place = lists::placeOf(row.annotation); !place.isEmpty())
        menu.addAction(tr("Copy path and line"), this, copy(place));
    menu.addAction(tr("Copy what it says"), this, copy(row.annotation.message));
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

} // namespace signalbox::views
