// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/find_bar.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace signalbox::views {

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_status(mutedLabel())
{
    m_field->setPlaceholderText(tr("Find in this log"));
    m_field->setAccessibleName(tr("Find in this log"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    const auto button = [](Qt::ArrowType arrow, const QString& name) {
        auto* made = new QToolButton;
        made->setAutoRaise(true);
        made->setArrowType(arrow);
        made->setToolTip(name);
        made->setAccessibleName(name);
        return made;
    };
    auto* previous = button(Qt::UpArrow, tr("Previous match (Shift+Enter)"));
    auto* next = button(Qt::DownArrow, tr("Next match (Enter)"));
    auto* close = button(Qt::NoArrow, tr("Close (Escape)"));
    close->setIcon(lineIcon(QStringLiteral("close")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    row->setSpacing(space::Small);
    row->addWidget(m_field, 1);
    row->addWidget(m_status);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textEdited);
    connect(previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setText(const QString& text)
{
    m_field->setText(text);
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::setStatus(const QString& status)
{
    m_status->setText(status);
    m_field->setAccessibleDescription(status);
}

QString FindBar::status() const
{
    return m_status->text();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->modifiers().testFlag(Qt::ShiftModifier) ? previousRequested() : nextRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace signalbox::views
