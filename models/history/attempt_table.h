// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run_attempt.h"
#include "history/repository_table.h"

#include <optional>

namespace signalbox::history {

/// An attempt with the whole list of its jobs, beside the attempts that are known. The run itself stays as it is where
/// a newer attempt of it is known.
bool save(Connection& connection, AccountKey account, const core::RunAttempt& attempt);

/// Nothing where nobody has saved the whole list of its jobs, or where some of them are not there any more.
bool load(Connection& connection, AccountKey account, const core::Run& run, int number,
          std::optional<core::RunAttempt>& into);

} // namespace signalbox::history
