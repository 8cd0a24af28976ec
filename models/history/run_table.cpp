// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/run_table.h"

#include "core/shared_text.h"
#include "history/validator_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

const QStringList& columns()
{
    static const QStringList all{u"account"_s,         u"id"_s,         u"repository"_s,       u"repository_owner"_s,
                                 u"repository_name"_s, u"workflow"_s,   u"workflow_path"_s,    u"workflow_name"_s,
                                 u"title"_s,           u"number"_s,     u"attempt"_s,          u"event"_s,
                                 u"status"_s,          u"conclusion"_s, u"branch"_s,           u"commit_sha"_s,
                                 u"commit_message"_s,  u"actor"_s,      u"triggering_actor"_s, u"pull_request"_s,
                                 u"created_at"_s,      u"started_at"_s, u"updated_at"_s,       u"web_url"_s};
    return all;
}

core::Run runOf(const QSqlQuery& row, core::SharedText& texts)
{
    const auto shared = [&](const QVariant& value) { return texts(value.toString()); };
    return {.id = {row.value(0).toLongLong()},
            .repository = {row.value(1).toLongLong()},
            .repositoryName = {.owner = shared(row.value(2)), .name = shared(row.value(3))},
            .workflow = {row.value(4).toLongLong()},
            .workflowPath = shared(row.value(5)),
            .workflowName = shared(row.value(6)),
            .title = row.value(7).toString(),
            .number = row.value(8).toInt(),
            .attempt = row.value(9).toInt(),
            .event = shared(row.value(10)),
            .state = core::State::fromWords(row.value(11).toString(), row.value(12).toString()),
            .branch = shared(row.value(13)),
            .commit = row.value(14).toString(),
            .commitMessage = row.value(15).toString(),
            .actor = shared(row.value(16)),
            .triggeringActor = shared(row.value(17)),
            .pullRequest = row.value(18).toInt(),
            .createdAt = time(row.value(19)),
            .startedAt = optionalTime(row.value(20)),
            .updatedAt = time(row.value(21)),
            .webUrl = url(row.value(22))};
}

bool saveAttempt(Connection& connection, AccountKey account, const core::Run& run)
{
    static const QString sql = upsert(u"attempt"_s,
                                      {u"account"_s, u"run"_s, u"number"_s, u"status"_s, u"conclusion"_s,
                                       u"triggering_actor"_s, u"started_at"_s, u"updated_at"_s},
                                      3);
    return connection.run(sql, account.value, run.id, run.attempt, run.state.statusWord(), run.state.conclusionWord(),
                          run.triggeringActor, run.startedAt, run.updatedAt);
}

bool removeRows(Connection& connection, AccountKey account, core::RunId run)
{
    return connection.run(u"DELETE FROM step WHERE account = ? AND job IN "
                          "(SELECT id FROM job WHERE account = ? AND run = ?)"_s,
                          account.value, account.value, run)
        && connection.run(u"DELETE FROM job WHERE account = ? AND run = ?"_s, account.value, run)
        && connection.run(u"DELETE FROM attempt WHERE account = ? AND run = ?"_s, account.value, run)
        && connection.run(u"DELETE FROM run WHERE account = ? AND id = ?"_s, account.value, run);
}

} // namespace

bool save(Connection& connection, AccountKey account, const core::Run& run)
{
    static const QString sql = upsert(u"run"_s, columns(), 2) + u" WHERE excluded.attempt >= run.attempt"_s;
    return saveAttempt(connection, account, run)
        && connection.run(sql, account.value, run.id, run.repository, run.repositoryName.owner, run.repositoryName.name,
                          run.workflow, run.workflowPath, run.workflowName, run.title, run.number, run.attempt,
                          run.event, run.state.statusWord(), run.state.conclusionWord(), run.branch, run.commit,
                          run.commitMessage, run.actor, run.triggeringActor, run.pullRequest, run.createdAt,
                          run.startedAt, run.updatedAt, run.webUrl);
}

bool remove(Connection& connection, AccountKey account, core::RunId run)
{
    return forgetValidators(connection, account, u"/actions/runs/%1"_s.arg(run.value))
        && removeRows(connection, account, run);
}

bool forget(Connection& connection, AccountKey account, core::RunId run)
{
    return connection.run(u"DELETE FROM validator WHERE account = ? AND run = ?"_s, account.value, run)
        && removeRows(connection, account, run);
}

bool load(Connection& connection, AccountKey account, core::RepositoryId repository, int limit,
          std::vector<core::Run>& into)
{
    static const QString select = u"SELECT %1 FROM run WHERE account = ?"_s.arg(columns().sliced(1).join(u", "_s));
    static const QString newest = u" ORDER BY created_at DESC, id DESC LIMIT ?"_s;
    core::SharedText shared;
    const auto read = [&](const QSqlQuery& row) { into.push_back(runOf(row, shared)); };
    if (repository)
        return connection.read(select + u" AND repository = ?"_s + newest, read, account.value, repository, limit);
    return connection.read(select + newest, read, account.value, limit);
}

bool load(Connection& connection, AccountKey account, core::RepositoryId repository, std::vector<RunAge>& into)
{
    core::SharedText shared;
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.run = {row.value(0).toLongLong()},
                        .workflow = {row.value(1).toLongLong()},
                        .branch = shared(row.value(2).toString()),
                        .pullRequest = row.value(3).toBool(),
                        .passed = row.value(4).toBool(),
                        .createdAt = optionalTime(row.value(5))});
    };
    return connection.read(u"SELECT id, workflow, branch, event LIKE 'pull_request%', "
                           "status = 'completed' AND conclusion = 'success', created_at FROM run "
                           "WHERE account = ? AND repository = ? ORDER BY created_at DESC, id DESC"_s,
                           read, account.value, repository);
}

bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<Attempt>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.run = run,
                        .number = row.value(0).toInt(),
                        .state = core::State::fromWords(row.value(1).toString(), row.value(2).toString()),
                        .triggeringActor = row.value(3).toString(),
                        .startedAt = optionalTime(row.value(4)),
                        .updatedAt = time(row.value(5))});
    };
    return connection.read(u"SELECT number, status, conclusion, triggering_actor, started_at, updated_at FROM attempt "
                           "WHERE account = ? AND run = ? ORDER BY number"_s,
                           read, account.value, run);
}

} // namespace signalbox::history
