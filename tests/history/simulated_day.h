// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/random_values.h"
#include "history/store.h"

#include <map>

/// A day of a busy account, one call of the store after the other, and what the store must hold after each of them.
/// The same seed gives the same day, so that the one who writes and the one who checks need not talk.
class SimulatedDay {
public:
    explicit SimulatedDay(quint32 seed);

    int calls() const { return m_calls; } ///< made so far
    /// Makes the next call; true when the store acknowledged it.
    bool makeNext(signalbox::history::Store& store);
    /// Goes on by one call without a store.
    void skipNext() { (void)next(); }

    /// What in the store differs from what it must hold now; empty when nothing does.
    QString difference(signalbox::history::Store& store) const;

private:
    struct Call {
        signalbox::core::ChangeSet changes;
        std::vector<signalbox::github::Validator> validators;
        std::optional<signalbox::history::Action> begun; // the call is beginAction() when it is there
        qint64 completed = 0; // the call is completeAction() when it is not 0
    };
    Call next();
    Call look();
    void startRun(Call& call);
    void goOn(Call& call);
    void rerun(Call& call);
    void removeRun(Call& call);
    signalbox::core::Run& anyRun();
    void keepRun(Call& call, const signalbox::core::Run& run);
    void keepJobs(Call& call, const signalbox::core::Run& run);
    Call action();
    std::vector<signalbox::core::Job> jobsAsOf(qint64 run, int attempt) const;

    RandomValues m_random;
    int m_calls = 0;
    std::map<qint64, signalbox::core::Run> m_runs;
    std::map<std::pair<qint64, int>, std::map<qint64, signalbox::core::Job>> m_jobs; // by run and attempt
    std::map<std::pair<qint64, int>, signalbox::core::State> m_attempts; // by run and attempt
    std::map<QString, signalbox::github::Validator> m_validators; // by address
    std::map<qint64, signalbox::history::Action> m_openActions;
    qint64 m_lastAction = 0;
    qint64 m_links = 0; // of the action log's chain
};
