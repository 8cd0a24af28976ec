// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/repository_table.h"
#include "history/store.h"

#include <vector>

namespace signalbox::history {

/// Adds it and gives it its number.
std::optional<qint64> begin(Connection& connection, AccountKey account, const Action& action);

/// Nothing when the database fails, false when there is no such action.
std::optional<bool> complete(Connection& connection, qint64 id, const QString& outcome, const QString& message);

/// Those that ended, and were begun before this.
bool forgetActions(Connection& connection, AccountKey account, const QDateTime& before);

/// Those without an outcome, oldest first.
bool load(Connection& connection, AccountKey account, const core::AccountId& name, std::vector<Action>& into);

} // namespace signalbox::history
