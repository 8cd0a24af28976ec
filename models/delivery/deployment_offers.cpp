// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deployment_offers.h"

#include "delivery/environment_state.h"
#include "github/wait.h"

#include <algorithm>

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

core::RunId runOf(const core::Deployment& deployment)
{
    for (const core::DeploymentStatus& status : deployment.statuses) {
        if (const core::RunId run = core::runOfLog(status.logUrl))
            return run;
    }
    return {};
}

} // namespace

DeploymentOffers::DeploymentOffers(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
{
}

QCoro::Task<Result<void>> DeploymentOffers::readTags(core::RepositoryName repository)
{
    const QPointer alive(this);
    auto tags = co_await m_client->tags(repository, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!tags)
        co_return std::unexpected(tags.error());
    m_tags[repository] = std::move(tags->rows);
    co_return Result<void>();
}

QCoro::Task<Result<DeploymentOffers::Found>> DeploymentOffers::find(core::RepositoryName repository, core::RunId run,
                                                                    QString environment)
{
    const QPointer alive(this);
    auto listed = co_await m_client->deployments(repository, environment, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!listed)
        co_return std::unexpected(listed.error());
    Found found;
    for (core::Deployment& deployment : listed->rows) {
        if (isClaim(deployment))
            continue;
        auto statuses = co_await m_client->deploymentStatuses(repository, deployment.id, Priority::User, Ask::Always);
        if (!alive || !m_client)
            co_return cancelled();
        if (!statuses)
            co_return std::unexpected(statuses.error());
        deployment.statuses = std::move(statuses->rows);
        const bool isOurs = run && runOf(deployment) == run;
        if (core::isUnderWay(deployment.state()) && isOurs && !found.waiting)
            found.waiting = deployment;
        found.isTaken = found.isTaken || (core::isUnderWay(deployment.state()) && !isOurs);
        if (deployment.state() != core::DeploymentState::Success)
            continue;
        found.current = deployment;
        break;
    }
    co_return found;
}

/// By the title of the run that deploys it, where that was started by hand; `run` is that of what waits.
QCoro::Task<Result<DeployedVersion>> DeploymentOffers::name(core::Deployment deployment, core::Run run)
{
    const QPointer alive(this);
    DeploymentSources sources{.tags = m_tags[run.repositoryName]};
    const core::RunId own = runOf(deployment);
    if (own && own != run.id) {
        auto seen = co_await m_client->run(run.repositoryName, own, Priority::User, Ask::Always);
        if (!alive || !m_client)
            co_return cancelled();
        if (seen && !seen->rows.empty())
            run = seen->rows.front();
    }
    if (own == run.id)
        sources.runs.insert(own, {.event = run.event, .title = run.title, .state = run.state});
    co_return versionOf(deployment, sources);
}

QCoro::Task<Result<void>> DeploymentOffers::compare(core::RepositoryName repository, DeploymentOffer* offer)
{
    const QPointer alive(this);
    const std::pair commits(offer->current.value_or(DeployedVersion()).commit, offer->coming.commit);
    if (commits.first.isEmpty() || commits.second.isEmpty() || commits.first == commits.second)
        co_return Result<void>();
    Comparisons& known = m_comparisons[repository]; // a map's places stay
    auto between = known.find(commits);
    if (between == known.end()) {
        auto read = co_await m_client->compare(repository, commits.first, commits.second);
        if (!alive || !m_client)
            co_return cancelled();
        // A commit that is gone from the repository can be deployed all the same: only the number is not known.
        if (!read && read.error().kind == core::ErrorKind::NotFound)
            co_return Result<void>();
        if (!read)
            co_return std::unexpected(read.error());
        read->commits.clear(); // nobody asks for more than their number
        read->files.clear();
        between = known.insert_or_assign(commits, *std::move(read)).first;
    }
    offer->direction = between->second.direction;
    offer->aheadBy = between->second.aheadBy;
    offer->behindBy = between->second.behindBy;
    co_return Result<void>();
}

QCoro::Task<Result<DeploymentOffer>> DeploymentOffers::look(core::Run run, QString environment)
{
    const QPointer alive(this);
    if (!m_client)
        co_return cancelled();
    const core::RepositoryName repository = run.repositoryName;
    const auto found = co_await find(repository, run.id, environment);
    if (!found)
        co_return std::unexpected(found.error());
    const bool isNew = !m_tags.contains(repository);
    if (isNew) {
        if (const auto tags = co_await readTags(repository); !tags)
            co_return std::unexpected(tags.error());
    }
    // GitHub makes the deployment a moment after the run has begun to wait.
    const core::Deployment waiting = found->waiting.value_or(core::Deployment{
        .environment = environment,
        .commit = run.commit,
        .ref = run.branch,
        .statuses
        = {{.state = core::DeploymentState::Waiting, .logUrl = QUrl(u"/actions/runs/%1"_s.arg(run.id.value))}}});
    auto coming = co_await name(waiting, run);
    const auto isTag = [&] { return std::ranges::contains(m_tags[repository], coming->name, &core::Tag::name); };
    if (coming && !isNew && !isTag()) { // a new version has a new tag
        if (const auto tags = co_await readTags(repository); !tags)
            co_return std::unexpected(tags.error());
        coming = co_await name(waiting, run);
    }
    if (!coming)
        co_return std::unexpected(coming.error());
    co_return co_await heldAgainst(*found, *coming, run);
}

QCoro::Task<Result<DeploymentOffer>> DeploymentOffers::heldAgainst(Found found, DeployedVersion coming, core::Run run)
{
    DeploymentOffer offer{.coming = coming, .isTaken = found.isTaken};
    if (!found.current)
        co_return offer;
    const auto current = co_await name(*found.current, run);
    if (!current)
        co_return std::unexpected(current.error());
    offer.current = *current;
    const auto compared = co_await compare(run.repositoryName, &offer);
    if (!compared)
        co_return std::unexpected(compared.error());
    co_return offer;
}

QCoro::Task<Result<DeploymentOffer>> DeploymentOffers::against(core::RepositoryName repository, DeployedVersion coming,
                                                               QString environment)
{
    const QPointer alive(this);
    if (!m_client)
        co_return cancelled();
    const auto found = co_await find(repository, {}, environment);
    if (!alive || !m_client)
        co_return cancelled();
    if (!found)
        co_return std::unexpected(found.error());
    if (const auto tags = co_await readTags(repository); !tags)
        co_return std::unexpected(tags.error());
    co_return co_await heldAgainst(*found, coming, {.repositoryName = repository});
}

bool DeploymentOffers::isTag(const core::RepositoryName& repository, const QString& name) const
{
    const auto tags = m_tags.find(repository);
    return tags != m_tags.end() && std::ranges::contains(tags->second, name, &core::Tag::name);
}

} // namespace signalbox::delivery
