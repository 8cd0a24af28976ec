// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include "demo/seed.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

bool applies(const JobDefinition& definition, const Run& run)
{
    return (definition.events.isEmpty() || definition.events.contains(run.event))
        && (definition.branches.isEmpty() || definition.branches.contains(run.ref));
}

QString firstLine(const QString& text)
{
    return text.section(u'\n', 0, 0);
}

} // namespace

QString World::push(Repository& repository, const Push& push)
{
    const QString author = push.author.isEmpty() ? m_viewer : push.author;
    const QString parent = repository.branches.value(push.branch, repository.branches.value(repository.defaultBranch));
    QString sha = parent;
    if (push.tag.isEmpty()) {
        sha = shaFrom(m_seed, static_cast<quint64>(repository.id), static_cast<quint64>(repository.commits.size()));
        repository.commits.insert(sha,
                                  {.sha = sha,
                                   .parent = parent,
                                   .message = push.message,
                                   .author = author,
                                   .at = m_now,
                                   .written = push.written});
        repository.branches.insert(push.branch, sha);
    } else {
        sha = push.sha.isEmpty() ? parent : push.sha;
        repository.tags.insert(push.tag, sha);
    }
    repository.pushedAt = repository.updatedAt = m_now;
    ++m_version;
    touch(repository);
    for (PullRequest& pull : repository.pullRequests) {
        if (pull.head == push.branch && pull.state == "open"_L1) {
            pull.sha = sha;
            pull.updatedAt = m_now;
        }
    }
    const QString ref = push.tag.isEmpty() ? push.branch : push.tag;
    const QString event = !push.event.isEmpty() ? push.event : push.pullRequest ? u"pull_request"_s : u"push"_s;
    for (const Workflow& workflow : repository.workflows) {
        const bool triggered = push.pullRequest ? workflow.triggers.contains(event)
                                                : workflow.startsAt(push.tag.isEmpty() ? event : u"tag"_s, ref);
        if (triggered && workflow.state == "active"_L1)
            (void)start(repository,
                        {.workflow = workflow.path,
                         .event = event,
                         .ref = ref,
                         .sha = sha,
                         .actor = author,
                         .pullRequest = push.pullRequest,
                         .failures = push.failures,
                         .figures = push.figures});
    }
    return sha;
}

Answer<qint64> World::start(Repository& repository, const Start& start)
{
    Workflow* workflow = repository.workflow(start.workflow);
    if (!workflow)
        return std::unexpected(Refusal{404, u"Not Found"_s});
    const QString sha = start.sha.isEmpty() ? repository.resolve(start.ref) : start.sha;
    if (sha.isEmpty())
        return std::unexpected(Refusal{422, u"No ref found for: "_s + start.ref});
    auto run = std::make_unique<Run>();
    run->id = nextId(u"run"_s);
    run->repository = repository.id;
    run->workflow = workflow->id;
    run->suite = nextId(u"suite"_s);
    run->number = ++workflow->lastNumber;
    run->event = start.event;
    run->ref = start.ref;
    run->sha = sha;
    run->title = start.title.isEmpty() ? firstLine(repository.commits.value(sha).message) : start.title;
    run->actor = start.actor.isEmpty() ? m_viewer : start.actor;
    run->pullRequest = start.pullRequest;
    run->fromFork = start.fromFork;
    run->createdAt = m_now;
    run->failures = start.failures;
    run->figures = start.figures;
    run->inputs = start.inputs;
    if (start.event == "workflow_dispatch"_L1 && !workflow->runName.isEmpty())
        run->title = expanded(*run, workflow->runName);
    Run& kept = *repository.runs.emplace_back(std::move(run));
    m_runs.insert_or_assign(kept.id, &kept);
    kept.attempts.push_back({.triggeringActor = kept.actor, .startedAt = m_now, .updatedAt = m_now});
    if (start.needsApproval) {
        kept.latest().status = u"completed"_s;
        kept.latest().conclusion = u"action_required"_s;
        touch(repository);
    } else {
        enter(kept);
    }
    return kept.id;
}

void World::begin(Run& run)
{
    addReadyJobs(run);
    settle(run);
}

// A job exists once everything that it needs has ended; before that GitHub's API does not list it.
void World::addReadyJobs(Run& run)
{
    Repository& repository = *repositoryOf(run);
    const Workflow* workflow = repository.workflow(run.workflow);
    if (!workflow)
        return;
    const auto state = [&](const QString& key) {
        QString worst = u"missing"_s;
        for (const qint64 id : run.latest().jobs) {
            const Job* known = job(id);
            if (known->key != key)
                continue;
            if (!known->ended())
                return u"running"_s;
            if (worst != "bad"_L1)
                worst = known->conclusion == "success"_L1 ? u"good"_s : u"bad"_s;
        }
        return worst;
    };
    // A skipped job lets those that need it end as well, so one pass may not be enough.
    for (bool added = true; added;) {
        added = false;
        for (const JobDefinition& definition : workflow->jobs) {
            if (state(definition.key) != "missing"_L1)
                continue;
            bool ready = true;
            bool good = true;
            for (const QString& need : definition.needs) {
                const QString needed = state(need);
                ready = ready && (needed == "good"_L1 || needed == "bad"_L1);
                good = good && needed == "good"_L1;
            }
            if (!ready)
                continue;
            added = true;
            if (!good || !applies(definition, run)) {
                skipJob(run, definition, expanded(run, definition.name));
                continue;
            }
            for (const QString& name : definition.names())
                addJob(run, definition, expanded(run, name));
        }
    }
    seekRunner(repository);
}

qint64 World::addJob(Run& run, const JobDefinition& definition, const QString& name)
{
    Repository& repository = *repositoryOf(run);
    auto job = std::make_unique<Job>();
    job->id = nextId(u"job"_s);
    job->run = run.id;
    job->attempt = run.latest().number;
    job->key = definition.key;
    job->name = name;
    job->createdAt = job->startedAt = m_now;
    const auto failure = std::ranges::find_if(run.failures, [&](const Failure& planned) {
        const bool mine = planned.job.isEmpty() || planned.job == name || planned.job == definition.name;
        return mine && !(planned.flaky && run.latest().number > 1)
            && (planned.step.isEmpty() || std::ranges::contains(definition.steps, planned.step, &StepDefinition::name));
    });
    if (failure != run.failures.end())
        job->failure = *failure;
    Job& kept = *(m_jobs[job->id] = std::move(job));
    run.latest().jobs.push_back(kept.id);

    const Environment* environment = repository.environment(expanded(run, definition.environment));
    if (environment && isBarred(run, *environment)) {
        kept.annotations.push_back(
            {.path = u".github"_s,
             .message = u"%1 is not allowed to deploy to %2 due to environment protection rules."_s.arg(
                 run.ref, environment->name)});
        planFor(kept, m_now + seconds(1), [this, id = kept.id] { endJob(id, u"failure"_s); });
        return kept.id;
    }
    if (environment) {
        kept.deployment = addDeployment(repository,
                                        {.sha = run.sha,
                                         .ref = run.ref,
                                         .environment = environment->name,
                                         .creator = run.actor,
                                         .version = run.inputs.value(u"version"_s)})
                              .id;
    }
    kept.group = expanded(run, definition.concurrency);
    if (kept.group.isEmpty() || acquire(repository, kept.group, {run.id, kept.id}, false)) {
        openJob(kept);
    } else {
        kept.status = u"pending"_s;
        deploymentState(kept, u"pending"_s);
    }
    return kept.id;
}

void World::skipJob(Run& run, const JobDefinition& definition, const QString& name)
{
    auto job = std::make_unique<Job>();
    job->id = nextId(u"job"_s);
    job->run = run.id;
    job->attempt = run.latest().number;
    job->key = definition.key;
    job->name = name;
    job->status = u"completed"_s;
    job->conclusion = u"skipped"_s;
    job->createdAt = job->startedAt = job->completedAt = m_now;
    run.latest().jobs.push_back(job->id);
    m_jobs[job->id] = std::move(job);
}

// What the jobs say together is what the run says.
void World::settle(Run& run)
{
    Attempt& attempt = run.latest();
    size_t ended = 0;
    bool running = false;
    bool queued = false;
    bool waiting = false;
    QString conclusion = u"success"_s;
    for (const qint64 id : attempt.jobs) {
        const Job& known = *job(id);
        ended += known.ended() ? 1 : 0;
        running = running || known.status == "in_progress"_L1;
        queued = queued || known.status == "queued"_L1;
        waiting = waiting || known.status == "waiting"_L1;
        if (known.conclusion == "failure"_L1 || known.conclusion == "timed_out"_L1)
            conclusion = u"failure"_s;
        else if (known.conclusion == "cancelled"_L1 && conclusion != "failure"_L1)
            conclusion = u"cancelled"_s;
    }
    const auto skipped = [this](qint64 id) { return job(id)->conclusion == "skipped"_L1; };
    if (ended == attempt.jobs.size()) {
        attempt.status = u"completed"_s;
        attempt.conclusion = std::ranges::all_of(attempt.jobs, skipped) ? u"skipped"_s : conclusion;
    } else if (running || (queued && ended > static_cast<size_t>(std::ranges::count_if(attempt.jobs, skipped)))) {
        attempt.status = u"in_progress"_s;
    } else {
        attempt.status = queued ? u"queued"_s : waiting ? u"waiting"_s : u"pending"_s;
    }
    attempt.updatedAt = m_now;
    touch(*repositoryOf(run));
    if (run.ended() && !run.group.isEmpty())
        leaveGroup(*repositoryOf(run), run.group, {.run = run.id});
}

} // namespace signalbox::demo
