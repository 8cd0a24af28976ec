// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/environments_side.h"

using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

constexpr auto betweenLooks = 30s; // which cost nothing while nothing is deployed

} // namespace

EnvironmentsSide::EnvironmentsSide(Accounts& accounts, Guards& guards, core::Clock& clock, views::MainWindow& window,
                                   QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_guards(guards)
    , m_clock(clock)
    , m_window(window)
{
    // A new session of the account has a client of its own.
    connect(&accounts, &Accounts::opened, this,
            [this](const core::AccountId& account) { m_promotions.erase(account); });
    connect(&guards, &Guards::opened, this, [this](const core::AccountId&, delivery::EnvironmentGuards& opened) {
        connect(&opened, &delivery::EnvironmentGuards::healthChanged, this,
                [this, &opened](const delivery::EnvironmentKey& environment) {
                    const auto* guard = opened.find(environment);
                    setHealth(environment, guard ? guard->health().health() : delivery::Health::Unknown);
                });
    });
    connect(&accounts, &Accounts::changed, this, &EnvironmentsSide::take);
    connect(&window, &views::MainWindow::environmentsRequested, this, &EnvironmentsSide::open);
}

EnvironmentsSide::~EnvironmentsSide()
{
    delete m_promotion;
    delete m_dialog;
}

void EnvironmentsSide::open(const core::RepositoryName& repository)
{
    auto* session = m_accounts.watching(repository);
    if (!session)
        return;
    delete m_dialog;
    m_account = session->account().id;
    m_repository = repository;
    m_dialog = new views::EnvironmentsDialog(repository, m_clock, &m_window);
    connect(m_dialog, &views::EnvironmentsDialog::browserRequested, &m_window, &views::MainWindow::browserRequested);
    connect(m_dialog, &views::EnvironmentsDialog::runRequested, this, [this](core::RunId run) {
        m_dialog->close();
        m_window.openRun(m_account, run);
    });
    m_dialog->setHealth(m_health[repository]);
    connect(m_dialog, &views::EnvironmentsDialog::healthRequested, this, [this](const QString& environment) {
        Q_EMIT healthRequested({.repository = m_repository, .environment = environment});
    });
    connect(m_dialog, &views::EnvironmentsDialog::rollbackRequested, this,
            [this](const QString& environment, const QString& version) {
                Q_EMIT rollbackRequested(m_account, {.repository = m_repository, .environment = environment}, version);
            });
    connect(m_dialog, &views::EnvironmentsDialog::promoteRequested, this, &EnvironmentsSide::promote);
    connect(m_dialog, &views::EnvironmentsDialog::refreshRequested, this,
            [this] { QCoro::connect(look(), this, [] { }); });
    m_dialog->show();
    m_isLooking = false; // of the one before, whose answer is nobody's any more
    QCoro::connect(look(), this, [] { });
    lookSoon();
}

void EnvironmentsSide::setHealth(const delivery::EnvironmentKey& environment, delivery::Health health)
{
    auto& known = m_health[environment.repository];
    known.insert(environment.environment, health);
    if (m_dialog && m_repository == environment.repository)
        m_dialog->setHealth(known);
}

void EnvironmentsSide::lookSoon()
{
    m_clock.after(betweenLooks, m_dialog, [this] {
        QCoro::connect(look(), this, [] { });
        lookSoon();
    });
}

QCoro::Task<void> EnvironmentsSide::look()
{
    auto* guards = m_guards.of(m_account);
    if (m_isLooking || !guards)
        co_return;
    m_isLooking = true;
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    auto states = co_await guards->looks().look(m_repository);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    if (states) {
        for (delivery::EnvironmentState& state : *states) {
            const auto kept
                = size_t(m_guards.keptVersions({.repository = m_repository, .environment = state.environment.name}));
            if (state.before.size() > kept)
                state.before.resize(kept);
        }
        const auto past = co_await guards->healthRecords(m_repository);
        if (!alive || !dialog || dialog != m_dialog)
            co_return;
        if (past)
            m_dialog->setPast(*past);
    }
    m_isLooking = false;
    if (states)
        m_dialog->setStates(*std::move(states));
    else if (states.error().kind != core::ErrorKind::Cancelled)
        m_dialog->say(states.error());
}

void EnvironmentsSide::promote(const delivery::DeployedVersion& version, const QString& from, const QString& to)
{
    delete m_promotion;
    m_promotionAccount = m_account;
    m_promotionRepository = m_repository;
    m_promotionRun = {};
    m_promotion = new views::PromoteDialog(m_repository, version.name, to, m_dialog);
    connect(m_promotion, &views::PromoteDialog::confirmed, this,
            [this](const monitor::DispatchRequest& request) { QCoro::connect(start(request), this, [] { }); });
    connect(m_promotion, &views::PromoteDialog::runRequested, this, [this](core::RunId run) {
        const core::AccountId account = m_promotionAccount;
        if (m_dialog)
            m_dialog->close();
        m_window.openRun(account, run);
    });
    m_promotion->show();
    QCoro::connect(plan(version, from, to), this, [] { });
}

QCoro::Task<void> EnvironmentsSide::plan(delivery::DeployedVersion version, QString from, QString to)
{
    const QPointer dialog = m_promotion;
    auto* session = m_accounts.find(m_promotionAccount);
    if (!session)
        co_return;
    auto& promotions = m_promotions[m_promotionAccount];
    if (!promotions)
        promotions = std::make_unique<delivery::Promotions>(session->client());
    const auto plan = co_await promotions->plan(m_promotionRepository, version, from, to);
    if (!dialog)
        co_return;
    if (plan)
        dialog->setPlan(*plan);
    else if (plan.error().kind != core::ErrorKind::Cancelled)
        dialog->say(plan.error());
}

QCoro::Task<void> EnvironmentsSide::start(monitor::DispatchRequest request)
{
    const QPointer alive(this);
    const QPointer dialog = m_promotion;
    auto* session = m_accounts.find(m_promotionAccount);
    if (!session)
        co_return;
    const QPointer commands = &session->dispatchCommands();
    auto started = co_await commands->dispatch(request);
    if (!alive || !commands)
        co_return;
    // Whoever closes the dialog meanwhile finds the run in the list, as any other.
    core::Result<core::RunId> run = std::unexpected(core::Error{});
    if (started)
        run = co_await commands->find(*std::move(started));
    else
        run = std::unexpected(started.error());
    if (!alive || !dialog)
        co_return;
    if (run)
        co_await follow(*run);
    else
        dialog->say(run.error());
}

QCoro::Task<void> EnvironmentsSide::follow(core::RunId run)
{
    m_promotionRun = run;
    const QPointer dialog = m_promotion;
    auto* session = m_accounts.find(m_promotionAccount);
    if (!session)
        co_return;
    // The watcher may have told of it before anybody knew that it is the one.
    const auto seen
        = co_await session->client().run(m_promotionRepository, run, github::Priority::User, github::Ask::Always);
    if (dialog && seen && !seen->rows.empty() && m_promotionRun == run)
        dialog->setRun(seen->rows.front());
}

void EnvironmentsSide::take(const core::ChangeSet& changes)
{
    if (!m_promotion || !m_promotionRun || changes.account != m_promotionAccount)
        return;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change); run && run->after.id == m_promotionRun)
            m_promotion->setRun(run->after);
    }
}

} // namespace signalbox::gui
