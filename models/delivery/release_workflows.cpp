// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_workflows.h"

#include "workflow/filter_pattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using workflow::FilterPattern;

bool letsThrough(const QStringList& filter, const QString& name)
{
    std::vector<FilterPattern> patterns;
    patterns.reserve(size_t(filter.size()));
    for (const QString& pattern : filter)
        patterns.push_back(FilterPattern::read(pattern.toUtf8()));
    return workflow::letsThrough(patterns, name.toUtf8());
}

bool letsTagThrough(const workflow::Trigger& push, const QString& tag)
{
    if (!push.tags.isEmpty())
        return letsThrough(push.tags, tag);
    if (!push.tagsIgnore.isEmpty())
        return !letsThrough(push.tagsIgnore, tag);
    return push.branches.isEmpty() && push.branchesIgnore.isEmpty();
}

const workflow::Trigger* trigger(const workflow::Outline& outline, QLatin1StringView event)
{
    const auto found = std::ranges::find(outline.triggers, event, &workflow::Trigger::event);
    return found == outline.triggers.end() ? nullptr : &*found;
}

bool isCalledAfterRelease(const core::Workflow& workflow, const workflow::Outline& outline)
{
    const auto saysSo = [](const QString& name) {
        return name.contains("release"_L1, Qt::CaseInsensitive) || name.contains("publish"_L1, Qt::CaseInsensitive);
    };
    return saysSo(outline.name) || saysSo(workflow.name) || saysSo(workflow.path.section(u'/', -1));
}

bool takesVersion(const workflow::DispatchInput& input)
{
    static const QStringList names{u"version"_s,     u"tag"_s,         u"tag_name"_s, u"tag-name"_s,
                                   u"release-tag"_s, u"release_tag"_s, u"release"_s};
    return input.type == workflow::DispatchInput::Type::String && names.contains(input.id, Qt::CaseInsensitive);
}

} // namespace

QString word(ReleaseWay way)
{
    switch (way) {
    case ReleaseWay::Tag:
        return u"tag"_s;
    case ReleaseWay::Dispatch:
        return u"dispatch"_s;
    case ReleaseWay::Publish:
        return u"publish"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

bool startsOnTag(const workflow::Outline& outline, const QString& tag)
{
    const auto* push = trigger(outline, "push"_L1);
    return push && letsTagThrough(*push, tag);
}

bool startsOnRelease(const workflow::Outline& outline, bool isPrerelease)
{
    const auto* release = trigger(outline, "release"_L1);
    if (!release)
        return false;
    return release->types.isEmpty() || release->types.contains("published"_L1)
        || (!isPrerelease && release->types.contains("released"_L1));
}

ReleaseWorkflow releaseWorkflow(const core::Workflow& workflow, const workflow::Outline& outline,
                                const workflow::DispatchInputs& inputs, const QString& tag, bool isPrerelease)
{
    ReleaseWorkflow found{.workflow = workflow,
                          .onTag = startsOnTag(outline, tag),
                          .onRelease = startsOnRelease(outline, isPrerelease),
                          .onDispatch = inputs.isOffered && isCalledAfterRelease(workflow, outline)};
    if (const auto* push = trigger(outline, "push"_L1); push && !found.onTag) {
        const QStringList& filter = push->tags.isEmpty() ? push->tagsIgnore : push->tags;
        found.heldBy = filter.join(", "_L1);
    }
    for (const workflow::DispatchInput& input : inputs.inputs) {
        if (found.versionInput.isEmpty() && takesVersion(input))
            found.versionInput = input.id;
        else if (input.required && !input.standard && input.type != workflow::DispatchInput::Type::Boolean)
            found.unknownInputs << input.id;
    }
    return found;
}

ReleaseWay wayOf(const std::vector<ReleaseWorkflow>& workflows)
{
    if (!startedBy(ReleaseWay::Tag, workflows).empty())
        return ReleaseWay::Tag;
    if (!startedBy(ReleaseWay::Publish, workflows).empty())
        return ReleaseWay::Publish;
    return dispatchable(workflows) ? ReleaseWay::Dispatch : ReleaseWay::Publish;
}

std::vector<core::Workflow> startedBy(ReleaseWay way, const std::vector<ReleaseWorkflow>& workflows)
{
    std::vector<core::Workflow> started;
    if (way == ReleaseWay::Dispatch) {
        if (const ReleaseWorkflow* chosen = dispatchable(workflows))
            started.push_back(chosen->workflow);
        return started;
    }
    for (const ReleaseWorkflow& each : workflows) {
        // Publishing a draft makes the tag, which starts what a tag starts.
        if (each.isActive() && (each.onTag || (way == ReleaseWay::Publish && each.onRelease)))
            started.push_back(each.workflow);
    }
    return started;
}

const ReleaseWorkflow* dispatchable(const std::vector<ReleaseWorkflow>& workflows)
{
    const auto found = std::ranges::find_if(workflows, [](const ReleaseWorkflow& each) {
        return each.onDispatch && each.isActive() && each.workflow.id && each.unknownInputs.isEmpty();
    });
    return found == workflows.end() ? nullptr : &*found;
}

QMap<QString, QString> releaseInputs(const ReleaseWorkflow& workflow, const QString& tag)
{
    return workflow.versionInput.isEmpty() ? QMap<QString, QString>()
                                           : QMap<QString, QString>{{workflow.versionInput, tag}};
}

} // namespace signalbox::delivery
