// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include <chrono>
#include <vector>

namespace signalbox::views {

/// Where a moment of a timeline stands in a row of this width: names at the left, the stretch of time at their right,
/// room for one more text behind it. Ruler and rows share it, so that they agree.
class TimelineScale {
public:
    TimelineScale(int width, std::chrono::milliseconds length);

    double x(std::chrono::milliseconds moment) const;
    QRect names(const QRect& row) const;
    QRect times(const QRect& row) const;
    /// Round moments, some 90 pixels or more apart, the first at 0.
    std::vector<std::chrono::milliseconds> ticks() const;

private:
    int m_left;
    int m_right;
    std::chrono::milliseconds m_length;
};

} // namespace signalbox::views
