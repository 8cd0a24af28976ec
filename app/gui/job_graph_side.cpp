// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/job_graph_side.h"

#include "pipeline/pipeline_view.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

// Who walks along the list of runs wants no file of each.
constexpr auto settled = 400ms;

core::Error notAtWork()
{
    return {.kind = core::ErrorKind::Unauthorized,
            .what = JobGraphSide::tr("The graph needs the workflow file, and this account is not at work."),
            .advice = JobGraphSide::tr("It comes when you have signed in.")};
}

/// As somebody who looks for the graph is told of it.
core::Error whyNoGraph(core::Error error)
{
    if (error.kind != core::ErrorKind::NotFound && error.kind != core::ErrorKind::Forbidden)
        return error;
    error.what = JobGraphSide::tr("GitHub hands out no workflow file for this run, so there is no graph.");
    error.advice = JobGraphSide::tr("A token needs “Contents: read” for it; the timeline works without.");
    return error;
}

} // namespace

JobGraphSide::JobGraphSide(session::Workspace& workspace, Accounts& accounts, views::PipelineView& view,
                           QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_view(view)
{
}

void JobGraphSide::show(const core::AccountId& account, const core::Run& run)
{
    m_shown = Shown{.account = account, .run = run};
    askSoon();
}

void JobGraphSide::stop()
{
    m_shown.reset();
    ++m_round;
}

void JobGraphSide::enter(const core::AccountId& account)
{
    m_files[account] = std::make_unique<monitor::WorkflowFiles>(m_accounts.find(account)->client(),
                                                                m_workspace.profile().workflowFolder());
    if (m_shown && m_shown->account == account)
        askSoon();
}

void JobGraphSide::askSoon()
{
    const int round = ++m_round;
    m_workspace.clock().after(settled, this, [this, round] {
        if (round == m_round)
            QCoro::connect(ask(round), this, [] { });
    });
}

QCoro::Task<void> JobGraphSide::ask(int round)
{
    const QPointer self(this);
    const auto files = m_shown ? m_files.find(m_shown->account) : m_files.end();
    if (!m_shown)
        co_return;
    if (files == m_files.end()) {
        m_view.setOutline(std::unexpected(notAtWork()));
        co_return;
    }
    const core::Run run = m_shown->run;
    const auto outline = co_await files->second->outline(run.repositoryName, run.workflowPath, run.commit);
    if (!self || m_round != round)
        co_return;
    m_view.setOutline(outline ? outline : std::unexpected(whyNoGraph(outline.error())));
}

} // namespace signalbox::gui
