// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <chrono>

namespace signalbox::lists {

/// How long its machine worked on it: until its end, or until `now` while it runs. Nothing while it has
/// not begun, and for one that ended without ever beginning (skipped, cancelled in the queue).
std::optional<std::chrono::milliseconds> timeTaken(const core::Job& job, const QDateTime& now);
std::optional<std::chrono::milliseconds> timeTaken(const core::Step& step, const QDateTime& now);

/// What a screen reader says: "failed after 1 min 12 s", "running for 40 s", "queued".
QString spoken(const core::State& state, std::optional<std::chrono::milliseconds> taken);

} // namespace signalbox::lists
