// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/repository_table.h"
#include "history/store.h"

#include <vector>

namespace signalbox::history {

/// Takes the place of the one with the same kind, repository and subject.
bool save(Connection& connection, AccountKey account, const Undertaking& undertaking);

/// Those of a kind, by repository and subject.
bool load(Connection& connection, AccountKey account, const core::AccountId& name, const QString& kind,
          std::vector<Undertaking>& into);

} // namespace signalbox::history
