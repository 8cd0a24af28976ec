// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"

#include <chrono>

namespace signalbox::logs {

/// Lines that fold under their first one.
struct Section {
    enum class Kind { Step, Group };

    Kind kind = Kind::Group;
    qint64 first = 0; ///< the line that stays visible
    qint64 last = 0; ///< including the line with ##[endgroup]
    int step = 0; ///< core::Step::number; 0 for a group
    QString title; ///< a step's name; empty for a group, whose first line says it
    bool failed = false; ///< an error is within, or the step failed
    std::optional<std::chrono::seconds> took; ///< of a step that has ended

    bool operator==(const Section&) const = default;
};

/// The groups of a log, in order and without overlap. Real logs do not nest them reliably: a group ends with the next
/// ##[endgroup], in front of the next group, or with the log. Where a group is never ended and an error comes, the
/// error and what follows is not of the group, so that folding never hides it.
std::vector<Section> groupsOf(const std::vector<MarkedLine>& markers, qint64 lineCount);

} // namespace signalbox::logs
