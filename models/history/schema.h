// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/connection.h"

namespace signalbox::history {

/// The newest version of the schema that this program knows. Migration N is the file schema/N.sql; a migration that
/// was released is never changed.
int newestSchema();

/// The version of the file, 0 for a new one. Nothing when it cannot be read.
std::optional<int> schemaVersion(Connection& connection);

/// Brings the file to newestSchema(), one transaction a migration, so that a kill leaves it at one of the versions.
bool migrate(Connection& connection);

} // namespace signalbox::history
