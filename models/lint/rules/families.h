// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/language.h"
#include "lint/references.h"
#include "lint/report.h"
#include "lint/structure.h"
#include "lint/syntax.h"
#include "lint/workflow_file.h"

namespace signalbox::lint {

/// What a family of rules judges, what it knows, and where it says what it finds. All of it outlives the call.
struct Subject {
    const Syntax& syntax;
    const expressions::Language& language;
    const References& references;
    const yaml::Tree& tree;
    const WorkflowFile& file;
    Structure& structure;
    Report& report;
    QString path; ///< from the root of the repository; empty: the file is not in one, as far as is known
};

/// `on`: events, filters, patterns, schedules, inputs.
void checkTriggers(const Subject& subject);
/// Ids, needs, calls of workflows, permissions, concurrency, names of variables.
void checkJobs(const Subject& subject);
/// Workflows of the same repository that jobs call: what they take, and what they ask for.
void checkCalls(const Subject& subject);
/// Values, exclusions and the number of jobs of each matrix.
void checkMatrices(const Subject& subject);
/// Labels and groups of runners, shells.
void checkRunners(const Subject& subject);
/// What steps do, and their scripts.
void checkSteps(const Subject& subject);
/// Each expression, with the types that this very file gives to matrix, needs, steps and inputs.
void checkExpressions(const Subject& subject);
/// What steps use: names, refs, inputs.
void checkActions(const Subject& subject);
/// How an action runs: what `using` asks for, the files that it names, what its user is told.
void checkActionFile(const Subject& subject);
/// What dependabot.yml asks for beyond its keys.
void checkDependabot(const Subject& subject);
/// What a stranger could do with the workflow.
void checkSecurity(const Subject& subject);
/// What well-known actions need to do what their user thinks they do.
void checkPipeline(const Subject& subject);

/// An id of a job, a step or an input, as GitHub takes it; else what is wrong with it, in words.
QString idProblem(QByteArrayView id);

/// The mapping has a key that its type does not know and that is told of as a slip for one of these.
bool hasSlip(const SyntaxType& type, const yaml::Place& mapping, const std::vector<QByteArrayView>& keys);

/// 7 to 39 hexadecimal digits, letters and numbers among them: a tag that is a date or a word is none.
bool isShortSha(QByteArrayView ref);

} // namespace signalbox::lint
