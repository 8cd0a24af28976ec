// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/outcome.h"
#include "monitor/line.h"

#include <QHash>

#include <map>

namespace signalbox::monitor {

/// A run behind the numbers of a summary.
struct Standing {
    core::AccountId account;
    core::RunId run;
    core::Outcome outcome = core::Outcome::Unknown; ///< Failed, NeedsPerson, Running or Queued
};

/// How everything that is watched stands, in one word and three numbers: what the tray shows. A value that is kept up
/// to date from the lists of changes of all accounts.
class Summary {
public:
    void apply(const core::ChangeSet& changes);

    int failed() const; ///< lines of default branches whose latest run that says something failed
    int running() const; ///< runs that a machine is on, of any branch
    int queued() const; ///< runs that wait for a machine
    int waiting() const; ///< runs that wait for a person
    /// The most alarming of all: Failed, NeedsPerson, Running, Queued, Passed, or Unknown when nothing is known.
    core::Outcome worst() const;
    /// The runs that failed(), waiting(), running() and queued() count, in this order.
    std::vector<Standing> standings() const;

    bool operator==(const Summary&) const = default;

private:
    struct Verdict {
        core::RunId run;
        bool failed = false;

        bool operator==(const Verdict&) const = default;
    };
    using Verdicts = std::map<Place, Verdict>; // the latest few, so that one can be taken away again
    using RunKey = std::pair<core::AccountId, core::RunId>;

    void takeRun(const core::AccountId& account, const core::Run& run);
    void removeRun(const core::AccountId& account, core::RunId run);
    void removeRepository(const core::AccountId& account, core::RepositoryId repository);
    int count(core::Outcome outcome) const;
    bool isOnDefaultBranch(const Line& line) const;

    struct OpenRun {
        core::RepositoryId repository;
        core::Outcome outcome = core::Outcome::Unknown;

        bool operator==(const OpenRun&) const = default;
    };
    std::map<Line, Verdicts> m_lines;
    std::map<RunKey, OpenRun> m_open;
    QHash<core::RepositoryId, QString> m_defaultBranches;
};

} // namespace signalbox::monitor
