// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include "demo/seed.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

World::World(core::Clock& clock)
    : m_clock(clock)
    , m_paceSince(clock.now().toMSecsSinceEpoch())
    , m_now(m_paceSince)
    , m_viewer(u"octavia"_s)
{
}

Moment World::clockTime() const
{
    const Moment real = m_clock.now().toMSecsSinceEpoch();
    return real + m_ahead + static_cast<Moment>(static_cast<double>(real - m_paceSince) * (m_pace - 1));
}

void World::catchUp()
{
    advanceTo(clockTime());
}

void World::skip(Moment length)
{
    m_ahead += length;
    catchUp();
}

void World::setPace(double pace)
{
    const Moment real = m_clock.now().toMSecsSinceEpoch();
    m_ahead = clockTime() - real;
    m_paceSince = real;
    m_pace = pace;
}

void World::advanceTo(Moment moment)
{
    m_horizon = std::max(moment, m_now);
    while (!m_planned.empty() && m_planned.begin()->first <= moment) {
        auto next = m_planned.extract(m_planned.begin());
        m_now = std::max(m_now, next.key());
        next.mapped()();
    }
    m_now = std::max(m_now, moment);
}

void World::at(Moment moment, std::function<void()> call)
{
    m_planned.emplace(std::max(moment, m_now), std::move(call));
}

void World::planFor(Job& job, Moment moment, std::function<void()> call)
{
    at(moment, [this, id = job.id, turn = job.turn, call = std::move(call)] {
        const Job* known = this->job(id);
        if (known && known->turn == turn)
            call();
    });
}

Moment World::duration(double secondsLong, quint64 salt) const
{
    const double varied = secondsLong * (0.9 + 0.2 * chance(m_seed, salt));
    return std::max<Moment>(seconds(varied / m_speed), 1);
}

User& World::addUser(const QString& login, const QString& name, bool organisation)
{
    ++m_version;
    User& user = m_users[login.toLower()];
    if (user.id == 0)
        user.id = static_cast<qint64>(mix(7, numberFrom(login.toLower())) % 90'000'000) + 1'000'000;
    user.login = login;
    if (!name.isEmpty())
        user.name = name;
    user.organisation = user.organisation || organisation;
    return user;
}

const User& World::user(const QString& login)
{
    const auto found = m_users.find(login.toLower());
    return found == m_users.end() ? addUser(login) : found->second;
}

const User* World::knownUser(const QString& login) const
{
    const auto found = m_users.find(login.toLower());
    return found == m_users.end() ? nullptr : &found->second;
}

Repository& World::addRepository(const QString& owner, const QString& name)
{
    auto repository = std::make_unique<Repository>();
    repository->id = nextId(u"repository"_s);
    repository->owner = user(owner).login;
    repository->name = name;
    repository->createdAt = repository->updatedAt = repository->pushedAt = m_now;
    const QString sha = shaFrom(m_seed, static_cast<quint64>(repository->id));
    repository->commits.insert(sha,
                               {.sha = sha, .message = u"Begin"_s, .author = m_viewer, .at = repository->createdAt});
    repository->branches.insert(repository->defaultBranch, sha);
    m_names.insert(repository->fullName().toLower(), repository->id);
    ++m_version;
    return *(m_repositories[repository->id] = std::move(repository));
}

Repository* World::repository(const QString& fullName)
{
    const auto found = m_names.constFind(fullName.toLower());
    return found == m_names.cend() ? nullptr : repository(*found);
}

Repository* World::repository(qint64 id)
{
    const auto found = m_repositories.find(id);
    return found == m_repositories.end() ? nullptr : found->second.get();
}

Repository* World::movedFrom(const QString& fullName)
{
    const auto found = m_formerNames.constFind(fullName.toLower());
    return found == m_formerNames.cend() ? nullptr : repository(*found);
}

void World::rename(const QString& fullName, const QString& newName)
{
    Repository* known = repository(fullName);
    if (!known)
        return;
    m_formerNames.insert(fullName.toLower(), known->id);
    m_names.remove(fullName.toLower());
    known->name = newName;
    m_names.insert(known->fullName().toLower(), known->id);
    m_formerNames.remove(known->fullName().toLower());
    ++m_version;
    touch(*known);
}

void World::addFormerName(const Repository& repository, const QString& fullName)
{
    m_formerNames.insert(fullName.toLower(), repository.id);
}

void World::removeRepository(const QString& fullName)
{
    const Repository* known = repository(fullName);
    if (!known)
        return;
    for (const auto& run : known->runs) {
        std::erase_if(m_jobs, [&run](const auto& entry) { return entry.second->run == run->id; });
        m_runs.erase(run->id);
    }
    const qint64 id = known->id;
    m_names.remove(fullName.toLower());
    m_repositories.erase(id);
    ++m_version;
}

void World::touch(Repository& repository)
{
    ++repository.version;
}

Run* World::run(qint64 id)
{
    const auto found = m_runs.find(id);
    return found == m_runs.end() ? nullptr : found->second;
}

Job* World::job(qint64 id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : found->second.get();
}

qint64 World::nextId(const QString& kind)
{
    static const QHash<QString, qint64> firsts{{u"run"_s, 18'400'000'000},       {u"job"_s, 52'300'000'000},
                                               {u"suite"_s, 46'100'000'000},     {u"artifact"_s, 4'400'000'000},
                                               {u"deployment"_s, 3'300'000'000}, {u"repository"_s, 640'000'000},
                                               {u"workflow"_s, 98'000'000},      {u"environment"_s, 5'200'000'000}};
    qint64& last = m_lastIds[kind];
    if (last == 0)
        last = firsts.value(kind, 2'200'000'000);
    // Ids on GitHub rise with gaps.
    last += 1 + static_cast<qint64>(mix(m_seed, static_cast<quint64>(last)) % 97);
    return last;
}

} // namespace signalbox::demo
