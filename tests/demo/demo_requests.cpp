// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include "demo/remembered.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What a request may look like, and what an answer depends on.
class DemoRequests final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_dispatches = rustRepository + u"/actions/workflows/deploy.yml/dispatches"_s;

    Ask& ask() { return *m_peer->ask; }
    QHttpHeaders with(const QByteArray& name, const QByteArray& value)
    {
        QHttpHeaders headers;
        headers.append(name, value);
        return headers;
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void refusesABodyThatIsNoJsonObjectBeforeAnythingHappens_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        QTest::newRow("garbage") << "ref=main"_ba << u"Problems parsing JSON"_s;
        QTest::newRow("bytes") << "\x00\xff\xfe{"_ba << u"Problems parsing JSON"_s;
        QTest::newRow("truncated") << R"({"ref": "main", "inputs": )"_ba << u"Problems parsing JSON"_s;
        QTest::newRow("two") << R"({"ref": "main"} {})"_ba << u"Problems parsing JSON"_s;
        QTest::newRow("a list") << "[]"_ba << u"Body should be a JSON object"_s;
        QTest::newRow("a text") << "\"x\""_ba << u"Body should be a JSON object"_s;
        QTest::newRow("a number") << "7"_ba << u"Body should be a JSON object"_s;
        QTest::newRow("null") << "null"_ba << u"Body should be a JSON object"_s;
    }

    void refusesABodyThatIsNoJsonObjectBeforeAnythingHappens()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, message);
        const demo::Run* failed = m_peer->ended(u"failure"_s);
        QVERIFY(failed);
        const size_t before = failed->attempts.size();
        for (const QString& path : {m_dispatches, rustRepository + u"/actions/runs/%1/rerun"_s.arg(failed->id)}) {
            const Reply reply = ask().send("POST", path, body);
            QCOMPARE(reply.status, 400);
            QCOMPARE(reply.object()["message"_L1].toString(), message);
        }
        QCOMPARE(failed->attempts.size(), before);
    }

    void readsAPlusInAQueryAsASpace()
    {
        const demo::Run* run = m_peer->ended(u"success"_s);
        const QString commit = rustRepository + "/commits/"_L1 + run->sha;
        const auto count = [&](const QString& query) {
            return ask().get(commit + "/check-runs?check_name="_L1 + query).object()["total_count"_L1].toInt();
        };
        const int named = count(u"Security%20Audit"_s);
        QCOMPARE(count(u"Security+Audit"_s), named);
        QCOMPARE(count(u"Security%2BAudit"_s), 0);
    }

    void showsNobodyWhatSomebodyElseMaySee()
    {
        m_peer->server.tokens().set(u"mira"_s, {.login = u"mbrandt"_s});
        Ask mira(m_peer->server.apiUrl(), "mira");
        QCOMPARE(ask().get(u"/user"_s).object()["login"_L1].toString(), u"octavia"_s);
        QCOMPARE(mira.get(u"/user"_s).object()["login"_L1].toString(), u"mbrandt"_s);
        const QJsonArray waiting
            = ask().get(rustRepository + "/actions/runs?status=waiting"_L1).object()["workflow_runs"_L1].toArray();
        QVERIFY(!waiting.isEmpty());
        const QString pending = waiting[0]["url"_L1].toString() + "/pending_deployments"_L1;
        QVERIFY(ask().get(pending).array()[0]["current_user_can_approve"_L1].toBool());
        QVERIFY(!mira.get(pending).array()[0]["current_user_can_approve"_L1].toBool());
    }

    void doesNotRememberAnArtifactPastItsEnd()
    {
        const QString list = rustRepository + "/actions/artifacts?per_page=1"_L1;
        const QJsonValue artifact = ask().get(list).object()["artifacts"_L1][0];
        const QString self = artifact["url"_L1].toString();
        QVERIFY(!ask().get(self).object()["expired"_L1].toBool());
        m_peer->clock.advance(90 * 24h + 1s);
        QVERIFY(ask().get(self).object()["expired"_L1].toBool());
    }

    void remembersNoMoreThanItMay()
    {
        demo::Remembered remembered(10'000);
        for (int each = 0; each < 200; ++each) {
            const QString key = u"/user/%1"_s.arg(each % 50);
            remembered.keep(key, {.version = 1, .response = {.body = QByteArray(each * 9, 'x')}, .hash = {}});
            QVERIFY(remembered.bytes() <= 10'000);
            QVERIFY(remembered.find(key, 1));
            QVERIFY(!remembered.find(key, 2));
        }
        remembered.keep(u"/huge"_s, {.version = 1, .response = {.body = QByteArray(20'000, 'x')}, .hash = {}});
        QVERIFY(!remembered.find(u"/huge"_s, 1));
        QVERIFY(remembered.bytes() > 0);
    }

    void leavesOutWhatTheNewerVersionHasNot()
    {
        const auto newer = with("X-GitHub-Api-Version", "2026-03-10");
        const QString pull = rustRepository + "/pulls/141"_L1;
        QVERIFY(ask().get(rustRepository).object().contains("has_downloads"_L1));
        QVERIFY(!ask().get(rustRepository, newer).object().contains("has_downloads"_L1));
        QVERIFY(ask().get(rustRepository).object().contains("has_downloads"_L1));
        const QJsonObject whole = ask().get(pull).object();
        QVERIFY(whole.contains("merge_commit_sha"_L1) && whole.contains("assignee"_L1));
        const QJsonObject less = ask().get(pull, newer).object();
        QVERIFY(!less.contains("merge_commit_sha"_L1) && !less.contains("assignee"_L1));
        QVERIFY(less.contains("assignees"_L1));
        QVERIFY(!less["base"_L1]["repo"_L1].toObject().contains("has_downloads"_L1));
    }

    void beginsWithAMapOfWhatThereIs()
    {
        Ask nobody(m_peer->server.apiUrl(), {});
        const Reply reply = nobody.get(u"/"_s);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["current_user_url"_L1].toString(), m_peer->server.apiUrl().toString() + "/user"_L1);
    }

    void tellsABrowserWhatAPageMayAsk()
    {
        Ask nobody(m_peer->server.apiUrl(), {});
        const Reply preflight = nobody.send("OPTIONS", rustRepository);
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("Access-Control-Allow-Origin"), "*"_ba);
        QVERIFY(preflight.header("Access-Control-Allow-Methods").contains("PATCH"));
        QCOMPARE(m_peer->server.traffic().charged, 0);
        const Reply reply = nobody.get(rustRepository);
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), "*"_ba);
        QVERIFY(reply.header("Access-Control-Expose-Headers").contains("X-RateLimit-Remaining"));
    }

    void comparesTheTimesOfIfModifiedSince_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("status");
        QTest::newRow("later") << "Fri, 01 Jan 2027 00:00:00 GMT"_ba << 304;
        QTest::newRow("earlier") << "Tue, 01 Jan 2019 00:00:00 GMT"_ba << 200;
        QTest::newRow("no date") << "yesterday"_ba << 200;
    }

    void comparesTheTimesOfIfModifiedSince()
    {
        QFETCH(const QByteArray, date);
        QFETCH(const int, status);
        QCOMPARE(ask().get(rustRepository, with("If-Modified-Since", date)).status, status);
        const QByteArray same = ask().get(rustRepository).header("Last-Modified");
        QCOMPARE(ask().get(rustRepository, with("If-Modified-Since", same)).status, 304);
    }

    void knowsNoAttemptBeforeTheFirst()
    {
        const QString run = rustRepository + u"/actions/runs/%1/attempts/"_s.arg(m_peer->ended(u"success"_s)->id);
        QCOMPARE(ask().get(run + "1/logs"_L1).status, 302);
        for (const auto attempt : {"0"_L1, "-1"_L1, "abc"_L1, "99999999999999999999"_L1, "2147483649"_L1})
            QCOMPARE(ask().get(run + attempt + "/logs"_L1).status, 404);
    }

    void tagsTheCommitThatAReleaseNames()
    {
        const demo::Repository& repository = m_peer->repository();
        const QString parent = repository.commits.value(repository.branches.value(u"main"_s)).parent;
        const Reply made = ask().post(rustRepository + "/releases"_L1,
                                      {{u"tag_name"_s, u"v0.9.1"_s}, {u"target_commitish"_s, parent}});
        QCOMPARE(made.status, 201);
        QCOMPARE(m_peer->repository().tags.value(u"v0.9.1"_s), parent);
    }

    void ordersTheRepositoriesOfAnOrganisation_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("first");
        QTest::newRow("newest first") << QString() << u"service-200"_s;
        QTest::newRow("oldest first") << u"sort=created&direction=asc"_s << u"service-001"_s;
        QTest::newRow("by name") << u"sort=full_name"_s << u"service-001"_s;
        QTest::newRow("by name backwards") << u"sort=full_name&direction=desc"_s << u"service-200"_s;
    }

    void ordersTheRepositoriesOfAnOrganisation()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, first);
        DemoPeer fleet(u"fleet"_s);
        const QJsonArray rows = fleet.ask->get(u"/orgs/fleet/repos?"_s + query).array();
        QCOMPARE(rows[0]["name"_L1].toString(), first);
    }

    void hasACornerForWhatIsSeldom()
    {
        QVERIFY(m_peer->server.load(u"corners"_s));
        Ask nobody(m_peer->server.apiUrl(), {});
        const QString vault = u"/repos/octavia/vault"_s;
        QCOMPARE(nobody.get(vault).status, 404);
        QCOMPARE(ask().get(vault).status, 200);
        const Reply moved = ask().get(u"/repos/octavia/safe/actions/runs"_s);
        QCOMPARE(moved.status, 301);
        QCOMPARE(ask().get(QString::fromLatin1(moved.header("Location"))).status, 200);
        QCOMPARE(ask().get(u"/repos/langgraph/langgraph-rust"_s).status, 301);

        const QJsonArray runs = ask().get(vault + "/actions/runs"_L1).object()["workflow_runs"_L1].toArray();
        const QString oldest = runs.last()["url"_L1].toString();
        QCOMPARE(ask().get(oldest + "/logs"_L1).status, 410);
        const QJsonValue job = ask().get(oldest + "/jobs"_L1).object()["jobs"_L1][0];
        QCOMPARE(ask().get(job["url"_L1].toString() + "/logs"_L1).status, 410);
        const QJsonValue artifact = ask().get(oldest + "/artifacts"_L1).object()["artifacts"_L1][0];
        QVERIFY(artifact["expired"_L1].toBool());
        QCOMPARE(ask().get(artifact["archive_download_url"_L1].toString()).status, 410);
        QCOMPARE(ask().post(oldest + "/rerun"_L1).status, 403);
        QCOMPARE(ask().post(job["url"_L1].toString() + "/rerun"_L1).status, 403);
    }
};

QTEST_GUILESS_MAIN(DemoRequests)
#include "demo_requests.moc"
