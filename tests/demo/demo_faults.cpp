// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QTcpSocket>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::Fault;
using demo::FaultKind;

class DemoFaults final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_runs = rustRepository + u"/actions/runs"_s;

    Ask& ask() { return *m_peer->ask; }
    void strike(const Fault& fault) { m_peer->server.faults().add(fault); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void strikesAsOftenAsToldAndWhereTold()
    {
        strike({.kind = FaultKind::Status, .count = 2, .path = QRegularExpression(u"/actions/runs"_s), .status = 503});
        QCOMPARE(ask().get(rustRepository).status, 200);
        QCOMPARE(ask().get(m_runs).status, 503);
        QCOMPARE(ask().get(m_runs).status, 503);
        QCOMPARE(ask().get(m_runs).status, 200);
        QCOMPARE(m_peer->server.faults().struck(), 2);
    }

    void speaksGitHubsWordsForAStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::newRow("401") << 401 << u"Bad credentials"_s;
        QTest::newRow("403") << 403 << u"Resource not accessible by personal access token"_s;
        QTest::newRow("404") << 404 << u"Not Found"_s;
        QTest::newRow("410") << 410 << u"Server Error"_s;
        QTest::newRow("422") << 422 << u"Validation Failed"_s;
        QTest::newRow("500") << 500 << u"Server Error"_s;
    }

    void speaksGitHubsWordsForAStatus()
    {
        QFETCH(const int, status);
        QFETCH(const QString, message);
        strike({.status = status});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.object()["message"_L1].toString(), message);
    }

    void answersLateByTheClock()
    {
        strike({.kind = FaultKind::Slow, .delay = 30s});
        std::unique_ptr<QNetworkReply> reply(ask().start("GET", m_runs));
        QTRY_COMPARE(m_peer->server.traffic().inFlight, 1);
        QVERIFY(!reply->isFinished());
        m_peer->clock.advance(30s);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        QCOMPARE(m_peer->server.traffic().inFlight, 0);
    }

    void survivesAPeerThatLeavesWhileItIsSlow()
    {
        strike({.kind = FaultKind::Slow, .delay = 30s});
        std::unique_ptr<QNetworkReply> reply(ask().start("GET", m_runs));
        QTRY_COMPARE(m_peer->server.traffic().inFlight, 1);
        reply->abort();
        reply.reset();
        QTest::qWait(0);
        m_peer->clock.advance(30s);
        QCOMPARE(ask().get(m_runs).status, 200);
    }

    void cutsTheBodyInTheMiddle()
    {
        strike({.kind = FaultKind::CutOff});
        const Reply reply = ask().get(m_runs);
        QVERIFY(reply.error != QNetworkReply::NoError);
        QVERIFY(QJsonDocument::fromJson(reply.body).isNull());
        QCOMPARE(ask().get(m_runs).status, 200);
    }

    void sendsWhatIsNoJson()
    {
        strike({.kind = FaultKind::InvalidJson});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.body.isEmpty() && QJsonDocument::fromJson(reply.body).isNull());
    }

    void sendsNothingAtAll()
    {
        strike({.kind = FaultKind::EmptyBody});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.isEmpty());
    }

    void sendsARowTwice()
    {
        strike({.kind = FaultKind::DuplicatedRows});
        const QJsonArray rows = ask().get(m_runs).object()["workflow_runs"_L1].toArray();
        QCOMPARE(rows.size(), 31);
        QCOMPARE(rows[0], rows[1]);
    }

    void sendsRowsBackwards()
    {
        const QJsonArray rows = ask().get(m_runs).object()["workflow_runs"_L1].toArray();
        strike({.kind = FaultKind::ReorderedRows});
        const QJsonArray backwards = ask().get(m_runs).object()["workflow_runs"_L1].toArray();
        QCOMPARE(backwards.size(), rows.size());
        QCOMPARE(backwards.first()["id"_L1], rows.last()["id"_L1]);
    }

    void hasAClockThatIsOff()
    {
        strike({.kind = FaultKind::ClockSkew, .delay = 1h});
        QCOMPARE(ask().get(m_runs).header("Date"), "Sat, 03 Oct 2026 10:00:00 GMT"_ba);
        QCOMPARE(ask().get(m_runs).header("Date"), "Sat, 03 Oct 2026 09:00:00 GMT"_ba);
    }

    void showsTheUnicorn()
    {
        strike({.kind = FaultKind::UnicornPage});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, 502);
        QVERIFY(reply.header("Content-Type").startsWith("text/html"));
        QVERIFY(reply.body.contains("Unicorn"));
    }

    void runsOutOfItsHour()
    {
        strike({.kind = FaultKind::PrimaryLimit, .delay = 60s});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.header("X-RateLimit-Remaining"), "0"_ba);
        QCOMPARE(reply.header("X-RateLimit-Reset").toLongLong(), m_peer->clock.now().addSecs(60).toSecsSinceEpoch());
    }

    void asksForAPauseWithAndWithoutSayingHowLong()
    {
        strike({.kind = FaultKind::SecondaryLimit, .delay = 42s});
        strike({.kind = FaultKind::SecondaryLimitBare});
        const Reply told = ask().get(m_runs);
        QCOMPARE(told.status, 403);
        QCOMPARE(told.header("Retry-After"), "42"_ba);
        const Reply untold = ask().get(m_runs);
        QVERIFY(!untold.headers.contains("Retry-After"));
        QVERIFY(untold.object()["message"_L1].toString().contains("secondary rate limit"_L1));
        QVERIFY(untold.header("X-RateLimit-Remaining").toInt() > 0);
        QCOMPARE(m_peer->server.traffic().refused, 2);
    }

    // Over a plain socket: QNetworkAccessManager sends a request again by itself when its connection closes unanswered.
    void doesWhatWasAskedAndLosesTheAnswer()
    {
        const size_t before = m_peer->repository().runs.size();
        strike({.kind = FaultKind::LostAnswer, .method = "POST"});
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_peer->server.apiUrl().port()));
        socket.write("POST " + rustRepository.toUtf8()
                     + "/actions/workflows/deploy.yml/dispatches HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: tests\r\n"
                       "Authorization: Bearer a-token\r\nContent-Length: 14\r\n\r\n{\"ref\":\"main\"}");
        QTRY_COMPARE(m_peer->server.traffic().writes.size(), 1U);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().isEmpty());
        QCOMPARE(m_peer->repository().runs.size(), before + 1);
    }

    void refusesAConnectionBeforeAnythingHappens()
    {
        const size_t before = m_peer->repository().runs.size();
        strike({.kind = FaultKind::Refused, .count = -1, .method = "POST"});
        const Reply reply
            = ask().post(rustRepository + "/actions/workflows/deploy.yml/dispatches"_L1, {{u"ref"_s, u"main"_s}});
        QCOMPARE(reply.status, 0);
        QCOMPARE(m_peer->repository().runs.size(), before);
    }
};

QTEST_GUILESS_MAIN(DemoFaults)
#include "demo_faults.moc"
