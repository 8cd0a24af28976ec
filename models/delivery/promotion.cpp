// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/promotion.h"

#include "delivery/environment_rank.h"
#include "monitor/dispatch_commands.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

std::unexpected<core::Error> refuse(const QString& what, const QString& advice)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected, .what = what, .advice = advice});
}

} // namespace

bool Promotion::isProduction() const
{
    return delivery::isProduction(to);
}

core::Result<monitor::DispatchRequest> Promotion::request(const QString& reason) const
{
    const QString& name = workflow.workflow.name;
    if (const QString why = monitor::DispatchCommands::whyNot(workflow.workflow, repository); !why.isEmpty())
        return refuse(why, {});
    if (!workflow.unknownInputs.isEmpty())
        return refuse(
            u"%1 wants to be told what only a person knows: %2."_s.arg(name, workflow.unknownInputs.join(u", "_s)),
            u"Start it by hand with Run…, or give these inputs a default in its file."_s);
    const bool takesRef = workflow.versionInput.endsWith("ref"_L1, Qt::CaseInsensitive);
    if (!isTag && !workflow.versionInput.isEmpty() && !workflow.wantsCommit && !takesRef)
        return refuse(u"%1 takes a version, and %2 has none."_s.arg(name, version.name), u"Release it first."_s);
    monitor::DispatchRequest request{
        .repository = repository.name,
        .workflow = workflow.workflow,
        .ref = repository.defaultBranch,
        .inputs = inputsFor(workflow, isTag ? version.name : version.commit, version.commit, to, reason),
        .reason = reason};
    if (reason.isEmpty())
        request.inputs.remove(workflow.reasonInput);
    if (!workflow.versionInput.isEmpty())
        return request;
    if (!isTag)
        return refuse(u"%1 deploys the tag that it is started on, and %2 is none."_s.arg(name, version.name),
                      u"Release it first, or give the workflow an input for the version."_s);
    request.ref = version.name;
    return request;
}

PlannedRequest plannedRequest(const monitor::DispatchRequest& request)
{
    return plannedDispatch(request.repository, request.workflow.id, request.ref, request.inputs);
}

} // namespace signalbox::delivery
