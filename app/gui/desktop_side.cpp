// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/desktop_side.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::gui {

using desktop::Tray;

namespace {

constexpr auto betweenLooksAtTray = 5s;
constexpr auto muted = 1h; // as the tray's menu says

} // namespace

DesktopSide::DesktopSide(Accounts& accounts, RunActions& actions, const lists::RunListModel& runs,
                         const lists::InboxModel& inbox, core::Clock& clock, views::MainWindow& window,
                         const QString& settingsFile, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_window(window)
    , m_runs(runs)
    , m_inbox(inbox)
    , m_tray(QDBusConnection::sessionBus())
    , m_noticeSide(accounts, actions, clock, window, settingsFile)
{
    connect(&accounts, &Accounts::changed, this, [this](const core::ChangeSet& changes) {
        m_summary.apply(changes);
        m_tray.setState(trayState());
    });
    const auto showInbox = [this] { m_tray.setState(trayState()); };
    connect(&inbox, &lists::InboxModel::waitingChanged, this, showInbox);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&inbox, signal, this, showInbox);
    connect(&m_tray, &Tray::lookNowAsked, &accounts, &Accounts::lookNow);
    wireTray();
    wireMute();
}

desktop::TrayState DesktopSide::trayState()
{
    desktop::TrayState state{.stale = m_stale};
    for (const auto& [account, id, outcome] : m_summary.standings()) {
        const auto* run = m_runs.find(account, id);
        if (!run || m_noticeSide.notices().mutes().coversRepository(run->repositoryName))
            continue;
        const auto text
            = u"%1: %2 #%3, %4"_s.arg(run->repositoryName.full(), run->workflowName).arg(run->number).arg(run->branch);
        state.runs.push_back({.account = account, .run = id, .outcome = outcome, .text = text});
    }
    for (int row = 0; row < m_inbox.rowCount(); ++row) {
        if (const lists::InboxRow& thing = m_inbox.rowAt(row); !thing.isHeading())
            state.inbox << u"%1: %2"_s.arg(thing.repositoryName().full(), lists::inboxTitle(thing));
    }
    return state;
}

void DesktopSide::setStale(bool stale)
{
    m_stale = stale;
    m_tray.setState(trayState());
}

void DesktopSide::wireTray()
{
    connect(&m_tray, &Tray::openAsked, &m_window, &views::MainWindow::present);
    connect(&m_tray, &Tray::quitAsked, this, &DesktopSide::quitAsked);
    connect(&m_tray, &Tray::runAsked, &m_window, [this](const core::AccountId& account, core::RunId run) {
        m_window.openRun(account, run);
        m_window.present();
    });
    connect(&m_tray, &Tray::inboxAsked, &m_window, [this] {
        m_window.showInbox();
        m_window.present();
    });
    const auto follow = [this](Tray::Kind kind) {
        m_window.setKeptInTray(kind != Tray::Kind::None);
        // The tray is gone and took the way back with it.
        if (kind == Tray::Kind::None && !m_window.isVisible())
            m_window.present();
    };
    m_window.setKeptInTray(m_tray.kind() != Tray::Kind::None);
    connect(&m_tray, &Tray::kindChanged, this, follow);
    connect(&m_window, &views::MainWindow::closedToTray, this, [this] {
        m_tray.refresh();
        if (m_tray.kind() == Tray::Kind::None)
            Q_EMIT quitAsked();
        else
            watchTray();
    });
}

/// While the window is hidden: a tray that dies says nothing, and with it would go the only way back.
void DesktopSide::watchTray()
{
    m_clock.after(betweenLooksAtTray, this, [this] {
        if (m_window.isVisible())
            return;
        m_tray.refresh();
        watchTray();
    });
}

void DesktopSide::wireMute()
{
    auto& notices = m_noticeSide.notices();
    m_tray.setMuted(notices.isMuted()); // by an earlier start
    connect(&m_window, &views::MainWindow::mutedRepositoriesChanged, this, [this] { m_tray.setState(trayState()); });
    connect(&notices, &desktop::RunNotices::trayCalled, this, [this] {
        if (!m_window.isActiveWindow())
            m_tray.call();
    });
    connect(&m_tray, &Tray::muteAsked, this, [this, &notices](bool mute) {
        notices.muteAll(mute ? muted : 0h);
        m_tray.setMuted(notices.isMuted());
        if (mute)
            m_clock.after(muted, this, [this, &notices] { m_tray.setMuted(notices.isMuted()); });
    });
}

void DesktopSide::followConditions(Accounts& accounts)
{
    const auto tell = [this, &accounts](const monitor::Conditions& conditions) {
        accounts.setConditions(conditions);
        m_window.setOffline(conditions.offline);
    };
    m_conditions.emplace(QDBusConnection::systemBus());
    connect(&*m_conditions, &desktop::ConditionsSource::changed, &accounts, tell);
    tell(m_conditions->conditions());
}

void DesktopSide::showWindow(bool hidden)
{
    if (!hidden) {
        m_window.show();
        return;
    }
    // A tray on the bus answers in its own time.
    m_clock.after(1s, this, [this] {
        m_tray.refresh();
        if (m_tray.kind() == Tray::Kind::None)
            m_window.show();
        else
            watchTray();
    });
}

} // namespace signalbox::gui
