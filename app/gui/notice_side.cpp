// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notice_side.h"

#include "inbox/inbox_view.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::gui {

using desktop::Notifier;
using desktop::RunNotices;

namespace {

constexpr auto muted = 1h; // as the button says

} // namespace

NoticeSide::NoticeSide(Accounts& accounts, RunActions& actions, core::Clock& clock, views::MainWindow& window,
                       const QString& settingsFile, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_window(window)
    , m_notifier(QDBusConnection::sessionBus())
    , m_notices(clock)
    , m_keptMutes(settingsFile)
{
    connect(&accounts, &Accounts::happened, this, [this, &accounts](const monitor::Transition& transition) {
        const auto* session = accounts.find(transition.account);
        m_notices.add(transition, session ? session->account().login : QString());
    });
    connect(&m_notices, &RunNotices::notice, &m_notifier, &Notifier::show);
    connect(&m_notices, &RunNotices::commandAsked, this,
            [this](const QStringList& command, const monitor::Transition& transition, bool quiet) {
                m_commands.run(command, desktop::commandEnvironment(transition, quiet));
            });
    connect(&m_commands, &desktop::NoticeCommands::failed, this,
            [this](const core::Error& error) { m_window.showBanner(error); });
    connect(&m_notifier, &Notifier::unavailable, this,
            [this](const core::Error& error) { m_window.showBanner(error); });
    // The window's banner is no answer to somebody who pressed a button outside it.
    connect(&actions, &RunActions::ended, this, [this](const QString& what, const QString& advice) {
        if (!m_window.isActiveWindow())
            m_notifier.show({.line = u"action"_s, .title = what, .body = advice});
    });
    wireButtons(actions);
    wireMutes();
}

void NoticeSide::wireMutes()
{
    m_notices.setMutes(m_keptMutes.read(m_clock.now()));
    connect(&m_notices, &RunNotices::mutesChanged, this, [this] {
        if (const auto kept = m_keptMutes.keep(m_notices.mutes(), m_clock.now()); !kept)
            m_window.showBanner(kept.error());
    });
    const auto muteRepositories = [this] { m_notices.muteRepositories(m_window.mutedRepositories()); };
    connect(&m_window, &views::MainWindow::mutedRepositoriesChanged, this, muteRepositories);
    muteRepositories();
}

void NoticeSide::wireButtons(RunActions& actions)
{
    connect(&m_notifier, &Notifier::openAsked, this, &NoticeSide::open);
    // A person approves with what waits before their eyes, and never from a line of text. A fork's run is asked about
    // at once; environments are approved in the inbox, where they are chosen.
    connect(&m_notifier, &Notifier::approvalAsked, this, [this, &actions](const QString& line, const QString& token) {
        using Kind = monitor::RunCommands::Kind;
        open(line, token);
        const auto transition = m_notices.about(line);
        if (transition && actions.whyNot(Kind::Approve, transition->account, transition->run).isEmpty())
            actions.ask(Kind::Approve, transition->account, transition->run);
    });
    connect(&m_notifier, &Notifier::rerunAsked, this, [this, &actions](const QString& line) {
        if (const auto transition = m_notices.about(line))
            actions.ask(monitor::RunCommands::Kind::RerunFailed, transition->account, transition->run);
    });
    connect(&m_notifier, &Notifier::muteAsked, this, [this](const QString& line) { m_notices.mute(line, muted); });
}

void NoticeSide::open(const QString& line, const QString& activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    if (const auto transition = m_notices.about(line)) {
        const bool waits = transition->kind == monitor::Transition::Kind::WaitingForApproval;
        // It may have been dealt with meanwhile, or may wait for somebody else.
        if (waits && m_window.inbox().choose({transition->account, transition->run.id}))
            m_window.showInbox();
        else
            m_window.openRun(transition->account, transition->run.id);
    }
    m_window.present();
}

} // namespace signalbox::gui
