// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_survey.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace signalbox::delivery {

/// What a rollback workflow is to be made from.
struct RollbackWorkflowWish {
    DeployWorkflow deploy; ///< the repository's own way to deploy a version; without a version input there is none
    QStringList environments; ///< to choose from, the one that is meant first
    QString defaultBranch;
    QUrl health; ///< asked every ten minutes, so that GitHub rolls back while no desktop runs; empty: nobody asks
};

/// What it is to be made from where nothing in the repository is meant to roll this environment back; nothing where
/// something is. `health`: as above.
std::optional<RollbackWorkflowWish> rollbackWorkflowWish(const RollbackSurvey& survey, const QUrl& health);

/// The path of the file that is made.
QString rollbackWorkflowPath();

/// A workflow that rolls an environment back to a version, or to the release before the newest, by starting the
/// repository's own deploy workflow; with `health` also by itself, once a version, when the service has failed six
/// times in a row. It claims a rollback as the desktops do. For a repository whose deploy workflow takes no version, or
/// that has none, it holds a step that says what is to be written there.
QByteArray rollbackWorkflow(const RollbackWorkflowWish& wish);

} // namespace signalbox::delivery
