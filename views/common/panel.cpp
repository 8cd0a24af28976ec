// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/panel.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::views {

void paintCard(QWidget* widget)
{
    const Theme theme = Theme::current();
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Role::Border));
    painter.setBrush(theme.color(Role::Surface));
    const QRectF card = QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(card, space::Radius, space::Radius);
}

Panel::Panel(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel)
    , m_icon(new QLabel)
    , m_headerRow(new QWidget)
    , m_header(new QHBoxLayout(m_headerRow))
    , m_body(new QVBoxLayout)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1); // the border is painted there
    all->setSpacing(0);
    all->addWidget(m_headerRow);
    all->addLayout(m_body, 1);

    m_header->setContentsMargins(space::Medium, space::Small, space::Medium, space::Tight);
    m_header->addWidget(m_icon);
    m_header->addWidget(m_title, 1);
    m_icon->hide();
    m_title->setFont(textFont(TextRole::Strong));
    setFlush(false);
    setTitle(title);
}

void Panel::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_headerRow->setVisible(!title.isEmpty());
}

QString Panel::title() const
{
    return m_title->text();
}

void Panel::setIcon(const QString& name)
{
    m_iconName = name;
    drawIcon();
    m_icon->show();
}

void Panel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        drawIcon(); // it has the colour of the text
    QWidget::changeEvent(event);
}

void Panel::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(lineIcon(m_iconName).pixmap(QSize(16, 16), devicePixelRatio()));
}

void Panel::setFlush(bool flush)
{
    m_body->setContentsMargins(flush ? QMargins(0, 0, 0, space::Tight)
                                     : QMargins(space::Medium, space::Tight, space::Medium, space::Medium));
}

void Panel::paintEvent(QPaintEvent*)
{
    paintCard(this);
}

} // namespace signalbox::views
