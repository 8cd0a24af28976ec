// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/past_job.h"
#include "history/repository_table.h"
#include "history/store.h"

#include <vector>

namespace signalbox::history {

/// The times that the job ran, newest first, of the newest runs of its workflow.
bool load(Connection& connection, AccountKey account, const JobOfWorkflow& job, int limit,
          std::vector<core::PastJob>& into);

} // namespace signalbox::history
