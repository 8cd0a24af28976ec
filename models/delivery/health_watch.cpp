// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_watch.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Duration = core::Clock::Duration;
using Outcome = ProbeResult::Outcome;

constexpr Duration Kept = std::chrono::hours(1);
constexpr Duration ShortSleep = std::chrono::seconds(2);
/// Up to here a timer of the machine is exact; a longer one may be off by a twentieth.
constexpr Duration ExactTimer = std::chrono::seconds(2);
constexpr int GapIntervals = 3; ///< as in health_verdict: a longer gap is one in the asking

bool isGiven(Health health)
{
    return health != Health::Unknown && health != Health::Inconclusive;
}

/// Whether a probe that is judged so bears out a verdict on the whole.
bool bearsOut(Health ofProbe, Health health)
{
    const bool isBad = ofProbe == Health::Suspect || ofProbe == Health::Unhealthy;
    return ofProbe == health || (health == Health::Suspect && isBad);
}

} // namespace

HealthWatch::HealthWatch(Prober& prober, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_prober(&prober)
    , m_clock(clock)
    , m_disturbances(clock)
{
}

void HealthWatch::begin(HealthQuestions questions, const RollbackVersion& deployed)
{
    m_rules = questions.rules;
    m_control = questions.control;
    m_asked.clear();
    for (ProbeQuestion& question : questions.probes) {
        HealthRules rules = m_rules;
        rules.interval = question.probe.interval;
        question.deployed = deployed;
        const Probe probe = question.probe;
        m_asked.push_back({.question = std::move(question), .rules = rules, .shown = {.probe = probe}});
    }
    m_disturbances = Disturbances(m_clock);
    m_isOn = true;
    m_isWindowOpen = false;
    m_before = Health::Unknown;
    m_isNetworkWell.reset();
    forget(Duration(0));
    setVerdict(Health::Unknown, {}, {});
}

void HealthWatch::stop()
{
    ++m_generation;
    m_isOn = false;
    m_isWindowOpen = false;
    m_asked.clear();
    m_unjudged.clear();
    setVerdict(Health::Unknown, {}, {});
}

void HealthWatch::watch(const WatchedDeployment& deployment)
{
    const QDateTime now = m_clock.now();
    const QDateTime succeeded = std::min(deployment.succeededAt, now);
    m_before = healthAt(std::min(deployment.begunAt, succeeded));
    if (const Health meanwhile = healthAt(succeeded); !isGiven(m_before) && isGiven(meanwhile))
        m_before = meanwhile;
    const Duration ago(succeeded.msecsTo(now));
    m_isWindowOpen = true;
    m_windowEnds = m_clock.elapsed() + std::max(Duration(0), m_rules.window - ago);
    for (Asked& asked : m_asked)
        asked.question.deployed = deployment.version;
    forget(ago);
    setVerdict(Health::Unknown, {}, {});
}

void HealthWatch::startOver(const RollbackVersion& deployed)
{
    bool isNew = false;
    for (Asked& asked : m_asked) {
        isNew = isNew || asked.question.deployed != deployed;
        asked.question.deployed = deployed;
    }
    const auto hasCounted = [](const Asked& asked) { return asked.isUnderWay || !asked.shown.results.empty(); };
    if (!isNew && std::ranges::none_of(m_asked, hasCounted))
        return; // an initial delay goes on
    m_isWindowOpen = m_isWindowOpen && !isNew;
    forget(isNew ? Duration(0) : Duration::max());
    setVerdict(Health::Unknown, {}, {});
}

/// `deployedAgo`: how much of the initial delays has passed.
void HealthWatch::forget(Duration deployedAgo)
{
    ++m_generation;
    m_unjudged.clear();
    m_isControlUnderWay = false;
    const Duration now = m_clock.elapsed();
    for (size_t i = 0; i < m_asked.size(); ++i) {
        Asked& asked = m_asked[i];
        asked.isUnderWay = false;
        asked.shown.results.clear();
        asked.shown.health = Health::Unknown;
        schedule(i, now + std::max(Duration(0), asked.question.probe.initialDelay - deployedAgo));
    }
    if (m_isWindowOpen)
        callAt(m_windowEnds, [this] { closeWindow(); });
}

void HealthWatch::disturb(const QString& why)
{
    const QPointer alive(this);
    forget(Duration::max());
    setVerdict(Health::Inconclusive, m_clock.now(), why);
    if (alive)
        closeWindow();
}

void HealthWatch::schedule(size_t index, Duration due)
{
    callAt(due, [this, index, due] { tick(index, due); });
}

/// Exactly then, as far as it is in the machine's power: a verdict must not come late by a timer's inexactness.
void HealthWatch::callAt(Duration due, const std::function<void()>& call)
{
    const Duration left = due - m_clock.elapsed();
    const auto arrive = [this, generation = m_generation, due, call] {
        if (generation != m_generation)
            return;
        if (m_clock.elapsed() >= due)
            call();
        else
            callAt(due, call);
    };
    m_clock.after(left <= ExactTimer ? left : left * 9 / 10, this, arrive);
}

void HealthWatch::tick(size_t index, Duration due)
{
    const Duration interval = m_asked[index].question.probe.interval;
    if (const auto why = m_disturbances.found(due, GapIntervals * interval)) {
        disturb(*why);
        return;
    }
    Duration next = due + interval;
    while (next <= m_clock.elapsed())
        next += interval;
    schedule(index, next);
    if (!m_asked[index].isUnderWay)
        ask(index);
}

QCoro::Task<void> HealthWatch::ask(size_t index)
{
    const QPointer alive(this);
    const int generation = m_generation;
    const Duration since = m_clock.elapsed();
    if (!m_prober)
        co_return;
    ++m_underWay;
    m_asked[index].isUnderWay = true;
    const ProbeQuestion question = m_asked[index].question;
    auto answer = co_await m_prober->ask(question);
    if (!alive)
        co_return;
    --m_underWay;
    if (generation != m_generation || !answer)
        co_return;
    m_asked[index].isUnderWay = false;
    if (const auto why = m_disturbances.jumped()) {
        disturb(*why);
        co_return;
    }
    if (m_clock.elapsed() - since - answer->took > ShortSleep) {
        answer->result.outcome = Outcome::Inconclusive;
        answer->result.why = u"The machine slept before the answer came."_s;
    }
    if (answer->result.outcome != Outcome::Failed || m_control.url.isEmpty()) {
        take(index, *answer);
        co_return;
    }
    m_unjudged.push_back({.index = index, .answer = *answer});
    if (!m_isControlUnderWay)
        askControl();
}

QCoro::Task<void> HealthWatch::askControl()
{
    const QPointer alive(this);
    const int generation = m_generation;
    ++m_underWay;
    m_isControlUnderWay = true;
    const ProbeQuestion question{.probe = m_control};
    const auto answer = co_await m_prober->ask(question);
    if (!alive)
        co_return;
    --m_underWay;
    if (generation != m_generation || !answer)
        co_return;
    m_isControlUnderWay = false;
    m_isNetworkWell = answer->result.outcome == Outcome::Passed;
    m_controlAt = answer->result.at;
    judgeFailures(*m_isNetworkWell);
}

void HealthWatch::judgeFailures(bool isWell)
{
    const QPointer alive(this);
    const int generation = m_generation;
    for (Unjudged& failure : std::exchange(m_unjudged, {})) {
        if (!isWell) {
            failure.answer.result.outcome = Outcome::Inconclusive;
            failure.answer.result.why
                += u" But the control probe failed as well, so the network here may be at fault."_s;
        }
        take(failure.index, failure.answer);
        if (!alive || generation != m_generation) // who heard of the verdict has begun anew
            return;
    }
}

void HealthWatch::take(size_t index, const ProbeAnswer& answer)
{
    WatchedProbe& shown = m_asked[index].shown;
    const QDateTime now = m_clock.now();
    shown.results.push_back(answer.result);
    const auto isOld = [&](const ProbeResult& result) { return Duration(result.at.msecsTo(now)) > Kept; };
    shown.results.erase(shown.results.begin(), std::ranges::find_if_not(shown.results, isOld));
    shown.status = answer.status;
    shown.took = answer.took;
    if (answer.result.outcome == Outcome::Failed && m_rules.failingMinutes > 1) {
        // When enough minutes have failed, whether or not it is just being asked then.
        const Duration ago(answer.result.at.msecsTo(now));
        const Duration span = std::chrono::minutes(m_rules.failingMinutes - 1);
        callAt(m_clock.elapsed() + span - ago + Duration(1), [this] { evaluate(); });
    }
    const QPointer alive(this);
    evaluate();
    if (alive)
        Q_EMIT answered();
}

void HealthWatch::evaluate()
{
    const QDateTime now = m_clock.now();
    std::vector<Health> all;
    for (Asked& asked : m_asked) {
        asked.shown.health = healthOf(asked.shown.results, asked.rules, now);
        all.push_back(asked.shown.health);
    }
    const Health health = healthOfAll(all, m_rules);
    const QPointer alive(this);
    if (health != Health::Unknown)
        setVerdict(health, firstProbeOf(health), reasonOf(health));
    if (alive)
        closeWindow();
}

void HealthWatch::setVerdict(Health health, const QDateTime& firstProbe, const QString& reason)
{
    const bool isNew = health != m_health;
    m_health = health;
    m_firstProbe = firstProbe;
    m_reason = reason;
    if (isNew)
        Q_EMIT verdictChanged(health, firstProbe, reason);
}

void HealthWatch::closeWindow()
{
    const Duration now = m_clock.elapsed();
    if (!m_isWindowOpen || now < m_windowEnds || m_health == Health::Unhealthy)
        return;
    const Duration last = m_windowEnds + std::chrono::minutes(m_rules.lookedAtMinutes);
    const bool isOpenQuestion = m_health == Health::Suspect || m_health == Health::Inconclusive;
    if (isOpenQuestion && now < last) {
        callAt(last, [this] { closeWindow(); });
        return;
    }
    m_isWindowOpen = false;
    Q_EMIT windowEnded();
}

Health HealthWatch::healthAt(const QDateTime& moment) const
{
    std::vector<Health> all;
    all.reserve(m_asked.size());
    for (const Asked& asked : m_asked) {
        const std::vector<ProbeResult>& results = asked.shown.results;
        const auto end = std::ranges::upper_bound(results, moment, {}, &ProbeResult::at);
        all.push_back(healthOf({results.begin(), end}, asked.rules, moment));
    }
    return healthOfAll(all, m_rules);
}

QDateTime HealthWatch::firstProbeOf(Health health) const
{
    QDateTime first;
    for (const Asked& asked : m_asked) {
        const QDateTime here = restsOn(asked.shown.results, asked.rules, m_clock.now());
        if (bearsOut(asked.shown.health, health) && here.isValid() && (!first.isValid() || here < first))
            first = here;
    }
    return first;
}

QString HealthWatch::reasonOf(Health health) const
{
    if (health == Health::Healthy)
        return {};
    for (const Asked& asked : m_asked) {
        if (!bearsOut(asked.shown.health, health))
            continue;
        const Outcome outcome = health == Health::Inconclusive ? Outcome::Inconclusive : Outcome::Failed;
        for (const ProbeResult& result : asked.shown.results | std::views::reverse) {
            if (result.outcome == outcome)
                return result.why;
        }
    }
    return u"Its probes do not agree."_s;
}

std::optional<bool> HealthWatch::isNetworkWell() const
{
    const bool isNew = m_controlAt.isValid()
        && Duration(m_controlAt.msecsTo(m_clock.now())) <= std::chrono::minutes(m_rules.lookedAtMinutes);
    return isNew ? m_isNetworkWell : std::nullopt;
}

std::vector<WatchedProbe> HealthWatch::probes() const
{
    std::vector<WatchedProbe> all;
    all.reserve(m_asked.size());
    for (const Asked& asked : m_asked)
        all.push_back(asked.shown);
    return all;
}

} // namespace signalbox::delivery
