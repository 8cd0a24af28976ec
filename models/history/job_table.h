// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "history/repository_table.h"

#include <vector>

namespace signalbox::history {

/// The job with its steps, which replace those that were known.
bool save(Connection& connection, AccountKey account, const core::Job& job);

/// The jobs of the run as of one attempt with their steps, by id: under each name those of the newest attempt up to it;
/// none when no job of this very attempt is known. attempt 0: the newest one that is known, also when no job of it is.
bool load(Connection& connection, AccountKey account, core::RunId run, int attempt, std::vector<core::Job>& into);
/// Every job of every attempt of the run that is known, with its steps, by id.
bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<core::Job>& into);

} // namespace signalbox::history
