// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/answer_error.h"
#include "github/endpoints.h"
#include "github/field_check.h"
#include "github/parse.h"
#include "github/recorded.h"
#include "github/why.h"

#include <QJsonDocument>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

void compare(FieldCheck& check, const QJsonObject& json, const User& ours)
{
    check.equal("login"_L1, json["login"_L1], ours.login);
    check.equal("name"_L1, json["name"_L1], ours.name);
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Repository& ours)
{
    check.equal("id"_L1, json["id"_L1], ours.id.value);
    check.equal("full_name"_L1, json["full_name"_L1], ours.name.full());
    check.equal("default_branch"_L1, json["default_branch"_L1], ours.defaultBranch);
    check.equal("private"_L1, json["private"_L1], ours.isPrivate);
    check.equal("archived"_L1, json["archived"_L1], ours.archived);
    check.equal("disabled"_L1, json["disabled"_L1], ours.disabled);
    check.equal("fork"_L1, json["fork"_L1], ours.isFork);
    check.equal("permissions.push"_L1, json["permissions"_L1]["push"_L1], ours.canPush);
    check.equal("permissions.admin"_L1, json["permissions"_L1]["admin"_L1], ours.canAdminister);
    check.equal("pushed_at"_L1, json["pushed_at"_L1], ours.pushedAt);
    check.equal("html_url"_L1, json["html_url"_L1], ours.webUrl);
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Workflow& ours)
{
    check.equal("id"_L1, json["id"_L1], ours.id.value);
    check.equal("name"_L1, json["name"_L1], ours.name);
    check.equal("path"_L1, json["path"_L1], ours.path);
    check.equal("state"_L1, json["state"_L1], ours.state);
    check.equal("html_url"_L1, json["html_url"_L1], ours.webUrl);
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Run& ours)
{
    const QString path = json["path"_L1].toString().split(u'@').first();
    const QString name = json["name"_L1].toString();
    check.equal("id"_L1, json["id"_L1], ours.id.value);
    check.equal("repository.id"_L1, json["repository"_L1]["id"_L1], ours.repository.value);
    check.equal("repository.full_name"_L1, json["repository"_L1]["full_name"_L1],
                ours.repositoryName.isEmpty() ? QString() : ours.repositoryName.full());
    check.equal("workflow_id"_L1, json["workflow_id"_L1], ours.workflow.value);
    check.equal("path"_L1, QJsonValue(path), ours.workflowPath);
    check.equal("name"_L1, QJsonValue(name.isEmpty() ? path.split(u'/').last() : name), ours.workflowName);
    check.equal("display_title"_L1, json["display_title"_L1], ours.title);
    check.equal("run_number"_L1, json["run_number"_L1], ours.number);
    check.equal("run_attempt"_L1, json["run_attempt"_L1], ours.attempt, 1);
    check.equal("event"_L1, json["event"_L1], ours.event);
    check.equal("status"_L1, json["status"_L1], ours.state.statusWord());
    check.equal("conclusion"_L1, json["conclusion"_L1], ours.state.conclusionWord());
    check.equal("head_branch"_L1, json["head_branch"_L1], ours.branch);
    check.equal("head_sha"_L1, json["head_sha"_L1], ours.commit);
    const QString message = json["head_commit"_L1]["message"_L1].toString(); // of a long one the beginning is kept
    check.equal("head_commit.message"_L1, message.size() > 500 ? message.first(499) + u'…' : message,
                ours.commitMessage);
    check.equal("actor.login"_L1, json["actor"_L1]["login"_L1], ours.actor);
    check.equal("triggering_actor.login"_L1, json["triggering_actor"_L1]["login"_L1], ours.triggeringActor);
    check.equal("pull_requests.0.number"_L1, json["pull_requests"_L1][0]["number"_L1], ours.pullRequest);
    check.equal("created_at"_L1, json["created_at"_L1], ours.createdAt);
    check.equal("run_started_at"_L1, json["run_started_at"_L1], ours.startedAt);
    check.equal("updated_at"_L1, json["updated_at"_L1], ours.updatedAt);
    check.equal("html_url"_L1, json["html_url"_L1], ours.webUrl);
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Job& ours)
{
    check.equal("id"_L1, json["id"_L1], ours.id.value);
    check.equal("run_id"_L1, json["run_id"_L1], ours.run.value);
    check.equal("run_attempt"_L1, json["run_attempt"_L1], ours.attempt, 1);
    check.equal("name"_L1, json["name"_L1], ours.name);
    check.equal("status"_L1, json["status"_L1], ours.state.statusWord());
    check.equal("conclusion"_L1, json["conclusion"_L1], ours.state.conclusionWord());
    check.equal("created_at"_L1, json["created_at"_L1], ours.createdAt);
    check.equal("started_at"_L1, json["started_at"_L1], ours.startedAt);
    check.equal("completed_at"_L1, json["completed_at"_L1], ours.completedAt);
    check.equal("runner_name"_L1, json["runner_name"_L1], ours.runner);
    check.equal("html_url"_L1, json["html_url"_L1], ours.webUrl);
    check.equal("labels"_L1, QJsonValue(json["labels"_L1].toArray().size()), ours.labels.size());
    for (qsizetype i = 0; i < ours.labels.size(); ++i)
        check.equal("labels.i"_L1, json["labels"_L1][i], ours.labels[i]);
    check.equal("steps"_L1, QJsonValue(json["steps"_L1].toArray().size()), qint64(ours.steps.size()));
    for (size_t i = 0; i < ours.steps.size(); ++i) {
        const QJsonValue step = json["steps"_L1][qsizetype(i)];
        check.equal("steps.number"_L1, step["number"_L1], ours.steps[i].number);
        check.equal("steps.name"_L1, step["name"_L1], ours.steps[i].name);
        check.equal("steps.status"_L1, step["status"_L1], ours.steps[i].state.statusWord());
        check.equal("steps.conclusion"_L1, step["conclusion"_L1], ours.steps[i].state.conclusionWord());
        check.equal("steps.started_at"_L1, step["started_at"_L1], ours.steps[i].startedAt);
        check.equal("steps.completed_at"_L1, step["completed_at"_L1], ours.steps[i].completedAt);
    }
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Artifact& ours)
{
    check.equal("id"_L1, json["id"_L1], ours.id.value);
    check.equal("workflow_run.id"_L1, json["workflow_run"_L1]["id"_L1], ours.run.value);
    check.equal("name"_L1, json["name"_L1], ours.name);
    check.equal("size_in_bytes"_L1, json["size_in_bytes"_L1], ours.size);
    check.equal("expired"_L1, json["expired"_L1], ours.expired);
    check.equal("created_at"_L1, json["created_at"_L1], ours.createdAt);
    check.equal("expires_at"_L1, json["expires_at"_L1], ours.expiresAt);
    check.equal("digest"_L1, json["digest"_L1], ours.digest);
}

void compare(FieldCheck& check, const QJsonObject& json, const core::Annotation& ours)
{
    check.equal("path"_L1, json["path"_L1], ours.path);
    check.equal("start_line"_L1, json["start_line"_L1], ours.startLine);
    check.equal("end_line"_L1, json["end_line"_L1], ours.endLine);
    check.equal("annotation_level"_L1, json["annotation_level"_L1], ours.level);
    check.equal("title"_L1, json["title"_L1], ours.title);
    check.equal("message"_L1, json["message"_L1], ours.message);
}

/// Reads one body and compares every value; the reason when it could not be read.
using Reader = std::function<std::optional<core::Error>(FieldCheck&, const QByteArray&)>;

template <class T>
Reader thing(core::Result<T> (*parse)(const QByteArray&))
{
    return [parse](FieldCheck& check, const QByteArray& body) -> std::optional<core::Error> {
        const auto ours = parse(body);
        if (!ours)
            return ours.error();
        compare(check, QJsonDocument::fromJson(body).object(), *ours);
        return std::nullopt;
    };
}

/// `key` is empty where the body itself is the list.
template <class T>
Reader list(core::Result<std::vector<T>> (*parse)(const QByteArray&), QLatin1StringView key = {})
{
    return [parse, key](FieldCheck& check, const QByteArray& body) -> std::optional<core::Error> {
        const auto ours = parse(body);
        if (!ours)
            return ours.error();
        const auto json = QJsonDocument::fromJson(body);
        const QJsonArray rows = key.isEmpty() ? json.array() : json.object()[key].toArray();
        check.equal("rows"_L1, QJsonValue(rows.size()), qint64(ours->size()));
        for (qsizetype i = 0; i < std::min(rows.size(), qsizetype(ours->size())); ++i)
            compare(check, rows[i].toObject(), (*ours)[size_t(i)]);
        return std::nullopt;
    };
}

const QHash<QString, Reader> readers{
    {endpoint::user.operation, thing(parseUser)},
    {endpoint::myRepositories.operation, list(parseRepositories)},
    {endpoint::organisationRepositories.operation, list(parseRepositories)},
    {endpoint::userRepositories.operation, list(parseRepositories)},
    {endpoint::repository.operation, thing(parseRepository)},
    {endpoint::workflows.operation, list(parseWorkflows, "workflows"_L1)},
    {endpoint::runs.operation, list(parseRuns, "workflow_runs"_L1)},
    {endpoint::runsOfWorkflow.operation, list(parseRuns, "workflow_runs"_L1)},
    {endpoint::run.operation, thing(parseRun)},
    {endpoint::attempt.operation, thing(parseRun)},
    {endpoint::jobs.operation, list(parseJobs, "jobs"_L1)},
    {endpoint::jobsOfAttempt.operation, list(parseJobs, "jobs"_L1)},
    {endpoint::job.operation, thing(parseJob)},
    {endpoint::artifacts.operation, list(parseArtifacts, "artifacts"_L1)},
    {endpoint::annotations.operation, list(parseAnnotations)},
};

} // namespace

/// Answers that GitHub really gave, and the examples of its own description.
class GithubRecorded : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto exchanges = recordedExchanges();
        if (!exchanges)
            QSKIP("no recordings: SIGNALBOX_RECORDED names no folder with a manifest.json");
        m_exchanges = *exchanges;
        const auto isForeign = [](const Exchange& exchange) {
            const auto isIt = [&](const Endpoint& endpoint) { return exchange.operation == endpoint.operation; };
            return std::ranges::none_of(endpoint::all, isIt);
        };
        qInfo("%zu exchanges, %zd of them of operations that the client does not use", m_exchanges.size(),
              std::ranges::count_if(m_exchanges, isForeign));
    }

    void everyFieldThatWeUseIsWhatGithubWrote()
    {
        QHash<QString, int> read;
        FieldCheck check;
        QStringList wrong;
        for (const auto& exchange : m_exchanges) {
            if (!exchange.answer.isSuccess() || !readers.contains(exchange.operation))
                continue;
            const auto before = check.differences().size();
            const auto error = readers[exchange.operation](check, exchange.answer.body);
            if (error)
                wrong << exchange.file + u": "_s + error->sentence();
            for (const QString& difference : check.differences().mid(before))
                wrong << exchange.file + u": "_s + difference;
            ++read[exchange.operation];
        }
        for (const auto& [operation, count] : read.asKeyValueRange())
            qInfo("%3d x %s", count, qPrintable(operation));
        for (const Endpoint& used : endpoint::all) {
            if (!read.contains(used.operation))
                qInfo("no recording was read of %s", qPrintable(QString(used.operation)));
        }
        qInfo("read %lld exchanges, %d fields compared",
              qlonglong(std::ranges::fold_left(read.values(), 0, std::plus())), check.fields());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(check.fields() > 0);
    }

    void everyRefusalKeepsGithubsWords()
    {
        int refusals = 0;
        int words = 0; // that GitHub gave a reason in; a page of HTML or nothing at all has none
        for (const auto& exchange : m_exchanges) {
            if (exchange.answer.status < 400)
                continue;
            ++refusals;
            const core::Error error = errorOf(exchange.answer, QDateTime::currentDateTimeUtc());
            QCOMPARE(error.httpStatus, exchange.answer.status);
            QVERIFY(!error.what.isEmpty());
            const QString message = QJsonDocument::fromJson(exchange.answer.body)["message"_L1].toString().simplified();
            words += message.isEmpty() ? 0 : 1;
            QVERIFY2(error.detail.contains(message.left(400)), qPrintable(exchange.file));
        }
        qInfo("%d refusals, %d of them with a message", refusals, words);
    }

private:
    std::vector<Exchange> m_exchanges;
};

QTEST_GUILESS_MAIN(GithubRecorded)
#include "github_recorded.moc"
