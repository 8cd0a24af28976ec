// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/migrations.h"

#include "core/glob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

/// What the script that takes this one back would be called; empty where nothing is usual.
QString downOf(const QString& path)
{
    const qsizetype slash = path.lastIndexOf(u'/') + 1;
    const QString folder = path.first(slash);
    const QString name = path.sliced(slash);
    if (name.endsWith(".up.sql"_L1))
        return folder + name.chopped(7) + ".down.sql"_L1;
    if (name == "up.sql"_L1)
        return folder + "down.sql"_L1;
    if (name.startsWith(u'V') && name.contains("__"_L1) && name.endsWith(".sql"_L1))
        return folder + u'U' + name.sliced(1);
    return {};
}

bool takesBack(const QString& path)
{
    const QString name = path.sliced(path.lastIndexOf(u'/') + 1);
    return name.endsWith(".down.sql"_L1) || name == "down.sql"_L1
        || (name.startsWith(u'U') && name.contains("__"_L1) && name.endsWith(".sql"_L1));
}

} // namespace

QStringList usualMigrationPatterns()
{
    // A * goes over slashes.
    return {u"migrations/*"_s, u"*/migrations/*"_s, u"*/migrate/*"_s,   u"*.sql"_s,
            u"schema.*"_s,     u"*/schema.*"_s,     u"alembic/*"_s,     u"*/alembic/*"_s,
            u"diesel.toml"_s,  u"*/diesel.toml"_s,  u"sqlx-data.json"_s};
}

std::vector<Migration> migrationsIn(const std::vector<core::ChangedFile>& files, const QStringList& patterns)
{
    const auto isThere = [&](const QString& path) {
        return std::ranges::any_of(files, [&](const core::ChangedFile& file) {
            return file.path == path && file.change != core::ChangedFile::Change::Removed;
        });
    };
    std::vector<core::Glob> globs;
    globs.reserve(size_t(patterns.size()));
    for (const QString& pattern : patterns)
        globs.emplace_back(pattern);
    std::vector<Migration> found;
    for (const core::ChangedFile& file : files) {
        const auto fits = [&](const core::Glob& glob) { return glob.matches(file.path); };
        if (takesBack(file.path) || std::ranges::none_of(globs, fits))
            continue;
        const QString down = downOf(file.path);
        found.push_back({.path = file.path, .down = isThere(down) ? down : QString()});
    }
    return found;
}

} // namespace signalbox::delivery
