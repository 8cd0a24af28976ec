// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deploy_workflow.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using workflow::DispatchInput;
using workflow::DispatchInputs;
using Type = DispatchInput::Type;

/// Names of inputs as they are compared: "image-tag" and "imageTag" are "imagetag".
constexpr std::array versionNames{"version"_L1,    "tag"_L1,       "releasetag"_L1, "imagetag"_L1,
                                  "release"_L1,    "toversion"_L1, "rollbackto"_L1, "targetversion"_L1,
                                  "appversion"_L1, "gitref"_L1,    "ref"_L1};
constexpr std::array commitNames{"sha"_L1, "commit"_L1, "commitsha"_L1, "gitsha"_L1, "revision"_L1};
constexpr std::array environmentNames{"environment"_L1, "env"_L1,    "targetenvironment"_L1,
                                      "stage"_L1,       "target"_L1, "deployto"_L1};
constexpr std::array reasonNames{"reason"_L1, "message"_L1, "comment"_L1, "why"_L1, "note"_L1};

QString plainName(const QString& id)
{
    return id.toLower().remove(u'-').remove(u'_');
}

/// The first of the names that the file has an input of, or null.
template <class Names>
const DispatchInput* inputNamed(const DispatchInputs& inputs, const Names& names)
{
    for (const auto name : names) {
        const auto found = std::ranges::find_if(
            inputs.inputs, [&](const DispatchInput& input) { return plainName(input.id) == name; });
        if (found != inputs.inputs.end())
            return &*found;
    }
    return nullptr;
}

const DispatchInput* environmentInput(const DispatchInputs& inputs)
{
    const auto typed = std::ranges::find(inputs.inputs, Type::Environment, &DispatchInput::type);
    return typed != inputs.inputs.end() ? &*typed : inputNamed(inputs, environmentNames);
}

bool showsPlainVersion(const DispatchInput& input)
{
    static const QRegularExpression plain(u"(?<![\\w.])\\d+\\.\\d+\\.\\d+"_s);
    const QString text = input.description + u' ' + input.standard.value_or(QString());
    return plain.match(text).hasMatch();
}

bool names(const core::Workflow& workflow, const QRegularExpression& words)
{
    return words.match(workflow.name).hasMatch() || words.match(workflow.path.section(u'/', -1)).hasMatch();
}

} // namespace

bool DeployWorkflow::deploysTo(const QString& environment) const
{
    return environments.isEmpty() ? !environmentInput.isEmpty()
                                  : environments.contains(environment, Qt::CaseInsensitive);
}

std::optional<DeployWorkflow> deployWorkflow(const core::Workflow& workflow, const DispatchInputs& inputs,
                                             const workflow::Outline& outline)
{
    static const QRegularExpression rollback(u"roll.?back|\\brevert"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression deploy(u"deploy|promot|\\bship"_s, QRegularExpression::CaseInsensitiveOption);
    if (!inputs.isOffered)
        return std::nullopt;
    DeployWorkflow found{.workflow = workflow};
    const DispatchInput* environment = environmentInput(inputs);
    if (environment) {
        found.environmentInput = environment->id;
        found.environments = environment->type == Type::Choice ? environment->options : QStringList();
    } else {
        for (const auto& job : outline.jobs) {
            if (!job.environment.isEmpty() && !job.environment.contains("${{"_L1))
                found.environments << job.environment;
        }
        if (found.environments.isEmpty())
            return std::nullopt;
    }
    const DispatchInput* version = inputNamed(inputs, versionNames);
    if (!version) {
        version = inputNamed(inputs, commitNames);
        found.wantsCommit = version != nullptr;
    }
    if (version) {
        found.versionInput = version->id;
        found.wantsPlainVersion = showsPlainVersion(*version);
    }
    if (const DispatchInput* reason = inputNamed(inputs, reasonNames))
        found.reasonInput = reason->id;
    const bool isRollback = names(workflow, rollback);
    // An input called so and nothing else might be anything.
    const auto deploys = [](const workflow::JobOutline& job) { return !job.environment.isEmpty(); };
    if (!isRollback && !names(workflow, deploy) && std::ranges::none_of(outline.jobs, deploys))
        return std::nullopt;
    found.purpose = isRollback ? DeployWorkflow::Purpose::Rollback : DeployWorkflow::Purpose::Deploy;
    for (const DispatchInput& input : inputs.inputs) {
        const bool isKnown
            = input.id == found.versionInput || input.id == found.environmentInput || input.id == found.reasonInput;
        if (!isKnown && input.required && !input.standard && input.begin().isEmpty())
            found.unknownInputs << input.id;
    }
    return found;
}

const DeployWorkflow* bestWorkflow(const std::vector<DeployWorkflow>& workflows, const QString& environment,
                                   DeployWorkflow::Purpose purpose)
{
    const auto rank = [purpose](const DeployWorkflow& one) {
        return std::pair(one.purpose != purpose, one.versionInput.isEmpty());
    };
    const DeployWorkflow* best = nullptr;
    for (const DeployWorkflow& one : workflows) {
        // A rollback's workflow brings nothing new out, and one that takes no version deploys the ref.
        const bool fits = one.deploysTo(environment) && one.unknownInputs.isEmpty()
            && (purpose == DeployWorkflow::Purpose::Rollback || one.purpose == purpose);
        if (fits && (!best || rank(one) < rank(*best)))
            best = &one;
    }
    return best;
}

QMap<QString, QString> inputsFor(const DeployWorkflow& workflow, const QString& tag, const QString& commit,
                                 const QString& environment, const QString& reason)
{
    static const QRegularExpression leadingV(u"^v(?=\\d)"_s);
    QMap<QString, QString> inputs;
    if (!workflow.versionInput.isEmpty()) {
        QString version = workflow.wantsCommit ? commit : tag;
        if (workflow.wantsPlainVersion)
            version.remove(leadingV);
        inputs.insert(workflow.versionInput, version);
    }
    if (!workflow.environmentInput.isEmpty())
        inputs.insert(workflow.environmentInput, environment);
    if (!workflow.reasonInput.isEmpty())
        inputs.insert(workflow.reasonInput, reason);
    return inputs;
}

} // namespace signalbox::delivery
