// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/workflow.h"

#include <vector>

namespace signalbox::lists {

/// Workflows of one repository that belong together, as those of a part of a monorepo do.
struct WorkflowGroup {
    QString name; ///< "api"
    std::vector<core::WorkflowId> workflows; ///< two at least

    bool operator==(const WorkflowGroup&) const = default;
};

/// How the worst of a group stands.
struct GroupStanding {
    QString name;
    core::Outcome outcome = core::Outcome::Unknown;

    bool operator==(const GroupStanding&) const = default;
};

/// What stands before the first separator of a name: "api" of "api / test", "api: test", "[api] test", "api - test" and
/// "api-test"; the name itself when it is one word; else empty. A hyphen within a name of several words separates
/// nothing: "rust-clippy analyze".
QString namePrefix(const QString& name);

/// The groups by the prefixes that two workflows share at least, in any case: of their names, and of their files where
/// the names say nothing. Sorted by name. None when all would be in one: that says nothing either.
std::vector<WorkflowGroup> workflowGroups(const std::vector<core::Workflow>& workflows);

} // namespace signalbox::lists
