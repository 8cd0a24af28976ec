// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guard.h"

#include "github/pause.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;

// The guards read the deployments once more right before anything is sent, so this may be that old.
constexpr qint64 recentSeconds = 60;
constexpr core::Clock::Duration untilJudgedAgain = 10s;
constexpr core::Clock::Duration betweenVerifyingLooks = 5s;
constexpr int mostVerifyingLooks = 60;

} // namespace

EnvironmentGuard::EnvironmentGuard(const Tools& tools, RollbackRunner::Place place, QObject* parent)
    : QObject(parent)
    , m_tools(tools)
    , m_runner(tools.client, tools.store, tools.clock, std::move(place))
    , m_health(tools.prober, tools.clock)
{
    m_runner.setGuards([this](RollbackDocument document) { return checkGuards(std::move(document)); });
    connect(&m_runner, &RollbackRunner::healthWanted, this, &EnvironmentGuard::wantHealth);
    connect(&m_health, &HealthWatch::verdictChanged, this, &EnvironmentGuard::takeVerdict);
    connect(&m_health, &HealthWatch::answered, this, [this] {
        noteHealth();
        Q_EMIT healthChanged();
    });
    connect(&m_health, &HealthWatch::windowEnded, this, [this] { m_runner.take(WatchEnds()); });
}

void EnvironmentGuard::setRules(GuardRules rules)
{
    m_rules = std::move(rules);
    m_runner.setRules(m_rules.rollback);
    if (m_rules.questions.probes.empty())
        m_health.stop();
    else
        m_health.begin(m_rules.questions, m_current ? versionOf(*m_current) : RollbackVersion());
}

/// What this rollback put there is verified and not watched: nothing is rolled back from a rollback by itself.
bool EnvironmentGuard::isOwnRollback(const DeployedVersion& version) const
{
    const RollbackState& state = m_runner.state();
    return state.run && state.run == version.run;
}

void EnvironmentGuard::take(const EnvironmentState& state)
{
    const bool isNew = state.current && (!m_current || m_current->deployment != state.current->deployment);
    const bool isFirst = !m_current;
    if (isNew) {
        keepHealth(); // of the one before
        m_current = state.current;
        m_tally.begin(m_current->deployment);
        const qint64 age = m_current->since.msecsTo(m_tools.clock.now());
        const bool isRecent = age < m_rules.questions.rules.window.count();
        if (isFirst && m_health.isAsking())
            m_health.startOver(versionOf(*m_current));
        if (isFirst && !isRecent)
            m_runner.take(WatchEnds()); // its window has passed while nobody was here
        if (isRecent && m_health.isAsking() && !isOwnRollback(*m_current)) {
            // GitHub's clock may be ahead of this one.
            const QDateTime succeededAt = std::min(m_current->since, m_tools.clock.now());
            const QDateTime begunAt = m_begunAt.isValid() ? std::min(m_begunAt, succeededAt) : succeededAt;
            m_health.watch({.version = versionOf(*m_current), .begunAt = begunAt, .succeededAt = succeededAt});
            m_runner.watch(m_current->deployment, versionOf(*m_current));
        }
    }
    m_begunAt = state.underWay.empty() ? QDateTime() : state.underWay.front().createdAt;
}

QCoro::Task<core::Result<RollbackSurvey>> EnvironmentGuard::survey()
{
    const QPointer alive(this);
    // Where the store cannot tell, nobody knows how they were, and GitHub is asked all the same.
    const auto health = co_await m_tools.store.healthRecords(m_tools.client.account().id, m_runner.place().repository);
    if (!alive)
        co_return std::unexpected(github::cancelledError());
    auto read = co_await m_tools.surveyor.survey(m_runner.place().repository, m_runner.place().environment,
                                                 {.migrationPatterns = m_rules.migrationPatterns,
                                                  .badVersions = m_runner.badVersions(),
                                                  .keptVersions = m_rules.keptVersions,
                                                  .health = health.value_or(std::vector<core::HealthRecord>())});
    if (alive && read)
        m_survey = *read;
    co_return read;
}

QCoro::Task<core::Result<RollbackSurvey>> EnvironmentGuard::recentSurvey()
{
    if (m_survey && m_survey->readAt.secsTo(m_tools.clock.now()) < recentSeconds && m_survey->environment.current
        && m_survey->environment.current->deployment == m_runner.state().badDeployment)
        co_return core::Result<RollbackSurvey>(*m_survey); // QCoro takes the contents of what is named here
    co_return co_await survey();
}

RollbackSituation EnvironmentGuard::situation(const RollbackSurvey& survey) const
{
    const QDateTime now = m_tools.clock.now();
    RollbackSituation situation = situationOf(survey, now, m_rules.rollback.claimLife);
    // What is only proposed, or counted down to, gives way to a person.
    const RollbackPhase phase = m_runner.state().phase;
    situation.isUnderWayHere
        = isUnderWay(phase) && phase != RollbackPhase::Proposed && phase != RollbackPhase::CountingDown;
    situation.health = m_health.health();
    situation.before = m_health.before();
    situation.isInWindow = m_health.isInWindow();
    situation.isNetworkWell = m_health.isNetworkWell();
    situation.isFrozen = m_rules.isFrozen && m_rules.isFrozen(now);
    situation.mayRollBackInFreeze = m_rules.mayRollBackInFreeze;
    return situation;
}

RollbackSituation EnvironmentGuard::automaticSituation(const RollbackSurvey& survey) const
{
    RollbackSituation situation = this->situation(survey);
    situation.isAutomatic = true;
    situation.isArmed = m_rules.rollback.isArmed;
    situation.isConfirmedForProduction = m_rules.isConfirmedForProduction;
    situation.isDryRun = m_rules.isDryRun;
    situation.limitReached = limitReached(m_runner.state(), m_tools.clock.now().toMSecsSinceEpoch(), m_rules.rollback);
    return situation;
}

void EnvironmentGuard::begin(const PlannedRollback& planned, const QString& reason)
{
    m_runner.ask(planned.plan, planned.order);
    m_runner.confirm(reason);
}

void EnvironmentGuard::wantHealth(bool isVerifying)
{
    const RollbackState& state = m_runner.state();
    if (!m_rules.questions.probes.empty())
        m_health.startOver(isVerifying ? state.target : state.from);
    else if (isVerifying && !std::exchange(m_isVerifying, true))
        QCoro::connect(verifyByDeployments(), this, [] { });
}

/// Nobody has said how to ask the service: then what GitHub says to be there has to do.
QCoro::Task<void> EnvironmentGuard::verifyByDeployments()
{
    const QPointer alive(this);
    for (int look = 0; look < mostVerifyingLooks && m_runner.state().phase == RollbackPhase::Verifying; ++look) {
        const QDateTime readAt = m_tools.clock.now();
        const auto states = co_await m_tools.looks.look(m_runner.place().repository);
        if (!alive)
            co_return;
        const auto isThere = [this](const EnvironmentState& one) {
            return one.environment.name == m_runner.place().environment && one.current
                && one.current->name == m_runner.state().target.name;
        };
        if (states && std::ranges::any_of(*states, isThere)) {
            m_isVerifying = false;
            m_runner.take(Healthy{.readAt = readAt.toMSecsSinceEpoch(), .wasAsked = false});
            co_return;
        }
        const auto paused = co_await github::pauseFor(m_lifetime, m_tools.clock, this, betweenVerifyingLooks);
        if (!alive || !paused)
            co_return;
    }
    m_isVerifying = false;
    m_runner.take(Inconclusive());
}

void EnvironmentGuard::noteHealth()
{
    // As the verdict has it: three intervals without an answer are a gap in the asking.
    std::chrono::milliseconds longest{0};
    for (const ProbeQuestion& each : m_rules.questions.probes)
        longest = std::max(longest, 3 * each.probe.interval);
    m_tally.take(m_health.health(), m_tools.clock.now(), longest);
    if (m_tally.isWorthKeeping())
        keepHealth();
}

/// What cannot be kept is missed by nobody but who looks back.
void EnvironmentGuard::keepHealth()
{
    if (const auto counted = m_tally.takeOut())
        QCoro::connect(m_tools.store.addHealth(m_tools.client.account().id, m_runner.place().repository, *counted),
                       this, [](const core::Result<void>&) { });
}

void EnvironmentGuard::takeVerdict(Health health, const QDateTime& firstProbe, const QString& reason)
{
    const qint64 readAt = firstProbe.toMSecsSinceEpoch();
    switch (health) {
    case Health::Healthy:
        m_runner.take(Healthy{.readAt = readAt});
        break;
    case Health::Suspect:
        m_runner.take(ProbesFail());
        // So that the verdict, when it comes, need not wait for it.
        QCoro::connect(recentSurvey(), this, [](const core::Result<RollbackSurvey>&) { });
        break;
    case Health::Inconclusive:
        m_runner.take(Inconclusive());
        break;
    case Health::Unhealthy:
        if (m_runner.state().phase == RollbackPhase::Verifying)
            m_runner.take(Unhealthy{.readAt = readAt, .reason = reason});
        else
            QCoro::connect(propose(firstProbe, reason), this, [] { });
        break;
    case Health::Unknown:
        break;
    }
    noteHealth();
    Q_EMIT healthChanged();
}

QCoro::Task<void> EnvironmentGuard::propose(QDateTime firstProbe, QString reason)
{
    const QPointer alive(this);
    auto read = co_await recentSurvey();
    while (alive && !read && m_health.health() == Health::Unhealthy) {
        const auto paused = co_await github::pauseFor(m_lifetime, m_tools.clock, this, untilJudgedAgain);
        if (!alive || !paused)
            co_return;
        read = co_await survey();
    }
    if (!alive || !read || m_health.health() != Health::Unhealthy)
        co_return;
    const RollbackDecision decision = decide(automaticSituation(*read));
    PlannedRollback planned;
    const RollbackOption* option = decision.target ? read->option(decision.target->name) : nullptr;
    if (option && decision.way)
        planned = delivery::planned(*read, *option, *decision.way);
    planned.plan.badDeployment = m_runner.state().badDeployment;
    planned.plan.from = m_runner.state().from;
    m_runner.take(Unhealthy{.readAt = firstProbe.toMSecsSinceEpoch(), .plan = planned.plan, .reason = reason},
                  planned.order);
}

QCoro::Task<std::optional<GuardsChecked>> EnvironmentGuard::checkGuards(RollbackDocument document)
{
    using Answer = GuardsChecked::Verdict;
    const QPointer alive(this);
    while (true) {
        const auto read = co_await recentSurvey();
        if (!alive)
            co_return std::nullopt;
        RollbackDecision decision{.verdict = Verdict::Wait};
        if (read)
            decision = decide(automaticSituation(*read));
        const auto because = std::ranges::find(decision.guards, decision.because, &GuardResult::id);
        const QString why = because == decision.guards.end() ? QString() : because->words;
        const bool isSame = decision.target && decision.target->name == document.state.target.name;
        switch (decision.verdict) {
        case Verdict::Proceed:
            if (m_rules.isDryRun)
                co_return GuardsChecked{
                    .verdict = Answer::Blocked,
                    .why = u"This is a dry run: it would be rolled back to %1 now."_s.arg(document.state.target.name)};
            if (isSame)
                co_return GuardsChecked{.verdict = Answer::MayBeAutomatic};
            co_return GuardsChecked{.verdict = Answer::NeedsConfirmation,
                                    .why = u"What could be put back has changed meanwhile."_s};
        case Verdict::AskPerson:
            co_return GuardsChecked{.verdict = Answer::NeedsConfirmation, .why = why};
        case Verdict::Refuse:
            co_return GuardsChecked{.verdict = Answer::Blocked, .why = why};
        case Verdict::Wait:
            break;
        }
        const auto paused = co_await github::pauseFor(m_lifetime, m_tools.clock, this, untilJudgedAgain);
        if (!alive || !paused || m_runner.state().phase != RollbackPhase::Proposed)
            co_return std::nullopt;
        m_survey.reset();
    }
}

} // namespace signalbox::delivery
