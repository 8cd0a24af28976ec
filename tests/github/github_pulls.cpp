// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

QString why(const auto& result)
{
    return result ? QString() : result.error().detail;
}

} // namespace

/// Open pull requests, what their base requires and what their head has got, from GitHub's answers to values.
class GithubPulls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPullRequestIsRead()
    {
        QByteArray body = R"([{
            "number": 1347, "title": "Amazing new feature", "user": {"login": "octocat"}, "draft": false,
            "html_url": "PAGE",
            "created_at": "2011-01-26T19:01:12Z", "updated_at": "2011-01-26T20:01:12Z",
            "merge_commit_sha": "e5bd3914e2e596debea16f433f57875b5b90bcd6",
            "head": {"ref": "new-topic", "sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e", "repo": null},
            "base": {"ref": "master", "sha": "x"}}])";
        body.replace("PAGE", "https://github.com/octocat/Hello-World/pull/1347");
        const auto rows = github::parsePullRequests(body);
        QVERIFY2(rows, qPrintable(why(rows)));
        const core::PullRequest& row = rows->at(0);
        QCOMPARE(row.number, 1347);
        QCOMPARE(row.title, u"Amazing new feature"_s);
        QCOMPARE(row.author, u"octocat"_s);
        QCOMPARE(row.branch, u"new-topic"_s);
        QCOMPARE(row.commit, u"6dcb09b5b57875f334f61aebed695e2e4193db5e"_s);
        QCOMPARE(row.mergeCommit, u"e5bd3914e2e596debea16f433f57875b5b90bcd6"_s);
        QCOMPARE(row.base, u"master"_s);
        QCOMPARE(row.updatedAt, QDateTime(QDate(2011, 1, 26), QTime(20, 1, 12), QTimeZone::UTC));
        QCOMPARE(row.webUrl.path(), u"/octocat/Hello-World/pull/1347"_s);
        QVERIFY(!row.draft);
    }

    /// A fork that was deleted has no repository, an account that was deleted no user, a young one no trial merge.
    void whatIsGoneIsLeftEmpty()
    {
        const auto rows = github::parsePullRequests(R"([{
            "number": 7, "title": "", "user": null, "draft": true, "merge_commit_sha": null,
            "created_at": "2011-01-26T19:01:12Z", "updated_at": "2011-01-26T19:01:12Z",
            "head": {"ref": "a", "sha": "b", "repo": null}, "base": {"ref": "main"}}])");
        QVERIFY2(rows, qPrintable(why(rows)));
        QVERIFY(rows->at(0).author.isEmpty() && rows->at(0).mergeCommit.isEmpty() && rows->at(0).draft);
    }

    void rulesOfSeveralRulesetsAreOneList()
    {
        const auto required = github::parseBranchRules(R"([
            {"type": "deletion", "ruleset_id": 1},
            {"type": "required_status_checks", "ruleset_id": 1, "parameters": {"required_status_checks":
                [{"context": "lint"}, {"context": "build", "integration_id": 15368}]}},
            {"type": "pull_request", "parameters": {"required_approving_review_count": 1}},
            {"type": "required_status_checks", "ruleset_id": 2, "parameters": {"required_status_checks":
                [{"context": "docs", "integration_id": null}]}},
            {"type": "required_status_checks", "ruleset_id": 3}])");
        QVERIFY2(required, qPrintable(why(required)));
        QCOMPARE(*required, (std::vector<core::RequiredCheck>{{u"lint"_s, 0}, {u"build"_s, 15368}, {u"docs"_s, 0}}));
        QVERIFY(github::parseBranchRules("[]")->empty());
    }

    void theProtectionOfABranch_data()
    {
        QTest::addColumn<QByteArray>("protection");
        QTest::addColumn<QStringList>("contexts");
        QTest::newRow("none told") << R"({"name": "main", "protected": true})"_ba << QStringList();
        QTest::newRow("no checks") << R"({"name": "main", "protection": {"enabled": true}})"_ba << QStringList();
        QTest::newRow("off") << R"({"name": "main", "protection": {"enabled": false, "required_status_checks":
            {"enforcement_level": "off", "contexts": ["left"], "checks": []}}})"_ba
                             << QStringList();
        QTest::newRow("contexts alone") << R"({"name": "main", "protection": {"required_status_checks":
            {"enforcement_level": "everyone", "contexts": ["ci/a", "ci/b"]}}})"_ba
                                        << QStringList{u"ci/a"_s, u"ci/b"_s};
        QTest::newRow("checks go first") << R"({"name": "main", "protection": {"required_status_checks":
            {"enforcement_level": "non_admins", "contexts": ["a"], "checks": [{"context": "a", "app_id": -1}]}}})"_ba
                                         << QStringList{u"a"_s};
    }

    void theProtectionOfABranch()
    {
        QFETCH(const QByteArray, protection);
        QFETCH(const QStringList, contexts);
        const auto required = github::parseBranchProtection(protection);
        QVERIFY2(required, qPrintable(why(required)));
        QStringList found;
        for (const core::RequiredCheck& check : *required) {
            found << check.context;
            QCOMPARE(check.app, 0);
        }
        QCOMPARE(found, contexts);
    }

    void checkRunsAndStatusesAreOneKind()
    {
        const auto runs = github::parseCheckRuns(R"({"total_count": 3, "check_runs": [
            {"name": "build", "status": "completed", "conclusion": "skipped", "app": {"id": 15368},
             "started_at": "2026-03-04T10:00:00Z", "completed_at": "2026-03-04T10:05:00Z"},
            {"name": "deploy", "status": "queued", "conclusion": null, "app": null, "started_at": null,
             "completed_at": null},
            {"name": "lint", "status": "in_progress", "app": {"id": 2}, "started_at": "2026-03-04T10:01:00Z",
             "completed_at": null}]})");
        QVERIFY2(runs, qPrintable(why(runs)));
        QVERIFY(runs->at(0).ended && !runs->at(0).isStatus && runs->at(0).app == 15368);
        QCOMPARE(runs->at(0).at, QDateTime(QDate(2026, 3, 4), QTime(10, 5), QTimeZone::UTC));
        QVERIFY(!runs->at(1).ended && !runs->at(1).at && runs->at(1).app == 0);
        QVERIFY(!runs->at(2).ended && runs->at(2).at);
        const auto statuses = github::parseCombinedStatus(R"({"state": "pending", "statuses": [
            {"context": "ci/a", "state": "error", "updated_at": "2026-03-04T10:00:00Z"},
            {"context": "cla", "state": "pending", "updated_at": "2026-03-04T10:00:00Z"}]})");
        QVERIFY2(statuses, qPrintable(why(statuses)));
        QVERIFY(statuses->at(0).ended && statuses->at(0).isStatus);
        QVERIFY(!statuses->at(1).ended);
    }

    void whatIsNotAsDescribedIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const QByteArray& body : {""_ba, "<html>Unicorn</html>"_ba, "{\"message\":\"x\"}"_ba, "null"_ba, "[1]"_ba,
                                       "[{\"number\": 1.5}]"_ba, "[{\"type\": 3}]"_ba, "{\"check_runs\": [{}]}"_ba})
            QTest::newRow(body.constData()) << body;
    }

    void whatIsNotAsDescribedIsAnError()
    {
        QFETCH(const QByteArray, body);
        const std::vector<std::optional<core::Error>> errors{
            github::parsePullRequests(body).error_or(core::Error{.kind = core::ErrorKind::Offline}),
            github::parseBranchRules(body).error_or(core::Error{.kind = core::ErrorKind::Offline}),
            github::parseBranchProtection(body).error_or(core::Error{.kind = core::ErrorKind::Offline}),
            github::parseCheckRuns(body).error_or(core::Error{.kind = core::ErrorKind::Offline}),
            github::parseCombinedStatus(body).error_or(core::Error{.kind = core::ErrorKind::Offline})};
        for (const auto& error : errors)
            QCOMPARE(error->kind, core::ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(GithubPulls)
#include "github_pulls.moc"
