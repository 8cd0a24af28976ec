// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"

namespace signalbox::views {

namespace {

constexpr std::chrono::milliseconds shortestShown{1}; // most lines follow at once, which is nothing to read
constexpr qint64 linesToStamp = 100; // lines that nobody stamped belong to the one in front of them

} // namespace

void LogText::setStampMode(StampMode mode)
{
    if (mode == m_stampMode)
        return;
    m_stampMode = mode;
    updateGutter();
    updateScrollBars();
    viewport()->update();
    Q_EMIT stampModeChanged();
}

QString LogText::stampText(qint64 number, const logs::LogLine& line) const
{
    if (!line.stamp)
        return {};
    switch (m_stampMode) {
    case StampMode::Off:
        return {};
    case StampMode::Absolute:
        return logs::absolute(*line.stamp);
    case StampMode::Relative:
        return logs::relative(*line.stamp, m_start.value_or(*line.stamp));
    case StampMode::Duration: {
        const logs::Ticks lasted = took(number).value_or(logs::Ticks{0});
        return lasted >= shortestShown ? logs::lasting(lasted) : QString();
    }
    }
    return {};
}

/// Until the next line that is stamped; none where no such line is near.
std::optional<logs::Ticks> LogText::took(qint64 number) const
{
    const std::optional<logs::Stamp> begin = m_layouts.at(number).line.stamp;
    const qint64 end = m_document ? std::min(number + linesToStamp, m_document->lineCount()) : 0;
    for (qint64 next = number + 1; begin && next < end; ++next) {
        if (const auto stamp = m_document->line(next).stamp)
            return std::max(*stamp - *begin, logs::Ticks{0});
    }
    return std::nullopt;
}

} // namespace signalbox::views
