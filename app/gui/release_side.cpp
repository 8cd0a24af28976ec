// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/release_side.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

using delivery::ReleasePhase;

ReleaseSide::ReleaseSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_window(window)
{
    connect(&window, &views::MainWindow::releaseRequested, this, &ReleaseSide::open);
    connect(&accounts, &Accounts::opened, this,
            [this](const core::AccountId& account) { QCoro::connect(resume(account), this, [] { }); });
}

ReleaseSide::~ReleaseSide()
{
    delete m_dialog;
}

/// What has not ended goes on where it was.
QCoro::Task<void> ReleaseSide::resume(core::AccountId account)
{
    const QPointer alive(this);
    const auto kept = co_await delivery::keptReleases(m_workspace.store(), account);
    if (!alive || !kept)
        co_return;
    for (const auto& one : *kept) {
        if (delivery::isEnd(one.document.state.phase))
            continue;
        co_await runner(one.repository, one.document.order.release.tag);
        if (!alive)
            co_return;
    }
}

QCoro::Task<core::Result<delivery::ReleaseRunner*>> ReleaseSide::runner(core::RepositoryName repository, QString tag)
{
    const QPointer alive(this);
    const Key key(repository, tag);
    if (const auto known = m_runners.find(key); known != m_runners.end())
        co_return known->second.get();
    auto* session = m_accounts.watching(repository);
    if (!session)
        co_return std::unexpected(github::cancelledError());
    auto made = std::make_unique<delivery::ReleaseRunner>(
        session->client(), m_workspace.store(), m_workspace.clock(),
        delivery::ReleaseRunner::Place{.repository = repository, .tag = tag, .folder = m_workspace.profile().data});
    auto* raw = made.get();
    // It uses the client to its end.
    connect(&session->client(), &QObject::destroyed, this, [this, key, raw] {
        if (const auto kept = m_runners.find(key); kept != m_runners.end() && kept->second.get() == raw)
            m_runners.erase(kept);
    });
    m_runners[key] = std::move(made);
    const QPointer opening(raw);
    const auto opened = co_await raw->open();
    if (!alive || !opening)
        co_return std::unexpected(github::cancelledError());
    if (!opened) {
        m_runners.erase(key);
        co_return std::unexpected(opened.error());
    }
    connect(raw, &delivery::ReleaseRunner::changed, this, [this, raw](const delivery::ReleaseState& state) {
        if (m_dialog && m_shown == raw)
            m_dialog->setState(state, raw->order());
        if (auto* watching = m_accounts.watching(raw->place().repository))
            watching->watcher().lookNow(raw->place().repository);
        if (delivery::isEnd(state.phase)) // not now: it is telling
            QMetaObject::invokeMethod(this, &ReleaseSide::forgetEnded, Qt::QueuedConnection);
    });
    connect(raw, &delivery::ReleaseRunner::failed, this, &ReleaseSide::told);
    co_return raw;
}

/// Another program may have them then.
void ReleaseSide::forgetEnded()
{
    std::erase_if(m_runners, [this](const auto& one) {
        const auto phase = one.second->state().phase;
        return phase != ReleasePhase::Idle && delivery::isEnd(phase) && m_shown != one.second.get();
    });
}

void ReleaseSide::told(const core::Error& error)
{
    if (m_dialog)
        m_dialog->say(error);
    else
        m_window.showBanner(error);
}

void ReleaseSide::open(const core::RepositoryName& repository)
{
    auto* session = m_accounts.watching(repository);
    if (!session)
        return;
    delete m_dialog;
    m_shown = nullptr;
    forgetEnded();
    m_account = session->account().id;
    m_repository = repository;
    m_reader = std::make_unique<delivery::ReleaseReader>(session->client());
    m_facts = std::make_unique<delivery::ReleaseFactsReader>(session->client());
    m_dialog = new views::ReleaseDialog(repository, &m_window);
    connectDialog();
    m_dialog->show();
    const auto goesOn = std::ranges::find_if(m_runners, [&](const auto& one) {
        return one.first.first == repository && !delivery::isEnd(one.second->state().phase);
    });
    if (goesOn != m_runners.end())
        show(*goesOn->second);
    QCoro::connect(propose({}), this, [] { });
}

void ReleaseSide::show(delivery::ReleaseRunner& runner)
{
    m_shown = &runner;
    m_dialog->setState(runner.state(), runner.order());
}

void ReleaseSide::connectDialog()
{
    using views::ReleaseDialog;
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_shown = nullptr;
        forgetEnded();
    });
    connect(m_dialog, &ReleaseDialog::proposalWanted, this,
            [this](const QString& version) { QCoro::connect(propose(version), this, [] { }); });
    connect(m_dialog, &ReleaseDialog::factsWanted, this,
            [this](const core::NewRelease& release) { QCoro::connect(judge(release), this, [] { }); });
    connect(m_dialog, &ReleaseDialog::confirmed, this,
            [this](const delivery::ReleaseOrder& order) { QCoro::connect(begin(order), this, [] { }); });
    connect(m_dialog, &ReleaseDialog::browserRequested, &m_window, &views::MainWindow::browserRequested);
    connect(m_dialog, &ReleaseDialog::stopRequested, this, [this] {
        if (m_shown)
            m_shown->stop();
    });
    connect(m_dialog, &ReleaseDialog::dispatchRequested, this, [this] {
        if (m_shown)
            m_shown->dispatch();
    });
    connect(m_dialog, &ReleaseDialog::goOnRequested, this, [this] {
        if (m_shown)
            m_shown->goOn();
    });
    connect(m_dialog, &ReleaseDialog::runRequested, this, [this](core::RunId run) {
        m_dialog->close();
        m_window.openRun(m_account, run);
    });
}

QCoro::Task<void> ReleaseSide::propose(QString version)
{
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    const int proposal = ++m_proposals;
    const auto isOld = [&] { return !alive || !dialog || dialog != m_dialog || proposal != m_proposals; };
    const auto read = co_await m_reader->read(m_repository, {.version = version});
    if (isOld())
        co_return;
    if (!read) {
        dialog->say(read.error());
        co_return;
    }
    const auto facts = co_await m_facts->read(read->reading, read->proposal.release);
    if (isOld())
        co_return;
    if (!facts) {
        dialog->say(facts.error());
        co_return;
    }
    m_reading = read->reading;
    dialog->setProposal(*read, *facts);
}

QCoro::Task<void> ReleaseSide::judge(core::NewRelease release)
{
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    const auto facts = co_await m_facts->read(m_reading, release);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    if (facts)
        dialog->setFacts(*facts);
    else
        dialog->say(facts.error());
}

QCoro::Task<void> ReleaseSide::begin(delivery::ReleaseOrder order)
{
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    const auto made = co_await runner(m_repository, order.release.tag);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    if (!made) {
        dialog->say(made.error());
        co_return;
    }
    show(**made);
    (*made)->begin(order);
}

} // namespace signalbox::gui
