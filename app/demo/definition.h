// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/moment.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace signalbox::demo {

/// Whether a name fits one of the patterns, as `on:` filters, rulesets and environments have them: "main", "v*".
bool fitsAny(const QStringList& patterns, const QString& name);

/// What a scenario says about a step: how long it takes and what its log looks like.
struct StepDefinition {
    QString name; ///< as shown: "Run actions/checkout@v4", "Clippy"
    QString command; ///< what the log echoes: a script, or "actions/checkout@v4"
    QString log; ///< which kind of output it writes: "clippy", "cargo-test", ... see log_writer.h
    double seconds = 1;
    QStringList release{}; ///< files that it puts on the release of the run's tag, which it makes when there is none
    bool after = false; ///< belongs to the end of the job, runs whatever happened before ("Post Run ...")
};

struct Axis {
    QString name;
    QStringList values;
};

struct JobDefinition {
    QString key; ///< as needs: names it
    QString name;
    QStringList needs;
    QStringList events; ///< runs only at these; empty is at all
    QStringList branches; ///< runs only on these; empty is on all
    QString runsOn = QStringLiteral("ubuntu-latest");
    QString environment; ///< deploys to it, may name an input: "{environment}"; empty when it does not deploy
    QString concurrency; ///< the group of which one job at a time runs, may name inputs; empty is no group
    QString artifact; ///< what it uploads at its end; empty is nothing
    std::vector<Axis> matrix;
    std::vector<StepDefinition> steps;
    bool failFast = true;
    double queueSeconds = 2;

    /// "Test (stable)" for each cell of the matrix, or the one name.
    QStringList names() const;
};

/// An input of workflow_dispatch, as far as GitHub checks what is given for it.
struct InputDefinition {
    bool required = false;
    bool hasDefault = false;
    QString otherwise{}; ///< its default
    QStringList options; ///< of a choice; empty takes anything
};

/// A workflow file and what it does.
struct Workflow {
    qint64 id = 0;
    QString name;
    QString path;
    QString state = QStringLiteral("active");
    Moment createdAt = 0;
    Moment updatedAt = 0;
    QHash<QString, QStringList> triggers; ///< event -> branches or tags ("v*"); an empty list is all
    QMap<QString, InputDefinition> inputs; ///< of workflow_dispatch, by name
    QString runName; ///< of a dispatched run: "Deploy {version}"; empty is the workflow's own
    QString concurrency; ///< the group of which one run at a time goes on, may name inputs; empty is no group
    bool cancelsInProgress = false; ///< the one that goes on ends when another wants to
    std::vector<JobDefinition> jobs;
    int lastNumber = 0;

    bool startsAt(const QString& event, const QString& ref) const;
    const JobDefinition* job(const QString& key) const;
};

/// What shall go wrong in a run: this step of the jobs with this name fails.
struct Failure {
    QString job; ///< shown name; empty is every job
    QString step;
    QString conclusion = QStringLiteral("failure"); ///< failure, timed_out, cancelled
    QString log; ///< which failure the log shows: "clippy", "test", "format", ... ; empty is the step's own
    bool flaky = false; ///< gone in the next attempt
    double after = 0; ///< seconds into the step; 0 is at its usual end

    bool operator==(const Failure&) const = default;
};

} // namespace signalbox::demo
