// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_graph_view.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/panel.h"
#include "graph/graph_canvas.h"
#include "graph/graph_pane.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// What is fitted stays readable; a larger graph scrolls.
constexpr double leastFitted = 0.75;

} // namespace

JobGraphView::JobGraphView(QWidget* parent)
    : QWidget(parent)
    , m_graph(new GraphPane(GraphPane::Flow::Right, leastFitted))
    , m_missing(new EmptyState)
{
    m_graph->words().setObjectName(u"graphCriticalPath"_s);
    auto* panel = new Panel;
    panel->setFlush(true);
    m_pages = new QStackedLayout;
    panel->body()->addLayout(m_pages, 1); // first: what a layout in no window shows is a window of its own
    m_pages->addWidget(m_missing);
    m_pages->addWidget(m_graph);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    setMinimumHeight(160);

    connect(&m_graph->canvas(), &GraphCanvas::picked, this, &JobGraphView::pick);
    connect(&m_graph->canvas(), &GraphCanvas::menuRequested, this, &JobGraphView::askForMenu);
    connect(&m_graph->canvas(), &GraphCanvas::opened, this, [this](const QString& id) {
        if (const lists::GraphNode* node = nodeOf(id); node && node->telling)
            Q_EMIT opened();
    });
    setMissing({});
}

void JobGraphView::setGraph(const lists::JobGraph& graph)
{
    m_graph->canvas().setGraph(graph);
    m_graph->canvas().choose(idOf(m_chosen)); // it may be in another node by now
    m_graph->words().setText(criticalText(graph));
    m_pages->setCurrentIndex(1);
    m_graph->fit();
}

void JobGraphView::setMissing(const std::optional<core::Error>& why)
{
    if (why)
        m_missing->setContent(u"graph"_s, why->what, why->advice);
    else
        m_missing->setContent(u"refresh"_s, tr("Reading the workflow file of this run …"));
    m_pages->setCurrentIndex(0);
}

const lists::GraphNode* JobGraphView::nodeOf(const QString& id) const
{
    const auto& nodes = m_graph->canvas().graph().nodes;
    const auto found = std::ranges::find(nodes, id, &lists::GraphNode::id);
    return found == nodes.end() ? nullptr : &*found;
}

QString JobGraphView::idOf(core::JobId job) const
{
    for (const lists::GraphNode& node : m_graph->canvas().graph().nodes) {
        if (job && std::ranges::contains(node.jobs, job))
            return node.id;
    }
    return {};
}

bool JobGraphView::isChosen(const lists::GraphNode& node) const
{
    return m_chosen && std::ranges::contains(node.jobs, m_chosen);
}

/// One of its jobs that is chosen already stays so; of a job that is not there yet there is nothing to choose.
void JobGraphView::pick(const QString& id)
{
    if (const lists::GraphNode* node = nodeOf(id); node && node->telling && !isChosen(*node))
        Q_EMIT chosen(node->telling);
}

void JobGraphView::askForMenu(const QString& id, const QPoint& globalPosition)
{
    const lists::GraphNode* node = nodeOf(id);
    if (!node || !node->telling)
        return;
    const core::JobId telling = node->telling; // what is chosen may bring another graph
    pick(id);
    node = nodeOf(id);
    Q_EMIT menuRequested(node && isChosen(*node) ? m_chosen : telling, globalPosition);
}

void JobGraphView::choose(core::JobId job)
{
    const bool another = std::exchange(m_chosen, job) != job;
    m_graph->canvas().choose(idOf(job));
    if (QWidget* node = m_graph->canvas().focusTarget(); another && node)
        m_graph->ensureVisible(node);
}

void JobGraphView::takeFocus()
{
    if (QWidget* node = m_graph->canvas().focusTarget(); node && m_pages->currentIndex() == 1)
        node->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::views
