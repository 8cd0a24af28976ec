// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/repository.h"
#include "core/state.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace signalbox::core {

/// One run of a workflow, as it stands in its newest attempt.
/// https://docs.github.com/en/rest/actions/workflow-runs
struct Run {
    RunId id;
    RepositoryId repository;
    RepositoryName repositoryName;
    WorkflowId workflow;
    QString workflowPath; ///< .github/workflows/ci.yml, without an "@ref" behind it
    QString workflowName; ///< from the list of workflows; GitHub's own `name` of a run may be its title instead
    QString title; ///< display_title
    int number = 0; ///< run_number, counted per workflow
    int attempt = 1; ///< run_attempt, from 1; a re-run is a new attempt of the same run
    QString event; ///< push, pull_request, schedule, ...
    State state;
    QString branch; ///< head_branch; empty when GitHub gives none
    QString commit; ///< head_sha, 40 hex digits
    QString commitMessage; ///< of the head commit, may be empty and may have many lines
    QString actor; ///< login of who caused it
    QString triggeringActor; ///< login of who started this attempt
    int pullRequest = 0; ///< number of the first one, 0 for none (and always 0 for forks)
    QDateTime createdAt; ///< UTC
    std::optional<QDateTime> startedAt; ///< run_started_at: of this attempt
    QDateTime updatedAt; ///< GitHub gives no end: the last change of a completed run is it
    QUrl webUrl;

    bool operator==(const Run&) const = default;

    QString shortCommit() const { return commit.left(7); }
};

} // namespace signalbox::core
