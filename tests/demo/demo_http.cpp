// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

class DemoHttp final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;

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

    void answersAnUnchangedListWith304AndCountsItFree()
    {
        const Reply first = ask().get(rustRepository + "/actions/runs"_L1);
        QCOMPARE(first.status, 200);
        QVERIFY(first.header("ETag").startsWith("W/\""));
        const Reply second
            = ask().get(rustRepository + "/actions/runs"_L1, with("If-None-Match", first.header("ETag")));
        QCOMPARE(second.status, 304);
        QVERIFY(second.body.isEmpty());
        QCOMPARE(second.header("X-RateLimit-Remaining"), first.header("X-RateLimit-Remaining"));
        QCOMPARE(m_peer->server.traffic().charged, 1);
        QCOMPARE(m_peer->server.traffic().notModified, 1);
    }

    void chargesA304ToWhoeverHasNoToken()
    {
        Ask nobody(m_peer->server.apiUrl(), {});
        const Reply first = nobody.get(rustRepository);
        const Reply second = nobody.get(rustRepository, with("If-None-Match", first.header("ETag")));
        QCOMPARE(second.status, 304);
        QCOMPARE(second.header("X-RateLimit-Limit"), "60"_ba);
        QCOMPARE(second.header("X-RateLimit-Used"), "2"_ba);
    }

    void givesEachCredentialATagOfItsOwn()
    {
        Ask other(m_peer->server.apiUrl(), "another-token");
        const QByteArray mine = ask().get(rustRepository + "/actions/runs"_L1).header("ETag");
        const Reply theirs = other.get(rustRepository + "/actions/runs"_L1, with("If-None-Match", mine));
        QCOMPARE(theirs.status, 200);
        QVERIFY(theirs.header("ETag") != mine);
    }

    void changesTheTagWhenTheBodyChanges()
    {
        const Reply before = ask().get(rustRepository + "/actions/runs"_L1);
        m_peer->clock.advance(std::chrono::seconds(90));
        const Reply after
            = ask().get(rustRepository + "/actions/runs"_L1, with("If-None-Match", before.header("ETag")));
        QCOMPARE(after.status, 200);
        QVERIFY(after.body != before.body);
    }

    void sendsTheValidatorsThatGitHubSendsForEachKind_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("tag");
        QTest::addColumn<bool>("date");
        const QString R = rustRepository;
        QTest::newRow("runs") << R + u"/actions/runs"_s << true << false;
        QTest::newRow("workflows") << R + u"/actions/workflows"_s << true << false;
        QTest::newRow("check runs") << R + u"/commits/main/check-runs"_s << true << false;
        QTest::newRow("environments") << R + u"/environments"_s << true << false;
        QTest::newRow("repository") << R << true << true;
        QTest::newRow("releases") << R + u"/releases"_s << true << true;
        QTest::newRow("deployments") << R + u"/deployments"_s << true << true;
        QTest::newRow("tags") << R + u"/tags"_s << true << true;
        QTest::newRow("contents") << R + u"/contents/.github/workflows/ci.yml"_s << true << true;
        QTest::newRow("rate limit") << u"/rate_limit"_s << false << false;
        QTest::newRow("missing") << R + u"/actions/runs/1"_s << false << false;
    }

    void sendsTheValidatorsThatGitHubSendsForEachKind()
    {
        QFETCH(const QString, path);
        QFETCH(const bool, tag);
        QFETCH(const bool, date);
        const Reply reply = ask().get(path);
        QCOMPARE(reply.headers.contains("ETag"), tag);
        QCOMPARE(reply.headers.contains("Last-Modified"), date);
    }

    void pagesWithAddressesInTheIdForm()
    {
        const Reply first = ask().get(rustRepository + "/actions/runs?per_page=50&branch=main"_L1);
        const QString link = QString::fromLatin1(first.header("Link"));
        const auto next = QRegularExpression(u"<([^>]+)>; rel=\"next\""_s).match(link).captured(1);
        const QString wanted = m_peer->server.apiUrl().toString() + "/repositories/"_L1
            + QString::number(m_peer->repository().id) + "/actions/runs?"_L1;
        QVERIFY2(next.startsWith(wanted), qPrintable(next));
        QVERIFY(link.contains("rel=\"last\""_L1) && !link.contains("rel=\"prev\""_L1));
        const Reply second = ask().get(next);
        QCOMPARE(second.status, 200);
        QVERIFY(second.object()["workflow_runs"_L1][0]["id"_L1] != first.object()["workflow_runs"_L1][0]["id"_L1]);
        QVERIFY(second.header("Link").contains("rel=\"prev\""));
    }

    void givesNoMoreThanAHundredAPage()
    {
        const Reply reply = ask().get(rustRepository + "/actions/runs?per_page=1000"_L1);
        QCOMPARE(reply.object()["workflow_runs"_L1].toArray().size(), 100);
        QVERIFY(reply.object()["total_count"_L1].toInteger() >= 200);
    }

    void refusesAtTheDoor_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const QString runs = rustRepository + u"/actions/runs"_s;
        const QString cancel = runs + u"/1/cancel"_s;
        const QByteArray good = "a-token";
        QTest::newRow("bad token") << "bad-token"_ba << "GET"_ba << runs << ""_ba << ""_ba << 401
                                   << u"Bad credentials"_s;
        QTest::newRow("expired") << "expired-token"_ba << "GET"_ba << runs << ""_ba << ""_ba << 401
                                 << u"Bad credentials"_s;
        QTest::newRow("no token") << ""_ba << "GET"_ba << u"/user"_s << ""_ba << ""_ba << 401
                                  << u"Requires authentication"_s;
        QTest::newRow("read only") << "read-only-token"_ba << "POST"_ba << cancel << ""_ba << ""_ba << 403
                                   << u"Resource not accessible by personal access token"_s;
        QTest::newRow("unknown version") << good << "GET"_ba << runs << "X-GitHub-Api-Version"_ba << "2020-01-01"_ba
                                         << 400 << u"\"2020-01-01\" is not a supported version."_s;
        QTest::newRow("trailing slash") << good << "GET"_ba << runs + u'/' << ""_ba << ""_ba << 404 << u"Not Found"_s;
        QTest::newRow("unknown path") << good << "GET"_ba << u"/nothing"_s << ""_ba << ""_ba << 404 << u"Not Found"_s;
        QTest::newRow("no such repository")
            << good << "GET"_ba << u"/repos/no/body"_s << ""_ba << ""_ba << 404 << u"Not Found"_s;
    }

    void refusesAtTheDoor()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const QByteArray, method);
        QFETCH(const QString, path);
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QFETCH(const int, status);
        QFETCH(const QString, message);
        Ask someone(m_peer->server.apiUrl(), token);
        const Reply reply = someone.send(method, path, {}, header.isEmpty() ? QHttpHeaders() : with(header, value));
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.object()["message"_L1].toString(), message);
        QCOMPARE(reply.object()["status"_L1].toString(), QString::number(status));
    }

    // Over a plain socket: QNetworkAccessManager always says who it is.
    void refusesWhoeverDoesNotSayWhoTheyAre()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_peer->server.apiUrl().port()));
        socket.write("GET /user HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer a-token\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains("User-Agent"));
        QVERIFY(answer.startsWith("HTTP/1.1 403 "));
    }

    void redirectsARenamedRepositoryAndKeepsTheMethodOfAWrite()
    {
        const qint64 id = m_peer->repository().id;
        m_peer->server.world().rename(u"langgraph/rust-langgraph"_s, u"langgraph"_s);
        const Reply read = ask().get(rustRepository + "/actions/runs?page=2"_L1);
        QCOMPARE(read.status, 301);
        const QString target = QString::fromLatin1(read.header("Location"));
        QCOMPARE(target, m_peer->server.apiUrl().toString() + u"/repositories/%1/actions/runs?page=2"_s.arg(id));
        QCOMPARE(ask().get(target).status, 200);
        QCOMPARE(ask().post(rustRepository + "/actions/runs/1/cancel"_L1).status, 307);
    }

    void answersUnderTheAddressOfAnEnterpriseServerToo()
    {
        const Reply reply = ask().get(u"/api/v3"_s + rustRepository);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["url"_L1].toString(),
                 m_peer->server.apiUrl().toString() + "/api/v3"_L1 + rustRepository);
    }

    void stopsWhoeverHasUsedUpTheHourUntilItHasPassed()
    {
        Ask nobody(m_peer->server.apiUrl(), {});
        for (int request = 0; request < 60; ++request)
            QCOMPARE(nobody.get(rustRepository).status, 200);
        const Reply refused = nobody.get(rustRepository);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.header("X-RateLimit-Remaining"), "0"_ba);
        QVERIFY(refused.object()["message"_L1].toString().startsWith("API rate limit exceeded"_L1));
        const qint64 reset = refused.header("X-RateLimit-Reset").toLongLong();
        QCOMPARE(reset, m_peer->clock.now().addSecs(3600).toSecsSinceEpoch());
        m_peer->clock.advance(std::chrono::hours(1));
        QCOMPARE(nobody.get(rustRepository).header("X-RateLimit-Used"), "1"_ba);
        QCOMPARE(m_peer->server.traffic().refused, 1);
    }

    void slowsWhoeverWritesTooFast()
    {
        Reply reply;
        int admitted = 0;
        for (; admitted < 200; ++admitted) {
            reply = ask().post(rustRepository + "/actions/runs/1/cancel"_L1);
            if (reply.status == 403)
                break;
        }
        QCOMPARE(admitted, 80);
        QVERIFY(reply.object()["message"_L1].toString().contains("secondary rate limit"_L1));
        QCOMPARE(reply.header("Retry-After"), "60"_ba);
        QVERIFY(reply.header("X-RateLimit-Remaining").toInt() > 0);
        m_peer->clock.advance(std::chrono::seconds(60));
        QCOMPARE(ask().post(rustRepository + "/actions/runs/1/cancel"_L1).status, 404);
    }

    void tellsTheRateLimitForFree()
    {
        const Reply reply = ask().get(u"/rate_limit"_s);
        QCOMPARE(reply.object()["resources"_L1]["core"_L1]["used"_L1].toInt(), 0);
        QVERIFY(reply.object().contains("rate"_L1));
        const Reply newest = ask().get(u"/rate_limit"_s, with("X-GitHub-Api-Version", "2026-03-10"));
        QVERIFY(!newest.object().contains("rate"_L1));
        QCOMPARE(m_peer->server.traffic().charged, 0);
    }

    void tellsAClassicTokenItsScopesAndAFineGrainedOneNothing()
    {
        QVERIFY(ask().get(u"/user"_s).header("X-OAuth-Scopes").contains("workflow"));
        Ask fine(m_peer->server.apiUrl(), "fine-grained-token");
        QVERIFY(!fine.get(u"/user"_s).headers.contains("X-OAuth-Scopes"));
    }

    void noticesATokenInAnAddress()
    {
        (void)ask().get(rustRepository + "/actions/runs?access_token=a-token"_L1);
        QVERIFY(m_peer->server.traffic().tokenSeenInUrl);
    }

    void filtersRuns_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("branch") << u"branch=develop"_s << u"head_branch"_s << u"develop"_s;
        QTest::newRow("event") << u"event=pull_request"_s << u"event"_s << u"pull_request"_s;
        QTest::newRow("conclusion") << u"status=failure"_s << u"conclusion"_s << u"failure"_s;
        QTest::newRow("status") << u"status=waiting"_s << u"status"_s << u"waiting"_s;
    }

    void filtersRuns()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, field);
        QFETCH(const QString, value);
        const QJsonObject reply = ask().get(rustRepository + "/actions/runs?"_L1 + filter).object();
        const QJsonArray runs = reply["workflow_runs"_L1].toArray();
        QVERIFY(!runs.isEmpty());
        for (const QJsonValue& run : runs)
            QCOMPARE(run[field].toString(), value);
        const QJsonObject all = ask().get(rustRepository + "/actions/runs"_L1).object();
        QVERIFY(reply["total_count"_L1].toInteger() < all["total_count"_L1].toInteger());
    }
};

QTEST_GUILESS_MAIN(DemoHttp)
#include "demo_http.moc"
