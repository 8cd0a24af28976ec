// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/past_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

// No index knows the names of jobs; so many runs with a big matrix each are read in milliseconds.
constexpr int runsLookedThrough = 300;

} // namespace

bool load(Connection& connection, AccountKey account, const JobOfWorkflow& job, int limit,
          std::vector<core::PastJob>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.job = {row.value(0).toLongLong()},
                        .run = {row.value(1).toLongLong()},
                        .runNumber = row.value(2).toInt(),
                        .attempt = row.value(3).toInt(),
                        .branch = row.value(4).toString(),
                        .commit = row.value(5).toString(),
                        .state = core::State::fromWords(row.value(6).toString(), row.value(7).toString()),
                        .startedAt = optionalTime(row.value(8)),
                        .completedAt = optionalTime(row.value(9))});
    };
    return connection.read(u"SELECT job.id, past.id, past.number, job.attempt, past.branch, past.commit_sha, "
                           "job.status, job.conclusion, job.started_at, job.completed_at FROM "
                           "(SELECT id, number, branch, commit_sha FROM run WHERE account = ? AND repository = ? "
                           "AND workflow = ? ORDER BY created_at DESC, id DESC LIMIT ?) AS past "
                           "JOIN job ON job.account = ? AND job.run = past.id AND job.name = ? "
                           "ORDER BY past.number DESC, job.attempt DESC, job.id DESC LIMIT ?"_s,
                           read, account.value, job.repository, job.workflow, runsLookedThrough, account.value,
                           job.name, limit);
}

} // namespace signalbox::history
