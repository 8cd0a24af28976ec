// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace signalbox::yaml {
class Tree;
}

namespace signalbox::workflow {

/// Something in a file that is not as YAML or GitHub has it.
struct Problem {
    int line = 0; ///< from 1; 0 where the file as a whole is meant
    QString what; ///< one sentence; may hold words of the file: plain text

    bool operator==(const Problem&) const = default;
};

/// One event that starts the workflow, with the filters that are written for it, each pattern as written.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on
struct Trigger {
    QString event; ///< push, pull_request, schedule, ...
    QStringList branches;
    QStringList branchesIgnore;
    QStringList tags;
    QStringList tagsIgnore;
    QStringList paths;
    QStringList pathsIgnore;
    QStringList types; ///< opened, published, ...
    QStringList workflows; ///< of workflow_run
    int line = 0;

    bool operator==(const Trigger&) const = default;
};

/// One line of `on.schedule`, as written: whether it is five fields is for its reader to say.
struct CronText {
    QString text; ///< "0 3 * * 1"
    QString timezone; ///< IANA name; empty: UTC
    int line = 0;

    bool operator==(const CronText&) const = default;
};

/// What the file says about one job. Expressions are kept as written.
struct JobOutline {
    QString id; ///< as `needs` names it; GitHub compares it without case
    QString name; ///< as shown, with its expressions: "Test (${{ matrix.os }})"; empty: the id is shown
    QStringList needs; ///< ids, as written: one may be unknown, or the job's own
    QString environment; ///< empty: none
    QString concurrencyGroup; ///< empty: none
    QString uses; ///< of a job that calls a reusable workflow: "./.github/workflows/a.yml", "owner/repo/...@v1"
    QStringList actions; ///< what its steps use, each once: "actions/checkout@v4"
    QString condition; ///< `if`; empty: none
    bool hasStrategy = false; ///< it has a matrix, so one id stands for several jobs
    QStringList matrixKeys; ///< axes as written, then keys that only `include` has; empty where an expression makes it
    QStringList cells; ///< what GitHub calls each job of the matrix, in its order; empty where only a run tells
    int line = 0; ///< of its id

    bool operator==(const JobOutline&) const = default;
};

/// What a workflow file says about when it runs and about its jobs: enough for the graph of a run, and no judgement.
struct Outline {
    QString name; ///< empty: GitHub shows the path
    std::vector<Trigger> triggers;
    std::vector<CronText> crons;
    QString concurrencyGroup; ///< of the whole workflow; empty: none
    std::vector<JobOutline> jobs; ///< as written
    std::vector<Problem> problems; ///< what could not be read, by line; empty for a sound file

    bool operator==(const Outline&) const = default;

    /// The job of that id, compared as GitHub does, or null.
    const JobOutline* job(QStringView id) const;
};

/// Reads what can be read of a workflow file, UTF-8. A worker's work: a file of 500 kB takes tens of milliseconds.
/// Malformed when it is too large or holds nothing of a workflow: neither `on` nor a job.
core::Result<Outline> readOutline(const QByteArray& text);
/// The same of a text that has been read already.
core::Result<Outline> readOutline(const yaml::Tree& tree);

} // namespace signalbox::workflow
