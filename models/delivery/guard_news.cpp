// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/guard_news.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Kind = GuardNews::Kind;

QString nameOf(const std::optional<DeployedVersion>& version)
{
    return version ? version->name : QString();
}

/// Where the state machine has no words of its own for a phase.
QString wordsOf(const RollbackState& state)
{
    switch (state.phase) {
    case RollbackPhase::Watching:
        return u"%1 is watched."_s.arg(state.from.name);
    case RollbackPhase::Proposed:
        return u"A rollback from %1 to %2 is being judged."_s.arg(state.from.name, state.target.name);
    case RollbackPhase::Claiming:
        return u"The rollback to %1 begins: other desktops are told."_s.arg(state.target.name);
    case RollbackPhase::Dispatching:
        return u"The rollback to %1 is requested."_s.arg(state.target.name);
    case RollbackPhase::Running:
        return u"Run %1 rolls back to %2."_s.arg(QString::number(state.run.value), state.target.name);
    case RollbackPhase::Verifying:
        return u"%1 was put back; its health is being verified."_s.arg(state.target.name);
    default:
        return {};
    }
}

} // namespace

QString word(GuardNews::Kind kind)
{
    static constexpr std::array words{"deployment"_L1, "health"_L1, "window"_L1, "rollback"_L1, "trouble"_L1};
    return words.at(size_t(kind));
}

QString word(Health health)
{
    static constexpr std::array words{"unknown"_L1, "healthy"_L1, "suspect"_L1, "unhealthy"_L1, "inconclusive"_L1};
    return words.at(size_t(health));
}

GuardReporter::GuardReporter(EnvironmentGuard& guard, EnvironmentKey of, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_guard(guard)
    , m_of(std::move(of))
    , m_clock(clock)
{
    connect(&guard.health(), &HealthWatch::verdictChanged, this,
            [this](Health health, const QDateTime&, const QString& reason) { sayHealth(health, reason); });
    connect(&guard.health(), &HealthWatch::windowEnded, this,
            [this] { say(Kind::Window, u"The time in which %1 was watched has passed."_s.arg(nameOf(m_current))); });
    connect(&guard.runner(), &RollbackRunner::changed, this, &GuardReporter::sayRollback);
    connect(&guard.runner(), &RollbackRunner::failed, this,
            [this](const core::Error& error) { say(Kind::Trouble, error.sentence()); });
}

void GuardReporter::take(const EnvironmentState& state)
{
    std::vector<core::DeploymentId> underWay;
    for (const core::Deployment& deployment : state.underWay) {
        underWay.push_back(deployment.id);
        if (!std::ranges::contains(m_underWay, deployment.id))
            say(Kind::Deployment, u"%1 is deploying %2."_s.arg(deployment.creator, deployment.ref));
    }
    m_underWay = std::move(underWay);
    if (!state.current || (m_current && m_current->deployment == state.current->deployment))
        return;
    const bool isFirst = !m_current;
    m_current = state.current;
    if (isFirst)
        say(Kind::Deployment, u"%1 is there since %2."_s.arg(m_current->name, m_current->since.toString(Qt::ISODate)));
    else
        say(Kind::Deployment, u"%1 was deployed by %2."_s.arg(m_current->name, m_current->creator));
}

void GuardReporter::sayHealth(Health health, const QString& reason)
{
    if (health == Health::Unknown)
        return;
    say(Kind::Health,
        reason.isEmpty() ? u"The service is %1."_s.arg(word(health))
                         : u"The service is %1: %2"_s.arg(word(health), reason));
}

void GuardReporter::sayRollback(const RollbackState& state)
{
    if (std::exchange(m_phase, state.phase) == state.phase)
        return;
    const QString words = state.words.isEmpty() ? wordsOf(state) : state.words;
    if (!words.isEmpty())
        say(Kind::Rollback, words);
}

void GuardReporter::say(GuardNews::Kind kind, const QString& words)
{
    Q_EMIT said({.at = m_clock.now(),
                 .of = m_of,
                 .kind = kind,
                 .words = words,
                 .health = m_guard.health().health(),
                 .phase = m_guard.runner().state().phase,
                 .version = nameOf(m_current)});
}

} // namespace signalbox::delivery
