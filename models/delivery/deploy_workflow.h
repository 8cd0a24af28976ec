// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow.h"
#include "workflow/dispatch_inputs.h"
#include "workflow/outline.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox::delivery {

/// A workflow of the repository that a person can start to put a version into an environment, and what it is told.
struct DeployWorkflow {
    enum class Purpose { Rollback, Deploy };

    core::Workflow workflow;
    Purpose purpose = Purpose::Deploy;
    QString versionInput; ///< id; empty: it deploys the ref that it is started on
    bool wantsCommit = false; ///< the version input is a commit
    bool wantsPlainVersion = false; ///< "1.4.1" where the tag is "v1.4.1"
    QString environmentInput; ///< id; empty: its jobs name the environment
    QString reasonInput; ///< id; empty: it takes none
    QStringList environments; ///< that it deploys to; empty: to any that it is told
    QStringList unknownInputs; ///< required, without a default, and nobody but a person knows what to say

    bool operator==(const DeployWorkflow&) const = default;

    bool deploysTo(const QString& environment) const;
};

/// What the workflow is good for, by its file: nothing when it cannot be started by hand or deploys nothing. Judged by
/// the names of its inputs, by the environments that its jobs name and by its own name; a plain version where the file
/// gives an example of one without "v".
std::optional<DeployWorkflow> deployWorkflow(const core::Workflow& workflow, const workflow::DispatchInputs& inputs,
                                             const workflow::Outline& outline);

/// The one that fits the purpose best and can be started without anything that only a person knows: one that is meant
/// for it before one that is meant for the other, one that takes a version before one that does not. Null for none.
const DeployWorkflow* bestWorkflow(const std::vector<DeployWorkflow>& workflows, const QString& environment,
                                   DeployWorkflow::Purpose purpose);

/// What it is told to put a version (a tag's name, and the commit that it leads to) into an environment. What it does
/// not take is left out; a reason may hold %reason%.
QMap<QString, QString> inputsFor(const DeployWorkflow& workflow, const QString& tag, const QString& commit,
                                 const QString& environment, const QString& reason);

} // namespace signalbox::delivery
