// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state.h"

#include "core/word_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::core {
namespace {

constexpr WordTable<Status, 6> statusWords{{
    {Status::Queued, "queued"_L1},
    {Status::Requested, "requested"_L1},
    {Status::Waiting, "waiting"_L1},
    {Status::Pending, "pending"_L1},
    {Status::InProgress, "in_progress"_L1},
    {Status::Completed, "completed"_L1},
}};

constexpr WordTable<Conclusion, 9> conclusionWords{{
    {Conclusion::Success, "success"_L1},
    {Conclusion::Failure, "failure"_L1},
    {Conclusion::Cancelled, "cancelled"_L1},
    {Conclusion::Skipped, "skipped"_L1},
    {Conclusion::TimedOut, "timed_out"_L1},
    {Conclusion::ActionRequired, "action_required"_L1},
    {Conclusion::Neutral, "neutral"_L1},
    {Conclusion::Stale, "stale"_L1},
    {Conclusion::StartupFailure, "startup_failure"_L1},
}};

} // namespace

State State::fromWords(const QString& status, const QString& conclusion)
{
    State state{.status = statusFromWord(status), .conclusion = conclusionFromWord(conclusion)};
    if (state.status == Status::Unknown)
        state.unknownStatus = status;
    if (state.conclusion == Conclusion::Unknown)
        state.unknownConclusion = conclusion;
    return state;
}

bool State::isFailure() const
{
    return isCompleted()
        && (conclusion == Conclusion::Failure || conclusion == Conclusion::TimedOut
            || conclusion == Conclusion::StartupFailure);
}

bool State::needsPerson() const
{
    return status == Status::Waiting || (isCompleted() && conclusion == Conclusion::ActionRequired);
}

QString State::statusWord() const
{
    return status == Status::Unknown ? unknownStatus : word(status);
}

QString State::conclusionWord() const
{
    return conclusion == Conclusion::Unknown ? unknownConclusion : word(conclusion);
}

QString word(Status status)
{
    return wordIn(statusWords, status).value_or(u"unknown"_s);
}

QString word(Conclusion conclusion)
{
    return conclusion == Conclusion::None ? QString() : wordIn(conclusionWords, conclusion).value_or(u"unknown"_s);
}

Status statusFromWord(const QString& word)
{
    return valueIn(statusWords, word).value_or(Status::Unknown);
}

Conclusion conclusionFromWord(const QString& word)
{
    return word.isEmpty() ? Conclusion::None : valueIn(conclusionWords, word).value_or(Conclusion::Unknown);
}

} // namespace signalbox::core
