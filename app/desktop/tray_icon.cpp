// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tray_icon.h"

#include "common/status_icon.h"

#include <QGuiApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

void paintCount(QPainter& painter, int side, const QString& text, const views::Theme& theme)
{
    const double height = side * 0.58;
    const double width = text.size() > 1 ? side * 0.8 : height;
    const QRectF badge(side - width, side - height, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(views::Role::Surface));
    painter.drawRoundedRect(badge, height / 2, height / 2);
    QFont font;
    font.setBold(true);
    font.setPixelSize(std::max(6, qRound(height * 0.9)));
    painter.setFont(font);
    painter.setPen(theme.color(views::Role::Text));
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

QIcon trayIcon(const TrayState& state)
{
    const auto theme = views::Theme::of(QGuiApplication::palette());
    const auto worst = state.worst();
    const int count = state.count(worst);
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(state.stale ? 0.5 : 1.0);
        views::paintStatus(painter, pixmap.rect(), worst, theme);
        if (count > 1)
            paintCount(painter, side, count > 9 ? u"9+"_s : QString::number(count), theme);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace signalbox::desktop
