// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/release.h"
#include "core/state.h"
#include "delivery/release_workflows.h"

#include <QMap>
#include <QString>

#include <vector>

namespace signalbox::delivery {

/// Where a release stands. Each is on disk before anything is sent because of it.
enum class ReleasePhase {
    Idle, ///< nothing was begun
    Sending, ///< the state's request may have been sent
    Looking, ///< whether it took effect
    AwaitingRun, ///< of what the tag, the publication or the dispatch starts
    Following, ///< the runs, to their end
    AwaitingRelease, ///< the runs succeeded: the release may be there
    CheckingAssets, ///< the release is there; its files may still be coming
    Released,
    Drafted, ///< there is a draft, as was asked for, or as the workflow left it
    NoRun, ///< nothing was started within a minute; the release workflow can be started by hand
    RunFailed,
    Incomplete, ///< released, and a file of it is missing or was never finished
    NeedsHuman, ///< nothing goes on by itself
    Stopped ///< by the user; what was sent before stands
};

constexpr int releasePhaseCount = int(ReleasePhase::Stopped) + 1;

/// One request of a release that changes something.
enum class ReleaseRequest {
    TagObject, ///< says who made the tag and why; nobody sees it before the tag is there
    Tag,
    Dispatch,
    Draft,
    Publish,
    Release, ///< of the tag, where its workflow made none
    Amend ///< the release that the workflow made: title and notes as they were written here
};

constexpr int releaseRequestCount = int(ReleaseRequest::Amend) + 1;

/// What exactly is released, as it was shown before anybody said yes to it.
struct ReleaseOrder {
    core::NewRelease release;
    ReleaseWay way = ReleaseWay::Tag;
    QString key; ///< of this release and of no other
    QString reason; ///< why it goes out although a check stands against it; empty where none does
    QStringList overridden; ///< words of those checks
    std::vector<core::Workflow> expected; ///< that it starts: id, name and path
    core::Workflow dispatchable; ///< the release workflow that can be started by hand; id 0 for none
    QMap<QString, QString> inputs; ///< of it
    QString dispatchRef; ///< the branch that it is started on
    core::RunId newestRun; ///< of that workflow, before anything was sent: a later one of ours is of this release
    QStringList expectedAssets; ///< names, by those of the version before

    bool operator==(const ReleaseOrder&) const = default;
};

/// A run that came of the release.
struct ReleaseRun {
    core::RunId id;
    QString workflow; ///< its path
    core::State state;

    bool operator==(const ReleaseRun&) const = default;
};

/// All that a release has to know after a kill. All times are UTC, ms since 1970; 0 for never.
struct ReleaseState {
    ReleasePhase phase = ReleasePhase::Idle;
    qint64 since = 0; ///< when it came into this phase
    ReleaseRequest request = ReleaseRequest::TagObject; ///< Sending and Looking: which
    qint64 requestedAt = 0; ///< of it
    int requests = 0; ///< of its kind that may have been sent
    qint64 startedAt = 0; ///< when what starts the runs was there
    QString tagObject; ///< git's name for it; empty before it is known
    bool isDispatched = false; ///< the workflow was started by hand: its run is not one of the tag
    bool isAmended = false; ///< title and notes are as they were written here
    std::vector<ReleaseRun> runs; ///< by id
    core::ReleaseId release; ///< 0 while it is not known
    QString words; ///< one sentence or two for the user: why it stands here

    bool operator==(const ReleaseState&) const = default;
};

/// It goes nowhere by itself.
bool isEnd(ReleasePhase phase);
/// It ended as it was meant to.
bool isGood(ReleasePhase phase);

QString word(ReleasePhase phase); ///< for files and logs: "awaiting_run"
QString word(ReleaseRequest request); ///< "tag_object"

} // namespace signalbox::delivery
