// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guard.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using Kind = GuardNews::Kind;

constexpr qint64 Day = 86'400'000;
constexpr core::Clock::Duration untilJudgedAgain = 2s;
constexpr int mostJudgements = 60; ///< of one proposal, while a guard says that it is right in a moment

RollbackRules rulesOf(const HealthSettings& settings)
{
    const bool isProduction = settings.of.environment.contains("prod"_L1, Qt::CaseInsensitive);
    return {.isArmed = settings.isArmed && (!isProduction || settings.isArmedForProduction),
            .countdown = settings.countdown.count()};
}

/// The rollback itself deploys: what it brings is verified, and not watched as somebody's new deployment.
bool isRollingBack(RollbackPhase phase)
{
    return isSent(phase) && !isEnd(phase);
}

QString nameOf(const DeployedVersion& version)
{
    return version.name.isEmpty() ? version.commit.first(std::min<qsizetype>(7, version.commit.size())) : version.name;
}

} // namespace

QString word(GuardNews::Kind kind)
{
    static constexpr std::array words{"deployment"_L1, "health"_L1,  "window"_L1,
                                      "rollback"_L1,   "dry_run"_L1, "trouble"_L1};
    return words.at(size_t(kind));
}

QString word(Health health)
{
    static constexpr std::array words{"unknown"_L1, "healthy"_L1, "suspect"_L1, "unhealthy"_L1, "inconclusive"_L1};
    return words.at(size_t(health));
}

HealthQuestions questionsOf(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers,
                            const QUrl& apiUrl)
{
    HealthQuestions questions{.control = {.url = settings.controlUrl, .statusFrom = 100, .statusTo = 599},
                              .rules = settings.rules};
    if (questions.control.url.isEmpty()) {
        questions.control.url = apiUrl;
        questions.control.url.setPath(apiUrl.path() + u"/rate_limit"_s);
    }
    for (size_t i = 0; i < settings.probes.size(); ++i)
        questions.probes.push_back(
            {.probe = settings.probes[i], .headers = i < headers.size() ? headers[i] : std::vector<ProbeHeader>()});
    return questions;
}

EnvironmentGuard::EnvironmentGuard(const Parts& parts, HealthSettings settings, HealthQuestions questions,
                                   QObject* parent)
    : QObject(parent)
    , m_clock(parts.clock)
    , m_settings(std::move(settings))
    , m_questions(std::move(questions))
    , m_surveyor(parts.client, parts.looks, parts.clock)
    , m_runner(parts.client, parts.store, parts.clock,
               {.repository = m_settings.of.repository, .environment = m_settings.of.environment})
    , m_watch(parts.prober, parts.clock)
{
    m_runner.setRules(rulesOf(m_settings));
    m_runner.setGuards([this](const RollbackDocument&) { return checkGuards(); });
    connect(&m_runner, &RollbackRunner::healthWanted, this, &EnvironmentGuard::startHealth);
    connect(&m_runner, &RollbackRunner::changed, this, [this](const RollbackState& state) {
        if (std::exchange(m_saidPhase, state.phase) != state.phase && !state.words.isEmpty())
            say(Kind::Rollback, state.words);
        else if (isRollingBack(state.phase))
            say(Kind::Rollback,
                u"The rollback to %1: %2."_s.arg(state.target.name, word(state.phase).replace(u'_', u' ')));
    });
    connect(&m_runner, &RollbackRunner::failed, this,
            [this](const core::Error& error) { say(Kind::Trouble, error.sentence()); });
    connect(&m_watch, &HealthWatch::verdictChanged, this, &EnvironmentGuard::takeVerdict);
    connect(&m_watch, &HealthWatch::answered, this, &EnvironmentGuard::healthChanged);
    connect(&m_watch, &HealthWatch::windowEnded, this, [this] {
        m_runner.take(WatchEnds());
        say(Kind::Window, u"The window of %1 has passed; it stays."_s.arg(m_current ? nameOf(*m_current) : QString()));
    });
}

QCoro::Task<core::Result<void>> EnvironmentGuard::open()
{
    m_watch.begin(m_questions);
    return m_runner.open();
}

bool EnvironmentGuard::isBusy() const
{
    const RollbackPhase phase = m_runner.state().phase;
    return m_isUnderWay
        || (phase != RollbackPhase::Idle && !isEnd(phase) && phase != RollbackPhase::AwaitingConfirmation);
}

void EnvironmentGuard::take(const std::vector<EnvironmentState>& states)
{
    const auto ours = std::ranges::find_if(states, [this](const EnvironmentState& state) {
        return state.environment.name.compare(m_settings.of.environment, Qt::CaseInsensitive) == 0;
    });
    if (ours != states.end())
        note(*ours);
    m_lookedAt = m_clock.now();
}

void EnvironmentGuard::note(const EnvironmentState& state)
{
    m_isUnderWay = !state.underWay.empty();
    for (const core::Deployment& deployment : state.underWay) {
        if (m_begun.insert({deployment.id, deployment.createdAt}).second)
            say(Kind::Deployment, u"%1 is deploying %2."_s.arg(deployment.creator, deployment.ref));
    }
    if (!state.current || (m_current && m_current->deployment == state.current->deployment))
        return;
    const bool isFirst = !m_current;
    m_current = state.current;
    say(Kind::Deployment,
        isFirst ? u"%1 is there since %2."_s.arg(nameOf(*m_current), m_current->since.toUTC().toString(Qt::ISODate))
                : u"%1 was deployed by %2."_s.arg(nameOf(*m_current), m_current->creator));
    if (!isRollingBack(m_runner.state().phase))
        beginWatch(state, isFirst);
}

/// A deployment from before the start is watched for what is left of its window, without a baseline.
void EnvironmentGuard::beginWatch(const EnvironmentState& state, bool isFirst)
{
    const DeployedVersion& current = *state.current;
    const RollbackVersion version{.name = current.name, .commit = current.commit};
    const auto age = std::chrono::milliseconds(current.since.msecsTo(m_clock.now()));
    if (isFirst && age > m_settings.rules.window) {
        m_watch.begin(m_questions, version);
        m_runner.take(WatchEnds()); // where it was watched before the start
        return;
    }
    const auto begun = m_begun.find(current.deployment);
    const QDateTime before = isFirst ? current.since : std::min(current.since, m_lookedAt);
    m_toWatch = {
        .version = version, .begunAt = begun == m_begun.end() ? before : begun->second, .succeededAt = current.since};
    m_begun.clear();
    const RollbackState& kept = m_runner.state();
    const bool isKnown = kept.badDeployment == current.deployment && kept.phase != RollbackPhase::Idle;
    if (isKnown)
        startHealth(false);
    else
        m_runner.watch(current.deployment, version);
}

void EnvironmentGuard::startHealth(bool isVerifying)
{
    if (isVerifying) {
        m_watch.startOver(m_runner.state().target);
        return;
    }
    if (const auto deployment = std::exchange(m_toWatch, {})) {
        m_watch.watch(*deployment);
        say(Kind::Health,
            u"%1 is watched for %2 min; before it the service was %3."_s.arg(
                deployment->version.name,
                QString::number(std::chrono::duration_cast<std::chrono::minutes>(m_settings.rules.window).count()),
                word(m_watch.before())));
        return;
    }
    m_watch.startOver(m_runner.state().from);
}

void EnvironmentGuard::takeVerdict(Health health, const QDateTime& firstProbe, const QString& reason)
{
    const qint64 readAt = firstProbe.toMSecsSinceEpoch();
    if (health != Health::Unknown)
        say(Kind::Health,
            reason.isEmpty() ? u"The service is %1."_s.arg(word(health))
                             : u"The service is %1: %2"_s.arg(word(health), reason));
    Q_EMIT healthChanged();
    switch (health) {
    case Health::Unknown:
        break;
    case Health::Healthy:
        m_runner.take(Healthy{.readAt = readAt});
        break;
    case Health::Suspect:
        m_runner.take(ProbesFail());
        break;
    case Health::Inconclusive:
        m_runner.take(Inconclusive());
        break;
    case Health::Unhealthy:
        if (isRollingBack(m_runner.state().phase))
            m_runner.take(Unhealthy{.readAt = readAt, .plan = {}, .reason = reason});
        else if (m_watch.isInWindow() && !std::exchange(m_isProposing, true))
            QCoro::connect(propose(), this, [] { });
        break;
    }
}

/// What can be done about it, found out and brought to the state machine.
QCoro::Task<void> EnvironmentGuard::propose()
{
    const QPointer alive(this);
    while (m_watch.health() == Health::Unhealthy && m_watch.isInWindow()) {
        const auto found = co_await survey();
        if (!alive)
            co_return;
        const bool isStillBad = m_watch.health() == Health::Unhealthy;
        if (found && isStillBad && m_current && found->environment.current
            && found->environment.current->deployment == m_current->deployment) {
            const RollbackDecision decision = judge(*found);
            const RollbackOption* option = decision.target ? found->option(decision.target->name) : nullptr;
            PlannedRollback plan;
            if (option && decision.way)
                plan = planned(*found, *option, *decision.way);
            plan.plan.badDeployment = m_current->deployment;
            plan.plan.from = {.name = m_current->name, .commit = m_current->commit};
            if (m_settings.isDryRun)
                sayWhatWouldBeDone(*found, decision);
            else
                m_runner.take(Unhealthy{.readAt = m_watch.firstProbe().toMSecsSinceEpoch(),
                                        .plan = plan.plan,
                                        .reason = m_watch.reason()},
                              plan.order);
            break;
        }
        if (!co_await pause(untilJudgedAgain) || !alive)
            co_return;
    }
    m_isProposing = false;
}

QCoro::Task<std::optional<RollbackSurvey>> EnvironmentGuard::survey()
{
    const QPointer alive(this);
    auto found = co_await m_surveyor.survey(
        m_settings.of.repository, m_settings.of.environment,
        {.migrationPatterns = m_settings.migrationPatterns, .badVersions = m_runner.badVersions()});
    if (alive && !found && found.error().kind != core::ErrorKind::Cancelled)
        say(Kind::Trouble, found.error().sentence());
    if (!alive || !found)
        co_return std::nullopt;
    co_return *std::move(found);
}

RollbackDecision EnvironmentGuard::judge(const RollbackSurvey& survey) const
{
    const QDateTime now = m_clock.now();
    const RollbackState& state = m_runner.state();
    RollbackSituation situation = situationOf(survey, now, RollbackRules().claimLife);
    situation.isAutomatic = true;
    situation.isArmed = m_settings.isArmed;
    situation.isConfirmedForProduction = m_settings.isArmedForProduction;
    situation.isDryRun = m_settings.isDryRun;
    situation.isCurrentStill
        = m_current && survey.environment.current && survey.environment.current->deployment == m_current->deployment;
    if (std::ssize(situation.candidates) > m_settings.keptVersions)
        situation.candidates.erase(situation.candidates.begin() + m_settings.keptVersions, situation.candidates.end());
    situation.health = m_watch.health();
    situation.before = m_watch.before();
    situation.isInWindow = m_watch.isInWindow();
    situation.isNetworkWell = m_watch.isNetworkWell();
    const core::DeploymentId bad = m_current ? m_current->deployment : core::DeploymentId();
    situation.wasRolledBackFrom = std::ranges::contains(state.past, bad, &AutomaticRollback::from);
    const auto within = [&](qint64 span) {
        const auto isWithin = [&](const AutomaticRollback& one) { return now.toMSecsSinceEpoch() - one.at < span; };
        return int(std::ranges::count_if(state.past, isWithin));
    };
    situation.automaticInCoolDown = within(RollbackRules().coolDown);
    situation.automaticInDay = within(Day);
    situation.isFrozen = freezeAt(m_settings.freezeWindows, now).has_value();
    situation.mayRollBackInFreeze = m_settings.mayRollBackInFreeze;
    return decide(situation);
}

QCoro::Task<std::optional<GuardsChecked>> EnvironmentGuard::checkGuards()
{
    const QPointer alive(this);
    using Answer = GuardsChecked::Verdict;
    QString why = u"It could not be found out whether a rollback would do harm."_s;
    for (int i = 0; i < mostJudgements && m_runner.state().phase == RollbackPhase::Proposed; ++i) {
        const auto found = co_await survey();
        if (!alive)
            co_return std::nullopt;
        if (found) {
            const RollbackDecision decision = judge(*found);
            const auto guard = std::ranges::find(decision.guards, decision.because, &GuardResult::id);
            why = guard == decision.guards.end() ? QString() : guard->words;
            if (decision.verdict == Verdict::Proceed)
                co_return GuardsChecked{.verdict = Answer::MayBeAutomatic, .why = {}};
            if (decision.verdict == Verdict::AskPerson)
                co_return GuardsChecked{.verdict = Answer::NeedsConfirmation, .why = why};
            if (decision.verdict == Verdict::Refuse)
                co_return GuardsChecked{.verdict = Answer::Blocked, .why = why};
        }
        if (!co_await pause(untilJudgedAgain) || !alive)
            co_return std::nullopt;
    }
    co_return GuardsChecked{.verdict = Answer::NeedsConfirmation, .why = why};
}

void EnvironmentGuard::sayWhatWouldBeDone(const RollbackSurvey& survey, const RollbackDecision& decision)
{
    const RollbackOption* option = decision.target ? survey.option(decision.target->name) : nullptr;
    if (decision.verdict != Verdict::Proceed || !option || !decision.way) {
        const auto guard = std::ranges::find(decision.guards, decision.because, &GuardResult::id);
        say(Kind::DryRun,
            u"Nothing would be rolled back by itself: %1"_s.arg(
                guard == decision.guards.end() ? u"there is no way to do it."_s : guard->words));
        return;
    }
    say(Kind::DryRun,
        u"After %1 s it would be rolled back to %2 (%3)."_s.arg(QString::number(m_settings.countdown.count() / 1000),
                                                                decision.target->name,
                                                                word(*decision.way).replace(u'_', u' ')));
}

QCoro::Task<bool> EnvironmentGuard::pause(core::Clock::Duration length)
{
    github::Wait<void> wait(m_lifetime);
    m_clock.after(length, this, [end = wait.end()] { end({}); });
    const auto ended = co_await wait;
    co_return ended.has_value();
}

void EnvironmentGuard::say(GuardNews::Kind kind, const QString& words)
{
    Q_EMIT said({.at = m_clock.now(),
                 .of = m_settings.of,
                 .kind = kind,
                 .words = words,
                 .health = m_watch.health(),
                 .phase = m_runner.state().phase,
                 .version = m_current ? nameOf(*m_current) : QString()});
}

} // namespace signalbox::delivery
