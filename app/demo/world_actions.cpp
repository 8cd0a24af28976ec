// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include <algorithm>
#include <set>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

Answer<qint64> World::dispatch(Repository& repository, const Start& start, const QMap<QString, QString>& inputs)
{
    const Workflow* workflow = repository.workflow(start.workflow);
    if (!workflow)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    if (repository.resolve(start.ref).isEmpty())
        return std::unexpected(Refusal{422, u"No ref found for: "_s + start.ref});
    if (!workflow->triggers.contains(u"workflow_dispatch"_s))
        return std::unexpected(Refusal{422, u"Workflow does not have 'workflow_dispatch' trigger"_s});
    if (workflow->state != "active"_L1)
        return std::unexpected(Refusal{422, u"Cannot trigger a 'workflow_dispatch' on a disabled workflow"_s});
    for (const auto& [name, input] : workflow->inputs.asKeyValueRange()) {
        if (input.required && (inputs.contains(name) ? inputs.value(name).isEmpty() : !input.hasDefault))
            return std::unexpected(Refusal{422, u"Required input '"_s + name + u"' not provided"_s});
    }
    QStringList unexpected;
    for (const QString& name : inputs.keys()) {
        if (!workflow->inputs.contains(name))
            unexpected.append(u'"' + name + u'"');
    }
    if (!unexpected.isEmpty())
        return std::unexpected(Refusal{422, u"Unexpected inputs provided: ["_s + unexpected.join(", "_L1) + u']'});
    for (const auto& [name, value] : inputs.asKeyValueRange()) {
        const QStringList options = workflow->inputs.value(name).options;
        if (!options.isEmpty() && !options.contains(value))
            return std::unexpected(Refusal{
                422, u"Provided value '%1' for input '%2' not in the list of allowed values"_s.arg(value, name)});
    }
    Start named = start;
    named.title = start.title.isEmpty() ? workflow->name : start.title;
    named.inputs = inputs;
    if (m_dispatchLag == 0)
        return this->start(repository, named);
    at(m_now + m_dispatchLag, [this, id = repository.id, named] {
        if (Repository* later = this->repository(id))
            (void)this->start(*later, named);
    });
    return 0;
}

std::optional<Refusal> World::refusesRerun(const Run& run) const
{
    if (m_now - run.createdAt > days(30))
        return Refusal{403, u"Unable to retry this workflow run because it was created over a month ago"_s};
    if (run.attempts.size() > 50 || run.conclusion() == "action_required"_L1)
        return Refusal{403, u"This workflow run cannot be retried"_s};
    return std::nullopt;
}

Answer<> World::rerun(qint64 id, bool failedOnly, const QString& actor)
{
    Run* known = run(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    if (!known->ended())
        return std::unexpected(Refusal{403, u"This workflow is already running"_s});
    if (const auto refusal = refusesRerun(*known))
        return std::unexpected(*refusal);
    std::vector<qint64> kept;
    if (failedOnly) {
        std::ranges::copy_if(known->latest().jobs, std::back_inserter(kept),
                             [this](qint64 each) { return job(each)->conclusion == "success"_L1; });
        static const QStringList failed{u"failure"_s, u"cancelled"_s, u"timed_out"_s};
        if (!std::ranges::any_of(known->latest().jobs,
                                 [this](qint64 each) { return failed.contains(job(each)->conclusion); }))
            return std::unexpected(Refusal{403, u"This workflow run has no failed jobs"_s});
    }
    newAttempt(*known, kept, actor);
    return {};
}

// Everything that needs the job, directly or not, runs again with it.
Answer<> World::rerunJob(qint64 id, const QString& actor)
{
    const Job* known = job(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    Run& owner = *run(known->run);
    if (!owner.ended())
        return std::unexpected(Refusal{403, u"The workflow run containing this job is already running"_s});
    if (const auto refusal = refusesRerun(owner))
        return std::unexpected(*refusal);
    const Workflow* workflow = repositoryOf(owner)->workflow(owner.workflow);
    std::set<QString> again{known->key};
    for (bool grew = true; grew && workflow;) {
        grew = false;
        for (const JobDefinition& definition : workflow->jobs) {
            const bool follows
                = std::ranges::any_of(definition.needs, [&again](const QString& need) { return again.contains(need); });
            grew = (follows && again.insert(definition.key).second) || grew;
        }
    }
    std::vector<qint64> kept;
    for (const qint64 each : owner.latest().jobs) {
        const Job& other = *job(each);
        if (!again.contains(other.key) || (other.key == known->key && other.name != known->name))
            kept.push_back(each);
    }
    newAttempt(owner, kept, actor);
    return {};
}

// A matrix of which some cells are kept gets only the others again.
void World::newAttempt(Run& run, const std::vector<qint64>& kept, const QString& actor)
{
    const std::vector<qint64> before = run.latest().jobs;
    run.attempts.push_back({.number = run.latest().number + 1,
                            .triggeringActor = actor.isEmpty() ? m_viewer : actor,
                            .startedAt = m_now,
                            .updatedAt = m_now});
    run.latest().jobs = kept;
    std::set<QString> keys;
    for (const qint64 each : kept)
        keys.insert(job(each)->key);
    for (const qint64 each : before) {
        const QString key = job(each)->key;
        const JobDefinition* known = definition(*job(each));
        if (known && keys.contains(key) && !std::ranges::contains(kept, each))
            addJob(run, *known, job(each)->name);
    }
    enter(run);
}

Answer<> World::cancel(qint64 id, bool force)
{
    Run* known = run(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    if (known->ended())
        return std::unexpected(Refusal{409, u"Cannot cancel a workflow run that is completed."_s});
    // Runners are told, and take a moment; force does not wait for them.
    const Moment end = force ? m_now : m_now + seconds(1.5 / m_speed);
    at(end, [this, id, attempt = known->latest().number] {
        const Run* still = run(id);
        if (still && still->latest().number == attempt)
            finishRun(id, u"cancelled"_s);
    });
    if (force)
        advanceTo(m_now);
    return {};
}

Answer<> World::approveFork(qint64 id)
{
    Run* known = run(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    if (known->conclusion() != "action_required"_L1)
        return std::unexpected(Refusal{403, u"This run is not from a fork pull request"_s});
    known->latest().status = u"queued"_s;
    known->latest().conclusion.clear();
    known->latest().startedAt = m_now;
    enter(*known);
    return {};
}

std::vector<qint64> World::pendingEnvironments(const Run& run) const
{
    std::vector<qint64> pending;
    for (const qint64 id : run.latest().jobs) {
        const Job& waiting = *m_jobs.at(id);
        if (waiting.status != "waiting"_L1 || waiting.reviewed)
            continue;
        const Repository& repository = *m_repositories.at(run.repository);
        const auto deployment = std::ranges::find(repository.deployments, waiting.deployment, &Deployment::id);
        const auto environment
            = std::ranges::find(repository.environments, deployment->environment, &Environment::name);
        if (environment != repository.environments.end() && !std::ranges::contains(pending, environment->id))
            pending.push_back(environment->id);
    }
    return pending;
}

Answer<std::vector<qint64>> World::review(qint64 id, const std::vector<qint64>& environments, bool approve,
                                          const QString& comment, const QString& user)
{
    Run* known = run(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    const std::vector<qint64> pending = pendingEnvironments(*known);
    if (environments.empty()
        || !std::ranges::all_of(environments, [&](qint64 each) { return std::ranges::contains(pending, each); }))
        return std::unexpected(Refusal{422, u"No pending deployment requests to approve or reject"_s});
    Repository& repository = *repositoryOf(*known);
    std::vector<qint64> deployments;
    const std::vector<qint64> jobs = known->latest().jobs;
    for (const qint64 each : jobs) {
        Job& waiting = *job(each);
        if (waiting.status != "waiting"_L1 || waiting.reviewed)
            continue;
        const auto deployment = std::ranges::find(repository.deployments, waiting.deployment, &Deployment::id);
        const Environment* environment = repository.environment(deployment->environment);
        if (!environment || !std::ranges::contains(environments, environment->id))
            continue;
        if (!std::ranges::any_of(environment->reviewers, [&user](const QString& reviewer) {
                return reviewer.compare(user, Qt::CaseInsensitive) == 0;
            }))
            return std::unexpected(Refusal{422, user + u" is not allowed to review this deployment"_s});
        if (environment->preventSelfReview && user == known->latest().triggeringActor)
            return std::unexpected(Refusal{422, u"You cannot review a deployment that you started"_s});
        deployments.push_back(waiting.deployment);
        if (!approve) {
            endJob(each, u"failure"_s);
            continue;
        }
        waiting.reviewed = true;
        releaseWaiting(waiting);
    }
    known->approvals.push_back({approve ? u"approved"_s : u"rejected"_s, comment, user, environments});
    settle(*known);
    seekRunner(repository);
    return deployments;
}

Answer<> World::deleteRun(qint64 id)
{
    const Run* known = run(id);
    if (!known)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    if (!known->ended())
        return std::unexpected(Refusal{403, u"Could not delete the workflow run"_s});
    Repository& repository = *repositoryOf(*known);
    for (const qint64 artifact : known->artifacts)
        repository.artifacts.erase(artifact);
    std::erase_if(m_jobs, [id](const auto& entry) { return entry.second->run == id; });
    m_runs.erase(id);
    std::erase_if(repository.runs, [id](const auto& run) { return run->id == id; });
    touch(repository);
    return {};
}

} // namespace signalbox::demo
