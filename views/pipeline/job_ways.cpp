// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_ways.h"

#include "pipeline/artifact_panel.h"
#include "pipeline/attempts_view.h"
#include "pipeline/job_board.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/run_results.h"
#include "pipeline/timeline_view.h"

#include <algorithm>

namespace signalbox::views {
namespace {

/// What asking again does not change.
bool isFinal(const core::Error& error)
{
    return error.kind == core::ErrorKind::Gone || error.kind == core::ErrorKind::NotFound;
}

} // namespace

JobWays::JobWays(QWidget* parent)
    : QStackedWidget(parent)
    , m_board(new JobBoard)
    , m_timeline(new TimelineView)
    , m_graph(new JobGraphView)
    , m_attempts(new AttemptsView)
    , m_results(new RunResults)
{
    addWidget(m_board);
    addWidget(m_timeline);
    addWidget(m_graph);
    addWidget(m_attempts);
    addWidget(m_results);
    const auto chooseOnBoard = [this](core::JobId job) { m_board->choose(job); };
    connect(m_timeline, &TimelineView::chosen, this, chooseOnBoard);
    connect(m_graph, &JobGraphView::chosen, this, chooseOnBoard);
    connect(m_timeline, &TimelineView::opened, this, &JobWays::opened);
    connect(m_timeline, &TimelineView::overlayChosen, this, &JobWays::overlayChosen);
    connect(m_graph, &JobGraphView::opened, this, &JobWays::opened);
    connect(m_attempts, &AttemptsView::opened, this, &JobWays::opened);
    connect(m_attempts, &AttemptsView::chosen, this, &JobWays::jobOfAttemptChosen);
    connect(m_attempts, &AttemptsView::retryRequested, this, &JobWays::retryAttempts);
    const auto askForMenu = [this](core::JobId job, const QPoint& at) {
        if (const auto chosen = m_board->chosen(); chosen && chosen->id == job)
            Q_EMIT menuRequested(*chosen, at);
    };
    connect(m_graph, &JobGraphView::menuRequested, this, askForMenu);
    connect(m_timeline, &TimelineView::menuRequested, this, askForMenu);
    connect(m_board, &JobBoard::menuRequested, this, &JobWays::menuRequested);
    connect(&m_results->artifacts(), &ArtifactPanel::known, this, [this](const QStringList& names) {
        if (m_kinds.setArtifacts(names))
            arrangeByKind();
    });
}

void JobWays::setWay(Way way)
{
    m_way = way;
    drawTimeline();
    drawGraph();
    drawAttempts();
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
    case Way::Attempts:
        setCurrentWidget(m_attempts);
        if (const auto job = m_board->chosen())
            m_attempts->choose(job->id);
        m_attempts->takeFocus();
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
    m_timeline->setOverlays({}, {});
    m_timeline->setOverlayNote({});
    m_outline.reset();
    m_known.clear();
    m_kinds = {};
    m_graph->setMissing({});
}

void JobWays::draw(const core::Run& run, const QDateTime& now)
{
    m_run = run;
    m_now = now;
    drawTimeline();
    drawGraph();
    drawAttempts();
}

void JobWays::drawTimeline()
{
    if (!m_run || m_way != Way::Timeline)
        return;
    lists::Timeline timeline = lists::timelineOf(*m_run, m_board->jobs(), m_now, m_compared, outline());
    for (lists::TimelineRow& row : timeline.rows)
        row.kind = m_board->kindOf(*std::ranges::find(m_board->jobs(), row.job, &core::Job::id));
    m_timeline->setTimeline(timeline);
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
    lists::JobGraph graph = lists::jobGraph(*m_run, **m_outline, m_board->jobs(), m_now);
    for (lists::GraphNode& node : graph.nodes) {
        if (node.telling)
            node.kind = m_board->kindOf(*std::ranges::find(m_board->jobs(), node.telling, &core::Job::id));
    }
    m_graph->setGraph(graph);
    if (const auto job = m_board->chosen())
        m_graph->choose(job->id);
}

/// What could not be had is said in one sentence, however many attempts it is about.
void JobWays::drawAttempts()
{
    if (!m_run || m_way != Way::Attempts)
        return;
    QString trouble;
    bool mayRetry = false;
    for (const auto& [number, known] : m_known) {
        if (!known) {
            trouble = known.error().sentence();
            mayRetry = mayRetry || !isFinal(known.error());
        }
    }
    m_attempts->setTable(lists::attemptTable(*m_run, m_board->jobs(), m_known, m_now), trouble, mayRetry);
}

std::vector<int> JobWays::missingAttempts() const
{
    std::vector<int> missing;
    if (!m_run)
        return missing;
    for (int number = m_run->attempt; number > 0; --number) {
        const bool over = number < m_run->attempt || m_run->state.isCompleted();
        if (over && !m_known.contains(number))
            missing.push_back(number);
    }
    return missing;
}

void JobWays::setAttempt(int number, const core::Result<core::RunAttempt>& attempt)
{
    m_known.insert_or_assign(number, attempt);
    drawAttempts();
}

void JobWays::retryAttempts()
{
    std::erase_if(m_known, [](const auto& entry) { return !entry.second && !isFinal(entry.second.error()); });
    drawAttempts();
    Q_EMIT attemptsMissing();
}

void JobWays::choose(core::JobId job)
{
    m_attempts->choose(job);
    m_timeline->choose(job);
    m_graph->choose(job);
}

void JobWays::setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice)
{
    m_timeline->setOverlays(offers, choice);
}

void JobWays::setCompared(const std::vector<core::Job>& jobs, const QString& note)
{
    m_compared = jobs;
    m_timeline->setOverlayNote(note);
    drawTimeline();
}

void JobWays::setOutline(const core::Result<workflow::Outline>& outline)
{
    m_outline = outline;
    m_kinds.setOutline(outline ? std::optional(*outline) : std::nullopt);
    arrangeByKind();
}

void JobWays::setCorrections(const lists::KindCorrections& corrections)
{
    if (m_kinds.setCorrections(corrections))
        arrangeByKind();
}

/// Wherever it is seen, at once.
void JobWays::arrangeByKind()
{
    m_board->setKinds(m_kinds);
    drawTimeline();
    drawGraph();
}

} // namespace signalbox::views
