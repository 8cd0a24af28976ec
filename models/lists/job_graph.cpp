// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_graph.h"

#include "core/duration_words.h"
#include "core/job_name.h"
#include "lists/graph_node_state.h"
#include "workflow/job_matching.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using std::chrono::milliseconds;

constexpr qsizetype mostNamed = 8; // of the jobs that are still to come

QStringList namesOfAll(const std::vector<core::Job>& jobs)
{
    QStringList names;
    names.reserve(std::ssize(jobs));
    for (const core::Job& job : jobs)
        names << job.name;
    return names;
}

/// The run's jobs by the node that they belong to; jobs that the file has not get nodes of their own at the end.
class Sorted {
public:
    Sorted(JobGraph& graph, const workflow::Outline& outline, const std::vector<core::Job>& jobs)
    {
        for (const workflow::JobOutline& job : outline.jobs)
            graph.nodes.push_back({.id = job.id,
                                   .title = workflow::titleOf(job),
                                   .condition = job.condition,
                                   .environment = job.environment,
                                   .callsWorkflow = !job.uses.isEmpty()});
        of.resize(graph.nodes.size());
        const auto matches = workflow::matchJobs(outline, namesOfAll(jobs));
        std::map<QString, size_t> strangers;
        for (size_t i = 0; i < jobs.size(); ++i) {
            const QString name = core::JobName::parse(jobs[i].name).group();
            if (!matches[i].has_value() && !strangers.contains(name)) {
                strangers.emplace(name, graph.nodes.size());
                graph.nodes.push_back({.id = name, .title = name});
                of.emplace_back();
            }
            const std::optional<size_t> match = matches[i];
            of[match ? *match : strangers.at(name)].push_back(&jobs[i]);
        }
    }

    std::vector<std::vector<const core::Job*>> of;
};

/// A name whose expressions have their values by now.
QString evaluatedTitle(const workflow::JobOutline& job, const std::vector<const core::Job*>& jobs)
{
    const bool isOne = jobs.size() == 1 && !job.hasStrategy && job.uses.isEmpty();
    return isOne && job.name.contains("${{"_L1) ? jobs.front()->name : workflow::titleOf(job);
}

/// Which of the matrix are still to come. Where one of those that are there is called otherwise than the file tells,
/// the file does not tell: all of them may be there.
void addAwaited(GraphNode& node, const workflow::JobOutline& job, const std::vector<const core::Job*>& jobs)
{
    QStringList awaited = job.cells;
    for (const core::Job* one : jobs) {
        if (!awaited.removeOne(one->name))
            return;
    }
    node.awaited = awaited;
    if (node.awaited.isEmpty())
        return;
    if (!jobs.empty())
        node.words += u", %1 awaited"_s.arg(node.awaited.size());
    else if (node.awaited.size() > 1)
        node.words += u": %1 jobs"_s.arg(node.awaited.size());
}

void addNeeds(JobGraph& graph, const workflow::Outline& outline)
{
    for (size_t to = 0; to < outline.jobs.size(); ++to) {
        for (const QString& need : outline.jobs[to].needs) {
            if (const workflow::JobOutline* job = outline.job(need); job && job != &outline.jobs[to])
                graph.edges.push_back({.from = size_t(job - outline.jobs.data()), .to = to});
        }
    }
}

/// Skipped, but by whom: its own condition, or a job it needs that did not pass.
void explainSkipped(JobGraph& graph)
{
    for (size_t node = 0; node < graph.nodes.size(); ++node) {
        GraphNode& skipped = graph.nodes[node];
        if (skipped.isPlanned || skipped.outcome != core::Outcome::Skipped)
            continue;
        const auto stopped = std::ranges::find_if(graph.edges, [&](const GraphEdge& edge) {
            return edge.to == node && graph.nodes[edge.from].outcome != core::Outcome::Passed;
        });
        if (stopped != graph.edges.end())
            skipped.why = u"%1 did not pass"_s.arg(graph.nodes[stopped->from].title);
        else if (!skipped.condition.isEmpty())
            skipped.why = u"its condition was not met"_s;
    }
}

/// From the node that ended last, or runs, back to whoever of those it needs ended last, and so on.
void findCriticalPath(JobGraph& graph, const std::vector<Worked>& worked)
{
    const auto laterOf = [&](std::optional<size_t> a, size_t b) {
        return !worked[b].end.isValid() ? a : !a || worked[*a].end < worked[b].end ? std::optional(b) : a;
    };
    std::optional<size_t> last;
    for (size_t node = 0; node < worked.size(); ++node)
        last = laterOf(last, node);
    while (last && !graph.nodes[*last].isCritical) {
        graph.nodes[*last].isCritical = true;
        graph.criticalPath.insert(graph.criticalPath.begin(), *last);
        std::optional<size_t> before;
        for (const GraphEdge& edge : graph.edges) {
            if (edge.to == *last)
                before = laterOf(before, edge.from);
        }
        last = before;
    }
    if (!graph.criticalPath.empty()) {
        const QDateTime begin = worked[graph.criticalPath.front()].begin;
        const QDateTime end = worked[graph.criticalPath.back()].end;
        graph.criticalTime = std::max(milliseconds(begin.msecsTo(end)), milliseconds(0));
    }
}

} // namespace

JobGraph jobGraph(const core::Run& run, const workflow::Outline& outline, const std::vector<core::Job>& jobs,
                  const QDateTime& now)
{
    JobGraph graph;
    const Sorted sorted(graph, outline, jobs);
    std::vector<Worked> worked;
    for (size_t node = 0; node < graph.nodes.size(); ++node) {
        if (node < outline.jobs.size())
            graph.nodes[node].title = evaluatedTitle(outline.jobs[node], sorted.of[node]);
        worked.push_back(
            describeNode(graph.nodes[node], sorted.of[node], run.state.isCompleted(), now).value_or(Worked()));
        if (node < outline.jobs.size() && !run.state.isCompleted())
            addAwaited(graph.nodes[node], outline.jobs[node], sorted.of[node]);
    }
    addNeeds(graph, outline);
    explainSkipped(graph);
    findCriticalPath(graph, worked);
    return graph;
}

QString criticalText(const JobGraph& graph)
{
    if (graph.criticalPath.empty())
        return {};
    QStringList titles;
    for (const size_t node : graph.criticalPath)
        titles << graph.nodes[node].title;
    return u"Critical path %1: %2"_s.arg(core::words(graph.criticalTime), titles.join(u" › "_s));
}

QString spokenNode(const JobGraph& graph, size_t node)
{
    const GraphNode& one = graph.nodes[node];
    QStringList parts{one.title};
    if (const QString kind = spokenKind(one.kind, one.title); !kind.isEmpty())
        parts << kind;
    parts << one.words.toLower();
    if (!one.why.isEmpty())
        parts << one.why;
    if (one.took)
        parts << core::words(*one.took);
    if (!one.awaited.isEmpty()) {
        const auto more = one.awaited.size() - mostNamed;
        const QString names = QStringList(one.awaited.first(std::min(one.awaited.size(), mostNamed))).join(", "_L1);
        parts << (more > 0 ? u"still to come: %1 and %2 more"_s.arg(names).arg(more)
                           : u"still to come: %1"_s.arg(names));
    }
    QStringList needs;
    for (const GraphEdge& edge : graph.edges) {
        if (edge.to == node)
            needs << graph.nodes[edge.from].title;
    }
    if (!needs.isEmpty())
        parts << u"needs %1"_s.arg(needs.join(u" and "_s));
    if (!one.environment.isEmpty())
        parts << u"deploys to %1"_s.arg(one.environment);
    if (one.isCritical)
        parts << u"on the critical path"_s;
    return parts.join(u", "_s);
}

} // namespace signalbox::lists
