// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"

#include "lint/rules/families.h"

using namespace Qt::StringLiterals;

namespace signalbox::lint {

FileKind kindOf(QStringView path, const yaml::Place& root)
{
    const QStringView name = path.sliced(path.lastIndexOf(u'/') + 1);
    if (name == "action.yml"_L1 || name == "action.yaml"_L1)
        return FileKind::Action;
    if (name == "dependabot.yml"_L1 || name == "dependabot.yaml"_L1)
        return FileKind::Dependabot;
    const bool isAction = root["runs"].isThere() && !root["jobs"].isThere() && !root["on"].isThere();
    const bool isDependabot = root["updates"].isThere() && !root["jobs"].isThere() && !root["on"].isThere();
    return isAction ? FileKind::Action : isDependabot ? FileKind::Dependabot : FileKind::Workflow;
}

QByteArrayView rootType(FileKind kind)
{
    return kind == FileKind::Action ? "actionFile" : kind == FileKind::Dependabot ? "dependabotFile" : "workflow";
}

namespace {

QLatin1StringView ruleOf(yaml::Problem::Kind kind)
{
    switch (kind) {
    case yaml::Problem::Kind::Alias:
        return "yaml-unknown-alias"_L1;
    case yaml::Problem::Kind::Tag:
        return "yaml-tag"_L1;
    case yaml::Problem::Kind::Limit:
        return "yaml-limit"_L1;
    case yaml::Problem::Kind::Document:
        return "yaml-second-document"_L1;
    case yaml::Problem::Kind::Syntax:
        break;
    }
    return "yaml-syntax"_L1;
}

/// GitHub reads workflows in one folder and nowhere else: what lies elsewhere, as a template or the data of a test, is
/// no part of the repository around it.
bool isInPlace(FileKind kind, const QString& path)
{
    return kind == FileKind::Workflow ? path.startsWith(".github/workflows/"_L1) && path.count(u'/') == 2
                                      : !path.isEmpty();
}

} // namespace

Checker::Checker(std::shared_ptr<const LearnedActions> learned)
    : m_language(expressions::Language::builtIn())
    , m_learned(learned ? std::move(learned) : std::make_shared<const LearnedActions>())
{
}

std::vector<Diagnostic> Checker::check(const QByteArray& text, QStringView path, const Repository& repository) const
{
    Report report;
    if (const int most = m_syntax.limit("fileBytes"); text.size() > most)
        report.add(
            "file-size"_L1, core::TextRange{},
            u"The file has %1 kB; GitHub starts no run from more than %2."_s.arg(text.size() / 1000).arg(most / 1000));
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return report.take();
    for (const yaml::Problem& problem : tree->problems())
        report.add(ruleOf(problem.kind), problem.range, problem.what);
    const yaml::Place root = tree->root();
    const FileKind kind = kindOf(path, root);
    if (!root.isMapping() && tree->hasGap(root.range()))
        return report.take();
    if (!root.isMapping()) {
        const int start = root.range().start;
        const bool isWorkflow = kind == FileKind::Workflow;
        report.add(!isWorkflow || (root.isThere() && !root.isNull()) ? "type-mismatch"_L1 : "missing-on"_L1,
                   core::TextRange{.start = start, .end = start + (root.isThere() ? 1 : 0)},
                   isWorkflow                     ? u"The file holds no workflow: it begins with 'on' and has 'jobs'."_s
                       : kind == FileKind::Action ? u"The file holds no action: it has 'runs'."_s
                                                  : u"The file says nothing: it has 'version' and 'updates'."_s);
        return report.take();
    }
    WorkflowFile file = kind == FileKind::Action ? readActionParts(*tree) : readWorkflowFile(*tree);
    Structure structure(m_syntax, *tree, file, report);
    structure.check(rootType(kind));
    const QString inRepository = repository.pathOf(path);
    const Repository around = isInPlace(kind, inRepository) ? repository : Repository();
    const References references(m_actions, *m_learned, around);
    const Subject subject{.syntax = m_syntax,
                          .language = m_language,
                          .references = references,
                          .tree = *tree,
                          .file = file,
                          .structure = structure,
                          .report = report,
                          .path = around.isKnown() ? inRepository : QString()};
    if (kind == FileKind::Dependabot) {
        checkDependabot(subject);
        return report.take();
    }
    if (kind == FileKind::Workflow) {
        checkTriggers(subject);
        checkCalls(subject);
        checkMatrices(subject);
    } else {
        checkActionFile(subject);
    }
    checkJobs(subject);
    checkRunners(subject);
    checkSteps(subject);
    checkActions(subject);
    checkExpressions(subject);
    checkSecurity(subject);
    if (kind == FileKind::Workflow)
        checkPipeline(subject);
    return report.take();
}

} // namespace signalbox::lint
