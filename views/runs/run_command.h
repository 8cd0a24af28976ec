// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/run.h"
#include "lists/run_rows.h"

#include <array>
#include <functional>

namespace signalbox::views {

/// Names one run among all accounts.
using lists::RunKey;

/// What a user can do to a whole run.
enum class RunCommand { Rerun, RerunFailed, RerunDebug, Cancel, ForceCancel, Approve, Delete };

inline constexpr std::array allRunCommands{RunCommand::Rerun,  RunCommand::RerunFailed, RunCommand::RerunDebug,
                                           RunCommand::Cancel, RunCommand::ForceCancel, RunCommand::Approve,
                                           RunCommand::Delete};

/// Why this cannot be done to this run as it stands, in a user's words; empty when it can. The views know no rules of
/// GitHub's, so whoever knows them hands this in.
using WhyNot = std::function<QString(RunCommand, const core::AccountId&, const core::Run&)>;

} // namespace signalbox::views
