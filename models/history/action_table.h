// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/action.h"
#include "history/connection.h"

#include <functional>
#include <optional>
#include <vector>

namespace signalbox::history {

/// Adds the beginning of an action to the chain and gives the action its number.
std::optional<qint64> begin(Connection& connection, const Action& action);

/// Adds an end. Nothing when the database fails, false when there is no such action.
std::optional<bool> complete(Connection& connection, qint64 id, const ActionEnd& end);

/// Those without an end, oldest first.
bool loadOpen(Connection& connection, const core::AccountId& account, std::vector<Action>& into);

/// Newest first.
bool load(Connection& connection, const ActionFilter& filter, std::vector<Action>& into);

/// Every link, in the order of the chain.
bool load(Connection& connection, std::vector<ActionLink>& into);

/// Nothing when the database fails.
std::optional<ChainState> check(Connection& connection);

/// Puts the rows of the table `action`, as versions 3 to 7 of the schema have it, into the chain and drops it. In the
/// transaction of the migration.
bool adoptOldActions(Connection& connection);

} // namespace signalbox::history
