// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/schema.h"

#include "history/action_table.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

QString fileOf(int version)
{
    return u":/history/%1.sql"_s.arg(version);
}

/// A statement ends with a semicolon at the end of a line; comments take whole lines.
QStringList statements(int version)
{
    QFile file(fileOf(version));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList found;
    QString statement;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString& line : lines) {
        if (line.trimmed().isEmpty() || line.startsWith("--"_L1))
            continue;
        statement += line + u'\n';
        if (line.endsWith(u';')) {
            found << statement;
            statement.clear();
        }
    }
    return found;
}

/// What a migration does beyond its statements, because SQL does not know how.
bool complete(Connection& connection, int version)
{
    constexpr int withActionChain = 8;
    return version != withActionChain || adoptOldActions(connection);
}

} // namespace

int newestSchema()
{
    int version = 0;
    while (QFile::exists(fileOf(version + 1)))
        ++version;
    return version;
}

std::optional<int> schemaVersion(Connection& connection)
{
    const auto version = connection.number(u"PRAGMA user_version"_s);
    return version ? std::optional(static_cast<int>(*version)) : std::nullopt;
}

bool migrate(Connection& connection)
{
    const int newest = newestSchema();
    while (true) {
        Transaction transaction(connection);
        // Read again under the lock: another Signalbox may be doing the same at this moment.
        const auto version = transaction.isOpen() ? schemaVersion(connection) : std::nullopt;
        if (!version)
            return false;
        if (*version >= newest)
            return transaction.commit();
        const auto run = [&](const QString& statement) { return connection.run(statement); };
        if (!std::ranges::all_of(statements(*version + 1), run) || !complete(connection, *version + 1)
            || !connection.run(u"PRAGMA user_version = %1"_s.arg(*version + 1)) || !transaction.commit())
            return false;
    }
}

} // namespace signalbox::history
