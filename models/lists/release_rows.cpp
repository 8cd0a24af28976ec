// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/release_rows.h"

#include "delivery/release_machine.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using core::Outcome;
using delivery::ReleaseCheck;
using delivery::ReleasePhase;
using delivery::ReleaseRequest;
using delivery::ReleaseWay;

QString tr(const char* text)
{
    return QCoreApplication::translate("Release", text);
}

Outcome outcomeOf(ReleaseCheck::Outcome outcome)
{
    switch (outcome) {
    case ReleaseCheck::Outcome::Passed:
        return Outcome::Passed;
    case ReleaseCheck::Outcome::Failed:
        return Outcome::Failed;
    case ReleaseCheck::Outcome::Unknown:
        return Outcome::Unknown;
    }
    Q_UNREACHABLE_RETURN(Outcome::Unknown);
}

/// How many of the steps are behind it: those of the requests, then the runs, the release, its files.
size_t stepsBehind(const delivery::ReleaseState& state, const std::vector<ReleaseRequest>& requests)
{
    const size_t sent = requests.size();
    if (state.phase == ReleasePhase::Released || state.phase == ReleasePhase::Drafted)
        return sent + 3;
    if (state.phase == ReleasePhase::CheckingAssets || state.phase == ReleasePhase::Incomplete)
        return sent + 2;
    const bool isLate = state.request == ReleaseRequest::Release || state.request == ReleaseRequest::Amend;
    if (isLate || state.phase == ReleasePhase::AwaitingRelease)
        return sent + 1;
    if (state.startedAt > 0)
        return sent;
    const auto at = std::ranges::find(requests, state.request);
    return size_t(at - requests.begin());
}

} // namespace

std::vector<CheckRow> releaseCheckRows(const std::vector<ReleaseCheck>& checks)
{
    std::vector<CheckRow> rows;
    rows.reserve(checks.size());
    for (const ReleaseCheck& check : checks)
        rows.push_back({.id = delivery::word(check.id),
                        .name = delivery::title(check.id),
                        .outcome = outcomeOf(check.outcome),
                        .words = check.words});
    const auto known
        = std::ranges::stable_partition(rows, [](const CheckRow& row) { return row.outcome == Outcome::Failed; });
    std::ranges::stable_partition(known, [](const CheckRow& row) { return row.outcome != Outcome::Passed; });
    return rows;
}

std::vector<CheckRow> releaseStepRows(const delivery::ReleaseState& state, const delivery::ReleaseOrder& order)
{
    const auto requests = delivery::requestsOf(order);
    std::vector<StepText> steps;
    steps.reserve(requests.size() + 3);
    for (const ReleaseRequest request : requests)
        steps.emplace_back(tr("Send"), requestText(request));
    if (!order.release.isDraft) {
        QStringList files;
        for (const core::Workflow& workflow : order.expected)
            files << workflow.path.section(u'/', -1);
        steps.emplace_back(tr("Run"), files.isEmpty() ? tr("No workflow has to run") : files.join(", "_L1));
        steps.emplace_back(tr("Release"), tr("%1 is to be seen").arg(order.release.tag));
        steps.emplace_back(tr("Files"), tr("Each is whole and has a digest"));
    }
    return stepRows(steps, stepsBehind(state, requests), phaseShape(state.phase), delivery::isEnd(state.phase));
}

QString wayText(ReleaseWay way)
{
    switch (way) {
    case ReleaseWay::Tag:
        return tr("Push a tag; its workflow builds the release");
    case ReleaseWay::Dispatch:
        return tr("Start the release workflow by hand; it makes the tag");
    case ReleaseWay::Publish:
        return tr("Make a draft, then publish it");
    }
    Q_UNREACHABLE_RETURN({});
}

QString requestText(ReleaseRequest request)
{
    switch (request) {
    case ReleaseRequest::TagObject:
        return tr("Write who tags what, and why");
    case ReleaseRequest::Tag:
        return tr("Make the tag");
    case ReleaseRequest::Dispatch:
        return tr("Start the release workflow");
    case ReleaseRequest::Draft:
        return tr("Make a draft of the release");
    case ReleaseRequest::Publish:
        return tr("Publish the draft");
    case ReleaseRequest::Release:
        return tr("Make the release of the tag");
    case ReleaseRequest::Amend:
        return tr("Put title and notes into the release");
    }
    Q_UNREACHABLE_RETURN({});
}

QString phaseText(ReleasePhase phase)
{
    switch (phase) {
    case ReleasePhase::Idle:
        return tr("Nothing was begun");
    case ReleasePhase::Sending:
        return tr("Sends");
    case ReleasePhase::Looking:
        return tr("Looks whether it arrived");
    case ReleasePhase::AwaitingRun:
        return tr("Waits for the run");
    case ReleasePhase::Following:
        return tr("Follows the runs");
    case ReleasePhase::AwaitingRelease:
        return tr("Looks for the release");
    case ReleasePhase::CheckingAssets:
        return tr("Checks the files");
    case ReleasePhase::Released:
        return tr("Released");
    case ReleasePhase::Drafted:
        return tr("Drafted");
    case ReleasePhase::NoRun:
        return tr("No run came");
    case ReleasePhase::RunFailed:
        return tr("A run failed");
    case ReleasePhase::Incomplete:
        return tr("Released, not whole");
    case ReleasePhase::NeedsHuman:
        return tr("Needs you");
    case ReleasePhase::Stopped:
        return tr("Stopped");
    }
    Q_UNREACHABLE_RETURN({});
}

core::Outcome phaseShape(ReleasePhase phase)
{
    switch (phase) {
    case ReleasePhase::Idle:
        return Outcome::Neutral;
    case ReleasePhase::Released:
    case ReleasePhase::Drafted:
        return Outcome::Passed;
    case ReleasePhase::NoRun:
    case ReleasePhase::NeedsHuman:
        return Outcome::NeedsPerson;
    case ReleasePhase::RunFailed:
    case ReleasePhase::Incomplete:
        return Outcome::Failed;
    case ReleasePhase::Stopped:
        return Outcome::Cancelled;
    default:
        return Outcome::Running;
    }
}

} // namespace signalbox::lists
