// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"
#include "core/workflow.h"

#include <QStringList>

#include <vector>

namespace signalbox::core {

/// Which workflows and branches of a repository count: for its card, the tray, the list of runs and notifications.
/// What is left out is named and not what counts, so that a new workflow is never missed.
struct RepositoryScope {
    enum class Branches {
        All,
        Default, ///< the default branch alone, and no pull request
        Some, ///< those that a pattern names
    };

    QStringList leftOut; ///< paths of workflow files: ".github/workflows/docs.yml"
    Branches branches = Branches::All;
    QStringList patterns; ///< globs of Some; "*" goes over "/" too

    bool operator==(const RepositoryScope&) const = default;

    /// Everything counts.
    bool isWhole() const { return leftOut.isEmpty() && branches == Branches::All; }
    /// `defaultBranch` empty: it is not known, and then every branch may be it.
    bool counts(const Run& run, const QString& defaultBranch) const;
    bool counts(const Workflow& workflow) const { return !leftOut.contains(workflow.path); }
};

/// "3 of 8 workflows, default branch"; empty for a whole one. `workflows`: those that are known of the repository.
QString words(const RepositoryScope& scope, const std::vector<Workflow>& workflows);

} // namespace signalbox::core
