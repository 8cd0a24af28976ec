// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/job_table.h"

#include "history/text_list.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

bool saveSteps(Connection& connection, AccountKey account, const core::Job& job)
{
    if (!connection.run(u"DELETE FROM step WHERE account = ? AND job = ?"_s, account.value, job.id))
        return false;
    int position = 0;
    return std::ranges::all_of(job.steps, [&](const core::Step& step) {
        return connection.run(u"INSERT INTO step (account, job, position, number, name, status, conclusion, "
                              "started_at, completed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                              account.value, job.id, position++, step.number, step.name, step.state.statusWord(),
                              step.state.conclusionWord(), step.startedAt, step.completedAt);
    });
}

/// One query for the steps of all jobs: a matrix has up to 256 of them. Steps of other jobs are passed over.
bool loadSteps(Connection& connection, AccountKey account, core::RunId run, int attempt, std::vector<core::Job>& jobs)
{
    QHash<core::JobId, size_t> places;
    for (size_t i = 0; i < jobs.size(); ++i)
        places.insert(jobs[i].id, i);
    const auto read = [&](const QSqlQuery& row) {
        const auto place = places.constFind(core::JobId{row.value(0).toLongLong()});
        if (place == places.cend())
            return;
        jobs[*place].steps.push_back({.number = row.value(1).toInt(),
                                      .name = row.value(2).toString(),
                                      .state = core::State::fromWords(row.value(3).toString(), row.value(4).toString()),
                                      .startedAt = optionalTime(row.value(5)),
                                      .completedAt = optionalTime(row.value(6))});
    };
    return connection.read(u"SELECT step.job, step.number, step.name, step.status, step.conclusion, step.started_at, "
                           "step.completed_at FROM job JOIN step ON step.account = job.account AND step.job = job.id "
                           "WHERE job.account = ? AND job.run = ? AND job.attempt <= ? ORDER BY step.job, position"_s,
                           read, account.value, run, attempt);
}

core::Job jobOf(const QSqlQuery& row, core::RunId run)
{
    return {.id = {row.value(0).toLongLong()},
            .run = run,
            .attempt = row.value(1).toInt(),
            .name = row.value(2).toString(),
            .state = core::State::fromWords(row.value(3).toString(), row.value(4).toString()),
            .createdAt = time(row.value(5)),
            .startedAt = optionalTime(row.value(6)),
            .completedAt = optionalTime(row.value(7)),
            .labels = listOfText(row.value(8).toString()),
            .runner = row.value(9).toString(),
            .webUrl = url(row.value(10))};
}

std::optional<int> newestAttempt(Connection& connection, AccountKey account, core::RunId run)
{
    std::optional<int> newest;
    const auto read = [&](const QSqlQuery& row) { newest = row.value(0).toInt(); };
    const QString sql = u"SELECT max("
                        "coalesce((SELECT max(number) FROM attempt WHERE account = ? AND run = ?), 0), "
                        "coalesce((SELECT max(attempt) FROM job WHERE account = ? AND run = ?), 0))"_s;
    return connection.read(sql, read, account.value, run, account.value, run) ? newest : std::nullopt;
}

} // namespace

bool save(Connection& connection, AccountKey account, const core::Job& job)
{
    static const QString sql
        = upsert(u"job"_s,
                 {u"account"_s, u"id"_s, u"run"_s, u"attempt"_s, u"name"_s, u"status"_s, u"conclusion"_s,
                  u"created_at"_s, u"started_at"_s, u"completed_at"_s, u"labels"_s, u"runner"_s, u"web_url"_s},
                 2);
    return connection.run(sql, account.value, job.id, job.run, job.attempt, job.name, job.state.statusWord(),
                          job.state.conclusionWord(), job.createdAt, job.startedAt, job.completedAt,
                          textOfList(job.labels), job.runner, job.webUrl)
        && saveSteps(connection, account, job);
}

bool load(Connection& connection, AccountKey account, core::RunId run, int attempt, std::vector<core::Job>& into)
{
    const std::optional<int> wanted = attempt != 0 ? attempt : newestAttempt(connection, account, run);
    if (!wanted)
        return false;
    const auto read = [&](const QSqlQuery& row) { into.push_back(jobOf(row, run)); };
    // What a re-run leaves alone keeps the number of the attempt in which it ran.
    return connection.read(u"SELECT id, attempt, name, status, conclusion, created_at, started_at, completed_at, "
                           "labels, runner, web_url FROM (SELECT *, max(attempt) OVER (PARTITION BY name) AS newest, "
                           "max(attempt) OVER () AS last FROM job WHERE account = ? AND run = ? AND attempt <= ?) "
                           "WHERE attempt = newest AND last = ? ORDER BY id"_s,
                           read, account.value, run, *wanted, *wanted)
        && loadSteps(connection, account, run, *wanted, into);
}

bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<core::Job>& into)
{
    const auto read = [&](const QSqlQuery& row) { into.push_back(jobOf(row, run)); };
    return connection.read(u"SELECT id, attempt, name, status, conclusion, created_at, started_at, completed_at, "
                           "labels, runner, web_url FROM job WHERE account = ? AND run = ? ORDER BY id"_s,
                           read, account.value, run)
        && loadSteps(connection, account, run, std::numeric_limits<int>::max(), into);
}

} // namespace signalbox::history
