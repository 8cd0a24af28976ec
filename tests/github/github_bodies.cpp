// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/answer_error.h"
#include "github/parse.h"
#include "github/why.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;

namespace {

const QByteArray run = R"({"id":30433642,"name":"CI","display_title":"Fix","run_number":562,"run_attempt":2,
"workflow_id":159038,"path":".github/workflows/ci.yml@refs/heads/main","event":"push","status":"completed",
"conclusion":"success","head_branch":"main","head_sha":"acb5820ced9479c074f688cc328bf03f341a511d","head_commit":null,
"created_at":"2026-01-22T19:33:08Z","updated_at":"2026-01-22T19:35:08Z","run_started_at":null,"pull_requests":null,
"repository":{"id":217723378,"full_name":"octo/app"},"html_url":"https://github.com/octo/app/actions/runs/30433642"})";
const QByteArray job = R"({"id":399444496,"run_id":29679449,"name":"build","status":"queued","conclusion":null,
"created_at":"2026-01-20T17:42:40Z","started_at":"2026-01-20T17:42:40Z","completed_at":null,
"steps":[{"number":1,"name":"Set up job","status":"queued","conclusion":null}],"labels":["ubuntu-latest"]})";
const QByteArray artifact = R"({"id":11,"name":"logs","size_in_bytes":556,"expired":false})";
const QByteArray workflow = R"({"id":161335,"name":"CI","path":".github/workflows/ci.yml","state":"active"})";
const QByteArray repository = R"({"id":1296269,"full_name":"octo/app","private":true,"permissions":{"push":true}})";
const QByteArray annotation = R"({"path":"src/main.rs","start_line":2,"end_line":3,"annotation_level":"warning"})";

using Parse = std::function<core::Result<void>(const QByteArray&)>;

template <class T>
Parse only(core::Result<T> (*parse)(const QByteArray&))
{
    return [parse](const QByteArray& body) { return parse(body).transform([](const T&) { }); };
}

/// `row` as the fourth of a list, which is under `key` unless that is empty.
QByteArray fourth(const QByteArray& good, const QJsonObject& row, const QString& key)
{
    const QJsonObject fine = QJsonDocument::fromJson(good).object();
    const QJsonArray rows{fine, fine, fine, row};
    return key.isEmpty() ? QJsonDocument(rows).toJson() : QJsonDocument(QJsonObject{{key, rows}}).toJson();
}

/// A path such as "repository.id" or "steps[0].name" set to a value, or removed with Undefined.
void set(QJsonObject& object, const QString& path, const QJsonValue& value)
{
    const QString first = path.section(u'.', 0, 0);
    const QString rest = path.section(u'.', 1);
    if (rest.isEmpty()) {
        object.insert(first, value);
        if (value.isUndefined())
            object.remove(first);
        return;
    }
    const QString key = first.section(u'[', 0, 0);
    if (key == first) {
        QJsonObject inner = object[key].toObject();
        set(inner, rest, value);
        object.insert(key, inner);
        return;
    }
    QJsonArray list = object[key].toArray();
    QJsonObject inner = list.first().toObject();
    set(inner, rest, value);
    list.replace(0, inner);
    object.insert(key, list);
}

struct Kind {
    const char* name;
    Parse parse;
    QByteArray good;
    QString key;
    QStringList required;
    QStringList optional;
};

const std::vector<Kind> kinds{
    {"run",
     only(parseRuns),
     run,
     u"workflow_runs"_s,
     {u"id"_s, u"repository"_s, u"repository.id"_s, u"repository.full_name"_s, u"workflow_id"_s, u"run_number"_s,
      u"event"_s, u"head_sha"_s, u"created_at"_s, u"updated_at"_s},
     {u"name"_s, u"path"_s, u"display_title"_s, u"run_attempt"_s, u"status"_s, u"conclusion"_s, u"head_branch"_s,
      u"head_commit"_s, u"run_started_at"_s, u"pull_requests"_s, u"html_url"_s, u"actor"_s, u"triggering_actor"_s}},
    {"job",
     only(parseJobs),
     job,
     u"jobs"_s,
     {u"id"_s, u"run_id"_s, u"name"_s, u"steps[0].number"_s, u"steps[0].name"_s},
     {u"run_attempt"_s, u"status"_s, u"conclusion"_s, u"created_at"_s, u"started_at"_s, u"completed_at"_s,
      u"runner_name"_s, u"steps"_s, u"labels"_s, u"html_url"_s, u"steps[0].started_at"_s}},
    {"artifact",
     only(parseArtifacts),
     artifact,
     u"artifacts"_s,
     {u"id"_s, u"name"_s, u"size_in_bytes"_s, u"expired"_s},
     {u"created_at"_s, u"expires_at"_s, u"digest"_s, u"workflow_run"_s}},
    {"workflow",
     only(parseWorkflows),
     workflow,
     u"workflows"_s,
     {u"id"_s, u"name"_s, u"path"_s, u"state"_s},
     {u"html_url"_s}},
    {"repository",
     only(parseRepositories),
     repository,
     {},
     {u"id"_s, u"full_name"_s},
     {u"default_branch"_s, u"private"_s, u"archived"_s, u"disabled"_s, u"fork"_s, u"pushed_at"_s, u"topics"_s,
      u"permissions"_s, u"permissions.push"_s}},
    {"annotation",
     only(parseAnnotations),
     annotation,
     {},
     {u"path"_s, u"start_line"_s, u"end_line"_s},
     {u"annotation_level"_s, u"title"_s, u"message"_s}},
};

} // namespace

/// Bodies that are not what GitHub documents, and what is kept of those that are.
class GithubBodies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequiredFieldThatIsNotThereIsNamed_data() { rows(true); }
    void aRequiredFieldThatIsNotThereIsNamed()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const Kind& k = kinds[size_t(kind)];
        QJsonObject row = QJsonDocument::fromJson(k.good).object();
        set(row, field, value);
        const auto result = k.parse(fourth(k.good, row, k.key));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Malformed);
        const QString path = k.key + u"[3]."_s + field;
        QVERIFY2(result.error().detail.startsWith(path + u": "_s), qPrintable(result.error().detail));
    }

    void anOptionalFieldMayBeAbsentOrNullButNotOfAnotherType_data() { rows(false); }
    void anOptionalFieldMayBeAbsentOrNullButNotOfAnotherType()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const Kind& k = kinds[size_t(kind)];
        QJsonObject row = QJsonDocument::fromJson(k.good).object();
        set(row, field, value);
        const auto result = k.parse(fourth(k.good, row, k.key));
        if (value.isNull() || value.isUndefined()) {
            QVERIFY2(result, qPrintable(why(result)));
        } else {
            QVERIFY(!result);
            QVERIFY2(result.error().detail.contains(field), qPrintable(result.error().detail));
        }
    }

    void idsHave64Bits_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<qint64>("id"); // 0: refused
        QTest::newRow("2^31") << QByteArray("2147483648") << qint64(2147483648);
        QTest::newRow("2^53 - 1") << QByteArray("9007199254740991") << qint64(9007199254740991);
        QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << qint64(9007199254740993);
        QTest::newRow("2^63 - 1") << QByteArray("9223372036854775807") << qint64(9223372036854775807);
        QTest::newRow("2^63") << QByteArray("9223372036854775808") << qint64(0);
        QTest::newRow("with an exponent") << QByteArray("3e3") << qint64(3000);
        QTest::newRow("2^64 with an exponent") << QByteArray("1.8446744073709551616e19") << qint64(0);
        QTest::newRow("half") << QByteArray("0.5") << qint64(0);
        QTest::newRow("text") << QByteArray("\"4711\"") << qint64(0);
        QTest::newRow("true") << QByteArray("true") << qint64(0);
    }
    void idsHave64Bits()
    {
        QFETCH(QByteArray, written);
        QFETCH(qint64, id);
        const auto parsed = parseRun(QByteArray(run).replace("30433642,", written + ","));
        QCOMPARE(parsed.has_value(), id != 0);
        if (parsed)
            QCOMPARE(parsed->id.value, id);
    }

    void whatIsNoJsonSaysSo_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << u"empty"_s;
        QTest::newRow("blanks") << QByteArray(" \n ") << u"empty"_s;
        QTest::newRow("HTML") << QByteArray("\n<!DOCTYPE html><html>") << u"HTML"_s;
        QTest::newRow("truncated") << run.left(200) << u"byte"_s;
        QTest::newRow("text") << QByteArray("Moved") << u"byte"_s;
        QTest::newRow("no UTF-8") << QByteArray("{\"id\": \"\xff\xfe\"}") << u"byte"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"an object is expected, and there is a list"_s;
        QTest::newRow("too deep") << QByteArray(100'000, '[') << u"byte"_s;
    }
    void whatIsNoJsonSaysSo()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto parsed = parseRun(body);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Malformed);
        QVERIFY2(parsed.error().detail.contains(says), qPrintable(parsed.error().detail));
    }

    void wordsThatNobodyKnowsAreKept()
    {
        const auto parsed = parseRun(
            QByteArray(run).replace("\"completed\"", "\"levitating\"").replace("\"success\"", "\"mostly_harmless\""));
        QVERIFY2(parsed, qPrintable(why(parsed)));
        QCOMPARE(parsed->state.status, core::Status::Unknown);
        QCOMPARE(parsed->state.statusWord(), u"levitating"_s);
        QCOMPARE(parsed->state.conclusionWord(), u"mostly_harmless"_s);
    }

    void aPathIsKeptWithoutItsRefAndNamesTheWorkflowInNeed()
    {
        const auto named = parseRun(run);
        QCOMPARE(named->workflowPath, u".github/workflows/ci.yml"_s);
        QCOMPARE(named->workflowName, u"CI"_s);
        const auto nameless = parseRun(QByteArray(run).replace("\"name\":\"CI\"", "\"name\":null"));
        QCOMPARE(nameless->workflowName, u"ci.yml"_s);
    }

    void ofALongCommitMessageTheBeginningIsKept()
    {
        const auto messageOf = [](const QString& message) {
            const auto parsed = parseRun(QByteArray(run).replace(
                "\"head_commit\":null", "\"head_commit\":{\"message\":\"" + message.toUtf8() + "\"}"));
            return parsed ? parsed->commitMessage : why(parsed);
        };
        QCOMPARE(messageOf(QString(500, u'x')), QString(500, u'x'));
        QCOMPARE(messageOf(QString(501, u'x')), QString(499, u'x') + u'…');
        QCOMPARE(messageOf(QString(498, u'x') + u"🚂🚂"_s), QString(498, u'x') + u'…'); // and no half of a sign
    }

    void timesAreInUtcWhateverTheirOffset()
    {
        const auto parsed = parseRun(QByteArray(run).replace("2026-01-22T19:33:08Z", "2026-01-22T11:33:08.250-08:00"));
        QCOMPARE(parsed->createdAt, QDateTime(QDate(2026, 1, 22), QTime(19, 33, 8, 250), QTimeZone::UTC));
        QCOMPARE(parsed->createdAt.timeSpec(), Qt::UTC);
        QVERIFY(!parseRun(QByteArray(run).replace("2026-01-22T19:33:08Z", "yesterday")));
    }

    void githubsReasonsAreKept_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("objects") << QByteArray(R"({"message":"Validation Failed","errors":[{"resource":"Release",
            "code":"already_exists","field":"tag_name"}]})")
                                 << u"Validation Failed: Release tag_name already_exists"_s;
        QTest::newRow("custom") << QByteArray(R"({"message":"Validation Failed","errors":[{"code":"custom",
            "message":"No such ref"}]})")
                                << u"Validation Failed: No such ref"_s;
        QTest::newRow("texts") << QByteArray(R"({"message":"Validation Failed","errors":["One","Two"]})")
                               << u"Validation Failed: One; Two"_s;
        QTest::newRow("one text") << QByteArray("{\"message\":\"Invalid request.\\n\\n\\\"sha\\\" wasn't supplied.\"}")
                                  << u"Invalid request. \"sha\" wasn't supplied."_s;
        QTest::newRow("error") << QByteArray(R"({"error":"Server Error"})") << u"Server Error"_s;
        QTest::newRow("HTML") << QByteArray("<html><head><title>Unicorn! &middot; GitHub</title>")
                              << u"Unicorn! &middot; GitHub"_s;
        QTest::newRow("XML") << QByteArray(
            "\xEF\xBB\xBF<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code>")
                             << u"AuthenticationFailed"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("odd types") << QByteArray(R"({"message":7,"errors":{"a":[1]}})")
                                   << QString(uR"({"message":7,"errors":{"a":[1]}})"_s);
    }
    void githubsReasonsAreKept()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QCOMPARE(githubWords(body), words);
    }

    void singleSignOnNamesThePlaceToGo()
    {
        Answer answer{.status = 403, .body = R"({"message":"Resource protected by organization SAML enforcement."})"};
        answer.headers.append("X-GitHub-SSO", "required; url=https://github.com/orgs/octo/sso?authorization_request=a");
        const auto error = errorOf(answer, QDateTime::currentDateTimeUtc());
        QCOMPARE(error.kind, ErrorKind::Forbidden);
        QVERIFY(error.advice.contains(u"https://github.com/orgs/octo/sso?authorization_request=a"_s));
    }

    void theMissingPermissionIsNamed()
    {
        Answer answer{.status = 403, .body = R"({"message":"Resource not accessible by personal access token"})"};
        answer.headers.append("X-Accepted-GitHub-Permissions", "actions=write");
        const auto error = errorOf(answer, QDateTime::currentDateTimeUtc());
        QCOMPARE(error.permission, u"actions=write"_s);
        QVERIFY(error.advice.contains(u"actions=write"_s));
    }

    void aFileIsReadOrSaidToBeNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("error"); // -1: none
        const int malformed = int(ErrorKind::Malformed);
        const int unsupported = int(ErrorKind::Unsupported);
        QTest::newRow("in lines") << QByteArray(R"({"type":"file","encoding":"base64","content":"bmFt\nZTogQ0k=\n"})")
                                  << QByteArray("name: CI") << -1;
        QTest::newRow("empty") << QByteArray(R"({"type":"file","encoding":"base64","content":""})") << QByteArray()
                               << -1;
        QTest::newRow("large") << QByteArray(R"({"type":"file","encoding":"none","content":"","size":2000000})")
                               << QByteArray() << unsupported;
        QTest::newRow("folder") << QByteArray(R"([{"type":"file","name":"ci.yml"}])") << QByteArray() << unsupported;
        QTest::newRow("submodule") << QByteArray(R"({"type":"submodule","name":"x"})") << QByteArray() << unsupported;
        QTest::newRow("another encoding")
            << QByteArray(R"({"type":"file","encoding":"rot13","content":"x"})") << QByteArray() << malformed;
        QTest::newRow("no base64") << QByteArray(R"({"type":"file","encoding":"base64","content":"%%%"})")
                                   << QByteArray() << malformed;
        QTest::newRow("no content") << QByteArray(R"({"type":"file","encoding":"base64"})") << QByteArray()
                                    << malformed;
        QTest::newRow("HTML") << QByteArray("<html>") << QByteArray() << malformed;
    }

    void aFileIsReadOrSaidToBeNone()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, text);
        QFETCH(const int, error);
        const auto file = parseFile(body);
        QCOMPARE(file ? -1 : int(file.error().kind), error);
        QCOMPARE(file.value_or(QByteArray()), text);
    }

private:
    static void rows(bool required)
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        // No field is a list of numbers or a list of lists.
        const QJsonValue wrong(QJsonArray{QJsonArray{1}});
        for (size_t kind = 0; kind < kinds.size(); ++kind) {
            for (const QString& field : required ? kinds[kind].required : kinds[kind].optional) {
                const QString name = QLatin1StringView(kinds[kind].name) + u' ' + field;
                QTest::newRow(qPrintable(name + u" missing"_s))
                    << int(kind) << field << QJsonValue(QJsonValue::Undefined);
                QTest::newRow(qPrintable(name + u" null"_s)) << int(kind) << field << QJsonValue(QJsonValue::Null);
                QTest::newRow(qPrintable(name + u" of another type"_s)) << int(kind) << field << wrong;
            }
        }
    }
};

QTEST_GUILESS_MAIN(GithubBodies)
#include "github_bodies.moc"
