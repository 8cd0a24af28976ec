// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"

#include <QHash>
#include <QObject>

#include <map>

namespace signalbox::monitor {

/// What a finished run means against the one before it on the same line: (repository, workflow, branch).
struct Transition {
    enum class Kind { Broken, Fixed, StillBroken };
    Kind kind = Kind::Broken;
    core::AccountId account;
    core::Run run; ///< the run that broke or fixed it
    bool onDefaultBranch = false; ///< and not of a pull request
    std::optional<core::Run> before; ///< the run that it is compared with; none when it is the line's first
};

/// Reads the list of changes and says what deserves a person's attention. A re-run counts by its newest attempt;
/// cancelled, skipped and neutral runs say nothing; the first look after a start, and a new line's first passed run,
/// say nothing. Never says the same twice.
///
/// When several runs of a line ended between two looks, it is told how the line stands now against how it stood then:
/// broken by the first of the failures that it ends with, fixed by the first of the passes that it ends with.
class Transitions final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sets that are catching up are remembered and not told.
    void apply(const core::ChangeSet& changes);
    /// What is known already and needs no telling: rows out of the store at the start.
    void remember(const core::ChangeSet& changes);

Q_SIGNALS:
    void happened(const monitor::Transition& transition);

private:
    using Ended = std::map<core::Line, std::map<core::Place, core::Run>>; // only those that say something

    Ended endedRuns(const core::ChangeSet& changes) const;
    void noteRepositories(const core::ChangeSet& changes);
    std::optional<Transition> advance(const core::Line& line, const std::map<core::Place, core::Run>& ended);

    std::map<core::Line, core::Run> m_lines; // the latest run of each that says something
    QHash<core::RepositoryId, QString> m_defaultBranches;
};

} // namespace signalbox::monitor
