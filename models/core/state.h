// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::core {

/// Where a run, job or step stands. https://docs.github.com/en/rest/actions/workflow-runs
enum class Status { Queued, Requested, Waiting, Pending, InProgress, Completed, Unknown };

/// How it ended; None while it has not. GitHub calls both plain strings and adds to them, hence Unknown.
enum class Conclusion {
    None,
    Success,
    Failure,
    Cancelled,
    Skipped,
    TimedOut,
    ActionRequired,
    Neutral,
    Stale,
    StartupFailure,
    Unknown
};

/// Status and conclusion of a run, job or step, with GitHub's own words where we do not know them.
struct State {
    Status status = Status::Queued;
    Conclusion conclusion = Conclusion::None;
    QString unknownStatus; ///< GitHub's word when status is Unknown, else empty
    QString unknownConclusion; ///< GitHub's word when conclusion is Unknown, else empty

    bool operator==(const State&) const = default;

    /// From GitHub's words; an empty or absent conclusion is None, an empty status Unknown.
    static State fromWords(const QString& status, const QString& conclusion);

    bool isCompleted() const { return status == Status::Completed; }
    /// It ended in a way that somebody should look at: failure, timed out, startup failure.
    bool isFailure() const;
    bool isSuccess() const { return isCompleted() && conclusion == Conclusion::Success; }
    /// A machine is on it now.
    bool isRunning() const { return status == Status::InProgress; }
    /// It waits for a person: an approval or a first-time contributor's run.
    bool needsPerson() const;

    /// GitHub's words, as they came.
    QString statusWord() const;
    QString conclusionWord() const; ///< empty for None
};

QString word(Status status); ///< GitHub's word, "in_progress"; "unknown" for Unknown
QString word(Conclusion conclusion); ///< GitHub's word, "timed_out"; empty for None
Status statusFromWord(const QString& word);
Conclusion conclusionFromWord(const QString& word);

} // namespace signalbox::core
