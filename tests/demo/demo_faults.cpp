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
    static void statusesOfALimit()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("403") << 403;
        QTest::newRow("429") << 429;
    }
    /// The signed address of a log.
    QString logAddress()
    {
        const demo::Run* run = m_peer->ended(u"success"_s);
        const QString logs = m_runs + u"/%1/logs"_s.arg(run->id);
        return QString::fromLatin1(ask().get(logs).header("Location"));
    }
    Reply blob(const QByteArray& range = {})
    {
        QHttpHeaders headers;
        if (!range.isEmpty())
            headers.append("Range", range);
        return Ask(m_peer->server.blobUrl(), {}).get(logAddress(), headers);
    }

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

    void strikesAfterSoManyThatFit()
    {
        strike({.kind = FaultKind::Status, .path = QRegularExpression(u"/actions/runs"_s), .status = 503, .after = 2});
        QCOMPARE(ask().get(m_runs).status, 200);
        QCOMPARE(ask().get(rustRepository).status, 200);
        QCOMPARE(ask().get(m_runs).status, 200);
        QCOMPARE(ask().get(m_runs).status, 503);
        QCOMPARE(ask().get(m_runs).status, 200);
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

    void hasTheFormOfWhatStandsBeforeIt()
    {
        strike({.status = 504});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, 504);
        QCOMPARE(reply.body, "{\"error\":\"Server Error\"}"_ba);
    }

    void runsOutOfItsHour_data() { statusesOfALimit(); }
    void runsOutOfItsHour()
    {
        QFETCH(const int, status);
        strike({.kind = FaultKind::PrimaryLimit, .status = status, .delay = 60s});
        const Reply reply = ask().get(m_runs);
        QCOMPARE(reply.status, status);
        QVERIFY(reply.object()["message"_L1].toString().startsWith("API rate limit exceeded for user ID "_L1));
        QVERIFY(reply.object()["documentation_url"_L1].toString().endsWith("/rate-limits-for-the-rest-api"_L1));
        QVERIFY(!reply.headers.contains("Retry-After"));
        QCOMPARE(reply.header("X-RateLimit-Remaining"), "0"_ba);
        QCOMPARE(reply.header("X-RateLimit-Reset").toLongLong(), m_peer->clock.now().addSecs(60).toSecsSinceEpoch());
    }

    void asksForAPauseWithAndWithoutSayingHowLong_data() { statusesOfALimit(); }
    void asksForAPauseWithAndWithoutSayingHowLong()
    {
        QFETCH(const int, status);
        strike({.kind = FaultKind::SecondaryLimit, .status = status, .delay = 42s});
        strike({.kind = FaultKind::SecondaryLimitBare, .status = status});
        const Reply told = ask().get(m_runs);
        QCOMPARE(told.status, status);
        QCOMPARE(told.header("Retry-After"), "42"_ba);
        QVERIFY(told.object()["documentation_url"_L1].toString().endsWith("#about-secondary-rate-limits"_L1));
        const Reply untold = ask().get(m_runs);
        QCOMPARE(untold.status, status);
        QVERIFY(!untold.headers.contains("Retry-After"));
        QVERIFY(untold.object()["message"_L1].toString().contains("secondary rate limit"_L1));
        QVERIFY(untold.header("X-RateLimit-Remaining").toInt() > 0);
        QCOMPARE(m_peer->server.traffic().refused, 2);
    }

    void spoilsTheBodyOfAConditionalRequestToo()
    {
        QHttpHeaders same;
        same.append("If-None-Match", ask().get(m_runs).header("ETag"));
        for (const FaultKind kind : {FaultKind::InvalidJson, FaultKind::EmptyBody, FaultKind::DuplicatedRows,
                                     FaultKind::ReorderedRows, FaultKind::CutOff}) {
            strike({.kind = kind});
            QCOMPARE(ask().get(m_runs, same).status, 200);
        }
        QCOMPARE(ask().get(m_runs, same).status, 304);
    }

    void strikesTheOtherOriginToo()
    {
        const Reply whole = blob();
        QCOMPARE(whole.status, 200);
        const QRegularExpression logs(u"^/actions-results/"_s);
        strike({.kind = FaultKind::CutOff, .path = logs});
        const Reply half = blob();
        QCOMPARE(half.error, QNetworkReply::RemoteHostClosedError);
        QVERIFY(half.body.size() < whole.body.size());
        strike({.kind = FaultKind::EmptyBody, .path = logs});
        QVERIFY(blob().body.isEmpty());
        strike({.kind = FaultKind::Status, .path = logs, .status = 503});
        const Reply busy = blob();
        QCOMPARE(busy.status, 503);
        QVERIFY(busy.body.contains("<Code>ServerBusy</Code>"));
        strike({.kind = FaultKind::Refused, .count = -1, .path = logs});
        QCOMPARE(blob().status, 0);
        m_peer->server.faults().clear();
        strike({.kind = FaultKind::Slow, .path = logs, .delay = 30s});
        Ask bare(m_peer->server.blobUrl(), {});
        const int before = m_peer->server.traffic().blobRequests;
        std::unique_ptr<QNetworkReply> late(bare.start("GET", logAddress()));
        QTRY_COMPARE(m_peer->server.traffic().blobRequests, before + 1);
        QVERIFY(!late->isFinished());
        m_peer->clock.advance(30s);
        QTRY_VERIFY(late->isFinished());
        QCOMPARE(late->readAll(), whole.body);
    }

    void leavesFilesAloneWithWhatOnlyAnApiCanDo()
    {
        for (const FaultKind kind : {FaultKind::InvalidJson, FaultKind::PrimaryLimit, FaultKind::UnicornPage})
            strike({.kind = kind, .path = QRegularExpression(u"^/actions-results/"_s)});
        QCOMPARE(blob().status, 200);
        QCOMPARE(m_peer->server.faults().struck(), 0);
    }

    void sendsAPartOfAFileToWhoeverResumes()
    {
        const QByteArray whole = blob().body;
        const Reply part = blob("bytes=10-19");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, whole.sliced(10, 10));
        QCOMPARE(part.header("Content-Range"), "bytes 10-19/" + QByteArray::number(whole.size()));
        QCOMPARE(blob("bytes=" + QByteArray::number(whole.size() - 5) + '-').body, whole.last(5));
        QCOMPARE(blob("bytes=" + QByteArray::number(whole.size()) + '-').status, 416);
        for (const QByteArray& odd : {"bytes=-"_ba, "lines=1-2"_ba, "bytes=a-b"_ba})
            QCOMPARE(blob(odd).body, whole);
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

    void saysAnAnswerTwice()
    {
        strike({.kind = FaultKind::DoubledAnswer});
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_peer->server.apiUrl().port()));
        socket.write("GET " + rustRepository.toUtf8()
                     + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: tests\r\nAuthorization: Bearer a-token\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).count("HTTP/1.1 200 OK") == 2);
        QTRY_VERIFY((answer += socket.readAll()).first(answer.size() / 2) == answer.last(answer.size() / 2));
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
