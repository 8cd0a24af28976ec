// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/attempt_table.h"

#include "history/job_table.h"
#include "history/run_table.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

QString textOfIds(const std::vector<core::Job>& jobs)
{
    QJsonArray ids;
    for (const core::Job& job : jobs)
        ids.append(job.id.value);
    return QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact));
}

} // namespace

bool save(Connection& connection, AccountKey account, const core::RunAttempt& attempt)
{
    return save(connection, account, attempt.run)
        && std::ranges::all_of(attempt.jobs, [&](const core::Job& job) { return save(connection, account, job); })
        && connection.run(u"UPDATE attempt SET jobs = ? WHERE account = ? AND run = ? AND number = ?"_s,
                          textOfIds(attempt.jobs), account.value, attempt.run.id, attempt.run.attempt);
}

bool load(Connection& connection, AccountKey account, const core::Run& run, int number,
          std::optional<core::RunAttempt>& into)
{
    core::RunAttempt attempt{.run = run};
    attempt.run.attempt = number;
    QString ids;
    const auto read = [&](const QSqlQuery& row) {
        attempt.run.state = core::State::fromWords(row.value(0).toString(), row.value(1).toString());
        attempt.run.triggeringActor = row.value(2).toString();
        attempt.run.startedAt = optionalTime(row.value(3));
        attempt.run.updatedAt = time(row.value(4));
        ids = row.value(5).toString();
    };
    if (!connection.read(u"SELECT status, conclusion, triggering_actor, started_at, updated_at, jobs FROM attempt "
                         "WHERE account = ? AND run = ? AND number = ?"_s,
                         read, account.value, run.id, number))
        return false;
    const QJsonArray listed = QJsonDocument::fromJson(ids.toUtf8()).array();
    if (ids.isEmpty() || !attempt.run.state.isCompleted())
        return true;
    std::vector<core::Job> all;
    if (!load(connection, account, run.id, all))
        return false;
    for (const QJsonValue& id : listed) {
        const auto job = std::ranges::find(all, core::JobId{id.toInteger()}, &core::Job::id);
        if (job == all.end())
            return true;
        attempt.jobs.push_back(*job);
    }
    into = std::move(attempt);
    return true;
}

} // namespace signalbox::history
