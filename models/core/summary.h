// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"
#include "core/outcome.h"
#include "core/recent_lines.h"

#include <QHash>
#include <QSet>

#include <map>

namespace signalbox::core {

/// A run behind the numbers of a summary.
struct Standing {
    AccountId account;
    RunId run;
    Outcome outcome = Outcome::Unknown; ///< Failed, NeedsPerson, Running or Queued
};

/// How workflows stand, in one word and three numbers: all that are watched in the tray, those of one repository in the
/// sidebar. Of each workflow the latest run of the default branch that says something counts: one that was skipped or
/// cancelled hides no failure, a pull request's run (a fork's own "main") counts nowhere, and neither does a workflow
/// that somebody switched off. What is open is added to that. A value that is kept up to date from changes.
class Summary {
public:
    void apply(const ChangeSet& changes);
    void take(const AccountId& account, const Repository& repository);
    void take(const AccountId& account, const Workflow& workflow);
    void take(const AccountId& account, const Run& run);
    void forget(const AccountId& account, RunId run);

    int failed() const; ///< lines of default branches whose latest run that says something failed
    int running() const; ///< runs that a machine is on, of any branch
    int queued() const; ///< runs that wait for a machine
    int waiting() const; ///< runs that wait for a person
    /// The most alarming of all: Failed, NeedsPerson, Running, Queued, Passed, or Unknown when nothing is known.
    Outcome worst() const;
    /// The runs that failed(), waiting(), running() and queued() count, in this order.
    std::vector<Standing> standings() const;

    bool operator==(const Summary&) const = default;

private:
    struct Verdict {
        RunId run;
        bool failed = false;

        bool operator==(const Verdict&) const = default;
    };
    using Verdicts = std::map<Place, Verdict>; // the latest few, so that one can be taken away again; never none
    using RunKey = std::pair<AccountId, RunId>;

    void removeRepository(const AccountId& account, RepositoryId repository);
    int count(Outcome outcome) const;
    bool counts(const Line& line) const;

    struct OpenRun {
        RepositoryId repository;
        Outcome outcome = Outcome::Unknown;

        bool operator==(const OpenRun&) const = default;
    };
    RecentLines<Verdicts> m_lines; // none of pull requests
    std::map<RunKey, OpenRun> m_open;
    // Two servers may have given the same id to different things.
    QHash<std::pair<AccountId, RepositoryId>, QString> m_defaultBranches;
    QSet<std::pair<AccountId, WorkflowId>> m_inactive;
};

} // namespace signalbox::core
