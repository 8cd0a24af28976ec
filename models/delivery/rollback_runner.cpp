// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_runner.h"

#include "github/pause.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using namespace rollback_effect;

constexpr auto kind = "rollback"_L1;
constexpr core::Clock::Duration betweenLooksAtRun = 5s;
constexpr core::Clock::Duration betweenTicks = 1min; // of a verification, which may pause only so long
constexpr qsizetype mostBadVersions = 50;

} // namespace

RollbackRunner::RollbackRunner(github::Client& client, history::Store& store, core::Clock& clock, Place place,
                               QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_place(std::move(place))
    , m_kept(store, clock,
             {.account = client.account().id,
              .kind = kind,
              .repository = m_place.repository,
              .subject = m_place.environment})
    , m_requests(client, store, clock, m_place.repository)
{
    connect(&m_kept, &KeptUndertaking::failed, this, &RollbackRunner::failed);
}

QCoro::Task<core::Result<void>> RollbackRunner::open()
{
    const QPointer alive(this);
    const auto cancelled = [] { return std::unexpected(github::cancelledError()); };
    const auto kept = co_await m_kept.read();
    if (!alive)
        co_return cancelled();
    if (!kept)
        co_return std::unexpected(kept.error());
    const std::optional<QByteArray>& state = *kept;
    if (!state)
        co_return core::Result<void>();
    auto document = rollbackDocumentFromJson(*state);
    if (!document)
        co_return std::unexpected(document.error());
    m_document = *std::move(document);
    co_await m_requests.recover(m_document.state.key);
    if (!alive)
        co_return cancelled();
    post(Restarted());
    // It may have been killed between the end and the release of its claim.
    const RollbackPhase phase = m_document.state.phase;
    const bool hasEnded = phase == RollbackPhase::RolledBack || phase == RollbackPhase::Cancelled;
    if (hasEnded && m_document.state.claimRequests > 0 && now() < m_document.state.begunAt + m_rules.claimLife)
        perform(ReleaseClaim());
    co_return core::Result<void>();
}

void RollbackRunner::watch(core::DeploymentId deployment, const RollbackVersion& version)
{
    post(WatchBegins{.environment = m_place.environment, .deployment = deployment, .version = version});
}

void RollbackRunner::ask(const RollbackPlan& plan, const RollbackOrder& order)
{
    post(AskedByUser{.environment = m_place.environment, .plan = plan}, order);
}

void RollbackRunner::confirm(const QString& reason)
{
    post(Confirmed{.reason = reason});
}

void RollbackRunner::stop()
{
    post(StoppedByUser());
}

void RollbackRunner::take(const RollbackEvent& health, const RollbackOrder& order)
{
    const bool isPlan = std::holds_alternative<Unhealthy>(health);
    post(health, isPlan ? std::optional(order) : std::nullopt);
}

void RollbackRunner::post(RollbackEvent event, std::optional<RollbackOrder> order)
{
    m_waiting.push_back({.event = std::move(event), .order = std::move(order)});
    if (!std::exchange(m_isWorking, true))
        QCoro::connect(work(), this, [] { });
}

QCoro::Task<void> RollbackRunner::work()
{
    const QPointer alive(this);
    while (alive && !m_waiting.empty()) {
        const Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        RollbackStep step = next(m_document.state, waiting.event, now(), m_rules);
        RollbackDocument document{
            .state = step.state, .order = m_document.order, .badVersions = m_document.badVersions};
        // An order belongs to the key of its plan, and to no other.
        if (waiting.order && step.state.key != m_document.state.key)
            document.order = *waiting.order;
        for (const RollbackEffect& effect : step.effects) {
            if (std::holds_alternative<MarkBad>(effect) && !document.badVersions.contains(step.state.from.commit))
                document.badVersions << step.state.from.commit;
        }
        if (document.badVersions.size() > mostBadVersions)
            document.badVersions.removeFirst();
        const bool isNew = document != m_document;
        if (isNew && !co_await m_kept.keep(toJson(document)))
            co_return;
        m_document = std::move(document);
        for (const RollbackEffect& effect : step.effects)
            perform(effect);
        tick();
        if (isNew)
            Q_EMIT changed(m_document.state);
    }
    if (alive)
        m_isWorking = false;
}

void RollbackRunner::request(RollbackRequests::Event answer)
{
    QCoro::connect(std::move(answer), this, [this](const std::optional<RollbackEvent>& event) {
        if (event)
            post(*event);
    });
}

QCoro::Task<void> RollbackRunner::requestAt(qint64 notBefore, std::function<RollbackRequests::Event()> ask)
{
    const QPointer alive(this);
    if (notBefore > now()) {
        const auto paused
            = co_await github::pauseFor(m_lifetime, m_clock, this, core::Clock::Duration(notBefore - now()));
        if (!alive || !paused)
            co_return;
    }
    request(ask());
}

void RollbackRunner::perform(const RollbackEffect& effect)
{
    const RollbackDocument document = m_document;
    const auto start = [this](QCoro::Task<void> task) { QCoro::connect(std::move(task), this, [] { }); };
    if (std::holds_alternative<Notify>(effect)) {
        Q_EMIT notified(document.state);
    } else if (std::holds_alternative<WatchHealth>(effect)) {
        Q_EMIT healthWanted(false);
    } else if (std::holds_alternative<StartVerifying>(effect)) {
        Q_EMIT healthWanted(true);
    } else if (std::holds_alternative<CheckGuards>(effect)) {
        start(checkGuards());
    } else if (std::holds_alternative<StartCountdown>(effect)) {
        m_clock.after(core::Clock::Duration(std::max<qint64>(0, document.state.countdownEnds - now())), this,
                      [this] { post(CountdownEnded()); });
    } else if (std::holds_alternative<CreateClaim>(effect)) {
        request(m_requests.claim(document));
    } else if (const auto* list = std::get_if<ListClaims>(&effect)) {
        start(requestAt(list->notBefore,
                        [this, document] { return m_requests.listClaims(document, m_rules.claimLife); }));
    } else if (std::holds_alternative<ReadDeployments>(effect)) {
        // Some seconds after the last one: this effect is also what follows a reading that failed.
        start(requestAt(m_currentReadAt + m_rules.lookAgain, [this, document] {
            m_currentReadAt = now();
            return m_requests.readCurrent(document, m_rules.claimLife);
        }));
    } else if (const auto* dispatch = std::get_if<Dispatch>(&effect)) {
        request(m_requests.dispatch(document, dispatch->notAfter));
    } else if (const auto* look = std::get_if<LookForRun>(&effect)) {
        start(requestAt(look->notBefore, [this, document] { return m_requests.lookForRun(document); }));
    } else if (std::holds_alternative<FollowRun>(effect)) {
        start(followRun());
    } else if (std::holds_alternative<ReleaseClaim>(effect)) {
        start(m_requests.release(document));
    } else if (std::holds_alternative<OfferNext>(effect)) {
        Q_EMIT nextWanted();
    } else if (std::holds_alternative<OfferRevert>(effect)) {
        Q_EMIT revertWanted();
    }
}

/// Looks until the machine has what it wants to know, or has gone on without it.
QCoro::Task<void> RollbackRunner::followRun()
{
    const QPointer alive(this);
    const int follow = ++m_follows;
    const auto isFollowed = [this] {
        return m_document.state.phase == RollbackPhase::Running
            || m_document.state.phase == RollbackPhase::AwaitingApproval;
    };
    while (follow == m_follows && isFollowed()) {
        auto seen = co_await m_requests.readRun(m_document);
        if (!alive || !seen)
            co_return;
        // A reading that failed is made again here: it is no news for the machine.
        if (!std::holds_alternative<AnswerLost>(*seen) && follow == m_follows)
            post(*std::move(seen));
        const auto paused = co_await github::pauseFor(m_lifetime, m_clock, this, betweenLooksAtRun);
        if (!alive || !paused)
            co_return;
    }
}

QCoro::Task<void> RollbackRunner::checkGuards()
{
    const QPointer alive(this);
    if (!m_guards) {
        post(GuardsChecked{.verdict = GuardsChecked::Verdict::NeedsConfirmation, .why = u"It is unhealthy."_s});
        co_return;
    }
    const QString key = m_document.state.key;
    auto checked = co_await m_guards(m_document);
    if (alive && checked && key == m_document.state.key)
        post(*std::move(checked));
}

void RollbackRunner::tick()
{
    if (m_document.state.phase != RollbackPhase::Verifying || std::exchange(m_isTicking, true))
        return;
    m_clock.after(betweenTicks, this, [this] {
        m_isTicking = false;
        post(TimePassed());
        tick();
    });
}

} // namespace signalbox::delivery
