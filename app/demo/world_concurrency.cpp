// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run or a job waits for before it may go on: its concurrency group, and the rules of its environment.
#include "demo/world.h"

#include <algorithm>
#include <utility>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

// "{environment}" by what was given for the input, or its default; "{ref}" by the run's own.
QString World::expanded(const Run& run, const QString& text)
{
    QString whole = text;
    if (!whole.contains(u'{'))
        return whole;
    whole.replace("{ref}"_L1, run.ref);
    const Workflow* workflow = repositoryOf(run)->workflow(run.workflow);
    if (!workflow)
        return whole;
    for (const auto& [name, input] : workflow->inputs.asKeyValueRange())
        whole.replace(u'{' + name + u'}', run.inputs.value(name, input.otherwise));
    return whole;
}

void World::enter(Run& run)
{
    const Workflow* workflow = repositoryOf(run)->workflow(run.workflow);
    run.group = workflow ? expanded(run, workflow->concurrency) : QString();
    if (run.group.isEmpty() || acquire(*repositoryOf(run), run.group, {.run = run.id}, workflow->cancelsInProgress))
        return begin(run);
    run.latest().status = u"pending"_s;
    touch(*repositoryOf(run));
}

// Who waited already gives way: of a group one goes on and one waits, and the newest is the one that waits.
bool World::acquire(Repository& repository, const QString& group, const GroupMember& member, bool cancels)
{
    const std::optional<GroupMember> holder = repository.groups[group].holder;
    if (!holder) {
        repository.groups[group] = {.holder = member, .acquiredAt = m_now};
        return true;
    }
    if (*holder == member)
        return true;
    if (const auto before = std::exchange(repository.groups[group].pending, member))
        abandon(*before);
    if (cancels)
        at(m_now + seconds(1.5 / m_speed), [this, running = *holder] { abandon(running); });
    return false;
}

void World::leaveGroup(Repository& repository, const QString& group, const GroupMember& member)
{
    const auto known = repository.groups.find(group);
    if (known == repository.groups.end())
        return;
    if (known->pending == member)
        known->pending.reset();
    if (known->holder != member)
        return;
    known->holder = std::exchange(known->pending, std::nullopt);
    known->acquiredAt = m_now;
    if (const auto next = known->holder)
        proceed(*next);
    else
        repository.groups.erase(known);
}

void World::proceed(const GroupMember& member)
{
    if (Job* waiting = member.job ? job(member.job) : nullptr) {
        openJob(*waiting);
        settle(*run(member.run));
    } else if (Run* pending = member.job ? nullptr : run(member.run)) {
        pending->latest().status = u"queued"_s;
        begin(*pending);
    }
}

void World::abandon(const GroupMember& member)
{
    if (member.job)
        finishJob(member.job, u"cancelled"_s);
    else
        finishRun(member.run, u"cancelled"_s);
}

Environment* World::environmentOf(const Job& job)
{
    if (job.deployment == 0)
        return nullptr;
    Repository& repository = *repositoryOf(*run(job.run));
    const auto deployment = std::ranges::find(repository.deployments, job.deployment, &Deployment::id);
    return deployment == repository.deployments.end() ? nullptr : repository.environment(deployment->environment);
}

bool World::isBarred(const Run& run, const Environment& environment)
{
    const Repository& repository = *repositoryOf(run);
    const bool isTag = !repository.branches.contains(run.ref) && repository.tags.contains(run.ref);
    if (environment.policies.empty())
        return environment.protectedBranches && (isTag || !repository.requirements.contains(run.ref));
    return std::ranges::none_of(environment.policies, [&](const BranchPolicy& policy) {
        return (policy.type == "tag"_L1) == isTag && fitsAny({policy.name}, run.ref);
    });
}

void World::openJob(Job& job)
{
    const Environment* environment = environmentOf(job);
    const bool waits = environment && (!environment->reviewers.isEmpty() || environment->waitMinutes > 0);
    if (!waits) {
        job.status = u"queued"_s;
        deploymentState(job, u"queued"_s);
        const JobDefinition* known = definition(job);
        const double wait = known ? known->queueSeconds : 1;
        planFor(job, m_now + duration(wait, static_cast<quint64>(job.id)), [this, id = job.id] {
            Repository& owner = *repositoryOf(*run(this->job(id)->run));
            owner.waitingForRunner.push_back(id);
            seekRunner(owner);
        });
        return;
    }
    job.status = u"waiting"_s;
    deploymentState(job, u"waiting"_s);
    if (environment->waitMinutes == 0)
        return;
    job.waitsUntil = m_now + seconds(60.0 * environment->waitMinutes / m_speed);
    planFor(job, job.waitsUntil, [this, id = job.id] {
        Run& owner = *run(this->job(id)->run);
        releaseWaiting(*this->job(id));
        settle(owner);
        seekRunner(*repositoryOf(owner));
    });
}

// Whoever calls it lets the runners look for work then.
void World::releaseWaiting(Job& job)
{
    const Environment* environment = environmentOf(job);
    const bool reviewed = job.reviewed || !environment || environment->reviewers.isEmpty();
    if (job.status != "waiting"_L1 || !reviewed || m_now < job.waitsUntil)
        return;
    job.status = u"queued"_s;
    deploymentState(job, u"queued"_s);
    repositoryOf(*run(job.run))->waitingForRunner.push_back(job.id);
}

} // namespace signalbox::demo
