// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/repository.h"
#include "core/workflow.h"
#include "history/connection.h"
#include "history/store.h"

#include <vector>

namespace signalbox::history {

/// The number of an account in every other table.
struct AccountKey {
    qint64 value = 0;
};

/// Makes the account's row when there is none. Nothing when the database fails.
std::optional<AccountKey> accountKey(Connection& connection, const core::AccountId& account);

bool save(Connection& connection, AccountKey account, const core::Repository& repository);
bool save(Connection& connection, AccountKey account, const core::Workflow& workflow);

/// With everything that is known of it, and with the validators that promised it.
bool remove(Connection& connection, AccountKey account, core::RepositoryId repository);

bool load(Connection& connection, AccountKey account, std::vector<core::Repository>& into);
bool load(Connection& connection, AccountKey account, std::vector<core::Workflow>& into);

/// When they were last answered; repositories that have no row are left out.
bool save(Connection& connection, AccountKey account, const Seen& seen);
bool load(Connection& connection, AccountKey account, Seen& into);

} // namespace signalbox::history
