// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_looks.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Error;
using core::ErrorKind;
using core::RepositoryName;
using core::Result;
using github::Ask;
using github::Priority;

std::unexpected<Error> cancelled()
{
    return std::unexpected(Error{.kind = ErrorKind::Cancelled, .what = u"Looking was stopped."_s});
}

} // namespace

EnvironmentLooks::EnvironmentLooks(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
{
}

/// Cancelled: this or the client may be gone. `kept` is this object's.
template <class T, class Read>
QCoro::Task<Result<void>> EnvironmentLooks::refresh(Kept<T>* kept, Read read)
{
    const QPointer alive(this);
    auto look = co_await read(*kept ? Ask::IfChanged : Ask::Always);
    // Some pages are as they were, and their rows did not come.
    if (alive && m_client && look && *kept && look->changed && !look->complete)
        look = co_await read(Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!look)
        co_return std::unexpected(look.error());
    if (look->changed || !*kept) {
        *kept = std::move(look->rows);
        m_client->validators().put(look->validators);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> EnvironmentLooks::readDeployments(RepositoryName repository, QString environment,
                                                            OfEnvironment* kept)
{
    const QPointer alive(this);
    const auto listed = co_await refresh(&kept->deployments, [&](Ask ask) {
        return m_client->deployments(repository, environment, Priority::User, ask);
    });
    if (!listed)
        co_return listed;
    const auto deployments = kept->deployments.value_or(std::vector<core::Deployment>());
    for (const core::Deployment& deployment : deployments) {
        const auto before = kept->withStatuses.find(deployment.id);
        const bool isKnown = before != kept->withStatuses.end();
        core::Deployment whole = deployment;
        if (isKnown)
            whole.statuses = before->second.statuses;
        // Times are whole seconds: of what goes on a second status may have come within one.
        if (!isKnown || before->second.updatedAt != deployment.updatedAt || core::isUnderWay(whole.state())) {
            auto statuses = co_await m_client->deploymentStatuses(repository, deployment.id, Priority::User,
                                                                  isKnown ? Ask::IfChanged : Ask::Always);
            if (!alive || !m_client)
                co_return cancelled();
            if (!statuses)
                co_return std::unexpected(statuses.error());
            if (statuses->changed)
                whole.statuses = std::move(statuses->rows);
            m_client->validators().put(statuses->validators);
        }
        // At once, with its validator: what comes after it may fail.
        kept->withStatuses.insert_or_assign(deployment.id, std::move(whole));
    }
    std::erase_if(kept->withStatuses, [&](const auto& entry) {
        return !std::ranges::contains(deployments, entry.first, &core::Deployment::id);
    });
    co_return Result<void>();
}

DeploymentSources EnvironmentLooks::sourcesOf(const OfRepository& kept)
{
    DeploymentSources sources{.tags = kept.tags.value_or(std::vector<core::Tag>())};
    for (const core::Run& run : kept.runs.value_or(std::vector<core::Run>()))
        sources.runs.insert(run.id, {.event = run.event, .title = run.title, .state = run.state});
    for (const auto& [id, run] : kept.failed)
        sources.runs.insert(id, run);
    return sources;
}

QCoro::Task<Result<EnvironmentState>>
EnvironmentLooks::readEnvironment(RepositoryName repository, core::Environment environment, OfRepository* kept)
{
    const QPointer alive(this);
    OfEnvironment& of = kept->byName[environment.name];
    const auto read = co_await readDeployments(repository, environment.name, &of);
    if (!read)
        co_return std::unexpected(read.error());
    const auto judge = [&] {
        std::vector<core::Deployment> deployments;
        deployments.reserve(of.withStatuses.size());
        for (const auto& [id, deployment] : of.withStatuses)
            deployments.push_back(deployment);
        return environmentState(environment, std::move(deployments), sourcesOf(*kept));
    };
    EnvironmentState state = judge();
    // What looks like a failure is one only where its run was not cancelled.
    while (state.failed && state.failed->version.run && !kept->failed.contains(state.failed->version.run)) {
        const core::RunId id = state.failed->version.run;
        const auto run = co_await m_client->run(repository, id, Priority::User, Ask::Always);
        if (!alive || !m_client)
            co_return cancelled();
        if (!run && run.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(run.error());
        DeployingRun known;
        if (run && !run->rows.empty())
            known = {.event = run->rows[0].event, .title = run->rows[0].title, .state = run->rows[0].state};
        kept->failed.insert({id, known});
        state = judge();
    }
    co_return state;
}

QCoro::Task<Result<std::vector<EnvironmentState>>> EnvironmentLooks::look(RepositoryName repository)
{
    const QPointer alive(this);
    OfRepository& kept = m_kept[repository]; // a map's places stay
    if (std::exchange(kept.isLooking, true)) {
        github::Wait<void> turn(m_lifetime);
        kept.waiting.push_back(turn.end());
        if (const auto mine = co_await turn; !mine)
            co_return std::unexpected(mine.error());
    }
    auto states = co_await lookAlone(repository, &kept);
    if (!alive)
        co_return cancelled();
    if (kept.waiting.empty()) {
        kept.isLooking = false;
    } else {
        const auto next = kept.waiting.front();
        kept.waiting.pop_front();
        next({});
    }
    co_return states;
}

QCoro::Task<Result<std::vector<EnvironmentState>>> EnvironmentLooks::lookAlone(RepositoryName repository,
                                                                               OfRepository* keptOfIt)
{
    if (!m_client)
        co_return cancelled();
    OfRepository& kept = *keptOfIt;
    const auto environments = co_await refresh(
        &kept.environments, [&](Ask ask) { return m_client->environments(repository, Priority::User, ask); });
    // Where the repository's plan has none, there are none.
    if (!environments && environments.error().kind == ErrorKind::NotFound)
        co_return std::vector<EnvironmentState>();
    if (!environments)
        co_return std::unexpected(environments.error());
    const auto tags
        = co_await refresh(&kept.tags, [&](Ask ask) { return m_client->tags(repository, Priority::User, ask); });
    if (!tags)
        co_return std::unexpected(tags.error());
    const auto runs = co_await refresh(&kept.runs, [&](Ask ask) {
        return m_client->runs(repository, {.event = u"workflow_dispatch"_s, .perPage = 100}, Priority::User, ask);
    });
    if (!runs)
        co_return std::unexpected(runs.error());
    std::vector<EnvironmentState> states;
    const std::vector<core::Environment> found = kept.environments.value_or(std::vector<core::Environment>());
    states.reserve(found.size());
    for (const core::Environment& environment : found) {
        auto state = co_await readEnvironment(repository, environment, &kept);
        if (!state)
            co_return std::unexpected(state.error());
        states.push_back(std::move(*state));
    }
    co_return states;
}

} // namespace signalbox::delivery
