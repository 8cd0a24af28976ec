// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "desktop/held_notices.h"
#include "desktop/notifier.h"
#include "monitor/mutes.h"
#include "monitor/notice_rules.h"

#include <QObject>
#include <QTimeZone>

#include <set>
#include <utility>
#include <vector>

namespace signalbox::desktop {

/// Does with each transition what the rules say: a notification, a call of the tray icon, a user's command, a line of
/// the digest. Gathers the notifications that come together, because seven boxes at once are read by nobody, and keeps
/// what comes in quiet hours until their end.
///
/// Quiet hours hold back what interrupts, which is notifications alone: the tray icon makes no noise, and the command
/// is told that it is quiet. Of what is muted nothing is done at all.
class RunNotices final : public QObject {
    Q_OBJECT

public:
    /// Hours are those of `zone`.
    explicit RunNotices(core::Clock& clock, const QTimeZone& zone = QTimeZone(QTimeZone::LocalTime),
                        QObject* parent = nullptr);

    /// The rules that Signalbox came with until then. What is held already is told as it would have been.
    void setRules(const monitor::NoticeRules& rules) { m_rules = rules; }

    /// `login` of whom we look for; empty when not known.
    void add(const monitor::Transition& transition, const QString& login);
    /// The run that a notice of that line is about; nothing for the line of many.
    std::optional<monitor::Transition> about(const QString& line) const;

    /// Nothing more of the line that this notice is about, for a while.
    void mute(const QString& line, core::Clock::Duration length);
    /// Nothing of these repositories, and of those before again.
    void muteRepositories(const std::set<core::RepositoryName>& names);
    /// Nothing at all for a while; for no time at all: everything again.
    void muteAll(core::Clock::Duration length);
    bool isMuted() const { return m_mutes.allUntil(m_clock.now()).has_value(); }
    const monitor::Mutes& mutes() const { return m_mutes; }
    /// As an earlier start left them.
    void setMutes(const monitor::Mutes& mutes) { m_mutes = mutes; }

Q_SIGNALS:
    void notice(const desktop::Notice& notice);
    /// The tray icon shall ask for attention.
    void trayCalled();
    void commandAsked(const QStringList& command, const monitor::Transition& transition, bool quiet);
    /// By the user; a mute that ends says nothing.
    void mutesChanged();

private:
    void gather(const monitor::Transition& transition);
    void hold(HeldNotices& held, const monitor::Transition& transition, const QDateTime& until);
    void flush();
    void tell(const std::vector<monitor::Transition>& transitions);
    void tellHeld(const std::vector<monitor::Transition>& transitions, const QString& when);
    void show(const monitor::Transition& transition, const Notice& shown);
    void lookAtHeld();
    QDateTime digestTime(const QDateTime& now) const;

    core::Clock& m_clock;
    QTimeZone m_zone;
    monitor::NoticeRules m_rules = monitor::NoticeRules::defaults();
    monitor::Mutes m_mutes;
    std::vector<monitor::Transition> m_gathered;
    HeldNotices m_quiet; // what came in quiet hours
    HeldNotices m_digest;
    /// Of each line the newest one that was told, the last one last.
    std::vector<std::pair<QString, monitor::Transition>> m_told;
};

} // namespace signalbox::desktop
