// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attempts_side.h"

#include "pipeline/pipeline_view.h"

#include <QPointer>

namespace signalbox::gui {
namespace {

using views::PipelineView;

core::Error notAtWork()
{
    return {.kind = core::ErrorKind::Unauthorized,
            .what = AttemptsSide::tr("Other jobs are to be asked for, and this account is not at work."),
            .advice = AttemptsSide::tr("Try again when you have signed in.")};
}

} // namespace

AttemptsSide::AttemptsSide(session::Workspace& workspace, Accounts& accounts, PipelineView& view, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_view(view)
{
    connect(&view, &PipelineView::attemptsWanted, this, &AttemptsSide::begin);
}

void AttemptsSide::setAccount(const core::AccountId& account)
{
    m_account = account;
    m_asking = false;
    ++m_round;
}

void AttemptsSide::enter(const core::AccountId& account)
{
    m_attempts[account]
        = std::make_unique<monitor::RunAttempts>(m_accounts.find(account)->client(), m_workspace.store());
}

void AttemptsSide::begin()
{
    if (!std::exchange(m_asking, true))
        QCoro::connect(ask(m_round), this, [] { });
}

QCoro::Task<core::Result<core::RunAttempt>> AttemptsSide::attempt(core::AccountId account, core::Run run, int number)
{
    const auto attempts = m_attempts.find(account);
    if (attempts == m_attempts.end())
        co_return std::unexpected(notAtWork());
    co_return co_await attempts->second->attempt(run, number);
}

/// Newest first, and no further than somebody looks.
QCoro::Task<void> AttemptsSide::ask(int round)
{
    const QPointer self(this);
    for (auto missing = m_view.missingAttempts(); !missing.empty(); missing = m_view.missingAttempts()) {
        const int number = missing.front();
        const auto run = m_view.run();
        if (!run)
            break;
        const auto known = co_await attempt(m_account, *run, number);
        if (!self || m_round != round)
            co_return;
        m_view.setAttempt(run->id, number, known);
    }
    m_asking = false;
}

} // namespace signalbox::gui
