// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// What a run waits for, from GitHub's answer to a value.
class GithubPending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead()
    {
        const auto rows = github::parsePendingDeployments(R"([{
            "environment": {"id": 161088068, "node_id": "x", "name": "staging"},
            "wait_timer": 30,
            "wait_timer_started_at": "2020-11-23T22:00:40Z",
            "current_user_can_approve": true,
            "reviewers": [
                {"type": "User", "reviewer": {"login": "octocat", "id": 1}},
                {"type": "Team", "reviewer": {"id": 1, "name": "Justice League", "slug": "justice-league"}},
                {"type": "Somebody"}
            ]}])");
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QCOMPARE(rows->size(), 1U);
        const core::PendingDeployment& row = rows->front();
        QCOMPARE(row.id, core::EnvironmentId{161088068});
        QCOMPARE(row.environment, u"staging"_s);
        QCOMPARE(row.waitMinutes, 30);
        QCOMPARE(row.waitingSince, QDateTime(QDate(2020, 11, 23), QTime(22, 0, 40), QTimeZone::UTC));
        QVERIFY(row.mayApprove);
        QCOMPARE(row.reviewers, QStringList({u"octocat"_s, u"Justice League"_s}));
    }

    void aTimerThatHasNotBegunIsNone()
    {
        const auto rows = github::parsePendingDeployments(
            R"([{"environment": {"id": 1, "name": "p"}, "wait_timer": 0, "wait_timer_started_at": null,
                 "current_user_can_approve": false}])");
        QVERIFY(rows);
        QVERIFY(!rows->front().waitingSince);
        QVERIFY(rows->front().reviewers.isEmpty());
        QVERIFY(github::parsePendingDeployments("[]")->empty());
    }

    void whatIsNoSuchListIsRefusedWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QByteArray& body, const QString& path) {
            QTest::newRow(name) << body << path;
        };
        row("nothing", "", {});
        row("a page", "<html>Unicorn!</html>", {});
        row("half", R"([{"environment": {"id": 1)", {});
        row("an object", R"({"message": "Not Found"})", {});
        row("no environment", R"([{"wait_timer": 0, "current_user_can_approve": true}])", u"environment"_s);
        row("an id as text", R"([{"environment": {"id": "1", "name": "p"}, "wait_timer": 0,
                                  "current_user_can_approve": true}])",
            u"environment.id"_s);
        row("no name", R"([{"environment": {"id": 1}, "wait_timer": 0, "current_user_can_approve": true}])",
            u"environment.name"_s);
        row("half a minute", R"([{"environment": {"id": 1, "name": "p"}, "wait_timer": 0.5,
                                  "current_user_can_approve": true}])",
            u"wait_timer"_s);
        row("may perhaps", R"([{"environment": {"id": 1, "name": "p"}, "wait_timer": 0,
                                "current_user_can_approve": "perhaps"}])",
            u"current_user_can_approve"_s);
        row("never a time", R"([{"environment": {"id": 1, "name": "p"}, "wait_timer": 0,
                                 "wait_timer_started_at": "soon", "current_user_can_approve": true}])",
            u"wait_timer_started_at"_s);
    }
    void whatIsNoSuchListIsRefusedWithItsPath()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, path);
        const auto rows = github::parsePendingDeployments(body);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, core::ErrorKind::Malformed);
        QVERIFY2(rows.error().detail.contains(path), qPrintable(rows.error().detail));
    }
};

QTEST_GUILESS_MAIN(GithubPending)
#include "github_pending.moc"
