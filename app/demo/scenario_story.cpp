// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scenario_story.h"

#include "demo/scenario_definitions.h"
#include "demo/seed.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// A list gives one value a time, in turn; anything else is always itself.
QString inTurn(const QJsonValue& value, int turn, const QString& otherwise)
{
    if (!value.isArray())
        return value.toString(otherwise);
    const QJsonArray values = value.toArray();
    return values.isEmpty() ? otherwise : values.at(turn % values.size()).toString();
}

Push pushFrom(const QJsonObject& event, const Repository& repository, int turn)
{
    return {.branch = inTurn(event.value("branch"_L1), turn, repository.defaultBranch),
            .tag = event.value("tag"_L1).toString(),
            .message = inTurn(event.value("message"_L1), turn, u"Improve the documentation"_s),
            .author = inTurn(event.value("author"_L1), turn, {}),
            .failures = failuresFrom(event.value("failures"_L1)),
            .figures = {.coverage = event.value("coverage"_L1).toDouble(84.2),
                        .slowdown = event.value("slowdown"_L1).toDouble(1)},
            .pullRequest = event.value("pull"_L1).toInt(),
            .event = event.value("event"_L1).toString(),
            .written = filesFrom(event.value("files"_L1))};
}

void openPull(const QJsonObject& event, Repository& repository, World& world)
{
    PullRequest pull{.id = world.nextId(u"pull"_s),
                     .number = event.value("pull"_L1).toInt(),
                     .title = event.value("message"_L1).toString(),
                     .author = event.value("author"_L1).toString(),
                     .head = event.value("branch"_L1).toString(),
                     .base = repository.defaultBranch,
                     .draft = event.value("draft"_L1).toBool(),
                     .fork = event.value("fork"_L1).toBool(),
                     .createdAt = world.now(),
                     .updatedAt = world.now()};
    for (const QJsonValue& review : event.value("reviews"_L1).toArray())
        pull.reviews.push_back({.id = world.nextId(u"review"_s),
                                .user = review["user"_L1].toString(),
                                .state = review["state"_L1].toString(u"APPROVED"_s),
                                .at = world.now()});
    repository.pullRequests.push_back(pull);
    if (!pull.fork) {
        const QString sha = world.push(repository, pushFrom(event, repository, 0));
        for (Review& review : repository.pullRequests.back().reviews)
            review.sha = sha;
        return;
    }
    // Somebody's first contribution: nothing runs before a maintainer has said so.
    repository.pullRequests.back().sha = repository.branches.value(repository.defaultBranch);
    (void)world.start(repository,
                      {.workflow = event.value("workflow"_L1).toString(),
                       .event = u"pull_request"_s,
                       .ref = pull.head,
                       .sha = repository.branches.value(repository.defaultBranch),
                       .title = pull.title,
                       .actor = pull.author,
                       .pullRequest = pull.number,
                       .fromFork = true,
                       .needsApproval = true});
}

// The tag, the run that it starts, the release that the run makes, and who lets it out.
void release(const QJsonObject& event, Repository& repository, World& world)
{
    const Push push = pushFrom(event, repository, 0);
    world.push(repository, push);
    const double approvedAfter = event.value("approve"_L1).toDouble(-1);
    const qint64 id = repository.id;
    world.at(world.now() + seconds(36 / world.speed()), [&world, id, push] {
        Repository* still = world.repository(id);
        if (!still)
            return;
        Release made{.id = world.nextId(u"release"_s),
                     .tag = push.tag,
                     .name = push.tag,
                     .body = u"What changed: see the list of commits."_s,
                     .target = still->defaultBranch,
                     .author = u"github-actions[bot]"_s,
                     .createdAt = world.now(),
                     .publishedAt = world.now()};
        for (const QString& name : {u"langgraph"_s, u"LICENSE"_s, u"README.md"_s})
            made.assets.push_back(world.assetNamed(name, push.tag, made.author));
        still->releases.push_back(std::move(made));
        world.touch(*still);
    });
    if (approvedAfter < 0)
        return;
    world.at(world.now() + seconds(approvedAfter / world.speed()), [&world, id, push] {
        const Repository* still = world.repository(id);
        for (size_t each = 0; still && each < still->runs.size(); ++each) {
            const auto& run = still->runs[each];
            if (run->ref == push.tag)
                (void)world.review(run->id, world.pendingEnvironments(*run), true, u"Ship it"_s, world.viewer());
        }
    });
}

// Somebody reviews what the run waits for, or somebody stops it, so many seconds from now.
void decideLater(const QJsonObject& event, qint64 run, World& world)
{
    const auto later = [&](QLatin1StringView what, const std::function<void(const Run&)>& act) {
        const double after = event.value(what).toDouble(-1);
        if (after >= 0)
            world.at(world.now() + seconds(after / world.speed()), [&world, run, act] {
                if (const Run* known = world.run(run))
                    act(*known);
            });
    };
    const auto review = [&world](const Run& known, bool approve, const QString& comment) {
        (void)world.review(known.id, world.pendingEnvironments(known), approve, comment, world.viewer());
    };
    later("approve"_L1, [review](const Run& known) { review(known, true, u"Ship it"_s); });
    later("reject"_L1, [review](const Run& known) { review(known, false, u"Not today"_s); });
    later("cancel"_L1, [&world](const Run& known) { (void)world.cancel(known.id, false); });
}

// Somebody starts a workflow by hand.
void dispatch(const QJsonObject& event, Repository& repository, World& world)
{
    QMap<QString, QString> inputs;
    const QJsonObject given = event.value("inputs"_L1).toObject();
    for (auto input = given.begin(); input != given.end(); ++input)
        inputs.insert(input.key(), input.value().toString());
    const auto run = world.dispatch(repository,
                                    {.workflow = event.value("workflow"_L1).toString(),
                                     .ref = event.value("branch"_L1).toString(repository.defaultBranch),
                                     .actor = event.value("author"_L1).toString(),
                                     .failures = failuresFrom(event.value("failures"_L1))},
                                    inputs);
    if (run && *run)
        decideLater(event, *run, world);
}

// A pull request that was reviewed and has become one commit of its base.
void merge(const QJsonObject& event, Repository& repository, World& world)
{
    Push push = pushFrom(event, repository, 0);
    const int number = push.pullRequest;
    const QString title = push.message.section(u'\n', 0, 0);
    push.pullRequest = 0;
    push.message = title + u" (#%1)"_s.arg(number) + push.message.sliced(title.size());
    const QString head = event.value("head"_L1).toString(u"change-%1"_s.arg(number));
    const QString merged = world.push(repository, push);
    repository.pullRequests.push_back({.id = world.nextId(u"pull"_s),
                                       .number = number,
                                       .title = title,
                                       .author = push.author,
                                       .head = head,
                                       .base = push.branch,
                                       .sha = merged,
                                       .merged = merged,
                                       .state = u"closed"_s,
                                       .labels = textsFrom(event.value("labels"_L1)),
                                       .createdAt = world.now() - hours(5),
                                       .updatedAt = world.now(),
                                       .mergedAt = world.now(),
                                       .closedAt = world.now()});
}

// Something that is no workflow says what it thinks of the head of a branch.
void report(const QJsonObject& event, Repository& repository, World& world)
{
    const QString branch = event.value("branch"_L1).toString(repository.defaultBranch);
    repository.statuses.push_back({.id = world.nextId(u"status"_s),
                                   .sha = repository.branches.value(branch),
                                   .context = event.value("context"_L1).toString(u"default"_s),
                                   .state = event.value("state"_L1).toString(u"success"_s),
                                   .description = event.value("description"_L1).toString(),
                                   .targetUrl = event.value("target"_L1).toString(),
                                   .creator = event.value("author"_L1).toString(world.viewer()),
                                   .at = world.now()});
    world.touch(repository);
}

// Somebody tries the failed jobs of their newest run again.
void retry(const QJsonObject& event, const Repository& repository, World& world)
{
    const QString author = event.value("author"_L1).toString();
    const auto mine = std::find_if(repository.runs.rbegin(), repository.runs.rend(),
                                   [&author](const auto& run) { return run->actor == author; });
    if (mine != repository.runs.rend() && (*mine)->conclusion() == "failure"_L1)
        (void)world.rerun((*mine)->id, true, author);
}

void happen(const QJsonObject& event, qint64 repositoryId, int turn, World& world)
{
    Repository* repository = world.repository(repositoryId);
    if (!repository)
        return;
    const QString what = event.value("do"_L1).toString(u"push"_s);
    if (what == "push"_L1)
        world.push(*repository, pushFrom(event, *repository, turn));
    else if (what == "pull"_L1)
        openPull(event, *repository, world);
    else if (what == "release"_L1)
        release(event, *repository, world);
    else if (what == "status"_L1)
        report(event, *repository, world);
    else if (what == "merge"_L1)
        merge(event, *repository, world);
    else if (what == "dispatch"_L1)
        dispatch(event, *repository, world);
    else if (what == "rerun"_L1)
        retry(event, *repository, world);
}

// What is to come moves at the telling's speed, what was does not.
Moment momentOf(double offset, const Telling& telling)
{
    return telling.present + seconds(offset > 0 ? offset / telling.speed : offset);
}

void plan(const QJsonObject& event, qint64 repository, double offset, int turn, const Telling& telling, World& world)
{
    world.at(momentOf(offset, telling), [event, repository, offset, turn, telling, &world] {
        happen(event, repository, turn, world);
        const double every = event.value("every"_L1).toDouble();
        if (every <= 0)
            return;
        // A machine that slept for a month need not be told each minute of it.
        double next = offset + every;
        int nextTurn = turn + 1;
        while (momentOf(next, telling) < world.horizon() - days(1)) {
            next += every;
            ++nextTurn;
        }
        plan(event, repository, next, nextTurn, telling, world);
    });
}

} // namespace

void tell(const QJsonObject& object, Repository& target, int number, const Telling& telling, World& world)
{
    if (object.contains("history"_L1))
        recall(object.value("history"_L1).toObject(), target, telling.present, world);
    for (const QJsonValue& value : object.value("story"_L1).toArray()) {
        const QJsonObject event = value.toObject();
        const int from = event.value("from"_L1).toInt(1);
        const int to = event.value("to"_L1).toInt(number);
        if (number < from || number > to)
            continue;
        // A family does not move in step.
        const double spread
            = event.value("spread"_L1).toDouble() * chance(world.seed(), static_cast<quint64>(target.id));
        plan(event, target.id, event.value("at"_L1).toDouble() + spread, 0, telling, world);
    }
}

} // namespace signalbox::demo
