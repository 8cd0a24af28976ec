// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/id.h"
#include "core/repository.h"
#include "core/sent_request.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace signalbox::history {

/// One action of a user on the world: written before its request is sent, completed after the answer.
struct Action {
    qint64 id = 0; ///< given by the store
    core::AccountId account;
    QDateTime at;
    QString
        kind; ///< "rerun", "rerun-failed", "rerun-job", "rerun-debug", "cancel", "force-cancel", "approve", "delete",
    ///< "approve-deployments", "reject-deployments", "enable-workflow", "disable-workflow", "dispatch",
    ///< "create-branch", "commit-file", "open-pull-request"
    QString actor; ///< login of who did it
    QString subject; ///< on what, in words: "Deploy #41 on main: production"
    QString reason; ///< why, in the user's words; may be empty
    core::RepositoryName repository;
    core::RunId run;
    core::JobId job;
    int attempt = 0; ///< the run's attempt when it was asked for: tells later whether a re-run took effect
    QString message; ///< what its owner finds its effect by after a lost answer
    // How it ended
    std::optional<QDateTime> endedAt; ///< nothing while it has not; also of actions from before this was kept
    QString outcome; ///< empty while nobody knows, then "done", "refused", "unknown"
    QString answer; ///< GitHub's own words, if any
    std::vector<core::SentRequest> requests; ///< in the order in which they were sent

    bool operator==(const Action&) const = default;
};

/// How an action ended.
struct ActionEnd {
    QDateTime at;
    QString outcome; ///< as Action's
    QString answer;
    std::vector<core::SentRequest> requests;
};

/// Which actions are wanted. What is empty is no condition.
struct ActionFilter {
    core::AccountId account;
    QString text; ///< words that are all in it, wherever, in any case
    std::optional<QDateTime> since; ///< begun then or later
    int limit = 0; ///< at most so many, the newest; 0: all

    bool matches(const Action& action) const;
};

/// One link of the chain that the action log is: an action as it began, or how one ended.
///
/// `hash` is the SHA-256 of `previous`, a line feed and `text`, as 64 hex digits; `previous` is the hash of the link
/// before, and of the first one 64 zeros. So nothing can be changed, taken out or moved without all that follows
/// becoming wrong, and who keeps one hash elsewhere can tell later that nothing before it has changed.
struct ActionLink {
    qint64 number = 0; ///< from 1, without a gap
    QByteArray text; ///< JSON, compact, keys in order, UTF-8
    QByteArray previous;
    QByteArray hash;

    bool operator==(const ActionLink&) const = default;
};

/// A link as a line of an export, without a line end: {"entry": what `text` is, "previous", "hash"}. `jq -cS .entry`
/// gives the text again, by which anybody can follow the hashes.
QByteArray exportLine(const ActionLink& link);
/// All lines, each with its end.
QByteArray exportText(const std::vector<ActionLink>& links);

/// What a look at the whole chain says.
struct ChainState {
    qint64 links = 0; ///< that there are
    QByteArray head; ///< hash of the last one; empty when there is none
    qint64 firstBad = 0; ///< number of the first link that is not as it was written; 0: all are
    QString what; ///< what is wrong with that, a sentence

    bool isWhole() const { return firstBad == 0; }
};

} // namespace signalbox::history
