// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/job_past_side.h"

#include "pipeline/pipeline_view.h"
#include "window/main_window.h"

#include <QPointer>

namespace signalbox::gui {

using views::PipelineView;

JobPastSide::JobPastSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
{
    connect(&window.pipeline(), &PipelineView::jobSelected, this,
            [this](const core::Job& job) { QCoro::connect(ask(job), this, [] { }); });
    connect(&window.pipeline(), &PipelineView::runRequested, this, [this](core::RunId run) {
        if (!m_account.isEmpty())
            m_window.openRun(m_account, run);
    });
}

QCoro::Task<void> JobPastSide::ask(core::Job job)
{
    const QPointer self(this);
    const auto run = m_window.pipeline().run();
    if (!run || m_account.isEmpty())
        co_return;
    const history::JobOfWorkflow which{.repository = run->repository, .workflow = run->workflow, .name = job.name};
    const auto past = co_await m_workspace.store().pastJobs(m_account, which, times);
    if (self && past)
        m_window.pipeline().setPast(job, *past);
}

} // namespace signalbox::gui
