// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/comparison_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace signalbox::views {

using Kind = ComparisonRow::Kind;

void ComparisonText::openRow(qint64 row)
{
    const ComparisonRow there = m_rows.rowAt(row);
    if (there.kind == Kind::Gap) {
        m_rows.openGap(row);
        updateScrollBars();
        moveTo(row, false);
    } else if (there.newLine >= 0) {
        Q_EMIT lineRequested(there.newLine);
    }
}

void ComparisonText::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int page = std::max(1, visibleRows() - 1);
    const int key = event->key();
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(selectedText());
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->text() == u"n" || (key == Qt::Key_F8 && !extend))
        goToNextChange();
    else if (event->text() == u"N" || key == Qt::Key_F8)
        goToPreviousChange();
    else if (event->text() == u"g" || key == Qt::Key_Home)
        moveTo(0, extend);
    else if (event->text() == u"G" || key == Qt::Key_End)
        moveTo(m_rows.rowCount() - 1, extend && event->text() != u"G");
    else if (key == Qt::Key_Up || event->text() == u"k")
        moveTo(m_cursor - 1, extend);
    else if (key == Qt::Key_Down || event->text() == u"j")
        moveTo(m_cursor + 1, extend);
    else if (key == Qt::Key_PageUp || event->text() == u"b")
        moveTo(m_cursor - page, extend);
    else if (key == Qt::Key_PageDown || key == Qt::Key_Space)
        moveTo(m_cursor + page, extend && key != Qt::Key_Space);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        openRow(m_cursor);
    else if (key == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void ComparisonText::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_rows.rowCount() == 0)
        return;
    const qint64 row = rowAtY(event->position().toPoint().y());
    moveTo(row, event->modifiers().testFlag(Qt::ShiftModifier));
    if (m_rows.rowAt(row).kind == Kind::Gap)
        openRow(row);
}

void ComparisonText::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(rowAtY(event->position().toPoint().y()), true);
}

void ComparisonText::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_rows.rowCount() > 0)
        openRow(rowAtY(event->position().toPoint().y()));
}

} // namespace signalbox::views
