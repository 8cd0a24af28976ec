// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/action_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {

std::optional<qint64> begin(Connection& connection, AccountKey account, const Action& action)
{
    if (!connection.run(u"INSERT INTO action (account, at, kind, repository_owner, repository_name, run, job, attempt, "
                        "outcome, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                        account.value, action.at, action.kind, action.repository.owner, action.repository.name,
                        action.run, action.job, action.attempt, action.outcome, action.message))
        return std::nullopt;
    return connection.lastId();
}

std::optional<bool> complete(Connection& connection, qint64 id, const QString& outcome, const QString& message)
{
    bool found = false;
    if (!connection.read(u"SELECT 1 FROM action WHERE id = ?"_s, [&](const QSqlQuery&) { found = true; }, id))
        return std::nullopt;
    if (!found)
        return false;
    if (!connection.run(u"UPDATE action SET outcome = ?, message = ? WHERE id = ?"_s, outcome, message, id))
        return std::nullopt;
    return true;
}

bool forgetActions(Connection& connection, AccountKey account, const QDateTime& before)
{
    return connection.run(u"DELETE FROM action WHERE account = ? AND at < ? AND outcome <> ''"_s, account.value,
                          before);
}

bool load(Connection& connection, AccountKey account, const core::AccountId& name, std::vector<Action>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.id = row.value(0).toLongLong(),
                        .account = name,
                        .at = time(row.value(1)),
                        .kind = row.value(2).toString(),
                        .repository = {.owner = row.value(3).toString(), .name = row.value(4).toString()},
                        .run = {row.value(5).toLongLong()},
                        .job = {row.value(6).toLongLong()},
                        .attempt = row.value(7).toInt(),
                        .message = row.value(8).toString()});
    };
    return connection.read(u"SELECT id, at, kind, repository_owner, repository_name, run, job, attempt, message "
                           "FROM action WHERE account = ? AND outcome = '' ORDER BY id"_s,
                           read, account.value);
}

} // namespace signalbox::history
