// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scenario_story.h"

#include "demo/scenario_definitions.h"
#include "demo/seed.h"

#include <QJsonArray>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// One event of a story: a push, a tag, a dispatch, ...
void happen(const QJsonObject& event, qint64 repositoryId, World& world)
{
    Repository* repository = world.repository(repositoryId);
    if (!repository)
        return;
    const QString what = event.value("do"_L1).toString(u"push"_s);
    if (what == "push"_L1) {
        world.push(*repository,
                   {.branch = event.value("branch"_L1).toString(repository->defaultBranch),
                    .tag = event.value("tag"_L1).toString(),
                    .message = event.value("message"_L1).toString(u"Improve the documentation"_s),
                    .author = event.value("author"_L1).toString(),
                    .failures = failuresFrom(event.value("failures"_L1)),
                    .pullRequest = event.value("pull"_L1).toInt(),
                    .event = event.value("event"_L1).toString()});
    }
}

void plan(const QJsonObject& event, qint64 repository, Moment at, World& world)
{
    world.at(at, [event, repository, at, &world] {
        happen(event, repository, world);
        const double every = event.value("every"_L1).toDouble();
        if (every > 0)
            plan(event, repository, at + seconds(every / world.speed()), world);
    });
}

} // namespace

void tell(const QJsonObject& object, Repository& target, Moment present, World& world)
{
    for (const QJsonValue& event : object.value("story"_L1).toArray())
        plan(event.toObject(), target.id, present + seconds(event["at"_L1].toDouble()), world);
}

} // namespace signalbox::demo
