// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/chip.h"

#include <QPainter>

namespace signalbox::views {

int chipWidth(const QString& text, const QFont& font, int room)
{
    return std::min(QFontMetrics(font).horizontalAdvance(text) + 2 * space::Small, room);
}

QRect paintChip(QPainter& painter, const QRect& box, const QString& text, const QFont& font, const Theme& theme,
                Role ground)
{
    const QFontMetrics metrics(font);
    const int height = std::min(metrics.height() + space::Tight, box.height());
    QRect chip(box.left(), box.center().y() - height / 2, chipWidth(text, font, box.width()), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ground));
    painter.drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter.setPen(theme.color(ground == Role::AccentTint ? Role::Accent : Role::Text));
    painter.setFont(font);
    const QRect inner = chip.adjusted(space::Small, 0, -space::Small, 0);
    // A pixel more than the text: rounding must not elide what fits.
    painter.drawText(inner, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideMiddle, inner.width() + 1));
    painter.restore();
    return chip;
}

Chip::Chip(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const
{
    const QFont font = textFont(TextRole::Strong, this->font());
    return {chipWidth(m_text, font, QWIDGETSIZE_MAX), QFontMetrics(font).height() + 2 * space::Tight};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_text, textFont(TextRole::Strong, font()), Theme::current(), Role::AccentTint);
}

} // namespace signalbox::views
