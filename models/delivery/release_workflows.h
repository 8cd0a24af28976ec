// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow.h"
#include "workflow/dispatch_inputs.h"
#include "workflow/outline.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace signalbox::delivery {

/// How a release is made, as the repository's workflows expect it.
enum class ReleaseWay {
    Tag, ///< a tag with a message; the workflow that it starts builds, and mostly makes the release
    Dispatch, ///< the release workflow is started by hand and makes the tag
    Publish ///< a draft is made and then published, which makes the tag
};

constexpr int releaseWayCount = int(ReleaseWay::Publish) + 1;

QString word(ReleaseWay way); ///< for files and logs: "tag"

/// Of a tag as it is pushed. Filters of branches alone let no tag through; those of paths do not count for tags.
bool startsOnTag(const workflow::Outline& outline, const QString& tag);
/// Of a draft that is published.
bool startsOnRelease(const workflow::Outline& outline, bool isPrerelease);

/// A workflow as a release sees it, by its file at the commit that is to be released.
struct ReleaseWorkflow {
    core::Workflow workflow; ///< id 0 where GitHub does not list it yet
    bool onTag = false; ///< this very tag starts it
    bool onRelease = false; ///< publishing this release starts it
    QString heldBy; ///< the tag filter that does not let the tag through, as written; empty where there is none
    bool onDispatch = false; ///< it is called after releasing or publishing, and a person can start it
    QString versionInput; ///< id; empty: it takes its version from the ref or finds it by itself
    QStringList unknownInputs; ///< required, without a default, and nobody but a person knows what to say

    bool operator==(const ReleaseWorkflow&) const = default;

    /// GitHub starts it at all.
    bool isActive() const { return workflow.state.isEmpty() || workflow.state == QLatin1StringView("active"); }
};

ReleaseWorkflow releaseWorkflow(const core::Workflow& workflow, const workflow::Outline& outline,
                                const workflow::DispatchInputs& inputs, const QString& tag, bool isPrerelease);

/// Tag, where a workflow waits for it; else publishing, where one waits for that; else the release workflow that can be
/// started; else publishing, which starts nothing.
ReleaseWay wayOf(const std::vector<ReleaseWorkflow>& workflows);

/// The active ones that will run when it is released in that way.
std::vector<core::Workflow> startedBy(ReleaseWay way, const std::vector<ReleaseWorkflow>& workflows);

/// The release workflow to start by hand; null for none.
const ReleaseWorkflow* dispatchable(const std::vector<ReleaseWorkflow>& workflows);
QMap<QString, QString> releaseInputs(const ReleaseWorkflow& workflow, const QString& tag);

} // namespace signalbox::delivery
