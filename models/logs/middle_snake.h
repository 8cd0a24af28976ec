// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <optional>
#include <span>
#include <stop_token>

namespace signalbox::logs {

/// Lines of two texts that are compared with each other: [oldBegin, oldEnd) with [newBegin, newEnd).
struct DiffBox {
    qint64 oldBegin = 0;
    qint64 oldEnd = 0;
    qint64 newBegin = 0;
    qint64 newEnd = 0;

    bool isOneSided() const { return oldBegin == oldEnd || newBegin == newEnd; }
    bool operator==(const DiffBox&) const = default;
};

/// The equal lines, perhaps none, in the middle of a shortest way from the old lines of the box to its new ones (E. W.
/// Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, section 4b): half of the edits are in front of them
/// and half behind, so that the two parts can be solved alone, in linear space. Neither side of the box may be empty,
/// and it begins and ends with lines that differ. None when the way is longer than some thousand edits, or after a
/// stop.
std::optional<DiffBox> middleSnake(std::span<const quint32> oldLines, std::span<const quint32> newLines,
                                   const DiffBox& box, const std::stop_token& stop);

} // namespace signalbox::logs
