// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/workflow_file.h"

#include <algorithm>

namespace signalbox::lint {
namespace {

void readEvents(WorkflowFile& file)
{
    if (file.on.isScalar() && !file.on.isNull())
        file.events.push_back({.name = file.on, .config = {}});
    for (const yaml::Place item : file.on.items()) {
        if (item.isScalar())
            file.events.push_back({.name = item, .config = {}});
    }
    for (const auto [name, config] : file.on.pairs()) {
        if (name.isScalar())
            file.events.push_back({.name = name, .config = config});
    }
}

void readSteps(std::vector<FileStep>& steps, const yaml::Place& list)
{
    for (const yaml::Place place : list.items()) {
        FileStep step{.place = place};
        for (const auto [key, value] : place.pairs()) {
            const QByteArrayView name = key.text();
            if (name == "id")
                step.id = value;
            else if (name == "run")
                step.run = value;
            else if (name == "uses")
                step.uses = value;
            else if (name == "with")
                step.with = value;
            else if (name == "background")
                step.isBackground = value.text() == "true";
        }
        steps.push_back(step);
        readSteps(steps, place["parallel"]);
    }
}

FileJob readJob(const yaml::Place& id, const yaml::Place& place)
{
    FileJob job{.id = id, .place = place};
    const yaml::Place needs = place["needs"];
    if (needs.isScalar() && !needs.isNull())
        job.needs.push_back(needs);
    for (const yaml::Place item : needs.items()) {
        if (item.isScalar())
            job.needs.push_back(item);
    }
    job.isCall = place["uses"].isThere();
    readSteps(job.steps, place["steps"]);
    return job;
}

} // namespace

const FileStep* FileJob::step(QByteArrayView wanted) const
{
    const auto found = std::ranges::find_if(
        steps, [wanted](const FileStep& step) { return step.id.isThere() && sameName(step.id.text(), wanted); });
    return found == steps.end() ? nullptr : &*found;
}

const FileEvent* WorkflowFile::event(QByteArrayView name) const
{
    const auto found
        = std::ranges::find_if(events, [name](const FileEvent& event) { return event.name.text() == name; });
    return found == events.end() ? nullptr : &*found;
}

int WorkflowFile::jobIndex(QByteArrayView id) const
{
    return jobsById.value(id.toByteArray().toLower(), -1);
}

WorkflowFile readWorkflowFile(const yaml::Tree& tree)
{
    WorkflowFile file{.root = tree.root()};
    file.on = file.root["on"];
    readEvents(file);
    const yaml::Place jobs = file.root["jobs"];
    file.jobs.reserve(static_cast<size_t>(jobs.size()));
    for (const auto [id, place] : jobs.pairs()) {
        if (!id.isScalar())
            continue;
        const QByteArray name = id.text().toByteArray().toLower();
        if (!file.jobsById.contains(name))
            file.jobsById.insert(name, static_cast<int>(file.jobs.size()));
        file.jobs.push_back(readJob(id, place));
    }
    return file;
}

WorkflowFile readActionParts(const yaml::Tree& tree)
{
    WorkflowFile file{.root = tree.root()};
    file.isAction = true;
    FileJob& job = file.jobs.emplace_back();
    readSteps(job.steps, file.root["runs"]["steps"]);
    return file;
}

yaml::Place SeenNames::add(const yaml::Place& name)
{
    constexpr size_t few = 16;
    if (m_many.isEmpty()) {
        const auto twin = std::ranges::find_if(
            m_few, [&](const yaml::Place& other) { return sameName(other.text(), name.text()); });
        if (twin != m_few.end())
            return *twin;
        m_few.push_back(name);
        if (m_few.size() > few) {
            for (const yaml::Place& each : m_few)
                m_many.insert(each.text().toByteArray().toLower(), each);
        }
        return {};
    }
    const QByteArray small = name.text().toByteArray().toLower();
    if (const auto twin = m_many.constFind(small); twin != m_many.cend())
        return *twin;
    m_many.insert(small, name);
    return {};
}

} // namespace signalbox::lint
