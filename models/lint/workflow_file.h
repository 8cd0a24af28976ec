// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/names.h"
#include "yaml/place.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <vector>

namespace signalbox::lint {

/// An event that starts the workflow.
struct FileEvent {
    yaml::Place name;
    yaml::Place config; ///< its filters and inputs; no place where it is named alone
};

/// A step of a job, those of `parallel` among them.
struct FileStep {
    yaml::Place place;
    yaml::Place id;
    yaml::Place run;
    yaml::Place uses;
    yaml::Place with;
    bool isBackground = false;
};

struct FileJob {
    yaml::Place id;
    yaml::Place place;
    std::vector<FileStep> steps;
    std::vector<yaml::Place> needs; ///< ids, as written
    bool isCall = false; ///< it calls a workflow with `uses`

    const FileStep* step(QByteArrayView id) const;
};

/// What in a scalar is evaluated, and in which job and step.
struct ExpressionSite {
    enum class Wanted : quint8 { Text, Condition, Boolean, Number, List, Mapping, Any };

    yaml::Place place;
    int availability = -1; ///< in Syntax::availabilities(); -1: nothing is evaluated there
    int job = -1; ///< in WorkflowFile::jobs
    int step = -1; ///< in FileJob::steps
    Wanted wanted = Wanted::Text;
    bool isScript = false; ///< a `run`, which a shell will read
};

/// A workflow file by its parts, or an action file, so that rules need not look for them. Its places point into the
/// tree, which must outlive it.
struct WorkflowFile {
    yaml::Place root;
    yaml::Place on; ///< the value
    std::vector<FileEvent> events;
    std::vector<FileJob> jobs;
    std::vector<ExpressionSite> expressions;
    QHash<QByteArray, int> jobsById; ///< the first of each id, in small letters
    bool isAction = false; ///< its one job, which has no id, holds the steps of a composite action

    const FileEvent* event(QByteArrayView name) const;
    /// Compared without case, as GitHub does.
    int jobIndex(QByteArrayView id) const;
};

/// Finds the parts of a file; `expressions` is left empty for who walks over each value.
WorkflowFile readWorkflowFile(const yaml::Tree& tree);
/// The same of an action file: its steps are those of one job.
WorkflowFile readActionParts(const yaml::Tree& tree);

/// Names of jobs and steps, and of expressions, are compared without case.
using expressions::sameName;

/// Names of one mapping or list, to find those that come twice; without case.
class SeenNames {
public:
    /// The first of that name; no place when this is it, which is remembered then.
    yaml::Place add(const yaml::Place& name);

private:
    std::vector<yaml::Place> m_few; ///< most mappings are small, and a walk over them is cheaper than a table
    QHash<QByteArray, yaml::Place> m_many; ///< in small letters; empty while they are few
};

} // namespace signalbox::lint
