// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/outline.h"

#include "workflow/matrix_names.h"
#include "workflow/trigger_place.h"
#include "yaml/place.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

Trigger readTrigger(const QString& event, int line, const yaml::Place& filters)
{
    return {.event = event,
            .branches = filters["branches"].strings(),
            .branchesIgnore = filters["branches-ignore"].strings(),
            .tags = filters["tags"].strings(),
            .tagsIgnore = filters["tags-ignore"].strings(),
            .paths = filters["paths"].strings(),
            .pathsIgnore = filters["paths-ignore"].strings(),
            .types = filters["types"].strings(),
            .workflows = filters["workflows"].strings(),
            .line = line};
}

/// One name, a list of names, or names with filters.
std::vector<Trigger> readTriggers(const yaml::Place& on)
{
    std::vector<Trigger> triggers;
    if (const QString event = on.string(); !event.isEmpty())
        triggers.push_back({.event = event, .line = on.line()});
    for (const yaml::Place item : on.items()) {
        if (const QString event = item.string(); !event.isEmpty())
            triggers.push_back({.event = event, .line = item.line()});
    }
    for (const auto [event, filters] : on.pairs()) {
        if (!event.string().isEmpty())
            triggers.push_back(readTrigger(event.string(), event.line(), filters));
    }
    return triggers;
}

std::vector<CronText> readCrons(const yaml::Place& schedule)
{
    std::vector<CronText> crons;
    for (const yaml::Place item : schedule.items()) {
        if (const yaml::Place cron = item["cron"]; !cron.string().isEmpty())
            crons.push_back({.text = cron.string(), .timezone = item["timezone"].string(), .line = cron.line()});
    }
    return crons;
}

/// A text, or a mapping whose `key` holds it: how environment and concurrency are written.
QString textOrKey(const yaml::Place& place, QByteArrayView key)
{
    return place.isMapping() ? place[key].string() : place.string();
}

void addOnce(QStringList& list, const QString& text)
{
    if (!text.isEmpty() && !list.contains(text))
        list << text;
}

void addActions(QStringList& actions, const yaml::Place& steps)
{
    for (const yaml::Place step : steps.items()) {
        addOnce(actions, step["uses"].string());
        for (const yaml::Place beside : step["parallel"].items())
            addOnce(actions, beside["uses"].string());
    }
}

QStringList readMatrixKeys(const yaml::Place& matrix)
{
    QStringList keys;
    for (const auto [key, values] : matrix.pairs()) {
        if (key.string() != "include"_L1 && key.string() != "exclude"_L1)
            addOnce(keys, key.string());
    }
    for (const yaml::Place cell : matrix["include"].items()) {
        for (const auto [key, value] : cell.pairs())
            addOnce(keys, key.string());
    }
    return keys;
}

JobOutline readJob(const yaml::Place& id, const yaml::Place& job)
{
    JobOutline outline{.id = id.string(),
                       .name = job["name"].string(),
                       .needs = job["needs"].strings(),
                       .environment = textOrKey(job["environment"], "name"),
                       .concurrencyGroup = textOrKey(job["concurrency"], "group"),
                       .uses = job["uses"].string(),
                       .condition = job["if"].string(),
                       .hasStrategy = job["strategy"]["matrix"].isThere() || job["strategy"].isScalar(),
                       .matrixKeys = readMatrixKeys(job["strategy"]["matrix"]),
                       .line = id.line()};
    outline.cells = matrixJobNames(outline.name.isEmpty() ? outline.id : outline.name,
                                   expandMatrix(job["strategy"]["matrix"]), Unknown::LeavesNoNames);
    addActions(outline.actions, job["steps"]);
    return outline;
}

void readJobs(Outline& outline, const yaml::Place& jobs)
{
    for (const auto [id, job] : jobs.pairs()) {
        if (id.string().isEmpty() || !job.isMapping()) {
            outline.problems.push_back({.line = id.line(), .what = u"This is not a job."_s});
        } else if (outline.job(id.string())) {
            outline.problems.push_back({.line = id.line(), .what = u"There are two jobs %1."_s.arg(id.string())});
        } else {
            outline.jobs.push_back(readJob(id, job));
        }
    }
}

} // namespace

const JobOutline* Outline::job(QStringView id) const
{
    const auto found = std::ranges::find_if(
        jobs, [id](const JobOutline& job) { return id.compare(job.id, Qt::CaseInsensitive) == 0; });
    return found == jobs.end() ? nullptr : &*found;
}

yaml::Place triggersOf(const yaml::Place& root)
{
    static constexpr std::array<QByteArrayView, 4> keys{"on", "true", "True", "TRUE"};
    for (const QByteArrayView key : keys) {
        if (const yaml::Place on = root[key]; on.isThere())
            return on;
    }
    return {};
}

core::Result<Outline> readOutline(const QByteArray& text)
{
    const auto tree = yaml::Tree::read(text);
    return tree ? readOutline(*tree) : std::unexpected(tree.error());
}

core::Result<Outline> readOutline(const yaml::Tree& tree)
{
    const yaml::Place root = tree.root();
    const yaml::Place on = triggersOf(root);
    Outline outline{.name = root["name"].string(),
                    .triggers = readTriggers(on),
                    .crons = readCrons(on["schedule"]),
                    .concurrencyGroup = textOrKey(root["concurrency"], "group"),
                    .problems = {}};
    for (const yaml::Problem& problem : tree.problems())
        outline.problems.push_back({.line = problem.line, .what = problem.what});
    readJobs(outline, root["jobs"]);
    if (outline.triggers.empty() && outline.jobs.empty()) {
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Malformed,
                        .what = u"The file holds no workflow."_s,
                        .advice = u"Correct it where GitHub's own message about the run points."_s,
                        .detail = tree.problems().empty()
                            ? QString()
                            : u"line %1: %2"_s.arg(tree.problems().front().line).arg(tree.problems().front().what)});
    }
    std::ranges::stable_sort(outline.problems, {}, &Problem::line);
    return outline;
}

} // namespace signalbox::workflow
