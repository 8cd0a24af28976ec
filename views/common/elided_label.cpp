// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"

#include "common/plain_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

namespace signalbox::views {

ElidedLabel::ElidedLabel(QWidget* parent)
    : ElidedLabel(QString(), parent)
{
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setForegroundRole(QPalette::WindowText);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    const QString simple = text.simplified();
    if (simple == m_text)
        return;
    m_text = simple;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setMostLines(int lines)
{
    m_mostLines = std::max(lines, 1);
    // Fixed would be as high as the hint says, which is one line.
    QSizePolicy policy(QSizePolicy::Preferred, m_mostLines > 1 ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(m_mostLines > 1);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

/// Broken where there is a space; the last line holds all that is left, elided.
QStringList ElidedLabel::linesFor(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    QTextLayout layout(m_text, font());
    layout.beginLayout();
    QStringList lines;
    qsizetype from = 0;
    while (lines.size() + 1 < m_mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        from = line.textStart() + line.textLength();
        lines << m_text.sliced(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    if (from < m_text.size())
        lines << metrics.elidedText(m_text.sliced(from), m_mostLines > 1 ? Qt::ElideRight : m_mode, width);
    return lines;
}

int ElidedLabel::heightForWidth(int width) const
{
    if (m_mostLines == 1)
        return sizeHint().height();
    const QMargins margins = contentsMargins();
    const auto lines = std::max<qsizetype>(1, linesFor(width - margins.left() - margins.right()).size());
    return static_cast<int>(lines) * fontMetrics().height() + margins.top() + margins.bottom();
}

void ElidedLabel::setMuted(bool muted)
{
    setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText);
}

bool ElidedLabel::isElided() const
{
    return m_mostLines == 1 ? fontMetrics().horizontalAdvance(m_text) > contentsRect().width()
                            : linesFor(contentsRect().width()).join(u' ') != m_text;
}

QSize ElidedLabel::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()).grownBy(contentsMargins());
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 4);
    return {least, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList lines = linesFor(contentsRect().width());
    const int lineHeight = fontMetrics().height();
    QRect where = contentsRect();
    where.setTop(where.top() + (where.height() - static_cast<int>(lines.size()) * lineHeight) / 2);
    where.setHeight(lineHeight);
    for (const QString& line : lines) {
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, line);
        where.translate(0, lineHeight);
    }
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isElided())
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(m_text), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace signalbox::views
