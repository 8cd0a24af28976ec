// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/action_table.h"

#include "history/action_chain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

/// Where the chain ends.
struct Head {
    qint64 number = 0;
    QByteArray hash;
};

std::optional<Head> headOf(Connection& connection)
{
    std::optional<Head> head;
    const auto read = [&](const QSqlQuery& row) {
        head = Head{.number = row.value(0).toLongLong(), .hash = row.value(1).toString().toLatin1()};
    };
    return connection.read(u"SELECT number, hash FROM action_head WHERE one = 1"_s, read) ? head : std::nullopt;
}

/// Adds the next link. In a transaction: what is the next one must not change meanwhile.
bool append(Connection& connection, const std::function<QByteArray(qint64 number)>& text)
{
    const auto head = headOf(connection);
    if (!head)
        return false;
    const qint64 number = head->number + 1;
    const QByteArray entry = text(number);
    const QString hash = QString::fromLatin1(hashOf(head->hash, entry));
    return connection.run(u"INSERT INTO action_entry (number, entry, hash) VALUES (?, ?, ?)"_s, number,
                          QString::fromUtf8(entry), hash)
        && connection.run(u"UPDATE action_head SET number = ?, hash = ? WHERE one = 1"_s, number, hash);
}

bool appendBegin(Connection& connection, qint64 id, const Action& action)
{
    return append(connection, [&](qint64 number) { return textOfBegin(number, id, action); });
}

bool appendEnd(Connection& connection, qint64 id, const ActionEnd& end)
{
    return append(connection, [&](qint64 number) { return textOfEnd(number, id, end); });
}

/// The actions that these rows of entries make.
template <class... Values>
std::optional<std::vector<Action>> actionsOf(Connection& connection, const QString& sql, const Values&... values)
{
    ActionReader reader;
    const auto read = [&](const QSqlQuery& row) { reader.take(row.value(0).toString().toUtf8()); };
    return connection.read(sql, read, values...) ? std::optional(std::move(reader).actions()) : std::nullopt;
}

} // namespace

std::optional<qint64> begin(Connection& connection, const Action& action)
{
    Transaction transaction(connection);
    const auto last
        = transaction.isOpen() ? connection.number(u"SELECT max(action) FROM action_entry"_s) : std::nullopt;
    if (!last || !appendBegin(connection, *last + 1, action) || !transaction.commit())
        return std::nullopt;
    return *last + 1;
}

std::optional<bool> complete(Connection& connection, qint64 id, const ActionEnd& end)
{
    Transaction transaction(connection);
    bool found = false;
    const auto see = [&](const QSqlQuery&) { found = true; };
    const QString sql = u"SELECT 1 FROM action_entry WHERE action = ? AND part = 'begun'"_s;
    if (!transaction.isOpen() || !connection.read(sql, see, id))
        return std::nullopt;
    if (!found)
        return false;
    if (!appendEnd(connection, id, end) || !transaction.commit())
        return std::nullopt;
    return true;
}

bool loadOpen(Connection& connection, const core::AccountId& account, std::vector<Action>& into)
{
    auto open
        = actionsOf(connection,
                    u"SELECT entry FROM action_entry AS begun WHERE part = 'begun' AND account = ? AND NOT EXISTS "
                    "(SELECT 1 FROM action_entry AS ended "
                    "WHERE ended.action = begun.action AND ended.part = 'ended') ORDER BY number"_s,
                    account);
    if (!open)
        return false;
    into = *std::move(open);
    return true;
}

bool load(Connection& connection, const ActionFilter& filter, std::vector<Action>& into)
{
    auto all = actionsOf(connection, u"SELECT entry FROM action_entry ORDER BY number"_s);
    if (!all)
        return false;
    std::erase_if(*all, [&filter](const Action& action) { return !filter.matches(action); });
    std::ranges::reverse(*all);
    if (filter.limit > 0 && all->size() > std::size_t(filter.limit))
        all->resize(std::size_t(filter.limit));
    into = *std::move(all);
    return true;
}

bool load(Connection& connection, std::vector<ActionLink>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.number = row.value(0).toLongLong(),
                        .text = row.value(1).toString().toUtf8(),
                        .previous = into.empty() ? beforeTheFirst() : into.back().hash,
                        .hash = row.value(2).toString().toUtf8()});
    };
    return connection.read(u"SELECT number, entry, hash FROM action_entry ORDER BY number"_s, read);
}

std::optional<ChainState> check(Connection& connection)
{
    // Of one moment: another program may be adding to it.
    const Transaction transaction(connection);
    std::vector<ActionLink> links;
    const auto head = transaction.isOpen() && load(connection, links) ? headOf(connection) : std::nullopt;
    if (!head)
        return std::nullopt;
    ChainCheck chain;
    for (const ActionLink& link : links)
        chain.take(link);
    return chain.end(head->number, head->hash);
}

bool adoptOldActions(Connection& connection)
{
    struct Old {
        Action action;
        QString outcome;
    };
    std::vector<Old> rows;
    const auto read = [&](const QSqlQuery& row) {
        const QString account = row.value(1).toString();
        rows.push_back({.action = {.id = row.value(0).toLongLong(),
                                   .account = account,
                                   .at = time(row.value(2)),
                                   .kind = row.value(3).toString(),
                                   .actor = account.left(account.lastIndexOf(u'@')),
                                   .repository = {.owner = row.value(4).toString(), .name = row.value(5).toString()},
                                   .run = {row.value(6).toLongLong()},
                                   .job = {row.value(7).toLongLong()},
                                   .attempt = row.value(8).toInt(),
                                   .message = row.value(10).toString()},
                        .outcome = row.value(9).toString()});
    };
    if (!connection.read(u"SELECT action.id, account.name, at, kind, repository_owner, repository_name, run, job, "
                         "attempt, outcome, message FROM action JOIN account ON account.id = action.account "
                         "ORDER BY action.id"_s,
                         read))
        return false;
    const auto adopt = [&](const Old& row) {
        return appendBegin(connection, row.action.id, row.action)
            && (row.outcome.isEmpty() || appendEnd(connection, row.action.id, {.outcome = row.outcome}));
    };
    return std::ranges::all_of(rows, adopt) && connection.run(u"DROP TABLE action"_s);
}

} // namespace signalbox::history
