// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "core/outcome.h"

#include <QIcon>
#include <QWidget>

class QPainter;

namespace signalbox::views {

/// Paints the shape of an outcome into `box` (its largest centred square), sharp at any size and resolution. Each
/// outcome has a shape of its own, so that nobody needs the colour:
/// passed a disc with a check, failed an octagon with a cross, running a ring with an arc at `phase` (0 to 1, one
/// turn), queued a hollow circle, needs a person a triangle with "!", cancelled a slashed circle, skipped a double
/// arrow, neutral a square, unknown a disc with "?".
void paintStatus(QPainter& painter, const QRectF& box, core::Outcome outcome, const Theme& theme, qreal phase = 0.15);

/// The same as an icon for menus, lists and the tray; takes its colours from the application's palette when painted.
QIcon statusIcon(core::Outcome outcome);

/// The same as a widget. Turns while something runs, is visible and motion is allowed.
class StatusIcon final : public QWidget {
    Q_OBJECT

public:
    explicit StatusIcon(QWidget* parent = nullptr);

    void setOutcome(core::Outcome outcome);
    core::Outcome outcome() const { return m_outcome; }
    QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Spin* m_spin;
    core::Outcome m_outcome = core::Outcome::Unknown;
};

} // namespace signalbox::views
