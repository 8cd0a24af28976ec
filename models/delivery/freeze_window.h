// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <variant>
#include <vector>

namespace signalbox::delivery {

struct FreezeOnce {
    QDateTime from; ///< UTC
    QDateTime to; ///< UTC; no longer frozen then

    bool operator==(const FreezeOnce&) const = default;
};

/// From a day and time of each week to another one, over the week's end where that comes first.
struct FreezeWeekly {
    int fromDay = 5; ///< 1 is Monday
    QTime fromTime{16, 0};
    int toDay = 1;
    QTime toTime{8, 0};
    QTimeZone zone = QTimeZone::utc(); ///< in which these are meant

    bool operator==(const FreezeWeekly&) const = default;
};

/// A time in which nothing is to be deployed.
struct FreezeWindow {
    QString name; ///< "weekend", for people
    std::variant<FreezeOnce, FreezeWeekly> when;

    bool operator==(const FreezeWindow&) const = default;
};

/// The first of the windows that holds at `now`.
std::optional<FreezeWindow> freezeAt(const std::vector<FreezeWindow>& windows, const QDateTime& now);

} // namespace signalbox::delivery
