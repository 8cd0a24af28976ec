// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "monitor/known.h"
#include "monitor/pace.h"
#include "monitor/pull_watch.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace signalbox::monitor {

/// One thing to ask for again and again, and how that went.
struct Turn {
    std::optional<Duration> askedAt; ///< by Clock::elapsed; none before the first answer
    Duration notBefore{0}; ///< after a failure
    int failures = 0; ///< in a row
    bool wanted = false; ///< at once, whatever the beat says
    double part = 1; ///< of the beat, so that two hundred repositories do not stay in step

    void answered(Duration now);
    void failed(core::ErrorKind kind, Duration now);
};

/// One request to make.
struct Subject {
    What what = What::Runs;
    core::RunId run; ///< for Run, Jobs and Pending
};

/// A subject and when it falls due.
struct Due {
    Subject subject;
    Duration at{0};
    Duration beat{1};

    /// How late it is, in beats: what is looked at every few seconds is late sooner.
    double lateness(Duration now) const
    {
        return double((now - at).count()) / double(std::max<qint64>(beat.count(), 1));
    }
};

/// A run whose jobs are looked at.
struct Followed {
    bool running = false;
    bool open = false;
    bool waiting = false; ///< for a review of a deployment
    bool beyondList = false; ///< too old for the page of the newest runs, so it is asked for by itself
    bool inQuestion = false; ///< the list left it out or its jobs are gone: is it still there?
    bool jobsRead = false; ///< in this session; before that, what the store knows comes first
    int looksAfterEnd = 0;
    Duration changedAt{0};
    Turn jobs;
    Turn itself;
    Turn pending;
};

/// What is on the screen and what the clock says, when a repository says what it needs.
struct Moment {
    Duration now{0};
    std::optional<core::RunId> runOnScreen;
    bool onScreen = false; ///< this repository
    bool knowsUser = false; ///< whose pull requests are the user's own
    Circumstances circumstances;
};

/// One watched repository: what there is to ask about it, and when. Knows no network.
class Watched {
public:
    Watched(core::RepositoryName name, Duration now);

    /// Everything that is asked for repeatedly, whenever it falls due.
    std::vector<Due> dues(const Moment& moment) const;
    /// The most pressing one of those that are due.
    std::optional<Due> mostPressing(const Moment& moment) const;

    /// Takes up and lets go of runs as these changes say.
    void note(const Known::Changes& changes, const Known& known, const core::Clock& clock,
              std::optional<core::RunId> onScreen);
    /// The jobs of a run were answered: enough of it when all have ended and nobody looks.
    void noteJobs(core::RunId run, const Known& known, bool onScreen);
    /// Runs that should have been on a page of the newest runs, and were not.
    void question(const std::vector<core::Run>& page, const Known& known);
    /// Begins with the rows that the store knew.
    void resume(const Known& known, const core::Clock& clock);
    bool isOnPage(core::RunId run, const Known& known) const;
    bool isFailing() const;
    /// As when it was never asked for, except for what is known.
    void lookAtAll();
    Turn* turn(const Subject& subject);

    core::RepositoryName name;
    QSet<core::RepositoryName> formerNames;
    core::RepositoryId id;
    core::Freshness freshness;
    Turn repository;
    Turn workflows;
    Turn runs;
    Turn pulls;
    PullWatch pullWatch;
    bool mayNotSeePulls = false; ///< the token may not, or this repository has none
    std::map<core::RunId, Followed> followed;
    QSet<core::WorkflowId> strangers; ///< workflows that the list of workflows does not name
    Duration since{0}; ///< watched since
    Duration changedAt{0}; ///< the last change: when we saw it, or by GitHub's own times what was before
    Duration expectingUntil{0}; ///< a user has acted
    bool urgent = false; ///< the user waits
    bool isVisited = false; ///< requests are on their way
    bool isGone = false; ///< watched no more
    bool isAnnounced = false; ///< whoever listens has its row
    bool caughtUp = false; ///< the list of runs was answered in this session
    bool wantsHistory = true; ///< the next list of runs is a long one

private:
    void addDue(std::vector<Due>& dues, Subject subject, const Turn& turn, const Need& need,
                const Moment& moment) const;
    void addPulls(std::vector<Due>& dues, const Moment& moment) const;
    void follow(const core::Run& run, bool changed, Duration now);
    void findBeyondList(const Known& known);
    bool isExpecting(Duration now) const { return now < expectingUntil; }
};

} // namespace signalbox::monitor
