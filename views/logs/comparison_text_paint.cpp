// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "logs/comparison_text.h"

#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using Kind = ComparisonRow::Kind;

void ComparisonText::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_colours.base);
    painter.fillRect(QRect(0, 0, gutterWidth(), viewport()->height()), m_colours.gutter);
    const qint64 top = verticalScrollBar()->value();
    const qint64 end = std::min(top + visibleRows() + 2, m_rows.rowCount());
    const int widestBefore = m_widest;
    for (qint64 row = top; row < end; ++row)
        paintRow(painter, row, int(row - top) * m_rowHeight);
    painter.fillRect(gutterWidth() - 1, 0, 1, viewport()->height(), m_colours.gutterEdge);
    if (m_widest != widestBefore)
        QMetaObject::invokeMethod(this, [this] { updateScrollBars(); }, Qt::QueuedConnection);
}

void ComparisonText::paintRow(QPainter& painter, qint64 row, int y)
{
    const ComparisonRow what = m_rows.rowAt(row);
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    const bool selected = from != to && row >= from && row <= to;
    const QRect field(0, y, viewport()->width(), m_rowHeight);
    if (what.kind == Kind::Added)
        painter.fillRect(field, m_colours.addedLine);
    else if (what.kind == Kind::Removed)
        painter.fillRect(field, m_colours.removedLine);
    else if (what.kind == Kind::Gap)
        painter.fillRect(field, m_colours.heading);
    else if (row == m_cursor)
        painter.fillRect(field, m_colours.currentLine);
    if (what.kind == Kind::Gap) {
        painter.setPen(m_colours.dim);
        painter.drawText(field.adjusted(gutterWidth() + space::Small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         textOf(what));
    } else {
        paintLine(painter, what, selected, y);
    }
    painter.setPen(what.kind == Kind::Added         ? m_colours.added
                       : what.kind == Kind::Removed ? m_colours.removed
                                                    : m_colours.dim);
    painter.drawText(QRect(2 * m_numberWidth, y, m_signWidth, m_rowHeight), Qt::AlignCenter, signOf(what.kind));
    if (row == m_cursor && hasFocus())
        painter.fillRect(0, y, 2, m_rowHeight, m_colours.accent);
}

void ComparisonText::paintLine(QPainter& painter, const ComparisonRow& row, bool selected, int y)
{
    const LaidOutLine& laid
        = row.kind == Kind::Removed ? m_beforeLayouts.at(row.oldLine) : m_afterLayouts.at(row.newLine);
    const QRect field(gutterWidth(), y, viewport()->width() - gutterWidth(), m_rowHeight);
    m_widest = std::max(m_widest, int(laid.width()) + space::Huge);
    QList<QTextLayout::FormatRange> formats;
    if (selected) {
        QTextCharFormat format;
        format.setBackground(m_colours.selection);
        format.setForeground(m_colours.selectionText);
        formats.append({0, int(laid.layout.text().size()), format});
        painter.fillRect(field, m_colours.selection);
    }
    painter.save();
    painter.setClipRect(field);
    painter.setPen(m_colours.text);
    const QPointF place(gutterWidth() + space::Small - horizontalScrollBar()->value(), y + space::Tight / 2.0);
    laid.layout.draw(&painter, place, formats, field);
    painter.restore();
    painter.setPen(m_colours.dim);
    const auto number = [&](qint64 line, int x) {
        if (line >= 0)
            painter.drawText(QRect(x, y, m_numberWidth - space::Small, m_rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(line + 1));
    };
    number(row.oldLine, 0);
    number(row.newLine, m_numberWidth);
}

} // namespace signalbox::views
