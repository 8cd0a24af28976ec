// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/run.h"

#include <optional>

namespace signalbox::views {

class EmptyState;

/// Says in the place of the jobs, while a run has none on show: why, and what comes next. `hidden`: the run may be seen
/// and its jobs may not; `loading`: the first answer is on its way.
void describeMissingJobs(EmptyState& place, const core::Run& run, const std::optional<core::Error>& hidden,
                         bool loading);

} // namespace signalbox::views
