// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "history/connection.h"

namespace signalbox::history {

/// What a failure of SQLite means to a user of the file.
core::Error storageError(const QString& path, const Failure& failure);

core::Error folderError(const QString& folder);
core::Error newerSchemaError(const QString& path, int found, int known);
core::Error notOpenError();
core::Error noSuchActionError(qint64 id);
core::Error cancelledError();
/// The file turned out to be damaged in the middle of the work and is now where `setAside` says.
core::Error damagedError(const QString& path, const QString& setAside, const Failure& failure);
core::Error cannotSetAsideError(const QString& path, const QString& reason);

} // namespace signalbox::history
