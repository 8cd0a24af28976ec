// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include "demo/limits.h"

#include <QTcpSocket>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::Limits;
using demo::Resource;

/// What may be asked in an hour and in a minute, and that the answer to the question "when again?" is true.
class DemoLimits final : public QObject {
    Q_OBJECT

private:
    static constexpr demo::Moment start = demo::days(20'000);
    static constexpr Limits::Asked read{};
    static constexpr Limits::Asked write{.reads = false, .creates = true};

    /// Sends as many as pass, one each `step`; how many that were.
    static int admitted(Limits& limits, const Limits::Asked& asked, demo::Moment& now, demo::Moment step)
    {
        int count = 0;
        while (!limits.refuse(u"octavia"_s, asked, now)) {
            ++count;
            now += step;
        }
        return count;
    }
    /// Refused until that many seconds have passed, and not a second longer.
    static void verifyTrue(Limits& limits, const Limits::Asked& asked, demo::Moment now)
    {
        const std::optional<int> wait = limits.refuse(u"octavia"_s, asked, now);
        QVERIFY(wait && *wait > 0);
        const std::optional<int> early = limits.refuse(u"octavia"_s, asked, now + demo::seconds(*wait - 1) - 1);
        QVERIFY2(early, qPrintable(QString::number(*wait)));
        QVERIFY(!limits.refuse(u"octavia"_s, asked, now + demo::seconds(*wait)));
    }

private Q_SLOTS:
    void admitsNineHundredPointsAMinute()
    {
        Limits limits;
        demo::Moment now = start;
        QCOMPARE(admitted(limits, read, now, 10), 900);
        verifyTrue(limits, read, now);
    }

    void tellsAWriteWhenAllItsFivePointsFit()
    {
        Limits limits;
        demo::Moment now = start;
        QCOMPARE(admitted(limits, read, now, 60), 900); // the first leaves after a minute, the fifth 240 ms later
        QCOMPARE(limits.refuse(u"octavia"_s, read, now), 6);
        const Limits::Asked deletes{.reads = false};
        QCOMPARE(limits.refuse(u"octavia"_s, deletes, now), 7);
        verifyTrue(limits, deletes, now);
    }

    void admitsEightyCreationsAMinute()
    {
        Limits limits;
        demo::Moment now = start;
        QCOMPARE(admitted(limits, write, now, 250), 80);
        verifyTrue(limits, write, now);
        QVERIFY(!limits.refuse(u"octavia"_s, read, now));
        QVERIFY(!limits.refuse(u"mbrandt"_s, write, now));
    }

    void admitsFiveHundredCreationsAnHour()
    {
        Limits limits;
        demo::Moment now = start;
        QCOMPARE(admitted(limits, write, now, 1000), 500);
        QCOMPARE(limits.refuse(u"octavia"_s, write, now), 3600 - 500);
        verifyTrue(limits, write, now);
    }

    void admitsAHundredAtATime()
    {
        DemoPeer peer;
        peer.server.faults().add({.kind = demo::FaultKind::Slow, .count = 100, .delay = 1h});
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int each = 0; each < 100; ++each) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(peer.server.apiUrl().port()));
            crowd.back()->write("GET /user HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: tests\r\n"
                                "Authorization: Bearer a-token\r\n\r\n");
        }
        QTRY_COMPARE(peer.server.traffic().inFlight, 100);
        const Reply refused = peer.ask->get(u"/user"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.header("Retry-After"), "60"_ba);
        QVERIFY(refused.object()["documentation_url"_L1].toString().endsWith("#about-secondary-rate-limits"_L1));
        peer.clock.advance(2h);
        QTRY_COMPARE(peer.server.traffic().inFlight, 0);
        QCOMPARE(peer.ask->get(u"/user"_s).status, 200);
    }

    void chargesAQueryOfGraphqlOnePointOfItsOwn()
    {
        DemoPeer peer;
        const QJsonObject query{{u"query"_s, u"{ viewer { login } }"_s}};
        for (int each = 0; each < 90; ++each) // more than could be created in a minute
            QCOMPARE(peer.ask->post(u"/graphql"_s, query).status, 200);
        const Reply reply = peer.ask->post(u"/graphql"_s, query);
        QCOMPARE(reply.header("X-RateLimit-Resource"), "graphql"_ba);
        QCOMPARE(reply.header("X-RateLimit-Used"), "91"_ba);
        const Reply other = peer.ask->get(u"/user"_s);
        QCOMPARE(other.header("X-RateLimit-Resource"), "core"_ba);
        QCOMPARE(other.header("X-RateLimit-Used"), "1"_ba);
        const QJsonValue told = peer.ask->get(u"/rate_limit"_s).object()["resources"_L1];
        QCOMPARE(told["graphql"_L1]["used"_L1].toInt(), 91);
        QCOMPARE(told["core"_L1]["used"_L1].toInt(), 1);
        QCOMPARE(told["search"_L1]["used"_L1].toInt(), 0);
    }

    void countsASearchByTheMinute()
    {
        DemoPeer peer;
        Reply reply = peer.ask->get(u"/search/repositories?q=x"_s);
        QCOMPARE(reply.header("X-RateLimit-Resource"), "search"_ba);
        QCOMPARE(reply.header("X-RateLimit-Limit"), "30"_ba);
        for (int each = 1; each < 30; ++each)
            reply = peer.ask->get(u"/search/repositories?q=x"_s);
        QCOMPARE(reply.header("X-RateLimit-Remaining"), "0"_ba);
        QCOMPARE(peer.ask->get(u"/search/repositories?q=x"_s).status, 403);
        QCOMPARE(peer.ask->get(u"/user"_s).status, 200);
        peer.clock.advance(60s);
        QCOMPARE(peer.ask->get(u"/search/repositories?q=x"_s).header("X-RateLimit-Used"), "1"_ba);
    }

    void tellsOfGraphqlsLimitInAnAnswerThatIsFine()
    {
        DemoPeer peer;
        const QJsonObject query{{u"query"_s, u"{ viewer { login } }"_s}};
        Ask nobody(peer.server.apiUrl(), {}); // whose hour is soon over
        for (int each = 0; each < 60; ++each)
            QCOMPARE(nobody.post(u"/graphql"_s, query).status, 401);
        const Reply reply = nobody.post(u"/graphql"_s, query);
        QCOMPARE(reply.header("X-RateLimit-Remaining"), "0"_ba);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["errors"_L1][0]["type"_L1].toString(), u"RATE_LIMITED"_s);
    }
};

QTEST_GUILESS_MAIN(DemoLimits)
#include "demo_limits.moc"
