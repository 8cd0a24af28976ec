// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health_record.h"
#include "core/repository.h"
#include "history/repository_table.h"

#include <vector>

namespace signalbox::history {

/// Adds its times to those of the same deployment; what it says of the end takes the place of what was said before.
bool add(Connection& connection, AccountKey account, const core::RepositoryName& repository,
         const core::HealthRecord& record);

/// Of one repository, by deployment.
bool load(Connection& connection, AccountKey account, const core::RepositoryName& repository,
          std::vector<core::HealthRecord>& into);

} // namespace signalbox::history
