// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/repository_table.h"

#include "history/text_list.h"
#include "history/validator_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

const QStringList& repositoryColumns()
{
    static const QStringList columns{u"account"_s,    u"id"_s,       u"owner"_s,    u"name"_s,     u"default_branch"_s,
                                     u"is_private"_s, u"archived"_s, u"disabled"_s, u"can_push"_s, u"can_administer"_s,
                                     u"pushed_at"_s,  u"web_url"_s,  u"is_fork"_s,  u"topics"_s};
    return columns;
}

const QStringList& workflowColumns()
{
    static const QStringList columns{u"account"_s, u"id"_s,    u"repository"_s, u"name"_s,
                                     u"path"_s,    u"state"_s, u"web_url"_s};
    return columns;
}

/// Every name that the repository has had in our rows: its validators are found by it.
bool names(Connection& connection, AccountKey account, core::RepositoryId repository,
           std::vector<core::RepositoryName>& into)
{
    return connection.read(
        u"SELECT owner, name FROM repository WHERE account = ? AND id = ? UNION "
        "SELECT repository_owner, repository_name FROM run WHERE account = ? AND repository = ?"_s,
        [&](const QSqlQuery& row) {
            into.push_back({.owner = row.value(0).toString(), .name = row.value(1).toString()});
        },
        account.value, repository, account.value, repository);
}

} // namespace

std::optional<AccountKey> accountKey(Connection& connection, const core::AccountId& account)
{
    const auto find = [&]() -> std::optional<AccountKey> {
        std::optional<AccountKey> key;
        connection.read(
            u"SELECT id FROM account WHERE name = ?"_s,
            [&](const QSqlQuery& row) { key = AccountKey{row.value(0).toLongLong()}; }, account);
        return key;
    };
    if (const auto known = find())
        return known;
    // Another program may add it between the two statements.
    if (!connection.run(u"INSERT INTO account (name) VALUES (?) ON CONFLICT DO NOTHING"_s, account))
        return std::nullopt;
    return find();
}

bool save(Connection& connection, AccountKey account, const core::Repository& repository)
{
    static const QString sql = upsert(u"repository"_s, repositoryColumns(), 2);
    return connection.run(sql, account.value, repository.id, repository.name.owner, repository.name.name,
                          repository.defaultBranch, repository.isPrivate, repository.archived, repository.disabled,
                          repository.canPush, repository.canAdminister, repository.pushedAt, repository.webUrl,
                          repository.isFork, textOfList(repository.topics));
}

bool save(Connection& connection, AccountKey account, const core::Workflow& workflow)
{
    static const QString sql = upsert(u"workflow"_s, workflowColumns(), 2);
    return connection.run(sql, account.value, workflow.id, workflow.repository, workflow.name, workflow.path,
                          workflow.state, workflow.webUrl);
}

bool remove(Connection& connection, AccountKey account, core::RepositoryId repository)
{
    std::vector<core::RepositoryName> known;
    if (!names(connection, account, repository, known))
        return false;
    for (const core::RepositoryName& name : known) {
        if (!forgetValidators(connection, account, u"/repos/"_s + name.full()))
            return false;
    }
    const QString runs = u"SELECT id FROM run WHERE account = ? AND repository = ?"_s;
    const QString jobs = u"SELECT id FROM job WHERE account = ? AND run IN (%1)"_s.arg(runs);
    return forgetValidators(connection, account, u"/repositories/%1"_s.arg(repository.value))
        && connection.run(u"DELETE FROM step WHERE account = ? AND job IN (%1)"_s.arg(jobs), account.value,
                          account.value, account.value, repository)
        && connection.run(u"DELETE FROM job WHERE account = ? AND run IN (%1)"_s.arg(runs), account.value,
                          account.value, repository)
        && connection.run(u"DELETE FROM attempt WHERE account = ? AND run IN (%1)"_s.arg(runs), account.value,
                          account.value, repository)
        && connection.run(u"DELETE FROM run WHERE account = ? AND repository = ?"_s, account.value, repository)
        && connection.run(u"DELETE FROM workflow WHERE account = ? AND repository = ?"_s, account.value, repository)
        && connection.run(u"DELETE FROM repository WHERE account = ? AND id = ?"_s, account.value, repository);
}

bool load(Connection& connection, AccountKey account, std::vector<core::Repository>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.id = {row.value(0).toLongLong()},
                        .name = {.owner = row.value(1).toString(), .name = row.value(2).toString()},
                        .defaultBranch = row.value(3).toString(),
                        .isPrivate = row.value(4).toBool(),
                        .archived = row.value(5).toBool(),
                        .disabled = row.value(6).toBool(),
                        .isFork = row.value(11).toBool(),
                        .canPush = row.value(7).toBool(),
                        .canAdminister = row.value(8).toBool(),
                        .pushedAt = optionalTime(row.value(9)),
                        .webUrl = url(row.value(10)),
                        .topics = listOfText(row.value(12).toString())});
    };
    static const QString sql
        = u"SELECT %1 FROM repository WHERE account = ? ORDER BY id"_s.arg(repositoryColumns().sliced(1).join(u", "_s));
    return connection.read(sql, read, account.value);
}

bool load(Connection& connection, AccountKey account, std::vector<core::Workflow>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.id = {row.value(0).toLongLong()},
                        .repository = {row.value(1).toLongLong()},
                        .name = row.value(2).toString(),
                        .path = row.value(3).toString(),
                        .state = row.value(4).toString(),
                        .webUrl = url(row.value(5))});
    };
    static const QString sql
        = u"SELECT %1 FROM workflow WHERE account = ? ORDER BY id"_s.arg(workflowColumns().sliced(1).join(u", "_s));
    return connection.read(sql, read, account.value);
}

bool save(Connection& connection, AccountKey account, const Seen& seen)
{
    const auto keep = [&](const auto& entry) {
        return connection.run(u"UPDATE repository SET seen_at = ? WHERE account = ? AND id = ?"_s, entry.second,
                              account.value, entry.first);
    };
    return std::ranges::all_of(seen.asKeyValueRange(), keep);
}

bool load(Connection& connection, AccountKey account, Seen& into)
{
    const auto read = [&](const QSqlQuery& row) { into.insert({row.value(0).toLongLong()}, time(row.value(1))); };
    return connection.read(u"SELECT id, seen_at FROM repository WHERE account = ? AND seen_at IS NOT NULL"_s, read,
                           account.value);
}

} // namespace signalbox::history
