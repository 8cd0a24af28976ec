// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/state.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace signalbox::core {

/// One step of a job. Numbers start at 1 and jump: steps that run after the job's own have numbers further on.
struct Step {
    int number = 0;
    QString name;
    State state;
    std::optional<QDateTime> startedAt;
    std::optional<QDateTime> completedAt;

    bool operator==(const Step&) const = default;
};

/// One job of one attempt of a run. https://docs.github.com/en/rest/actions/workflow-jobs
struct Job {
    JobId id;
    RunId run;
    int attempt = 1;
    QString name; ///< as shown: "Test (stable)", "caller / job"
    State state;
    QDateTime createdAt; ///< when it was queued; invalid where GitHub does not say
    std::optional<QDateTime> startedAt; ///< GitHub fills it even while queued: only a running or ended job has started
    std::optional<QDateTime> completedAt;
    QStringList labels; ///< runs-on
    QString runner; ///< name of the machine, empty before there is one
    std::vector<Step> steps; ///< empty while queued or waiting
    QUrl webUrl;

    bool operator==(const Job&) const = default;
};

} // namespace signalbox::core
