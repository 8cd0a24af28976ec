// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

/// A reusable or required workflow's path comes as "file@ref".
QString withoutRef(const QString& path)
{
    return path.section(u'@', 0, 0);
}

// What a bot writes has thousands of signs, and a hundred thousand runs are kept.
constexpr qsizetype longestMessage = 500;

QString beginningOf(const QString& message)
{
    if (message.size() <= longestMessage)
        return message;
    QString beginning = message.first(longestMessage - 1);
    if (beginning.back().isHighSurrogate())
        beginning.chop(1);
    return beginning + u'…';
}

int firstPullRequest(const JsonReader& json)
{
    const auto pulls = json.optionalArray("pull_requests"_L1);
    return pulls.empty() ? 0 : pulls.front().number("number"_L1);
}

void readRepository(const JsonReader& json, core::Run& run)
{
    const auto repository = json.object("repository"_L1);
    run.repository.value = repository.integer("id"_L1);
    const QString full = repository.text("full_name"_L1);
    run.repositoryName = {.owner = full.section(u'/', 0, 0), .name = full.section(u'/', 1)};
}

void readTimes(const JsonReader& json, core::Run& run)
{
    run.createdAt = json.time("created_at"_L1);
    run.startedAt = json.optionalTime("run_started_at"_L1);
    run.updatedAt = json.time("updated_at"_L1);
}

core::Run runOf(const JsonReader& json)
{
    core::Run run;
    run.id.value = json.integer("id"_L1);
    // A reference and no run: there are recordings of such lists. What else it is, is not said.
    if (json.holdsOnly("id"_L1)) {
        run.state = core::State::fromWords({}, {});
        return run;
    }
    readRepository(json, run);
    run.workflow.value = json.integer("workflow_id"_L1);
    run.workflowPath = withoutRef(json.optionalText("path"_L1));
    run.workflowName = json.optionalText("name"_L1);
    if (run.workflowName.isEmpty())
        run.workflowName = workflowFile(run.workflowPath);
    run.title = json.optionalText("display_title"_L1);
    run.number = json.number("run_number"_L1);
    run.attempt = json.optionalNumber("run_attempt"_L1).value_or(1);
    run.event = json.text("event"_L1);
    run.state = core::State::fromWords(json.optionalText("status"_L1), json.optionalText("conclusion"_L1));
    run.branch = json.optionalText("head_branch"_L1);
    run.commit = json.text("head_sha"_L1);
    if (const auto commit = json.optionalObject("head_commit"_L1))
        run.commitMessage = beginningOf(commit->optionalText("message"_L1));
    run.actor = loginOf(json, "actor"_L1);
    run.triggeringActor = loginOf(json, "triggering_actor"_L1);
    run.pullRequest = firstPullRequest(json);
    readTimes(json, run);
    run.webUrl = json.optionalUrl("html_url"_L1);
    return run;
}

} // namespace

QString workflowFile(const QString& path)
{
    return path.section(u'/', -1);
}

core::Result<core::Run> parseRun(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(runOf(json));
}

core::Result<std::vector<core::Run>> parseRuns(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("workflow_runs"_L1), runOf));
}

} // namespace signalbox::github
