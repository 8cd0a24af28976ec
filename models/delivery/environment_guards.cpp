// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guards.h"

#include <algorithm>
#include <set>

using namespace std::chrono_literals;

namespace signalbox::delivery {
namespace {

constexpr core::Clock::Duration betweenLooks = 30s;
constexpr core::Clock::Duration betweenBusyLooks = 5s;

} // namespace

EnvironmentGuards::EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_clock(clock)
    , m_looks(client)
    , m_prober(clock)
{
}

void EnvironmentGuards::guard(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers)
{
    leave(settings.of);
    if (settings.probes.empty())
        return;
    const EnvironmentGuard::Parts parts{
        .client = m_client, .store = m_store, .looks = m_looks, .prober = m_prober, .clock = m_clock};
    auto guard = std::make_unique<EnvironmentGuard>(parts, settings,
                                                    questionsOf(settings, headers, m_client.account().apiUrl));
    connect(guard.get(), &EnvironmentGuard::said, this, &EnvironmentGuards::said);
    connect(guard.get(), &EnvironmentGuard::healthChanged, this,
            [this, of = settings.of] { Q_EMIT healthChanged(of); });
    QCoro::connect(open(guard.get()), this, [] { });
    m_guards.push_back({.guard = std::move(guard)});
}

void EnvironmentGuards::leave(const EnvironmentKey& environment)
{
    std::erase_if(m_guards, [&](const Guarded& each) { return each.guard->settings().of == environment; });
}

EnvironmentGuard* EnvironmentGuards::find(const EnvironmentKey& environment) const
{
    const auto found = std::ranges::find_if(
        m_guards, [&](const Guarded& each) { return each.isOpen && each.guard->settings().of == environment; });
    return found == m_guards.end() ? nullptr : found->guard.get();
}

QCoro::Task<void> EnvironmentGuards::open(EnvironmentGuard* guard)
{
    const QPointer alive(this);
    const QPointer opened(guard);
    const auto done = co_await guard->open();
    if (!alive || !opened)
        co_return;
    if (!done) {
        saySo(guard->settings().of.repository, done.error());
        leave(guard->settings().of);
        co_return;
    }
    for (Guarded& each : m_guards)
        each.isOpen = each.isOpen || each.guard.get() == guard;
    lookNow();
}

void EnvironmentGuards::lookNow()
{
    m_isLookWanted = true;
    if (!m_isLooking)
        QCoro::connect(look(), this, [] { });
}

QCoro::Task<void> EnvironmentGuards::look()
{
    const QPointer alive(this);
    m_isLooking = true;
    while (std::exchange(m_isLookWanted, false)) {
        std::set<core::RepositoryName> repositories;
        for (const Guarded& each : m_guards)
            repositories.insert(each.guard->settings().of.repository);
        for (const core::RepositoryName& repository : repositories) {
            const auto states = co_await m_looks.look(repository);
            if (!alive)
                co_return;
            if (!states) {
                saySo(repository, states.error());
                continue;
            }
            m_troubles.erase(repository);
            std::vector<QPointer<EnvironmentGuard>> open;
            for (const Guarded& each : m_guards) {
                if (each.isOpen && each.guard->settings().of.repository == repository)
                    open.emplace_back(each.guard.get());
            }
            for (const auto& guard : open) {
                if (guard) // who heard of something may have left it
                    guard->take(*states);
            }
        }
    }
    m_isLooking = false;
    lookSoon();
}

void EnvironmentGuards::lookSoon()
{
    const auto isBusy = [](const Guarded& each) { return each.isOpen && each.guard->isBusy(); };
    const auto pause = std::ranges::any_of(m_guards, isBusy) ? betweenBusyLooks : betweenLooks;
    m_clock.after(pause, this, [this, timer = ++m_timer] {
        if (timer == m_timer)
            lookNow();
    });
}

/// Once, and not with every look that fails as the one before.
void EnvironmentGuards::saySo(const core::RepositoryName& repository, const core::Error& error)
{
    const auto told = m_troubles.find(repository);
    if (error.kind == core::ErrorKind::Cancelled || (told != m_troubles.end() && told->second == error.kind))
        return;
    m_troubles[repository] = error.kind;
    Q_EMIT said({.at = m_clock.now(),
                 .of = {.repository = repository, .environment = {}},
                 .kind = GuardNews::Kind::Trouble,
                 .words = error.sentence()});
}

} // namespace signalbox::delivery
