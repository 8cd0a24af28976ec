// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"
#include "history/repository_table.h"
#include "history/retention.h"
#include "history/store.h"

#include <vector>

namespace signalbox::history {

/// The run as it stands, and its attempt beside the attempts before it. An older attempt than the one that is known
/// is added to the attempts and leaves the run as it is.
bool save(Connection& connection, AccountKey account, const core::Run& run);

/// With its attempts, jobs and steps, and with the validators that promised them.
bool remove(Connection& connection, AccountKey account, core::RunId run);
/// The same of a run that no list of GitHub's has any more: only its own pages have promised it, which an index finds.
bool forget(Connection& connection, AccountKey account, core::RunId run);

/// Newest first; of all repositories when `repository` is 0.
bool load(Connection& connection, AccountKey account, core::RepositoryId repository, int limit,
          std::vector<core::Run>& into);
/// All of the repository, newest first; one without a time comes last.
bool load(Connection& connection, AccountKey account, core::RepositoryId repository, std::vector<RunAge>& into);
/// Oldest first.
bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<Attempt>& into);

} // namespace signalbox::history
