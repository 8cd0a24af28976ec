// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <span>
#include <stop_token>
#include <vector>

namespace signalbox::logs {

/// `oldCount` lines from `oldFirst` on were replaced by `newCount` lines from `newFirst` on; one of the counts may be
/// 0.
struct LineChange {
    qint64 oldFirst = 0;
    qint64 oldCount = 0;
    qint64 newFirst = 0;
    qint64 newCount = 0;

    bool operator==(const LineChange&) const = default;
};

/// What makes `newLines` of `oldLines`, in order and with an equal line between any two changes. Lines are numbers that
/// are equal when the lines are. Patience first: lines that each side has once anchor what is between them, which is
/// then compared after Myers in linear space. Where that would need more than some thousand edits, what is between two
/// anchors counts as replaced. After a stop the rest counts as replaced.
std::vector<LineChange> diffLines(std::span<const quint32> oldLines, std::span<const quint32> newLines,
                                  const std::stop_token& stop = {});

} // namespace signalbox::logs
