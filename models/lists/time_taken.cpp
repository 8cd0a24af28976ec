// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/time_taken.h"

#include "core/duration_words.h"
#include "core/outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::lists {
namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> taken(const core::State& state, const std::optional<QDateTime>& start,
                                  const std::optional<QDateTime>& end, const QDateTime& now)
{
    if (!start || !start->isValid())
        return {};
    if (state.isRunning() && now.isValid())
        return std::max(milliseconds(start->msecsTo(now)), milliseconds(0));
    if (!state.isCompleted() || !end || !end->isValid() || state.conclusion == core::Conclusion::Skipped)
        return {};
    return std::max(milliseconds(start->msecsTo(*end)), milliseconds(0));
}

} // namespace

std::optional<milliseconds> timeTaken(const core::Job& job, const QDateTime& now)
{
    return taken(job.state, job.startedAt, job.completedAt, now);
}

std::optional<milliseconds> timeTaken(const core::Step& step, const QDateTime& now)
{
    return taken(step.state, step.startedAt, step.completedAt, now);
}

QString spoken(const core::State& state, std::optional<milliseconds> taken)
{
    const QString word = core::words(state).toLower();
    if (!taken)
        return word;
    const QString pattern = state.isRunning() ? QCoreApplication::translate("signalbox::lists::Spoken", "%1 for %2")
                                              : QCoreApplication::translate("signalbox::lists::Spoken", "%1 after %2");
    return pattern.arg(word, core::words(*taken));
}

} // namespace signalbox::lists
