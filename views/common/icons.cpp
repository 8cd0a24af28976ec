// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// Renders the drawing anew at each size and pours the palette's colour over it.
class LineEngine final : public QIconEngine {
public:
    explicit LineEngine(const QString& path)
        : m_path(path)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawing = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawing.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawing);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        QSvgRenderer drawing(m_path);
        drawing.setAspectRatioMode(Qt::KeepAspectRatio);
        drawing.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), palette.color(group, QPalette::WindowText));
        return result;
    }

    QIconEngine* clone() const override { return new LineEngine(m_path); }

private:
    QString m_path;
};

} // namespace

QIcon lineIcon(const QString& name)
{
    const QString path = u":/signalbox/icons/"_s + name + u".svg"_s;
    return QFile::exists(path) ? QIcon(new LineEngine(path)) : QIcon();
}

} // namespace signalbox::views
