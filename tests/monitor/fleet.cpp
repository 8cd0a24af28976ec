// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/fleet.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

size_t signatureOf(const demo::Repository& repository)
{
    return qHashMulti(0, repository.name, repository.pushedAt / 1000, repository.archived);
}

size_t signatureOf(const demo::Run& run)
{
    return qHashMulti(0, run.status(), run.conclusion(), run.attempts.size(), run.latest().updatedAt / 1000);
}

size_t signatureOf(demo::World& world, const std::vector<qint64>& jobs)
{
    size_t result = jobs.size();
    for (const qint64 id : jobs) {
        const demo::Job& job = *world.job(id);
        result = qHashMulti(result, job.status, job.conclusion);
        for (const demo::Step& step : job.steps)
            result = qHashMulti(result, step.status, step.conclusion);
    }
    return result;
}

} // namespace

double FleetCosts::percentile(const std::vector<double>& sorted, double part)
{
    if (sorted.empty())
        return std::nan("");
    const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(place, 1, sorted.size()) - 1];
}

Fleet::Fleet(Station& station, int repositories, int active)
    : m_station(station)
{
    for (int i = 0; i < repositories; ++i) {
        auto& repository = station.addRepository(u"service-"_s + QString::number(1000 + i));
        m_names.push_back(station.nameOf(repository));
        if (i % std::max(repositories / std::max(active, 1), 1) == 0 && static_cast<int>(m_active.size()) < active)
            m_active.insert(repository.id);
    }
    // Their first runs are history by now.
    station.clock.advance(48h);
    for (const core::RepositoryName& name : m_names)
        planPush(station.server.world().repository(name.full())->id, true);
}

void Fleet::planPush(qint64 repository, bool soon)
{
    const bool isActive = m_active.contains(repository);
    const int longest = isActive ? 15 * 60 : 24 * 3600;
    const int shortest = soon ? 0 : isActive ? 3 * 60 : 3600;
    m_pushes.emplace(m_station.clock.elapsed() + std::chrono::seconds(m_random.bounded(shortest, longest)), repository);
}

FleetCosts Fleet::work(Station::Duration length)
{
    demo::Traffic& traffic = m_station.server.traffic();
    observe();
    m_costs = FleetCosts();
    m_pending.clear();
    m_station.listener = [this](const core::ChangeSet& set) { arrived(set); };
    traffic.clear();
    m_requestsBefore = 0;
    m_minute = m_station.clock.elapsed();
    const Station::Duration end = m_station.clock.elapsed() + length;
    while (m_station.clock.elapsed() < end) {
        const Station::Duration toTimer = m_station.clock.untilNext();
        const Station::Duration step = toTimer < 0ms ? 500ms : std::clamp<Station::Duration>(toTimer, 0ms, 500ms);
        m_station.clock.advance(step);
        while (!m_pushes.empty() && m_pushes.begin()->first <= m_station.clock.elapsed()) {
            const qint64 id = m_pushes.extract(m_pushes.begin()).mapped();
            m_station.server.world().push(*m_station.server.world().repository(id), {.message = u"Work on it"_s});
            planPush(id, false);
        }
        observe();
        m_station.settle();
        countMinute();
    }
    m_station.listener = {};
    for (const auto& [resource, moments] : m_pending) {
        const bool wasOver = resource.kind == 'j' && m_station.jobsInModel({.id = resource.id}) == 0;
        if (wasOver)
            m_costs.changed -= static_cast<int>(moments.size());
        else if (resource.kind != 'p')
            m_costs.unseen
                += static_cast<int>(std::ranges::count_if(moments, [&](auto at) { return end - at > 5min; }));
    }
    m_costs.requests = traffic.requests;
    m_costs.charged = traffic.charged;
    m_costs.refused = traffic.refused;
    std::ranges::sort(m_costs.activeSeconds);
    std::ranges::sort(m_costs.idleSeconds);
    return m_costs;
}

void Fleet::observe()
{
    demo::World& world = m_station.server.world();
    for (const auto& [id, repository] : world.repositories()) {
        quint64& version = m_versions[id];
        if (std::exchange(version, repository->version) != repository->version)
            observeRepository(*repository);
    }
}

void Fleet::observeRepository(demo::Repository& repository)
{
    note({'p', repository.id}, repository.id, signatureOf(repository));
    qsizetype& first = m_firstOpen[repository.id];
    for (qsizetype i = first; i < std::ssize(repository.runs); ++i) {
        const demo::Run& run = *repository.runs[static_cast<std::size_t>(i)];
        note({'r', run.id}, repository.id, signatureOf(run));
        note({'j', run.id}, repository.id, signatureOf(m_station.server.world(), run.latest().jobs));
        if (run.ended() && i == first)
            ++first;
    }
}

void Fleet::note(Resource resource, qint64 repository, size_t signature)
{
    const auto known = m_signatures.find(resource);
    if (known != m_signatures.end() && known->second == signature)
        return;
    m_signatures.insert_or_assign(resource, signature);
    m_homes[resource] = repository;
    m_pending[resource].push_back(m_station.clock.elapsed());
    ++m_costs.changed;
}

void Fleet::arrived(const core::ChangeSet& set)
{
    ++m_costs.news;
    const Station::Duration now = m_station.clock.elapsed();
    std::set<Resource> resources;
    for (const core::Change& change : set.changes) {
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            resources.insert({'p', repository->after.id.value});
        else if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            resources.insert({'r', run->after.id.value});
        else if (const auto* job = std::get_if<core::Changed<core::Job>>(&change))
            resources.insert({'j', job->after.run.value});
    }
    for (const Resource& resource : resources)
        arrivedAt(resource, now);
}

void Fleet::arrivedAt(Resource resource, Station::Duration now)
{
    const auto pending = m_pending.find(resource);
    if (pending == m_pending.end())
        return;
    auto& seconds = m_active.contains(m_homes[resource]) ? m_costs.activeSeconds : m_costs.idleSeconds;
    for (const Station::Duration at : pending->second) {
        if (resource.kind != 'p')
            seconds.push_back(std::chrono::duration<double>(now - at).count());
    }
    m_pending.erase(pending);
}

void Fleet::countMinute()
{
    if (m_station.clock.elapsed() - m_minute < 1min)
        return;
    const int requests = m_station.server.traffic().requests;
    m_costs.mostInAMinute = std::max(m_costs.mostInAMinute, requests - m_requestsBefore);
    m_requestsBefore = requests;
    m_minute = m_station.clock.elapsed();
}

} // namespace signalbox::tests
