// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overlay_side.h"

#include "pipeline/pipeline_view.h"

#include <QPointer>

namespace signalbox::gui {

using views::PipelineView;

OverlaySide::OverlaySide(session::Workspace& workspace, const lists::RunListModel& runs, AttemptsSide& attempts,
                         PipelineView& view, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runs(runs)
    , m_attempts(attempts)
    , m_view(view)
{
    connect(&view, &PipelineView::overlayChosen, this, [this](const lists::OverlayChoice& choice) {
        m_choice = choice;
        QCoro::connect(compare(++m_round, Ask::GitHubToo), this, [] { });
    });
}

void OverlaySide::show(const core::AccountId& account, const core::Run& run)
{
    m_account = account;
    std::vector<core::Run> known;
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        const auto& one = m_runs.rowAt(row);
        if (one.account == account && one.run.workflow == run.workflow)
            known.push_back(one.run);
    }
    m_offers = lists::overlayOffers(run, known, m_workspace.clock().now());
    m_view.setOverlays(m_offers, m_choice);
    QCoro::connect(compare(++m_round, Ask::Store), this, [] { });
}

void OverlaySide::stop()
{
    m_offers.clear();
    ++m_round;
}

QCoro::Task<void> OverlaySide::compare(int round, Ask ask)
{
    const QPointer self(this);
    if (m_offers.empty())
        co_return;
    const auto run = lists::chosenOf(m_offers, m_choice).run;
    m_view.setCompared({});
    if (!run)
        co_return;
    const auto jobs = co_await jobsOf(*run, ask);
    if (!self || m_round != round)
        co_return;
    if (jobs)
        m_view.setCompared(*jobs);
    else if (jobs.error().kind != core::ErrorKind::Cancelled)
        m_view.setCompared({}, tr("The jobs of #%1 are not there: %2").arg(run->number).arg(jobs.error().sentence()));
}

/// None, without an error, where only the store was to be asked and has none.
QCoro::Task<core::Result<std::vector<core::Job>>> OverlaySide::jobsOf(core::Run run, Ask ask)
{
    const QPointer self(this);
    auto stored = co_await m_workspace.store().jobs(m_account, run.id, 0);
    if (!self || ask == Ask::Store || (stored && !stored->empty()))
        co_return stored;
    const auto attempt = co_await m_attempts.attempt(m_account, run, run.attempt);
    if (!attempt)
        co_return std::unexpected(attempt.error());
    co_return attempt->jobs;
}

} // namespace signalbox::gui
