// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace signalbox::views {

/// Fusion with wider gaps, our icon sizes, boxes and radio buttons that are seen in every table of colours, and no
/// etched lines. What it looks like beyond that is in the style sheet.
class QuietStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit QuietStyle(bool reducedMotion);

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* result = nullptr) const override;

private:
    bool m_reducedMotion;
};

/// Whether things may move in this widget, as its style says.
bool motionAllowed(const QWidget* widget);

} // namespace signalbox::views
