// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guards.h"

#include "github/pause.h"

#include <QDir>

#include <algorithm>
#include <set>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr core::Clock::Duration betweenLooks = 30s;
constexpr core::Clock::Duration betweenBusyLooks = 5s;

constexpr core::Clock::Duration betweenAsking = 100ms;
constexpr core::Clock::Duration longestAsking = 5s;

/// It is worth looking more often.
bool isBusy(RollbackPhase phase)
{
    return phase != RollbackPhase::AwaitingConfirmation && !isEnd(phase);
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

EnvironmentGuards::EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock,
                                     const QString& folder, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_clock(clock)
    , m_folder(folder + u"/guards"_s)
    , m_looks(client)
    , m_surveyor(client, m_looks, clock)
    , m_prober(clock)
{
    QDir().mkpath(m_folder);
    m_locks.addPath(m_folder);
    connect(&m_locks, &QFileSystemWatcher::directoryChanged, this, &EnvironmentGuards::shareOut);
}

EnvironmentGuards::~EnvironmentGuards() = default;

void EnvironmentGuards::guard(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers)
{
    std::erase_if(m_elsewhere, [&](const Settings& each) { return each.settings.of == settings.of; });
    core::Result<Guarded*> entry = known(settings.of);
    if (!*entry)
        entry = add(settings.of);
    if (!entry) {
        if (settings == HealthSettings{.of = settings.of})
            return; // nothing is to be guarded, and nobody misses it
        if (entry.error().kind == core::ErrorKind::Conflict)
            m_elsewhere.push_back({.settings = settings, .headers = headers});
        saySo(settings.of, entry.error());
        lookSoon();
        return;
    }
    (*entry)->set = Settings{.settings = settings, .headers = headers};
    (*entry)->guard->setRules(rulesOf(settings, headers, m_client.account().apiUrl));
    QCoro::connect(open(settings.of), this, [this, of = settings.of](const core::Result<EnvironmentGuard*>& opened) {
        if (!opened)
            saySo(of, opened.error());
        else
            lookNow();
    });
}

EnvironmentGuards::Guarded* EnvironmentGuards::known(const EnvironmentKey& environment)
{
    const auto found = std::ranges::find(m_guards, environment, &Guarded::of);
    return found == m_guards.end() ? nullptr : &*found;
}

core::Result<EnvironmentGuards::Guarded*> EnvironmentGuards::add(const EnvironmentKey& of)
{
    auto locked = lockAlone(m_folder,
                            {.of = lockedName(of),
                             .doing = u"guards %1 of %2"_s.arg(of.environment, of.repository.full()),
                             .advice = u"Go on in that one, or try again when what it does there is over."_s});
    if (!locked)
        return std::unexpected(locked.error());
    auto guard = std::make_unique<EnvironmentGuard>(
        EnvironmentGuard::Tools{.client = m_client,
                                .store = m_store,
                                .clock = m_clock,
                                .looks = m_looks,
                                .surveyor = m_surveyor,
                                .prober = m_prober},
        RollbackRunner::Place{.repository = of.repository, .environment = of.environment});
    auto reporter = std::make_unique<GuardReporter>(*guard, of, m_clock);
    connect(reporter.get(), &GuardReporter::said, this, &EnvironmentGuards::said);
    connect(guard.get(), &EnvironmentGuard::healthChanged, this, [this, of] { Q_EMIT healthChanged(of); });
    m_guards.push_back(
        {.of = of, .lock = *std::move(locked), .guard = std::move(guard), .reporter = std::move(reporter)});
    return &m_guards.back();
}

QString EnvironmentGuards::lockedName(const EnvironmentKey& of) const
{
    return m_client.account().id + u'/' + of.repository.full() + u'/' + of.environment;
}

void EnvironmentGuards::shareOut()
{
    const auto elsewhere = std::exchange(m_elsewhere, {});
    for (const Settings& waiting : elsewhere) {
        const EnvironmentKey& of = waiting.settings.of;
        if (known(of) || (!wantsAnother(m_folder, lockedName(of)) && add(of)))
            guard(waiting.settings, waiting.headers);
        else
            m_elsewhere.push_back(waiting);
    }
    std::vector<EnvironmentKey> asked; // whoever hears of one may change the guards
    for (const Guarded& each : m_guards) {
        if (each.isOpen && !each.isPersons && !isUnderWay(each.guard->runner().state().phase)
            && wantsAnother(m_folder, lockedName(each.of)))
            asked.push_back(each.of);
    }
    for (const EnvironmentKey& of : asked)
        giveAway(of);
}

void EnvironmentGuards::giveAway(const EnvironmentKey& of)
{
    const Guarded* given = known(of);
    if (!given)
        return;
    const std::optional<Settings> set = given->set;
    leave(of);
    if (set)
        m_elsewhere.push_back(*set);
    Q_EMIT healthChanged(of);
    Q_EMIT said({.at = m_clock.now(),
                 .of = of,
                 .kind = GuardNews::Kind::Trouble,
                 .words = u"Somebody acts here in another Signalbox. The health is watched again after that."_s});
}

QCoro::Task<core::Result<EnvironmentGuard*>> EnvironmentGuards::openForPerson(EnvironmentKey of)
{
    const QPointer alive(this);
    auto opened = co_await open(of);
    if (!alive)
        co_return std::unexpected(github::cancelledError());
    if (!opened && opened.error().kind == core::ErrorKind::Conflict) {
        const auto wish = askForLock(m_folder, lockedName(of));
        for (auto asked = 0ms; !known(of) && asked < longestAsking; asked += betweenAsking) {
            const auto paused = co_await github::pauseFor(m_lifetime, m_clock, this, betweenAsking);
            if (!alive || !paused)
                co_return std::unexpected(github::cancelledError());
            if (!known(of) && add(of))
                shareOut(); // it has the rules that were to be its own elsewhere
        }
        opened = co_await open(of);
        if (!alive)
            co_return std::unexpected(github::cancelledError());
    }
    if (Guarded* persons = opened ? known(of) : nullptr)
        persons->isPersons = true;
    co_return opened;
}

void EnvironmentGuards::release(const EnvironmentKey& environment)
{
    Guarded* released = known(environment);
    if (!released)
        return;
    released->isPersons = false;
    released->isForItsRollback = true;
    leaveWhatIsOver();
    shareOut();
    lookSoon();
}

/// So that another program may guard it.
void EnvironmentGuards::leaveWhatIsOver()
{
    std::erase_if(m_guards, [](const Guarded& each) {
        const bool isSet = each.set && !each.set->settings.probes.empty();
        return each.isForItsRollback && !isSet && !each.isPersons && each.isOpen
            && !isUnderWay(each.guard->runner().state().phase);
    });
}

QCoro::Task<core::Result<EnvironmentGuard*>> EnvironmentGuards::open(EnvironmentKey of)
{
    const QPointer alive(this);
    core::Result<Guarded*> entry = known(of);
    if (!*entry)
        entry = add(of);
    if (!entry)
        co_return std::unexpected(entry.error());
    const QPointer guard((*entry)->guard.get());
    if ((*entry)->isOpen)
        co_return guard.data();
    if (std::exchange((*entry)->isOpening, true)) {
        github::Wait<EnvironmentGuard*> wait(m_lifetime);
        (*entry)->waiting.push_back(wait.end());
        co_return co_await wait;
    }
    const auto done = co_await guard->open();
    if (!alive || !guard)
        co_return std::unexpected(github::cancelledError());
    Guarded* opening = known(of);
    const auto waiting = std::exchange(opening->waiting, {});
    core::Result<EnvironmentGuard*> result = guard.data();
    if (done)
        opening->isOpen = true;
    else
        result = std::unexpected(done.error());
    if (!done)
        leave(of);
    for (const auto& end : waiting)
        end(result);
    if (done)
        Q_EMIT opened(of);
    co_return result;
}

QCoro::Task<core::Result<void>> EnvironmentGuards::resume()
{
    const QPointer alive(this);
    const auto kept = co_await m_store.undertakings(m_client.account().id, u"rollback"_s);
    if (!alive)
        co_return std::unexpected(github::cancelledError());
    if (!kept)
        co_return std::unexpected(kept.error());
    for (const history::Undertaking& undertaking : *kept) {
        const EnvironmentKey of{.repository = undertaking.repository, .environment = undertaking.subject};
        const auto document = rollbackDocumentFromJson(undertaking.state);
        // What cannot be read is told by the guard's own opening.
        if (document && (document->state.phase == RollbackPhase::Idle || isEnd(document->state.phase)))
            continue;
        const auto opened = co_await open(of);
        if (!alive)
            co_return std::unexpected(github::cancelledError());
        if (!opened)
            saySo(of, opened.error());
        else
            known(of)->isForItsRollback = true;
    }
    lookNow();
    co_return core::Result<void>();
}

void EnvironmentGuards::leave(const EnvironmentKey& environment)
{
    std::erase_if(m_guards, [&](const Guarded& each) { return each.of == environment; });
    std::erase_if(m_elsewhere, [&](const Settings& each) { return each.settings.of == environment; });
}

EnvironmentGuard* EnvironmentGuards::find(const EnvironmentKey& environment) const
{
    const auto found = std::ranges::find(m_guards, environment, &Guarded::of);
    return found == m_guards.end() || !found->isOpen ? nullptr : found->guard.get();
}

std::vector<EnvironmentKey> EnvironmentGuards::environments() const
{
    std::vector<EnvironmentKey> all;
    all.reserve(m_guards.size());
    for (const Guarded& each : m_guards)
        all.push_back(each.of);
    return all;
}

QCoro::Task<core::Result<std::vector<core::HealthRecord>>>
EnvironmentGuards::healthRecords(core::RepositoryName repository)
{
    co_return co_await m_store.healthRecords(m_client.account().id, repository);
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
    leaveWhatIsOver();
    shareOut(); // a program that was killed told nobody that it has left
    while (std::exchange(m_isLookWanted, false)) {
        std::set<core::RepositoryName> repositories;
        for (const Guarded& each : m_guards) {
            if (each.guard->health().isAsking() || isBusy(each.guard->runner().state().phase))
                repositories.insert(each.of.repository);
        }
        for (const core::RepositoryName& repository : repositories) {
            const auto states = co_await m_looks.look(repository);
            if (!alive)
                co_return;
            if (!states) {
                saySo({.repository = repository, .environment = {}}, states.error());
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
void EnvironmentGuards::saySo(const EnvironmentKey& of, const core::Error& error)
{
    const auto told = m_troubles.find(of.repository);
    const bool isOfLook = of.environment.isEmpty();
    if (error.kind == core::ErrorKind::Cancelled
        || (isOfLook && told != m_troubles.end() && told->second == error.kind))
        return;
    if (isOfLook)
        m_troubles[of.repository] = error.kind;
    Q_EMIT said({.at = m_clock.now(), .of = of, .kind = GuardNews::Kind::Trouble, .words = error.sentence()});
}

} // namespace signalbox::delivery
