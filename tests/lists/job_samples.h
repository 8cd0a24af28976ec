// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QTimeZone>

#include <random>

/// Jobs as GitHub describes them, for the tests of lists and of the pipeline screen.
namespace signalbox::samples {

using namespace Qt::StringLiterals;

inline constexpr core::RunId TheRun{30'433'642'001};

inline QDateTime start()
{
    return QDateTime(QDate(2026, 11, 23), QTime(9, 0), QTimeZone::UTC);
}

inline core::State state(const QString& status, const QString& conclusion = {})
{
    return core::State::fromWords(status, conclusion);
}

inline core::State passed()
{
    return state(u"completed"_s, u"success"_s);
}

inline core::State failed()
{
    return state(u"completed"_s, u"failure"_s);
}

inline core::State running()
{
    return state(u"in_progress"_s);
}

inline core::State queued()
{
    return state(u"queued"_s);
}

/// Began at start(); ended `seconds` later when it has ended.
inline core::Job job(qint64 id, const QString& name, const core::State& state, int seconds = 60, int attempt = 1)
{
    core::Job job;
    job.id = {id};
    job.run = TheRun;
    job.attempt = attempt;
    job.name = name;
    job.state = state;
    job.createdAt = start();
    job.startedAt = start();
    if (state.isCompleted())
        job.completedAt = start().addSecs(seconds);
    return job;
}

inline core::ChangeSet changes(const std::vector<core::Job>& jobs)
{
    core::ChangeSet set{.account = u"ada@github.com"_s, .at = start(), .changes = {}};
    for (const core::Job& job : jobs)
        set.changes.emplace_back(core::Changed<core::Job>{.before = {}, .after = job});
    return set;
}

/// Any state that GitHub may give, also words that we do not know.
inline core::State anyState(std::mt19937& random)
{
    static const QStringList statuses{u"queued"_s, u"in_progress"_s, u"waiting"_s, u"completed"_s, u"dreaming"_s};
    static const QStringList conclusions{u"success"_s, u"failure"_s, u"skipped"_s, u"timed_out"_s, u"odd"_s};
    const QString status = statuses[static_cast<int>(random() % 5)];
    return state(status, status == u"completed"_s ? conclusions[static_cast<int>(random() % 5)] : QString());
}

} // namespace signalbox::samples
