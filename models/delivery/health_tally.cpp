// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_tally.h"

#include <utility>

using namespace std::chrono_literals;

namespace signalbox::delivery {
namespace {

constexpr auto worthKeeping = 60s;

} // namespace

void HealthTally::begin(core::DeploymentId deployment)
{
    *this = HealthTally();
    m_counted.deployment = deployment;
}

void HealthTally::take(Health health, const QDateTime& now, std::chrono::milliseconds longest)
{
    const bool isKnown = m_counted.until.isValid() && m_health != Health::Unknown;
    const std::chrono::milliseconds since(isKnown ? m_counted.until.msecsTo(now) : 0);
    if (since > 0ms && since <= longest) {
        if (m_health == Health::Healthy)
            m_counted.healthy += since;
        else if (m_health == Health::Unhealthy)
            m_counted.unhealthy += since;
        else
            m_counted.unsure += since;
    }
    m_isTurned = m_isTurned || health != m_health;
    m_health = health;
    m_counted.until = now;
    // What cannot be told now takes nothing back of what was known.
    if (health == Health::Healthy || health == Health::Unhealthy) {
        m_isJudged = true;
        m_counted.isIllAtLast = health == Health::Unhealthy;
    }
}

bool HealthTally::isWorthKeeping() const
{
    return m_isTurned || m_counted.watched() >= worthKeeping;
}

std::optional<core::HealthRecord> HealthTally::takeOut()
{
    if (!m_counted.deployment || !m_isJudged || (!m_isTurned && m_counted.watched() == 0ms))
        return std::nullopt;
    m_isTurned = false;
    core::HealthRecord counted = m_counted;
    m_counted.healthy = m_counted.unhealthy = m_counted.unsure = 0ms;
    return counted;
}

} // namespace signalbox::delivery
