// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_margin.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "editor/text_editor.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace signalbox::views {

EditorMargin::EditorMargin(TextEditor& editor)
    : QWidget(&editor)
    , m_editor(editor)
{
    connect(&editor, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            scroll(0, dy);
        else
            update(0, area.y(), width(), area.height());
    });
    connect(&editor, &QPlainTextEdit::blockCountChanged, this, &EditorMargin::fit);
}

int EditorMargin::signSide() const
{
    return std::clamp(m_editor.fontMetrics().height() - 4, 8, 24);
}

void EditorMargin::fit()
{
    const int digits = std::max(3, int(QString::number(m_editor.blockCount()).size()));
    const int wanted = space::Tight + signSide() + space::Tight
        + digits * m_editor.fontMetrics().horizontalAdvance(u'0') + space::Tight + signSide() + space::Tight;
    const QRect room = m_editor.contentsRect();
    const QRect place(room.left(), room.top(), wanted, m_editor.viewport()->height());
    if (place == geometry())
        return;
    m_editor.setViewportMargins(wanted, 0, 0, 0);
    setGeometry(place);
    update();
}

int EditorMargin::lineAt(int y) const
{
    const QPointF offset = m_editor.contentOffset();
    for (QTextBlock block = m_editor.firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = m_editor.blockBoundingGeometry(block).translated(offset);
        if (block.isVisible() && y >= box.top() && y < box.bottom())
            return block.blockNumber();
        if (box.top() > y)
            break;
    }
    return -1;
}

void EditorMargin::paintEvent(QPaintEvent* event)
{
    const EditorColours& colours = m_editor.m_colours;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), colours.gutter);
    painter.fillRect(QRect(width() - 1, event->rect().top(), 1, event->rect().height()), colours.gutterEdge);
    painter.setFont(m_editor.font());
    const int current = m_editor.textCursor().block().blockNumber();
    const int side = signSide();
    const QPointF offset = m_editor.contentOffset();
    for (QTextBlock block = m_editor.firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = m_editor.blockBoundingGeometry(block).translated(offset);
        if (box.top() > event->rect().bottom())
            break;
        if (!block.isVisible())
            continue;
        if (box.bottom() < event->rect().top())
            continue;
        const int line = block.blockNumber();
        const int height = m_editor.fontMetrics().height();
        const QRectF row(0, box.top(), width(), height);
        painter.setPen(line == current ? colours.text : colours.muted);
        painter.drawText(row.adjusted(0, 0, -space::Tight - side - space::Tight, 0), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line + 1));
        const auto found
            = m_editor.diagnostics().within({.start = block.position(), .end = block.position() + block.length() - 1});
        const auto worst = std::ranges::min_element(
            found, {}, [](const DiagnosticMarks::Mark* mark) { return mark->diagnostic.severity; });
        if (worst != found.end())
            paintStatus(painter, QRectF(space::Tight, row.center().y() - side / 2.0, side, side),
                        outcomeOf((*worst)->diagnostic.severity), colours.theme);
        const bool folded = m_editor.isFolded(line);
        if (!folded && !m_editor.canFold(line))
            continue;
        const QPointF middle(width() - space::Tight - side / 2.0, row.center().y());
        const qreal arm = side / 4.5;
        QPainterPath arrow;
        if (folded) {
            arrow.moveTo(middle + QPointF(-arm / 2, -arm));
            arrow.lineTo(middle + QPointF(arm / 2, 0));
            arrow.lineTo(middle + QPointF(-arm / 2, arm));
        } else {
            arrow.moveTo(middle + QPointF(-arm, -arm / 2));
            arrow.lineTo(middle + QPointF(0, arm / 2));
            arrow.lineTo(middle + QPointF(arm, -arm / 2));
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(folded ? colours.text : colours.muted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(arrow);
    }
}

void EditorMargin::mousePressEvent(QMouseEvent* event)
{
    const int line = lineAt(int(event->position().y()));
    if (line < 0 || event->button() != Qt::LeftButton)
        return;
    if (event->position().x() >= width() - 2 * space::Tight - signSide())
        m_editor.setFolded(line, !m_editor.isFolded(line));
    else
        m_editor.goToLine(line + 1);
    m_editor.setFocus(Qt::MouseFocusReason);
}

void EditorMargin::wheelEvent(QWheelEvent* event)
{
    m_editor.wheelEvent(event);
}

bool EditorMargin::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList said;
    if (const QTextBlock block = m_editor.document()->findBlockByNumber(lineAt(help->pos().y())); block.isValid()) {
        for (const DiagnosticMarks::Mark* mark :
             m_editor.diagnostics().within({.start = block.position(), .end = block.position() + block.length() - 1}))
            said << QStringLiteral("%1: %2 (%3)")
                        .arg(severityWord(mark->diagnostic.severity), mark->diagnostic.message, mark->diagnostic.rule);
    }
    QToolTip::showText(help->globalPos(), plainToolTip(said.join(u'\n')), this);
    return true;
}

} // namespace signalbox::views
