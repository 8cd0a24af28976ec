// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "github/validator.h"
#include "history/connection.h"

#include <vector>

namespace signalbox::history {

struct AccountKey;

bool save(Connection& connection, AccountKey account, const github::Validator& validator);
/// Those of pages that are about one of these repositories and not about one run.
bool load(Connection& connection, AccountKey account, const std::vector<core::Repository>& repositories,
          std::vector<github::Validator>& into);
bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<github::Validator>& into);

/// Those of this path of the API and of everything under it, such as "/repos/OWNER/NAME", compared without case. Rows
/// that go must take along the validators that promise them: else GitHub would say 304 to rows that we have not got.
bool forgetValidators(Connection& connection, AccountKey account, const QString& path);
/// Those of runs that ended before this.
bool forgetValidators(Connection& connection, AccountKey account, const QDateTime& endedBefore);

} // namespace signalbox::history
