// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/application.h"

#include <QApplication>
#include <QDesktopServices>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

constexpr std::chrono::milliseconds pipelineMadeAfter{600}; // a start is over by then, and nobody has clicked yet

} // namespace

Application::Application(QApplication& application, const cli::Options& options, const settings::Profile& profile,
                         const credentials::TokenEnvironment& environment)
    : m_options(options)
    , m_workspace(profile, environment, m_clock)
    , m_known(m_workspace)
    , m_windowSettings(profile.windowFile(), QSettings::IniFormat)
    , m_accounts(m_workspace)
    , m_runs(m_clock)
    , m_feed(connect(&m_accounts, &Accounts::changed, this,
                     [this](const core::ChangeSet& changes) {
                         m_runs.apply(changes);
                         m_repositories.apply(changes);
                     }))
    , m_window(m_clock, m_windowSettings)
    , m_look(application)
    , m_actions(m_accounts, m_clock, m_window)
    , m_batches(m_accounts, m_actions, m_window)
    , m_inbox(m_accounts, m_batches, m_clock, m_window)
    , m_workflows(m_accounts, m_clock, profile.workflowFolder(), m_window)
    , m_guards(m_workspace, m_accounts)
    , m_environments(m_accounts, m_guards, m_clock, m_window)
    , m_rollbacks(m_workspace, m_accounts, m_guards, m_clock, m_window)
    , m_rollbackNotices(m_guards, m_rollbacks, m_window)
    , m_releases(m_workspace, m_accounts, m_window)
    , m_health(m_workspace, m_window)
    , m_actionLog(m_workspace.store(), m_clock, m_window)
    , m_dispatch(m_workspace, m_accounts, m_runs, m_window)
    , m_editor(m_clock, profile.draftFolder(), m_windowSettings, m_window)
    , m_remoteFiles(m_accounts, m_editor, profile.draftFolder(), m_windowSettings, m_window)
    , m_desktop(m_accounts, m_actions, m_runs, m_inbox.model(), m_clock, m_window, profile.settingsFile())
    , m_signIn(m_workspace, m_window)
    , m_adding(m_workspace, m_accounts, m_window)
    , m_scopes(m_workspace, m_accounts, m_repositories, m_window)
    , m_noticeRules(profile.noticeRulesFile())
{
    wireLists();
    wireWindow();
    wirePipeline();
    wireSignIn();
    wireRepositories();
}

Application::~Application()
{
    // What the accounts still say while they end is said to nobody: the window goes before them.
    m_accounts.disconnect(this);
    // The window outlives the lists by its place; it must not look at them while they end.
    m_window.setRunModel(nullptr);
    m_window.setRepositoryModel(nullptr);
}

void Application::start()
{
    m_window.setDemo(m_options.demo);
    // Who edits a file did not ask for the window; without a tray it is there nevertheless, to be found.
    m_desktop.showWindow(m_options.hidden || !m_options.files.isEmpty());
    if (!m_options.files.isEmpty())
        m_editor.open(m_options.files);
    QTimer::singleShot(pipelineMadeAfter, &m_window, [this] { m_window.pipeline(); });
    QCoro::connect(open(), this, [] { });
}

void Application::present(const StartRequest& request)
{
    if (!request.activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken);
    if (request.files.isEmpty())
        m_window.present();
    else
        m_editor.open(request.files);
}

void Application::wireLists()
{
    m_window.setRunModel(&m_runs);
    m_window.setRepositoryModel(&m_repositories);
    connect(&m_accounts, &Accounts::freshnessChanged, this, &Application::noteFreshness);
}

void Application::noteFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    m_runs.setFreshness(account, freshness);
    m_repositories.setFreshness(account, freshness);
    m_window.setFreshness(freshness);
    if (freshness.error)
        m_stale.emplace(account, freshness.name);
    else
        m_stale.erase({account, freshness.name});
    m_desktop.setStale(!m_stale.empty());
    showNextLook();
}

/// Nobody will say again how well this name is known.
void Application::forgetFreshness(const core::AccountId& account, const core::RepositoryName& name)
{
    m_window.forgetFreshness(name);
    m_stale.erase({account, name});
    m_desktop.setStale(!m_stale.empty());
}

void Application::wireWindow()
{
    connect(&m_environments, &EnvironmentsSide::rollbackRequested, &m_rollbacks, &RollbackSide::open);
    connect(&m_rollbacks, &RollbackSide::fileProposed, &m_remoteFiles, &RemoteFilesSide::propose);
    connect(&m_environments, &EnvironmentsSide::healthRequested, &m_health, &HealthSide::open);
    connect(&m_guards, &Guards::failed, &m_window, [this](const core::Error& error) { m_window.showBanner(error); });
    connect(&m_workflows, &WorkflowsSide::editRequested, &m_remoteFiles,
            [this](const core::AccountId& account, const core::RepositoryName& repository, const QString& path) {
                m_remoteFiles.openWorkflow(account, repository, path);
            });
    connect(&m_dispatch, &DispatchSide::editRequested, &m_remoteFiles, &RemoteFilesSide::openWorkflow);
    connect(&m_editor, &EditorSide::made, this, [this](const views::WorkflowEditor& editor) {
        connect(&editor, &views::WorkflowEditor::runRequested, &m_dispatch, [this](const editing::DocumentKey& key) {
            m_dispatch.show(key.account, key.repository, key.path, key.branch);
        });
    });
    // Not quit(), which asks each window to close: one that is kept in the tray would refuse.
    const auto quit = [this] {
        m_window.saveState();
        QApplication::exit(0);
    };
    m_window.setLook(&m_look);
    connect(&m_accounts, &Accounts::quotaChanged, &m_window, &views::MainWindow::setQuota);
    connect(&m_window, &views::MainWindow::lookNowRequested, &m_accounts, &Accounts::lookNow);
    connect(&m_window, &views::MainWindow::browserRequested, this, &Application::browse);
    connect(&m_window, &views::MainWindow::quitRequested, this, quit);
    m_window.setKeepsLogs(m_workspace.settings().keepsLogs());
    connect(&m_window, &views::MainWindow::keepLogsChosen, this, [this](bool keeps) {
        m_workspace.settings().setKeepsLogs(keeps);
        if (const auto saved = m_workspace.settings().save(); !saved)
            m_window.showBanner(saved.error());
    });
    connect(&m_desktop, &DesktopSide::quitAsked, this, quit);
    connect(&m_workflows, &WorkflowsSide::runRequested, &m_dispatch,
            [this](const lists::WorkflowRow& row) { m_dispatch.show(row.account, row.repository, row.workflow.path); });
}

/// The first run to be opened should find its screen made, and the first picture of the window should not wait for it.
void Application::wirePipeline()
{
    connect(&m_window, &views::MainWindow::pipelineMade, this, [this] {
        m_pipeline.emplace(m_workspace, m_accounts, m_actions, m_runs, m_window);
        m_artifacts.emplace(m_workspace, m_accounts, m_window);
    });
}

void Application::wireSignIn()
{
    const auto demo = [] { QProcess::startDetached(QApplication::applicationFilePath(), {u"--demo"_s}); };
    connect(&m_accounts, &Accounts::failed, this, [this](const core::AccountId& account, const core::Error& error) {
        m_window.showBanner(error);
        if (error.kind == core::ErrorKind::Unauthorized)
            signIn(m_accounts.find(account));
    });
    connect(&m_window, &views::MainWindow::signInRequested, this, [this] { signIn(m_accounts.first()); });
    connect(&m_window, &views::MainWindow::demoRequested, this, demo);
    connect(&m_signIn, &SignIn::browserRequested, this, &Application::browse);
    connect(&m_signIn, &SignIn::demoRequested, this, demo);
    connect(&m_signIn, &SignIn::signedIn, this, &Application::enter);
    connect(&m_signIn, &SignIn::notKept, this, [this](const core::Error& error) { m_window.showBanner(error); });
}

/// Again as this account, with what it watches; nullptr: as whoever it will be.
void Application::signIn(session::AccountSession* session)
{
    if (session)
        m_signIn.show(session->account().webUrl.host(), session->watcher().watched());
    else
        m_signIn.show({}, m_options.repositories);
}

/// Pages come from outside: nothing but the web is opened.
void Application::browse(const QUrl& page)
{
    const bool isWeb = page.scheme() == "https"_L1 || page.scheme() == "http"_L1;
    if (isWeb && QDesktopServices::openUrl(page))
        return;
    m_window.showBanner(core::Error{.kind = core::ErrorKind::Unsupported,
                                    .what = isWeb ? tr("No web browser opened %1.").arg(page.toDisplayString())
                                                  : tr("This is no web page: %1").arg(page.toDisplayString()),
                                    .advice = tr("Copy the link from the menu Run and open it yourself.")});
}

void Application::wireRepositories()
{
    connect(&m_window, &views::MainWindow::addRepositoryRequested, this, [this](const core::RepositoryName& name) {
        auto* session = m_accounts.first();
        if (!session) {
            m_signIn.show({}, {name});
            return;
        }
        watch(*session, {name});
    });
    connect(&m_adding, &AddingSide::signInRequested, this, [this] { signIn(nullptr); });
    connect(&m_adding, &AddingSide::watchRequested, this, [this](const core::AccountId& account, const auto& names) {
        if (auto* session = m_accounts.find(account))
            watch(*session, names);
    });
    connect(&m_adding, &AddingSide::unwatchRequested, this, [this](const core::AccountId& account, const auto& names) {
        if (auto* session = m_accounts.find(account))
            unwatch(*session, names);
    });
    connect(&m_window, &views::MainWindow::removeRepositoryRequested, this, [this](const core::RepositoryName& name) {
        auto* session = m_accounts.watching(name);
        if (!session)
            return;
        unwatch(*session, {name});
        m_window.showBanner(tr("%1 is watched no more.").arg(name.full()), tr("Undo"),
                            [this, account = session->account().id, name] {
                                if (auto* again = m_accounts.find(account))
                                    watch(*again, {name});
                            });
    });
    connect(&m_accounts, &Accounts::renamed, this,
            [this](const core::AccountId& account, const core::RepositoryName& from) {
                forgetFreshness(account, from);
                if (auto* session = m_accounts.find(account))
                    keepWatched(*session);
            });
}

void Application::watch(session::AccountSession& session, const std::vector<core::RepositoryName>& names)
{
    for (const core::RepositoryName& name : names)
        session.watcher().watch(name);
    keepWatched(session);
}

void Application::unwatch(session::AccountSession& session, const std::vector<core::RepositoryName>& names)
{
    for (const core::RepositoryName& name : names) {
        session.watcher().unwatch(name);
        m_repositories.remove(session.account().id, name);
        forgetFreshness(session.account().id, name);
    }
    keepWatched(session);
}

void Application::keepWatched(session::AccountSession& session)
{
    if (m_options.demo || !m_options.repositories.empty())
        return; // what was asked for on the command line is for this start alone
    m_workspace.settings().keep({.account = session.account(), .repositories = session.watcher().watched()});
    if (const auto saved = m_workspace.settings().save(); !saved)
        m_window.showBanner(saved.error());
}

QCoro::Task<void> Application::open()
{
    const QPointer self(&m_here);
    const auto opened = co_await m_known.opened();
    if (!self)
        co_return;
    if (!opened) {
        m_window.showBanner(opened.error());
        co_return;
    }
    connect(&m_noticeRules, &settings::NoticeRulesFile::changed, this, &Application::useNoticeRules);
    m_noticeRules.watch();
    useNoticeRules();
    if (!opened->setAside.isEmpty()) {
        m_window.showBanner(core::Error{.kind = core::ErrorKind::Storage,
                                        .what = tr("The history was damaged, and a new one has been begun."),
                                        .advice = tr("The old one was set aside as %1.").arg(opened->setAside)});
    }
    if (m_options.demo)
        co_await openDemo();
    else
        co_await openAccounts();
}

QCoro::Task<void> Application::openDemo()
{
    const QPointer self(&m_here);
    const session::AccountRequest request{.repositories = m_options.repositories};
    const auto accounts = co_await m_workspace.demo(m_options.speed, m_options.scenarios, request);
    if (!self)
        co_return;
    if (accounts)
        std::ranges::for_each(*accounts, [this](const auto& account) { enter(account); });
    else
        m_window.showBanner(accounts.error());
}

QCoro::Task<void> Application::openAccounts()
{
    const QPointer self(&m_here);
    // First what was known, because a keychain may wait for a person to unlock it.
    auto known = co_await m_known.changes(m_options.repositories, m_clock.now());
    if (!self)
        co_return;
    for (auto& changes : known) {
        const auto counted = m_scopes.counted(std::move(changes));
        m_runs.apply(counted);
        m_repositories.apply(counted);
    }
    const session::AccountRequest request{.account = m_options.account, .repositories = m_options.repositories};
    const auto accounts = co_await m_workspace.accounts(request);
    if (!self)
        co_return;
    m_desktop.followConditions(m_accounts); // not before: the first picture need not wait for what the system says
    if (!accounts) {
        if (accounts.error().kind != core::ErrorKind::Unauthorized)
            m_window.showBanner(accounts.error());
        else if (m_options.files.isEmpty()) // a file is edited without anybody having signed in
            signIn(nullptr);
        co_return;
    }
    for (const auto& account : *accounts) {
        if (account.keychainTrouble)
            m_window.showBanner(*account.keychainTrouble);
        if (account.token.isEmpty())
            m_signIn.show(account.account.webUrl.host(), account.repositories);
        else
            enter(account);
    }
}

void Application::enter(const session::SignedIn& signedIn)
{
    m_window.setAccount(signedIn.account);
    m_accounts.open(signedIn);
    if (auto* session = m_accounts.find(signedIn.account.id))
        m_editor.learnThrough(session->client(), m_workspace.profile().workflowFolder());
    showNextLook();
}

/// A file that cannot be used changes nothing but what is said.
void Application::useNoticeRules()
{
    const auto rules = m_noticeRules.read();
    m_desktop.setNoticeRules(rules.value_or(monitor::NoticeRules::defaults()));
    if (!rules)
        m_window.showBanner(rules.error());
}

void Application::showNextLook()
{
    m_window.setNextLook(m_accounts.nextLook(), m_accounts.isLooking());
}

} // namespace signalbox::gui
