// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_ways.h"

#include "pipeline/job_board.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/run_results.h"
#include "pipeline/timeline_view.h"

namespace signalbox::views {

JobWays::JobWays(QWidget* parent)
    : QStackedWidget(parent)
    , m_board(new JobBoard)
    , m_timeline(new TimelineView)
    , m_graph(new JobGraphView)
    , m_results(new RunResults)
{
    addWidget(m_board);
    addWidget(m_timeline);
    addWidget(m_graph);
    addWidget(m_results);
    const auto chooseOnBoard = [this](core::JobId job) { m_board->choose(job); };
    connect(m_timeline, &TimelineView::chosen, this, chooseOnBoard);
    connect(m_graph, &JobGraphView::chosen, this, chooseOnBoard);
    connect(m_timeline, &TimelineView::opened, this, &JobWays::opened);
    connect(m_graph, &JobGraphView::opened, this, &JobWays::opened);
    connect(m_graph, &JobGraphView::menuRequested, this, [this](core::JobId job, const QPoint& at) {
        if (const auto chosen = m_board->chosen(); chosen && chosen->id == job)
            Q_EMIT m_board->menuRequested(*chosen, at);
    });
}

void JobWays::setWay(Way way)
{
    m_way = way;
    drawTimeline();
    drawGraph();
    switch (way) {
    case Way::Board:
        setCurrentWidget(m_board);
        m_board->takeFocus();
        break;
    case Way::Timeline:
        setCurrentWidget(m_timeline);
        m_timeline->takeFocus();
        break;
    case Way::Graph:
        setCurrentWidget(m_graph);
        m_graph->takeFocus();
        break;
    case Way::Results:
        setCurrentWidget(m_results);
        m_results->takeFocus();
        break;
    }
}

void JobWays::forget()
{
    m_run.reset();
    m_compared.clear();
    m_comparedName.clear();
    m_outline.reset();
    m_graph->setMissing({});
}

void JobWays::draw(const core::Run& run, const QDateTime& now)
{
    m_run = run;
    m_now = now;
    drawTimeline();
    drawGraph();
}

void JobWays::drawTimeline()
{
    if (!m_run || m_way != Way::Timeline)
        return;
    m_timeline->setTimeline(lists::timelineOf(*m_run, m_board->jobs(), m_now, m_compared), m_comparedName);
    if (const auto job = m_board->chosen())
        m_timeline->choose(job->id);
}

void JobWays::drawGraph()
{
    if (!m_run || m_way != Way::Graph || !m_outline)
        return;
    if (!*m_outline) {
        m_graph->setMissing(m_outline->error());
        return;
    }
    m_graph->setGraph(lists::jobGraph(*m_run, **m_outline, m_board->jobs(), m_now));
    if (const auto job = m_board->chosen())
        m_graph->choose(job->id);
}

void JobWays::choose(core::JobId job)
{
    m_timeline->choose(job);
    m_graph->choose(job);
}

void JobWays::setCompared(const std::vector<core::Job>& jobs, const QString& name)
{
    m_compared = jobs;
    m_comparedName = name;
    drawTimeline();
}

void JobWays::setOutline(const core::Result<workflow::Outline>& outline)
{
    m_outline = outline;
    drawGraph();
}

} // namespace signalbox::views
