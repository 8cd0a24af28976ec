// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/promotions.h"

#include "github/wait.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Result;
using github::Ask;
using github::Priority;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(github::cancelledError());
}

std::unexpected<core::Error> refuse(const QString& what, const QString& advice)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected, .what = what, .advice = advice});
}

std::vector<DeployWorkflow> switchedOn(std::vector<DeployWorkflow> workflows)
{
    std::erase_if(workflows, [](const DeployWorkflow& one) { return one.workflow.state.startsWith("disabled"_L1); });
    return workflows;
}

/// What is said where none is good for it: one that is, but for a reason, is better than none to tell of.
const DeployWorkflow* almost(const std::vector<DeployWorkflow>& workflows, const QString& to)
{
    const auto found = std::ranges::find_if(workflows, [&to](const DeployWorkflow& one) {
        return one.purpose == DeployWorkflow::Purpose::Deploy && one.deploysTo(to);
    });
    return found == workflows.end() ? nullptr : &*found;
}

} // namespace

Promotions::Promotions(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_workflows(client)
    , m_offers(client)
{
}

QCoro::Task<Result<Promotion>> Promotions::plan(core::RepositoryName name, DeployedVersion version, QString from,
                                                QString to)
{
    const QPointer alive(this);
    if (!m_client)
        co_return cancelled();
    const auto repository = co_await m_client->repository(name, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!repository)
        co_return std::unexpected(repository.error());
    if (repository->rows.empty())
        co_return refuse(u"%1 is not there."_s.arg(name.full()), u"Check its name."_s);
    Promotion plan{.repository = repository->rows.front(), .version = version, .from = from, .to = to};
    const auto workflows = co_await m_workflows.read(plan.repository);
    if (!alive || !m_client)
        co_return cancelled();
    if (!workflows)
        co_return std::unexpected(workflows.error());
    const auto on = switchedOn(workflows->all);
    const auto* best = bestWorkflow(on, to, DeployWorkflow::Purpose::Deploy);
    if (!best)
        best = almost(workflows->all, to);
    if (!best)
        co_return refuse(u"No workflow of %1 can be started by hand to deploy to %2."_s.arg(name.full(), to),
                         u"It needs `on: workflow_dispatch` with an input for the environment, or a job in it."_s);
    plan.workflow = *best;
    const auto offer = co_await m_offers.against(name, version, to);
    if (!alive)
        co_return cancelled();
    if (!offer)
        co_return std::unexpected(offer.error());
    plan.offer = *offer;
    plan.isTag = m_offers.isTag(name, version.name);
    co_return plan;
}

QCoro::Task<Result<DeployedVersion>> Promotions::find(core::RepositoryName repository, QString version)
{
    const QPointer alive(this);
    const auto tags = co_await m_client->tags(repository, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!tags)
        co_return std::unexpected(tags.error());
    for (const QString& name : std::array{version, QString(u'v' + version)}) {
        const auto tag = std::ranges::find(tags->rows, name, &core::Tag::name);
        if (tag != tags->rows.end())
            co_return DeployedVersion{.name = tag->name, .commit = tag->commit};
    }
    // A branch, or the beginning of a commit: GitHub knows both where it compares.
    const auto branch = co_await m_client->branch(repository, version);
    if (!alive || !m_client)
        co_return cancelled();
    if (branch)
        co_return DeployedVersion{.name = version, .commit = branch->commit};
    if (branch.error().kind != core::ErrorKind::NotFound)
        co_return std::unexpected(branch.error());
    co_return refuse(u"%1 has neither a tag nor a branch %2."_s.arg(repository.full(), version),
                     u"Name a version that was released, such as %1."_s.arg(
                         tags->rows.empty() ? u"v1.0.0"_s : tags->rows.front().name));
}

QCoro::Task<Result<QString>> Promotions::environment(core::RepositoryName repository, QString name)
{
    const auto listed = co_await m_client->environments(repository, Priority::User, Ask::Always);
    if (!listed && listed.error().kind != core::ErrorKind::NotFound)
        co_return std::unexpected(listed.error());
    QStringList names;
    for (const core::Environment& known : listed ? listed->rows : std::vector<core::Environment>()) {
        if (known.name.compare(name, Qt::CaseInsensitive) == 0)
            co_return known.name;
        names << known.name;
    }
    co_return refuse(u"%1 has no environment %2."_s.arg(repository.full(), name),
                     names.isEmpty() ? u"A job with `environment:` in a workflow makes one."_s
                                     : u"Name one of these: %1."_s.arg(names.join(u", "_s)));
}

QCoro::Task<Result<Promotion>> Promotions::plan(core::RepositoryName repository, QString version, QString to)
{
    const QPointer alive(this);
    if (!m_client)
        co_return cancelled();
    const auto where = co_await environment(repository, to);
    if (!alive || !m_client)
        co_return cancelled();
    if (!where)
        co_return std::unexpected(where.error());
    const auto what = co_await find(repository, version);
    if (!alive)
        co_return cancelled();
    if (!what)
        co_return std::unexpected(what.error());
    co_return co_await plan(repository, *what, {}, *where);
}

} // namespace signalbox::delivery
