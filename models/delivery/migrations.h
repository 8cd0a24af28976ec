// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"

#include <QStringList>

#include <vector>

namespace signalbox::delivery {

/// A change of a database's shape that lies between two versions.
struct Migration {
    QString path;
    QString down; ///< the script that takes it back, where there is one beside it; else empty

    bool operator==(const Migration&) const = default;
};

/// Patterns (core/glob) of files that change a database's shape: those of diesel, sqlx, Flyway, Alembic, Rails, Prisma.
QStringList usualMigrationPatterns();

/// Those among the changed files that fit a pattern, a pair of up and down as one. `x.down.sql` beside `x.up.sql`,
/// `down.sql` beside `up.sql` and Flyway's `U12__x.sql` beside `V12__x.sql` take back; others say nothing of it.
std::vector<Migration> migrationsIn(const std::vector<core::ChangedFile>& files, const QStringList& patterns);

} // namespace signalbox::delivery
