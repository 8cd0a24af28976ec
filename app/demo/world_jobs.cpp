// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include "demo/seed.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// Steps that run after the job's own have numbers further on, as GitHub leaves room between them.
std::vector<Step> stepsOf(const JobDefinition& definition)
{
    std::vector<Step> steps{{.number = 1, .name = u"Set up job"_s}};
    int number = 1;
    bool ownEnded = false;
    for (const StepDefinition& step : definition.steps) {
        if (step.after && !ownEnded) {
            ownEnded = true;
            number = 2 * number;
        }
        steps.push_back({.number = ++number, .name = step.name});
    }
    steps.push_back({.number = number + 1, .name = u"Complete job"_s});
    return steps;
}

double lengthOf(const JobDefinition& definition, size_t index)
{
    if (index == 0)
        return 2;
    return index <= definition.steps.size() ? definition.steps[index - 1].seconds : 0.5;
}

bool isAfter(const JobDefinition& definition, size_t index)
{
    return index > definition.steps.size() || (index > 0 && definition.steps[index - 1].after);
}

} // namespace

const JobDefinition* World::definition(const Job& job)
{
    const Run* run = this->run(job.run);
    const Workflow* workflow = run ? repositoryOf(*run)->workflow(run->workflow) : nullptr;
    return workflow ? workflow->job(job.key) : nullptr;
}

void World::seekRunner(Repository& repository)
{
    while (repository.running < repository.runners && !repository.waitingForRunner.empty()) {
        const qint64 next = repository.waitingForRunner.front();
        repository.waitingForRunner.erase(repository.waitingForRunner.begin());
        startJob(next);
    }
}

void World::startJob(qint64 id)
{
    Job& job = *this->job(id);
    Run& run = *this->run(job.run);
    Repository& repository = *repositoryOf(run);
    const JobDefinition* known = definition(job);
    if (job.status != "queued"_L1 || !known)
        return;
    ++repository.running;
    job.status = u"in_progress"_s;
    job.startedAt = m_now;
    job.runner = 1'000'000'000 + static_cast<int>(mix(m_seed, static_cast<quint64>(id)) % 99'999);
    job.steps = stepsOf(*known);
    deploymentState(job, u"in_progress"_s);
    settle(run);
    startStep(id, 0);
}

void World::startStep(qint64 id, size_t index)
{
    Job& job = *this->job(id);
    const JobDefinition* known = definition(job);
    Step& step = job.steps[index];
    step.status = u"in_progress"_s;
    step.startedAt = m_now;
    touch(*repositoryOf(*run(job.run)));

    const bool fails = job.failure && (job.failure->step == step.name || (job.failure->step.isEmpty() && index == 1));
    const quint64 salt = mix(static_cast<quint64>(job.run), numberFrom(job.name), index);
    const Moment end = fails && job.failure->after > 0 ? m_now + seconds(job.failure->after / m_speed)
                                                       : m_now + duration(lengthOf(*known, index), salt);
    planFor(job, end, [this, id, index, conclusion = fails ? job.failure->conclusion : u"success"_s] {
        endStep(id, index, conclusion);
    });
}

void World::endStep(qint64 id, size_t index, const QString& conclusion)
{
    Job& job = *this->job(id);
    const JobDefinition* known = definition(job);
    Step& step = job.steps[index];
    step.status = u"completed"_s;
    step.conclusion = conclusion;
    step.completedAt = m_now;
    if (conclusion == "success"_L1 && index > 0 && index <= known->steps.size()) {
        const QString flaw = releaseFrom(*run(job.run), known->steps[index - 1].release);
        if (!flaw.isEmpty()) {
            step.conclusion = u"failure"_s;
            job.failure = Failure{.job = job.name, .step = step.name};
            job.annotations.push_back({.path = u".github"_s, .message = flaw});
        }
    }
    const bool passed = step.conclusion == "success"_L1;
    size_t next = index + 1;
    for (; !passed && next < job.steps.size() && !isAfter(*known, next); ++next) {
        Step& skipped = job.steps[next];
        skipped.status = u"completed"_s;
        skipped.conclusion = u"skipped"_s;
        skipped.startedAt = skipped.completedAt = m_now;
    }
    if (next < job.steps.size())
        return startStep(id, next);
    endJob(id,
           job.failure
                   && !std::ranges::all_of(job.steps, [](const Step& each) { return each.conclusion == "success"_L1; })
               ? job.failure->conclusion
               : u"success"_s);
}

void World::endJob(qint64 id, const QString& conclusion)
{
    Job& job = *this->job(id);
    Run& run = *this->run(job.run);
    leaveJob(job);
    job.status = u"completed"_s;
    job.conclusion = conclusion;
    job.completedAt = m_now;
    for (Step& step : job.steps) {
        if (step.status == "completed"_L1)
            continue;
        step.conclusion = step.status == "in_progress"_L1 ? conclusion : u"skipped"_s;
        step.status = u"completed"_s;
        step.startedAt = step.startedAt ? step.startedAt : m_now;
        step.completedAt = m_now;
    }
    const auto failed = std::ranges::find(job.steps, u"failure"_s, &Step::conclusion);
    if (failed != job.steps.end())
        job.annotations.push_back({.path = u".github"_s, .message = u"Process completed with exit code 101."_s});
    deploymentState(job, conclusion == "success"_L1 ? u"success"_s : u"failure"_s);
    addArtifact(run, job);
    if (conclusion == "failure"_L1)
        cancelSiblings(run, job);
    addReadyJobs(run);
    settle(run);
    if (!job.group.isEmpty())
        leaveGroup(*repositoryOf(run), job.group, {run.id, id});
}

// strategy.fail-fast, which is on unless the workflow says otherwise.
void World::cancelSiblings(Run& run, const Job& failed)
{
    const JobDefinition* known = definition(failed);
    if (!known || known->matrix.empty() || !known->failFast)
        return;
    const QString key = failed.key;
    for (const qint64 each : std::vector<qint64>(run.latest().jobs)) {
        if (job(each)->key == key && !job(each)->ended())
            endJob(each, u"cancelled"_s);
    }
}

// Gives the runner back, and makes everything that was planned for the job void.
void World::leaveJob(Job& job)
{
    ++job.turn;
    Repository& repository = *repositoryOf(*run(job.run));
    if (job.status == "in_progress"_L1)
        --repository.running;
    std::erase(repository.waitingForRunner, job.id);
}

void World::finishJob(qint64 id, const QString& conclusion)
{
    const Job* known = job(id);
    if (known && !known->ended())
        endJob(id, conclusion);
}

void World::finishRun(qint64 id, const QString& conclusion)
{
    Run* known = run(id);
    // One that waits for its group has no jobs yet.
    if (known && !known->ended() && known->latest().jobs.empty()) {
        known->latest().status = u"completed"_s;
        known->latest().conclusion = conclusion;
        known->latest().updatedAt = m_now;
        touch(*repositoryOf(*known));
        leaveGroup(*repositoryOf(*known), known->group, {.run = id});
        return;
    }
    while (known && !known->ended()) {
        const auto open
            = std::ranges::find_if(known->latest().jobs, [this](qint64 each) { return !job(each)->ended(); });
        if (open == known->latest().jobs.end())
            return;
        endJob(*open, conclusion);
    }
}

} // namespace signalbox::demo
