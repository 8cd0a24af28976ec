// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QWidget>

class QPainter;

namespace signalbox::views {

/// How wide a chip with this text is, at most `room`.
int chipWidth(const QString& text, const QFont& font, int room);

/// A short text on a rounded ground, such as a branch's name: at the left of `box`, in the middle of its height, no
/// wider than it needs; elided when it must be. Returns where it ended.
QRect paintChip(QPainter& painter, const QRect& box, const QString& text, const QFont& font, const Theme& theme,
                Role ground = Role::Hover);

/// The same as a widget, on the tint of the accent.
class Chip final : public QWidget {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace signalbox::views
