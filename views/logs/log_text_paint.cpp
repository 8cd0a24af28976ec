// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "core/duration_words.h"
#include "logs/log_text.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

constexpr std::chrono::seconds slowLine{5}; // what took this long is what a reader of durations looks for

} // namespace

void LogText::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), m_colours.base);
    const QRect gutter(0, 0, m_gutter.total(), viewport()->height());
    painter.fillRect(gutter, m_colours.gutter);
    const qint64 top = verticalScrollBar()->value();
    const qint64 end = std::min(top + visibleRows() + 2, m_folds.rowCount());
    const int widestBefore = m_widest;
    for (qint64 row = top; row < end; ++row)
        paintRow(painter, row, int(row - top) * m_rowHeight);
    painter.fillRect(gutter.right(), 0, 1, viewport()->height(), m_colours.gutterEdge);
    if (m_widest != widestBefore)
        QMetaObject::invokeMethod(this, [this] { updateScrollBars(); }, Qt::QueuedConnection);
}

void LogText::paintRow(QPainter& painter, qint64 row, int y)
{
    const LogRow what = m_folds.rowAt(row);
    if (what.step >= 0)
        paintHeading(painter, what, y);
    else
        paintLine(painter, what, y);
    if (row == currentRow() && hasFocus()) {
        painter.setPen(QPen(m_colours.accent, 1));
        painter.drawLine(0, y, 0, y + m_rowHeight - 1);
        painter.drawLine(1, y, 1, y + m_rowHeight - 1);
    }
}

void LogText::paintLine(QPainter& painter, const LogRow& row, int y)
{
    const LaidOutLine& laid = m_layouts.at(row.line);
    const int left = m_gutter.total();
    const QRect field(left, y, viewport()->width() - left, m_rowHeight);
    const bool firstError = m_document && m_document->outline().firstError == row.line;
    const bool current = m_cursorStep < 0 && m_cursor.line == row.line;
    if (firstError)
        painter.fillRect(QRect(0, y, viewport()->width(), m_rowHeight), m_colours.errorLine);
    else if (current)
        painter.fillRect(field, m_colours.currentLine);
    m_widest = std::max(m_widest, int(laid.width()) + space::Huge);
    painter.save();
    painter.setClipRect(field);
    painter.setPen(m_colours.text);
    laid.layout.draw(&painter, QPointF(textLeft() - horizontalScrollBar()->value(), y + space::Tight / 2.0),
                     highlights(row.line, laid.layout.text()), field);
    painter.restore();
    paintGutter(painter, row, y);
}

QList<QTextLayout::FormatRange> LogText::highlights(qint64 line, const QString& text) const
{
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat followed;
    followed.setUnderlineStyle(QTextCharFormat::DotLine);
    for (const logs::LogLink& link : logs::linksIn(text)) {
        if (!pageOf(link).isEmpty())
            ranges.append({int(link.range.start), int(link.range.length), followed});
    }
    QTextCharFormat matched;
    matched.setBackground(m_colours.match);
    matched.setForeground(m_colours.text);
    for (const logs::TextRange& range : m_query.rangesIn(text))
        ranges.append({int(range.start), int(range.length), matched});
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (from != to && line >= from.line && line <= to.line) {
        const int begin = line == from.line ? from.column : 0;
        const int end = line == to.line ? to.column : int(text.size());
        QTextCharFormat format;
        format.setBackground(m_colours.selection);
        format.setForeground(m_colours.selectionText);
        ranges.append({begin, std::max(0, end - begin), format});
    }
    return ranges;
}

void LogText::paintGutter(QPainter& painter, const LogRow& row, int y)
{
    const logs::LogLine& line = m_layouts.at(row.line).line;
    const bool firstError = m_document && m_document->outline().firstError == row.line;
    int x = 0;
    if (line.marker == logs::Marker::Error || firstError)
        paintErrorMark(painter, y);
    else if (line.marker == logs::Marker::Warning)
        paintWarningMark(painter, y);
    x += m_gutter.markWidth;
    painter.setFont(viewport()->font());
    painter.setPen(firstError ? m_colours.error : m_colours.dim);
    painter.drawText(QRect(x, y, m_gutter.numberWidth - space::Small, m_rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(row.line + 1));
    x += m_gutter.numberWidth;
    const bool slow = m_stampMode == StampMode::Duration && took(row.line) >= slowLine;
    painter.setPen(slow ? m_colours.warning : m_colours.dim);
    if (const QString stamp = stampText(row.line, line); !stamp.isEmpty())
        painter.drawText(QRect(x, y, m_gutter.stampWidth - space::Small, m_rowHeight),
                         Qt::AlignRight | Qt::AlignVCenter, stamp);
    x += m_gutter.stampWidth;
    if (const int group = m_folds.groupAt(row.line); group >= 0)
        paintFold(painter, m_folds.isFolded(group), x, y);
}

void LogText::paintErrorMark(QPainter& painter, int y) const
{
    const qreal radius = m_gutter.markWidth * 0.26;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.errorMark);
    painter.drawEllipse(QPointF(m_gutter.markWidth / 2.0 + 1, y + m_rowHeight / 2.0), radius, radius);
}

void LogText::paintWarningMark(QPainter& painter, int y) const
{
    const QPointF middle(m_gutter.markWidth / 2.0 + 1, y + m_rowHeight / 2.0);
    const qreal size = m_gutter.markWidth * 0.26;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.warningMark);
    painter.drawPolygon(
        QPolygonF{middle + QPointF(0, -size), middle + QPointF(size, size), middle + QPointF(-size, size)});
}

void LogText::paintHeading(QPainter& painter, const LogRow& row, int y)
{
    const QRect field(0, y, viewport()->width(), m_rowHeight);
    const logs::Section& step = m_folds.sections()[size_t(row.step)];
    const bool current = m_cursorStep == row.step;
    painter.fillRect(field, current ? m_colours.currentLine : m_colours.heading);
    if (step.failed)
        paintErrorMark(painter, y);
    paintFold(painter, m_folds.isFolded(row.step), m_gutter.total() - m_gutter.foldWidth, y);
    QRect words = field.adjusted(m_gutter.total() + space::Small, 0, -space::Medium, 0);
    if (step.took) {
        const QString took = core::words(*step.took);
        painter.setFont(textFont(TextRole::Caption, this->font()));
        painter.setPen(m_colours.dim);
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, took);
        words.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(took) - space::Medium, 0);
    }
    painter.setFont(textFont(TextRole::Strong, this->font()));
    painter.setPen(step.failed ? m_colours.error : m_colours.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(headingText(row.step), Qt::ElideRight, words.width()));
}

void LogText::paintFold(QPainter& painter, bool folded, int x, int y) const
{
    const qreal size = m_rowHeight * 0.22;
    const QPointF middle(x + m_gutter.foldWidth / 2.0, y + m_rowHeight / 2.0);
    QPainterPath path;
    if (folded) {
        path.moveTo(middle + QPointF(-size / 2, -size));
        path.lineTo(middle + QPointF(size / 2, 0));
        path.lineTo(middle + QPointF(-size / 2, size));
    } else {
        path.moveTo(middle + QPointF(-size, -size / 2));
        path.lineTo(middle + QPointF(0, size / 2));
        path.lineTo(middle + QPointF(size, -size / 2));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colours.dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace signalbox::views
