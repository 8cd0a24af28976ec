// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/outline.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

Trigger readTrigger(const QString& event, int line, const YamlPlace& filters)
{
    return {.event = event,
            .branches = filters[u"branches"].texts(),
            .branchesIgnore = filters[u"branches-ignore"].texts(),
            .tags = filters[u"tags"].texts(),
            .tagsIgnore = filters[u"tags-ignore"].texts(),
            .paths = filters[u"paths"].texts(),
            .pathsIgnore = filters[u"paths-ignore"].texts(),
            .types = filters[u"types"].texts(),
            .workflows = filters[u"workflows"].texts(),
            .line = line};
}

/// One name, a list of names, or names with filters.
std::vector<Trigger> readTriggers(const YamlPlace& on)
{
    std::vector<Trigger> triggers;
    if (const QString event = on.text(); !event.isEmpty())
        triggers.push_back({.event = event, .line = on.line()});
    for (const YamlPlace& item : on.items()) {
        if (const QString event = item.text(); !event.isEmpty())
            triggers.push_back({.event = event, .line = item.line()});
    }
    for (const auto& [event, filters] : on.pairs()) {
        if (!event.text().isEmpty())
            triggers.push_back(readTrigger(event.text(), event.line(), filters));
    }
    return triggers;
}

std::vector<CronText> readCrons(const YamlPlace& schedule)
{
    std::vector<CronText> crons;
    for (const YamlPlace& item : schedule.items()) {
        if (const YamlPlace cron = item[u"cron"]; !cron.text().isEmpty())
            crons.push_back({.text = cron.text(), .timezone = item[u"timezone"].text(), .line = cron.line()});
    }
    return crons;
}

/// A text, or a mapping whose `key` holds it: how environment and concurrency are written.
QString textOrKey(const YamlPlace& place, QStringView key)
{
    return place.isMapping() ? place[key].text() : place.text();
}

void addOnce(QStringList& list, const QString& text)
{
    if (!text.isEmpty() && !list.contains(text))
        list << text;
}

void addActions(QStringList& actions, const YamlPlace& steps)
{
    for (const YamlPlace& step : steps.items()) {
        addOnce(actions, step[u"uses"].text());
        for (const YamlPlace& beside : step[u"parallel"].items())
            addOnce(actions, beside[u"uses"].text());
    }
}

QStringList readMatrixKeys(const YamlPlace& matrix)
{
    QStringList keys;
    for (const auto& [key, values] : matrix.pairs()) {
        if (key.text() != "include"_L1 && key.text() != "exclude"_L1)
            addOnce(keys, key.text());
    }
    for (const YamlPlace& cell : matrix[u"include"].items()) {
        for (const auto& [key, value] : cell.pairs())
            addOnce(keys, key.text());
    }
    return keys;
}

JobOutline readJob(const YamlPlace& id, const YamlPlace& job)
{
    JobOutline outline{.id = id.text(),
                       .name = job[u"name"].text(),
                       .needs = job[u"needs"].texts(),
                       .environment = textOrKey(job[u"environment"], u"name"),
                       .concurrencyGroup = textOrKey(job[u"concurrency"], u"group"),
                       .uses = job[u"uses"].text(),
                       .condition = job[u"if"].text(),
                       .hasStrategy = job[u"strategy"][u"matrix"].isThere() || job[u"strategy"].isScalar(),
                       .matrixKeys = readMatrixKeys(job[u"strategy"][u"matrix"]),
                       .line = id.line()};
    addActions(outline.actions, job[u"steps"]);
    return outline;
}

void readJobs(Outline& outline, const YamlPlace& jobs)
{
    for (const auto& [id, job] : jobs.pairs()) {
        if (id.text().isEmpty() || !job.isMapping()) {
            outline.problems.push_back({.line = id.line(), .what = u"This is not a job."_s});
        } else if (outline.job(id.text())) {
            outline.problems.push_back({.line = id.line(), .what = u"There are two jobs %1."_s.arg(id.text())});
        } else {
            outline.jobs.push_back(readJob(id, job));
        }
    }
}

/// Programs that write YAML 1.1 take the key for a boolean.
YamlPlace triggersOf(const YamlPlace& root)
{
    static constexpr std::array keys{"on"_L1, "true"_L1, "True"_L1, "TRUE"_L1};
    for (const QLatin1StringView key : keys) {
        if (const YamlPlace on = root[QString(key)]; on.isThere())
            return on;
    }
    return {};
}

} // namespace

const JobOutline* Outline::job(QStringView id) const
{
    const auto found = std::ranges::find_if(
        jobs, [id](const JobOutline& job) { return id.compare(job.id, Qt::CaseInsensitive) == 0; });
    return found == jobs.end() ? nullptr : &*found;
}

core::Result<Outline> readOutline(const QByteArray& text)
{
    const auto tree = YamlTree::read(text);
    if (!tree)
        return std::unexpected(tree.error());
    const YamlPlace root = tree->root();
    const YamlPlace on = triggersOf(root);
    Outline outline{.name = root[u"name"].text(),
                    .triggers = readTriggers(on),
                    .crons = readCrons(on[u"schedule"]),
                    .concurrencyGroup = textOrKey(root[u"concurrency"], u"group"),
                    .problems = tree->problems()};
    readJobs(outline, root[u"jobs"]);
    if (outline.triggers.empty() && outline.jobs.empty()) {
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Malformed,
                        .what = u"The file holds no workflow."_s,
                        .advice = u"Correct it where GitHub's own message about the run points."_s,
                        .detail = tree->problems().empty()
                            ? QString()
                            : u"line %1: %2"_s.arg(tree->problems().front().line).arg(tree->problems().front().what)});
    }
    std::ranges::stable_sort(outline.problems, {}, &Problem::line);
    return outline;
}

} // namespace signalbox::workflow
