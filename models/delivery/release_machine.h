// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_state.h"

#include <optional>
#include <variant>
#include <vector>

namespace signalbox::delivery {

/// All spans are in ms.
struct ReleaseRules {
    qint64 settling = 60'000; ///< after it, what GitHub does not show it has not taken
    qint64 lookAgain = 5'000;
    qint64 untilRun = 60'000; ///< a workflow that the tag starts has a run by then
    qint64 untilRelease = 30'000; ///< after the runs, the release that they made can be seen
    qint64 untilAssets = 120'000; ///< an upload that has not ended by then never will
    int mostRequests = 3; ///< of one kind
};

/// What happens to a release. Answers say to which request (`count`, from 1) or from when (`readAt`, when the reading
/// began; UTC, ms) they are, because an answer that was late or came twice must count for nothing.
namespace release_event {

struct Begun { }; ///< the user said yes to the order
struct Taken {
    ReleaseRequest request = ReleaseRequest::TagObject;
    int count = 0;
    QString tagObject; ///< TagObject
    core::ReleaseId release; ///< Draft, Publish, Release, Amend
    core::RunId run; ///< Dispatch; 0 where GitHub did not say
};
struct Refused {
    ReleaseRequest request = ReleaseRequest::TagObject;
    int count = 0;
    QString why;
    bool isThere = false; ///< because something of this name is there: it may be ours
};
struct AnswerLost {
    ReleaseRequest request = ReleaseRequest::TagObject;
    int count = 0;
};
/// What a look at the state's request showed.
struct Seen {
    enum class What { Ours, Foreign, Absent };
    ReleaseRequest request = ReleaseRequest::TagObject;
    qint64 readAt = 0;
    What what = What::Absent;
    core::ReleaseId release;
    core::RunId run;
};
struct RunsSeen {
    qint64 readAt = 0;
    std::vector<ReleaseRun> runs; ///< of this release, by id
};
/// The release of the tag, or that there is none.
struct ReleaseSeen {
    qint64 readAt = 0;
    std::optional<core::Release> release;
};
struct LookFailed {
    QString why; ///< a sentence: GitHub was not reached, or answered oddly
};
struct DispatchWanted { }; ///< by the user, where no run came
struct GoOn { }; ///< by the user, after an end that is none: look again
struct StoppedByUser { };
struct Restarted { };

} // namespace release_event

using ReleaseEvent = std::variant<release_event::Begun, release_event::Taken, release_event::Refused,
                                  release_event::AnswerLost, release_event::Seen, release_event::RunsSeen,
                                  release_event::ReleaseSeen, release_event::LookFailed, release_event::DispatchWanted,
                                  release_event::GoOn, release_event::StoppedByUser, release_event::Restarted>;

/// What is to be done, once the state that came with it is on disk. All that it needs is in that state.
namespace release_effect {

struct Send { }; ///< the state's request, as number `requests`
struct Look { ///< what the phase waits for
    qint64 notBefore = 0; ///< UTC, ms
};

} // namespace release_effect

using ReleaseEffect = std::variant<release_effect::Send, release_effect::Look>;

struct ReleaseStep {
    ReleaseState state; ///< to be written before the effect
    std::optional<ReleaseEffect> effect;
};

/// What comes of an event, by nothing but its arguments. `now` is UTC, ms. What does not concern the phase leaves the
/// state as it is, without an effect. A request leaves only as Sending is entered; after a restart that is Looking, and
/// only what has settled as absent is sent again.
ReleaseStep next(const ReleaseState& state, const ReleaseOrder& order, const ReleaseEvent& event, qint64 now,
                 const ReleaseRules& rules);

/// The requests of a way, in order. Release and Amend are sent only where the runs left it to us.
std::vector<ReleaseRequest> requestsOf(const ReleaseOrder& order);

/// Title, notes and pre-release are as they were written here; so is any release where no notes were.
bool isAsWritten(const core::Release& release, const core::NewRelease& wanted);

/// Which files of a release are missing, unfinished, empty or without a digest; a sentence each.
QStringList flawsOf(const core::Release& release, const QStringList& expectedAssets);

} // namespace signalbox::delivery
