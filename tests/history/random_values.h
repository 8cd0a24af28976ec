// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/repository.h"
#include "core/run.h"
#include "core/workflow.h"
#include "github/validator.h"

#include <QRandomGenerator>
#include <QSet>

/// Values as GitHub might send them on a bad day: ids of 64 bits, texts of any script with quotes and line ends, words
/// that nobody knows, times that are missing. The same seed gives the same values.
class RandomValues {
public:
    explicit RandomValues(quint32 seed)
        : m_seed(seed)
        , m_random(seed)
    {
    }

    /// Begins another row of values, so that it does not depend on how many were taken before.
    void reseed(quint32 seed) { m_random.seed(m_seed ^ (seed * 2'654'435'761U)); }

    signalbox::core::Repository repository();
    signalbox::core::Workflow workflow(signalbox::core::RepositoryId repository);
    signalbox::core::Run run(signalbox::core::RepositoryId repository);
    signalbox::core::Job job(signalbox::core::RunId run, int attempt);
    signalbox::github::Validator validator();

    int below(int bound) { return m_random.bounded(bound); }
    bool chance(int oneIn) { return below(oneIn) == 0; }
    qint64 id(); ///< never 0, never twice the same, often far beyond 32 bits
    QString text();
    QDateTime time(); ///< UTC, to the millisecond
    std::optional<QDateTime> maybeTime();
    signalbox::core::State state();

private:
    signalbox::core::Step step(int number);

    quint32 m_seed;
    QRandomGenerator m_random;
    QSet<qint64> m_given;
};
