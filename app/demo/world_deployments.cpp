// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

Deployment& World::addDeployment(Repository& repository, const Deployment& deployment)
{
    Deployment& kept = repository.deployments.emplace_back(deployment);
    kept.id = nextId(u"deployment"_s);
    kept.createdAt = kept.createdAt ? kept.createdAt : m_now;
    touch(repository);
    return kept;
}

void World::retire(Repository& repository, const Deployment& successor, const DeploymentStatus& status)
{
    for (Deployment& other : repository.deployments) {
        if (&other != &successor && other.environment == successor.environment && other.state() == "success"_L1
            && !other.transient && !other.isProduction())
            other.statuses.push_back({.id = nextId(u"deployment_status"_s),
                                      .state = u"inactive"_s,
                                      .creator = status.creator,
                                      .at = status.at});
    }
}

std::optional<Live> World::live(const Repository& repository, const QString& environment)
{
    const Deployment* newest = nullptr;
    const DeploymentStatus* success = nullptr;
    for (const Deployment& deployment : repository.deployments) {
        if (deployment.environment.compare(environment, Qt::CaseInsensitive) != 0)
            continue;
        for (const DeploymentStatus& status : deployment.statuses) {
            if (status.state != "success"_L1 || (success && status.id < success->id))
                continue;
            newest = &deployment;
            success = &status;
        }
    }
    if (!newest)
        return std::nullopt;
    const auto& tags = repository.tags;
    QString version = newest->version;
    if (version.isEmpty())
        version = tags.value(newest->ref) == newest->sha ? newest->ref : tags.key(newest->sha, newest->sha);
    static const QRegularExpression prefix(u"^v(?=\\d)"_s);
    return Live{version.remove(prefix), newest->sha, success->at};
}

void World::addStatus(Repository& repository, Deployment& deployment, DeploymentStatus status, bool retires)
{
    status.id = nextId(u"deployment_status"_s);
    status.at = status.at ? status.at : m_now;
    // A success takes the place of what ran in the environment before.
    if (status.state == "success"_L1 && retires)
        retire(repository, deployment, status);
    deployment.statuses.push_back(std::move(status));
    touch(repository);
}

void World::deploymentState(const Job& job, const QString& state)
{
    if (job.deployment == 0)
        return;
    const Run& owner = *run(job.run);
    Repository& repository = *repositoryOf(owner);
    const auto deployment = std::find_if(repository.deployments.rbegin(), repository.deployments.rend(),
                                         [&job](const Deployment& each) { return each.id == job.deployment; });
    if (deployment != repository.deployments.rend())
        addStatus(repository, *deployment,
                  {.state = state, .creator = owner.latest().triggeringActor, .run = owner.id, .job = job.id});
}

void World::addArtifact(Run& run, const Job& job)
{
    const JobDefinition* known = definition(job);
    if (!known || known->artifact.isEmpty() || job.conclusion != "success"_L1)
        return;
    Repository& repository = *repositoryOf(run);
    const qint64 id = nextId(u"artifact"_s);
    repository.artifacts[id]
        = {.id = id, .run = run.id, .name = known->artifact, .createdAt = m_now, .expiresAt = m_now + days(90)};
    run.artifacts.push_back(id);
    // That it has expired is a change as well.
    at(m_now + days(90) + 1, [this, owner = repository.id] {
        if (Repository* still = this->repository(owner))
            touch(*still);
    });
}

} // namespace signalbox::demo
