// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guards.h"

#include <algorithm>
#include <set>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr core::Clock::Duration betweenLooks = 30s;
constexpr core::Clock::Duration betweenBusyLooks = 5s;

/// It is worth looking more often.
bool isBusy(RollbackPhase phase)
{
    return phase != RollbackPhase::Idle && phase != RollbackPhase::AwaitingConfirmation && !isEnd(phase);
}

} // namespace

GuardRules rulesOf(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers,
                   const QUrl& apiUrl)
{
    GuardRules rules{.questions = {.control = {.url = settings.controlUrl, .statusFrom = 100, .statusTo = 599},
                                   .rules = settings.rules},
                     .rollback = {.isArmed = settings.isArmed, .countdown = settings.countdown.count()},
                     .isConfirmedForProduction = settings.isArmedForProduction,
                     .isDryRun = settings.isDryRun,
                     .mayRollBackInFreeze = settings.mayRollBackInFreeze,
                     .isFrozen = [windows = settings.freezeWindows](
                                     const QDateTime& now) { return freezeAt(windows, now).has_value(); },
                     .migrationPatterns = settings.migrationPatterns,
                     .keptVersions = settings.keptVersions};
    QUrl& control = rules.questions.control.url;
    if (control.isEmpty()) {
        control = apiUrl;
        control.setPath(apiUrl.path() + u"/rate_limit"_s);
    }
    for (size_t i = 0; i < settings.probes.size(); ++i) {
        const auto values = i < headers.size() ? headers[i] : std::vector<ProbeHeader>();
        rules.questions.probes.push_back({.probe = settings.probes[i], .headers = values});
    }
    return rules;
}

EnvironmentGuards::EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_clock(clock)
    , m_looks(client)
    , m_surveyor(client, m_looks, clock)
    , m_prober(clock)
{
}

void EnvironmentGuards::guard(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers)
{
    const GuardRules rules = rulesOf(settings, headers, m_client.account().apiUrl);
    const auto known = std::ranges::find(m_guards, settings.of, &Guarded::of);
    if (known != m_guards.end()) {
        known->guard->setRules(rules);
        return;
    }
    auto guard = std::make_unique<EnvironmentGuard>(
        EnvironmentGuard::Tools{.client = m_client,
                                .store = m_store,
                                .clock = m_clock,
                                .looks = m_looks,
                                .surveyor = m_surveyor,
                                .prober = m_prober},
        RollbackRunner::Place{.repository = settings.of.repository, .environment = settings.of.environment});
    auto reporter = std::make_unique<GuardReporter>(*guard, settings.of, m_clock);
    connect(reporter.get(), &GuardReporter::said, this, &EnvironmentGuards::said);
    connect(guard.get(), &EnvironmentGuard::healthChanged, this,
            [this, of = settings.of] { Q_EMIT healthChanged(of); });
    guard->setRules(rules);
    QCoro::connect(open(guard.get(), settings.of), this, [] { });
    m_guards.push_back({.of = settings.of, .guard = std::move(guard), .reporter = std::move(reporter)});
}

void EnvironmentGuards::leave(const EnvironmentKey& environment)
{
    std::erase_if(m_guards, [&](const Guarded& each) { return each.of == environment; });
}

EnvironmentGuard* EnvironmentGuards::find(const EnvironmentKey& environment) const
{
    const auto found = std::ranges::find(m_guards, environment, &Guarded::of);
    return found == m_guards.end() || !found->isOpen ? nullptr : found->guard.get();
}

QCoro::Task<void> EnvironmentGuards::open(EnvironmentGuard* guard, EnvironmentKey of)
{
    const QPointer alive(this);
    const QPointer opened(guard);
    const auto done = co_await guard->open();
    if (!alive || !opened)
        co_return;
    if (!done) {
        saySo(of.repository, done.error());
        leave(of);
        co_return;
    }
    std::ranges::find(m_guards, of, &Guarded::of)->isOpen = true;
    Q_EMIT this->opened(of);
    if (alive)
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
            repositories.insert(each.of.repository);
        for (const core::RepositoryName& repository : repositories) {
            const auto states = co_await m_looks.look(repository);
            if (!alive)
                co_return;
            if (!states) {
                saySo(repository, states.error());
                continue;
            }
            m_troubles.erase(repository);
            take(repository, *states);
        }
    }
    m_isLooking = false;
    lookSoon();
}

void EnvironmentGuards::take(const core::RepositoryName& repository, const std::vector<EnvironmentState>& states)
{
    for (const EnvironmentState& state : states) {
        const EnvironmentKey of{.repository = repository, .environment = state.environment.name};
        m_isUnderWay = m_isUnderWay || (find(of) && !state.underWay.empty());
        if (const auto told = std::ranges::find(m_guards, of, &Guarded::of); told != m_guards.end() && told->isOpen)
            told->reporter->take(state);
        if (auto* guard = find(of)) // who heard of it may have left it
            guard->take(state);
    }
}

void EnvironmentGuards::lookSoon()
{
    const auto rollsBack
        = [](const Guarded& each) { return each.isOpen && isBusy(each.guard->runner().state().phase); };
    const bool isBusyNow = std::exchange(m_isUnderWay, false) || std::ranges::any_of(m_guards, rollsBack);
    const auto pause = isBusyNow ? betweenBusyLooks : betweenLooks;
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
