// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/status_badge.h"

#include "common/spin.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QPainter>

namespace signalbox::views {

StatusBadge::StatusBadge(Size size, QWidget* parent)
    : QWidget(parent)
    , m_size(size)
    , m_spin(new Spin(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setOutcome(core::Outcome::Unknown, core::words(core::Outcome::Unknown));
    connect(m_spin, &Spin::turned, this, qOverload<>(&QWidget::update));
}

void StatusBadge::setState(const core::State& state)
{
    setOutcome(core::outcome(state), core::words(state));
}

void StatusBadge::setOutcome(core::Outcome outcome, const QString& word)
{
    m_outcome = outcome;
    m_spin->setActive(outcome == core::Outcome::Running);
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QFont StatusBadge::wordFont() const
{
    return textFont(m_size == Size::Large ? TextRole::Title : TextRole::Strong, font());
}

int StatusBadge::iconSide() const
{
    const int height = QFontMetrics(wordFont()).height();
    return m_size == Size::Large ? height + space::Tight : height - space::Hair;
}

QSize StatusBadge::sizeHint() const
{
    const QFontMetrics metrics(wordFont());
    const int padding = m_size == Size::Large ? space::Small : space::Tight;
    return {padding + iconSide() + space::Small + metrics.horizontalAdvance(m_word) + padding + space::Small,
            std::max(iconSide(), metrics.height()) + 2 * padding};
}

void StatusBadge::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    const StatusColors colors = theme.status(m_outcome);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const int padding = m_size == Size::Large ? space::Small : space::Tight;
    const QRectF icon(padding, (height() - iconSide()) / 2.0, iconSide(), iconSide());
    paintStatus(painter, icon, m_outcome, theme, m_spin->phase());
    painter.setFont(wordFont());
    painter.setPen(colors.ink);
    const QRectF where(icon.right() + space::Small, 0, width() - icon.right() - space::Small, height());
    painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_word);
}

} // namespace signalbox::views
