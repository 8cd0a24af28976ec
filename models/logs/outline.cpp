// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/outline.h"

#include "logs/first_error.h"
#include "logs/steps.h"

namespace signalbox::logs {

namespace {

/// Steps and groups by their first line; what a group has beyond its step is not of it.
std::vector<Section> merged(const std::vector<Section>& steps, std::vector<Section> groups)
{
    if (steps.empty())
        return groups;
    std::vector<Section> all;
    auto group = groups.begin();
    for (const Section& step : steps) {
        all.push_back(step);
        for (; group != groups.end() && group->first <= step.last; ++group) {
            group->last = std::min(group->last, step.last);
            if (group->last > group->first)
                all.push_back(*group);
        }
    }
    return all;
}

std::optional<LineSpan> failedStep(const std::vector<Section>& steps)
{
    const auto failed = std::ranges::find(steps, true, &Section::failed);
    if (failed == steps.end())
        return std::nullopt;
    return LineSpan{failed->first, failed->last};
}

} // namespace

Outline outlineOf(const LineIndex& index, const core::Job& job)
{
    Outline outline;
    const std::vector<MarkedLine> markers = index.markers();
    const std::vector<Section> steps = stepsOf(index, markers, job.steps);
    outline.sections = merged(steps, groupsOf(markers, index.lineCount()));
    for (const MarkedLine& marked : markers) {
        if (marked.kind == Marker::Error)
            outline.errors.push_back(marked.line);
    }
    if (job.state.isSuccess()) // what it printed on the way did not matter
        return outline;
    outline.firstError = firstError(index, markers, failedStep(steps));
    if (outline.firstError) {
        const auto at = std::ranges::lower_bound(outline.errors, *outline.firstError);
        if (at == outline.errors.end() || *at != *outline.firstError)
            outline.errors.insert(at, *outline.firstError);
    }
    return outline;
}

} // namespace signalbox::logs
