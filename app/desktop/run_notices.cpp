// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/run_notices.h"

#include "core/line.h"
#include "desktop/notice_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::desktop {
namespace {

constexpr auto gathering = 1s;
constexpr std::size_t mostSingle = 3;
constexpr std::size_t mostTold = 500; // notices whose buttons still work; nobody has more on the screen
constexpr auto betweenLooksAtHeld = 30s; // not one call hours from now: timers stand still while the machine sleeps

} // namespace

RunNotices::RunNotices(core::Clock& clock, const QTimeZone& zone, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_zone(zone)
{
}

void RunNotices::add(const monitor::Transition& transition, const QString& login)
{
    const auto now = m_clock.now();
    const auto actions = m_rules.decide(transition, monitor::isStartedBy(transition.run, login));
    if (actions == monitor::NoticeActions() || m_mutes.covers(transition.account, transition.run, now))
        return;
    const auto zone = m_zone.asBackendZone();
    const bool isQuiet = m_rules.quietHours.contains(now, zone);
    if (!actions.command.isEmpty())
        Q_EMIT commandAsked(actions.command, transition, isQuiet);
    if (actions.tray)
        Q_EMIT trayCalled();
    if (actions.digest)
        hold(m_digest, transition, digestTime(now));
    if (actions.notify && isQuiet)
        hold(m_quiet, transition, m_rules.quietHours.end(now, zone).value_or(digestTime(now)));
    else if (actions.notify)
        gather(transition);
}

/// The next one that is not in quiet hours.
QDateTime RunNotices::digestTime(const QDateTime& now) const
{
    const auto zone = m_zone.asBackendZone();
    const auto next = monitor::nextTime(m_rules.digestAt, now, zone);
    return m_rules.quietHours.end(next, zone).value_or(next);
}

void RunNotices::gather(const monitor::Transition& transition)
{
    if (m_gathered.empty())
        m_clock.after(gathering, this, [this] { flush(); });
    m_gathered.push_back(transition);
}

void RunNotices::flush()
{
    tell(mostTelling(std::exchange(m_gathered, {})));
}

void RunNotices::hold(HeldNotices& held, const monitor::Transition& transition, const QDateTime& until)
{
    const bool isFirst = m_quiet.isEmpty() && m_digest.isEmpty();
    held.hold(transition, until);
    if (isFirst)
        lookAtHeld();
}

void RunNotices::lookAtHeld()
{
    const auto now = m_clock.now();
    if (const auto muted = m_mutes.allUntil(now)) {
        m_quiet.postpone(*muted);
        m_digest.postpone(*muted);
    }
    tellHeld(mostTelling(m_quiet.take(now)), tr("While it was quiet"));
    tellHeld(mostTelling(m_digest.take(now)), tr("Of the last day"));
    if (!m_quiet.isEmpty() || !m_digest.isEmpty())
        m_clock.after(betweenLooksAtHeld, this, [this] { lookAtHeld(); });
}

void RunNotices::tell(const std::vector<monitor::Transition>& transitions)
{
    if (transitions.size() > mostSingle) {
        Q_EMIT notice(noticeOf(transitions));
        return;
    }
    for (const auto& transition : transitions)
        show(transition, noticeOf(transition));
}

void RunNotices::tellHeld(const std::vector<monitor::Transition>& transitions, const QString& when)
{
    if (transitions.size() > 1) {
        Q_EMIT notice(noticeOf(transitions, when));
    } else if (!transitions.empty()) {
        auto shown = noticeOf(transitions.front());
        shown.urgent = false; // it is hours old
        show(transitions.front(), shown);
    }
}

void RunNotices::show(const monitor::Transition& transition, const Notice& shown)
{
    std::erase_if(m_told, [&](const auto& told) { return told.first == shown.line; });
    if (m_told.size() == mostTold)
        m_told.erase(m_told.begin());
    m_told.emplace_back(shown.line, transition);
    Q_EMIT notice(shown);
}

std::optional<monitor::Transition> RunNotices::about(const QString& line) const
{
    const auto found = std::ranges::find(m_told, line, [](const auto& told) { return told.first; });
    return found == m_told.end() ? std::nullopt : std::optional(found->second);
}

void RunNotices::mute(const QString& line, core::Clock::Duration length)
{
    const auto transition = about(line);
    if (!transition)
        return;
    m_mutes.muteLine(core::Line::of(transition->account, transition->run), m_clock.now().addDuration(length));
    Q_EMIT mutesChanged();
}

void RunNotices::muteRepositories(const std::set<core::RepositoryName>& names)
{
    m_mutes.muteRepositories(names);
}

void RunNotices::muteAll(core::Clock::Duration length)
{
    m_mutes.muteAll(m_clock.now().addDuration(length));
    Q_EMIT mutesChanged();
}

} // namespace signalbox::desktop
