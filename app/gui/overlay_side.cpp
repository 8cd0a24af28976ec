// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overlay_side.h"

#include "pipeline/pipeline_view.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

constexpr auto settled = 500ms; // runs come by the hundred

} // namespace

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
    connect(&runs, &QAbstractItemModel::rowsInserted, this, &OverlaySide::offerSoon);
    connect(&runs, &QAbstractItemModel::rowsRemoved, this, &OverlaySide::offerSoon);
}

void OverlaySide::show(const core::AccountId& account, const core::Run& run)
{
    m_account = account;
    m_run = run;
    offer();
    QCoro::connect(compare(++m_round, Ask::Store), this, [] { });
}

void OverlaySide::offer()
{
    const core::Run run = m_run.value_or(core::Run());
    std::vector<core::Run> known;
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        const auto& one = m_runs.rowAt(row);
        if (one.account == m_account && one.run.workflow == run.workflow)
            known.push_back(one.run);
    }
    m_offers = lists::overlayOffers(run, known, m_workspace.clock().now());
    m_view.setOverlays(m_offers, m_choice);
}

/// A run may be opened before the others of its workflow are known.
void OverlaySide::offerSoon()
{
    if (!m_run || std::exchange(m_willOffer, true))
        return;
    m_workspace.clock().after(settled, this, [this] {
        m_willOffer = false;
        if (!m_run || m_offers.empty())
            return;
        const auto before = lists::chosenOf(m_offers, m_choice).run;
        offer();
        const auto now = lists::chosenOf(m_offers, m_choice).run;
        if (now.has_value() != before.has_value() || (now && now->id != before->id))
            QCoro::connect(compare(++m_round, Ask::Store), this, [] { });
    });
}

void OverlaySide::stop()
{
    m_run.reset();
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
