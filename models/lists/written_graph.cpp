// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/written_graph.h"

#include "lists/job_kinds.h"
#include "workflow/job_matching.h"
#include "workflow/matrix_names.h"
#include "yaml/place.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString counted(qint64 count, const QString& one)
{
    return count == 1 ? u"1 "_s + one : u"%1 %2s"_s.arg(QLocale().toString(count), one);
}

/// "./.github/workflows/build.yml" is known by its file, "owner/name/.github/workflows/build.yml@v1" by both, without
/// its version.
QString calledBy(const QString& uses)
{
    const QString file = uses.section(u'/', -1).section(u'@', 0, 0);
    return uses.startsWith(u'.') ? u"Calls %1"_s.arg(file) : u"Calls %1 of %2"_s.arg(file, uses.section(u'/', 0, 1));
}

/// What it runs on, as far as that is written.
QString systemOf(const yaml::Place& runsOn)
{
    if (runsOn.isMapping())
        return (runsOn["labels"].strings() + runsOn["group"].strings()).join(u", "_s);
    return runsOn.strings().join(u", "_s);
}

void describeMatrix(GraphNode& node, const workflow::JobOutline& job, const yaml::Place& matrix, QStringList& words)
{
    const auto expanded = workflow::expandMatrix(matrix);
    node.cells
        = workflow::matrixJobNames(job.name.isEmpty() ? job.id : job.name, expanded, workflow::Unknown::StaysAsWritten);
    node.cellCount = expanded.count;
    if (expanded.count == 0 && expanded.isOpen)
        words << u"Matrix by an expression"_s;
    else
        words << (expanded.isOpen ? u"%1 or more"_s : u"%1"_s).arg(counted(expanded.count, u"job"_s));
    if (expanded.count > workflow::mostMatrixJobs)
        node.why = u"GitHub takes no more than %1 jobs of a matrix"_s.arg(workflow::mostMatrixJobs);
}

GraphNode nodeOf(const workflow::JobOutline& job, const yaml::Place& written, const JobKinds& kinds)
{
    core::Job named;
    named.name = workflow::titleOf(job);
    GraphNode node{.id = job.id,
                   .title = named.name,
                   .condition = job.condition,
                   .environment = job.environment,
                   .kind = kinds.of(named),
                   .isWritten = true,
                   .callsWorkflow = !job.uses.isEmpty()};
    QStringList words;
    if (job.hasStrategy)
        describeMatrix(node, job, written["strategy"]["matrix"], words);
    if (node.callsWorkflow) {
        words << calledBy(job.uses);
    } else {
        if (const QString system = systemOf(written["runs-on"]); !system.isEmpty() && !system.contains("${{"_L1))
            words << system;
        if (const int steps = written["steps"].size(); steps > 0)
            words << counted(steps, u"step"_s);
    }
    node.words = words.join(u" \u00b7 "_s);
    return node;
}

/// What GitHub refuses of its `needs`, said of the job that asks.
void checkNeeds(GraphNode& node, const workflow::Outline& outline, const workflow::JobOutline& job)
{
    for (const QString& need : job.needs) {
        const workflow::JobOutline* needed = outline.job(need);
        if (!needed)
            node.why = u"Needs '%1', which is no job here"_s.arg(need);
        else if (needed->id == job.id)
            node.why = u"Needs itself"_s;
    }
}

/// The first cycle in the order of the file, each node needed by the next one. Walks without recursion: a file may
/// hold a chain of any length.
std::vector<size_t> firstCycle(size_t nodes, const std::vector<GraphEdge>& edges)
{
    enum class Mark : quint8 { New, OnWay, Done };
    std::vector<std::vector<size_t>> next(nodes);
    for (const GraphEdge& edge : edges)
        next[edge.from].push_back(edge.to);
    std::vector<Mark> marks(nodes, Mark::New);
    for (size_t start = 0; start < nodes; ++start) {
        std::vector<std::pair<size_t, size_t>> way; // node, how many of its edges have been followed
        if (marks[start] == Mark::New)
            way.emplace_back(start, 0);
        while (!way.empty()) {
            auto& [node, followed] = way.back();
            marks[node] = Mark::OnWay;
            if (followed == next[node].size()) {
                marks[node] = Mark::Done;
                way.pop_back();
                continue;
            }
            const size_t to = next[node][followed++];
            if (marks[to] == Mark::OnWay) {
                std::vector<size_t> cycle;
                for (auto at = std::ranges::find(way, to, &std::pair<size_t, size_t>::first); at != way.end(); ++at)
                    cycle.push_back(at->first);
                return cycle;
            }
            if (marks[to] == Mark::New)
                way.emplace_back(to, 0);
        }
    }
    return {};
}

void addEdges(JobGraph& graph, const workflow::Outline& outline)
{
    for (size_t to = 0; to < graph.nodes.size(); ++to) {
        for (const QString& need : outline.jobs[to].needs) {
            const workflow::JobOutline* job = outline.job(need);
            const size_t from = job ? size_t(job - outline.jobs.data()) : graph.nodes.size();
            if (from < graph.nodes.size() && from != to)
                graph.edges.push_back({.from = from, .to = to});
        }
    }
    graph.cycle = firstCycle(graph.nodes.size(), graph.edges);
    for (const size_t node : graph.cycle)
        graph.nodes[node].why = u"Waits for itself, by way of what it needs"_s;
}

} // namespace

WrittenGraph writtenGraph(const QByteArray& text)
{
    WrittenGraph written;
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return written;
    for (const yaml::Problem& problem : tree->problems())
        written.brokenLine = written.brokenLine == 0 ? problem.line : std::min(written.brokenLine, problem.line);
    const auto outline = workflow::readOutline(*tree);
    if (!outline)
        return written;
    written.isWorkflow = true;
    written.jobs = int(outline->jobs.size());
    workflow::Outline drawn = *outline;
    drawn.jobs.resize(std::min(drawn.jobs.size(), size_t(mostWrittenJobs)));
    JobKinds kinds;
    kinds.setOutline(drawn);
    const yaml::Place jobs = tree->root()["jobs"];
    for (const workflow::JobOutline& job : drawn.jobs) {
        GraphNode node = nodeOf(job, jobs[job.id.toUtf8()], kinds);
        checkNeeds(node, *outline, job);
        written.graph.nodes.push_back(std::move(node));
        written.lines.push_back(job.line);
    }
    addEdges(written.graph, *outline);
    // Whatever is refused has the shape of what has failed.
    for (GraphNode& node : written.graph.nodes) {
        if (node.why.isEmpty())
            continue;
        node.outcome = core::Outcome::Failed;
        node.isWritten = false;
        node.words = node.why;
        node.why.clear();
    }
    return written;
}

std::optional<size_t> nodeAt(const WrittenGraph& written, int line)
{
    const auto after = std::ranges::upper_bound(written.lines, line);
    if (after == written.lines.begin())
        return {};
    return size_t(after - written.lines.begin()) - 1;
}

bool isRefused(const WrittenGraph& written)
{
    return !std::ranges::all_of(written.graph.nodes, &GraphNode::isWritten);
}

QString sumOf(const WrittenGraph& written)
{
    const JobGraph& graph = written.graph;
    if (!graph.cycle.empty()) {
        QStringList names;
        for (const size_t node : graph.cycle)
            names << graph.nodes[node].id;
        names << names.front();
        return u"These jobs wait for each other, and GitHub refuses the file: %1."_s.arg(names.join(u" › "_s));
    }
    const auto refused = std::ranges::find(graph.nodes, false, &GraphNode::isWritten);
    if (refused != graph.nodes.end())
        return u"%1: %2."_s.arg(refused->title, refused->words);
    qint64 starts = 0;
    bool isMore = false;
    for (const GraphNode& node : graph.nodes) {
        starts += std::max(node.cellCount, qint64(1));
        isMore = isMore || node.cellCount > 0;
    }
    if (written.jobs > int(graph.nodes.size()))
        return u"The first %1 of %2 jobs"_s.arg(graph.nodes.size()).arg(written.jobs);
    const QString jobs = counted(written.jobs, u"job"_s);
    return isMore ? u"%1, which are %2 with their matrices"_s.arg(jobs, QLocale().toString(starts)) : jobs;
}

} // namespace signalbox::lists
