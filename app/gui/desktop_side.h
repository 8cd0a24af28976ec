// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/summary.h"
#include "desktop/conditions_source.h"
#include "desktop/tray.h"
#include "gui/accounts.h"
#include "gui/notice_side.h"
#include "gui/run_actions.h"
#include "lists/inbox_model.h"
#include "lists/run_list_model.h"
#include "window/main_window.h"

#include <QObject>

#include <optional>

namespace signalbox::gui {

/// What the program says and does outside its window: tray, notices, network and battery. Also decides whether
/// the window may hide: only where a tray can bring it back.
class DesktopSide final : public QObject {
    Q_OBJECT

public:
    /// `runs` has the runs that the tray names, `inbox` what waits for the user; what is muted is kept in
    /// `settingsFile`.
    DesktopSide(Accounts& accounts, RunActions& actions, const lists::RunListModel& runs,
                const lists::InboxModel& inbox, core::Clock& clock, views::MainWindow& window,
                const QString& settingsFile, QObject* parent = nullptr);

    /// Whether anything that is known is not up to date.
    void setStale(bool stale);
    /// What is told outside the window, and how.
    void setNoticeRules(const monitor::NoticeRules& rules) { m_noticeSide.notices().setRules(rules); }

    /// Shows the window; hidden only when asked for and a tray is there, now or within a second.
    void showWindow(bool hidden);
    /// From now on slows down on battery and on a metered network, and rests while there is none; the demo needs none
    /// of it. Once; asks the system, which takes some milliseconds.
    void followConditions(Accounts& accounts);

    /// What the tray shows; of muted repositories nothing.
    desktop::TrayState trayState();

Q_SIGNALS:
    void quitAsked();

private:
    void wireTray();
    void watchTray();
    void wireMute();

    core::Clock& m_clock;
    views::MainWindow& m_window;
    const lists::RunListModel& m_runs;
    const lists::InboxModel& m_inbox;
    core::Summary m_summary;
    bool m_stale = false;
    desktop::Tray m_tray;
    NoticeSide m_noticeSide;
    std::optional<desktop::ConditionsSource> m_conditions; ///< once they are followed
};

} // namespace signalbox::gui
