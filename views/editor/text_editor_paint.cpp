// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/indentation.h"
#include "editor/text_editor.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int underline = 4; ///< how far one hangs down from its line

/// Where letters [from, to) of a block stand on the screen, a rectangle a line of its layout; a place between two
/// letters has the width of one.
std::vector<QRectF> rectanglesOf(const QTextBlock& block, QPointF corner, int from, int to, qreal letter)
{
    std::vector<QRectF> all;
    const QTextLayout* layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int start = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        if (start > end || (start == end && from != to && to > start))
            continue;
        const qreal left = line.cursorToX(start);
        const qreal right = std::max(line.cursorToX(end), left + letter);
        all.emplace_back(corner.x() + left, corner.y() + line.y(), right - left, line.height());
    }
    return all;
}

QRectF onlyOf(const std::vector<QRectF>& rectangles)
{
    return rectangles.empty() ? QRectF() : rectangles.front();
}

/// Errors a wave, warnings a line of dashes, hints dots: told apart without a colour.
void drawUnderline(QPainter& painter, const QRectF& text, lint::Severity severity, const QColor& colour)
{
    const qreal y = text.bottom() - 1.5;
    painter.setBrush(Qt::NoBrush);
    if (severity == lint::Severity::Error) {
        constexpr qreal half = 2.5;
        QPainterPath wave(QPointF(text.left(), y));
        int up = 1;
        for (qreal x = text.left(); x < text.right(); x += half, up = -up)
            wave.quadTo(x + half / 2, y - up * 2.6, x + half, y);
        painter.setPen(QPen(colour, 1.3));
        painter.setClipRect(text.adjusted(0, 0, 0, 3));
        painter.drawPath(wave);
        painter.setClipping(false);
    } else if (severity == lint::Severity::Warning) {
        painter.setPen(QPen(colour, 1.8, Qt::CustomDashLine, Qt::FlatCap));
        QPen pen = painter.pen();
        pen.setDashPattern({3.0, 1.6});
        painter.setPen(pen);
        painter.drawLine(QPointF(text.left(), y), QPointF(text.right(), y));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (qreal x = text.left() + 1; x < text.right(); x += 4)
            painter.drawEllipse(QPointF(x, y), 0.9, 0.9);
    }
}

} // namespace

void TextEditor::paintEvent(QPaintEvent* event)
{
    {
        QPainter under(viewport());
        const QRectF line = cursorRect();
        if (!isReadOnly())
            under.fillRect(QRectF(0, line.top(), viewport()->width(), line.height()), m_colours.currentLine);
        paintGuides(under, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
    QPainter over(viewport());
    over.setRenderHint(QPainter::Antialiasing);
    paintMarks(over, event->rect());
    paintFoldedSigns(over, event->rect());
}

void TextEditor::paintGuides(QPainter& painter, const QRect& area) const
{
    const qreal space = QFontMetricsF(font()).horizontalAdvance(u' ');
    painter.setPen(QPen(m_colours.guide, 1));
    int above = 0;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            break;
        if (!block.isVisible())
            continue;
        int indent = editing::indentOf(block.text());
        if (editing::isBlank(block.text())) { // as far in as both what is above and what is below
            QTextBlock next = block.next();
            while (next.isValid() && editing::isBlank(next.text()) && next.blockNumber() < block.blockNumber() + 50)
                next = next.next();
            indent = next.isValid() ? std::min(above, editing::indentOf(next.text())) : 0;
        } else {
            above = indent;
        }
        if (box.bottom() < area.top())
            continue;
        for (int column = 0; column < indent; column += editing::IndentWidth) {
            const qreal x = std::round(box.left() + document()->documentMargin() + column * space) + 0.5;
            if (column > 0)
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
        }
    }
}

void TextEditor::paintMarks(QPainter& painter, const QRect& area)
{
    const qreal letter = QFontMetricsF(font()).horizontalAdvance(u'x');
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            break;
        if (!block.isVisible() || box.bottom() + underline < area.top())
            continue;
        const int from = block.position();
        const int to = from + block.length() - 1;
        auto match = std::ranges::lower_bound(m_matches, from, {}, &editing::Span::end);
        for (; match != m_matches.end() && match->start <= to; ++match) {
            const bool current = match - m_matches.begin() == m_currentMatch;
            QColor fill = m_colours.match;
            fill.setAlphaF(0.2F); // it lies over the letters
            painter.setPen(QPen(m_colours.matchEdge, current ? 2 : 1));
            painter.setBrush(fill);
            for (const QRectF& box_ :
                 rectanglesOf(block, box.topLeft(), match->start - from, std::min(match->end, to) - from, 2))
                painter.drawRoundedRect(box_.adjusted(-0.5, 0.5, 0.5, -0.5), 2, 2);
        }
        if (m_brackets) {
            painter.setPen(QPen(m_colours.accent, 1));
            painter.setBrush(Qt::NoBrush);
            for (const int place : {m_brackets->first, m_brackets->second}) {
                if (place >= from && place < to)
                    painter.drawRoundedRect(
                        onlyOf(rectanglesOf(block, box.topLeft(), place - from, place - from + 1, letter)), 2, 2);
            }
        }
        for (const DiagnosticMarks::Mark* mark : m_marks.within({.start = from, .end = to})) {
            const int start = std::max(mark->place.selectionStart() - from, 0);
            const int end = std::min(mark->place.selectionEnd(), to) - from;
            if (start == end && mark->place.hasSelection())
                continue; // it only touches this line
            for (const QRectF& under : rectanglesOf(block, box.topLeft(), start, end, letter))
                drawUnderline(painter, under, mark->diagnostic.severity,
                              m_colours.theme.status(outcomeOf(mark->diagnostic.severity)).fill);
        }
    }
}

/// "…" behind what is folded, and how many lines it is.
void TextEditor::paintFoldedSigns(QPainter& painter, const QRect& area) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            break;
        if (!block.isVisible() || box.bottom() < area.top() || !isFolded(block.blockNumber()))
            continue;
        int hidden = 0;
        for (QTextBlock next = block.next(); next.isValid() && !next.isVisible(); next = next.next())
            ++hidden;
        const QTextLine line = block.layout()->lineAt(0);
        const QString sign = hidden == 1 ? tr("… 1 line") : tr("… %1 lines").arg(hidden);
        const QFont small = textFont(TextRole::Caption);
        const qreal width = QFontMetricsF(small).horizontalAdvance(sign) + 2 * space::Tight;
        const QRectF chip(box.left() + line.cursorToX(block.length() - 1) + space::Small, box.top() + 1, width,
                          line.height() - 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.theme.color(Role::Hover));
        painter.drawRoundedRect(chip, space::Tight, space::Tight);
        painter.setPen(m_colours.muted);
        painter.setFont(small);
        painter.drawText(chip, Qt::AlignCenter, sign);
    }
}

} // namespace signalbox::views
