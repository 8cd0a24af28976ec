// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/environments_side.h"

using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

constexpr auto betweenLooks = 30s; // which cost nothing while nothing is deployed

} // namespace

EnvironmentsSide::EnvironmentsSide(Accounts& accounts, core::Clock& clock, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_window(window)
{
    // A new session of the account has a client of its own.
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) { m_looks.erase(account); });
    connect(&window, &views::MainWindow::environmentsRequested, this, &EnvironmentsSide::open);
}

EnvironmentsSide::~EnvironmentsSide()
{
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
    connect(m_dialog, &views::EnvironmentsDialog::rollbackRequested, this,
            [this](const QString& environment, const QString& version) {
                Q_EMIT rollbackRequested(m_account, {.repository = m_repository, .environment = environment}, version);
            });
    connect(m_dialog, &views::EnvironmentsDialog::refreshRequested, this,
            [this] { QCoro::connect(look(), this, [] { }); });
    m_dialog->show();
    m_isLooking = false; // of the one before, whose answer is nobody's any more
    QCoro::connect(look(), this, [] { });
    lookSoon();
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
    auto* session = m_accounts.find(m_account);
    if (m_isLooking || !session)
        co_return;
    m_isLooking = true;
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    auto& looks = m_looks[m_account];
    if (!looks)
        looks = std::make_unique<delivery::EnvironmentLooks>(session->client());
    auto states = co_await looks->look(m_repository);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    m_isLooking = false;
    if (states)
        m_dialog->setStates(*std::move(states));
    else if (states.error().kind != core::ErrorKind::Cancelled)
        m_dialog->say(states.error());
}

} // namespace signalbox::gui
