// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <expected>

namespace signalbox::history {

/// Renames a database with its -wal and -shm to PATH.damaged-YYYYMMDD-hhmmss (UTC), with a number behind it when that
/// is taken, and returns the new name; or why it cannot be done. To be called while SQLite still has the file open:
/// finding it moved, SQLite leaves the log as it is, where otherwise closing would write it into the damaged file.
std::expected<QString, QString> setAside(const QString& path, const QDateTime& now);

} // namespace signalbox::history
