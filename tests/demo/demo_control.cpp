// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How somebody outside the program switches faults on and moves the clock.
class DemoControl final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_faults = u"/_demo/faults"_s;
    const QString m_clock = u"/_demo/clock"_s;

    Ask& ask() { return *m_peer->ask; }
    Ask nobody() { return Ask(m_peer->server.apiUrl(), {}); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void switchesAFaultOnAndTakesItBack()
    {
        const QJsonObject fault{{u"kind"_s, u"status"_s},        {u"count"_s, 2},    {u"method"_s, u"get"_s},
                                {u"path"_s, u"/actions/runs"_s}, {u"status"_s, 503}, {u"delay"_s, 1.5}};
        const Reply added = nobody().post(m_faults, fault);
        QCOMPARE(added.status, 201);
        QCOMPARE(ask().get(u"/user"_s).status, 200);
        QCOMPARE(ask().get(rustRepository + "/actions/runs"_L1).status, 503);
        const QJsonObject told = nobody().get(m_faults).object();
        QCOMPARE(told["struck"_L1].toInt(), 1);
        QCOMPARE(told["faults"_L1].toArray().size(), 1);
        QCOMPARE(told["faults"_L1][0]["count"_L1].toInt(), 1);
        QCOMPARE(told["faults"_L1][0]["method"_L1].toString(), u"GET"_s);
        QCOMPARE(told["faults"_L1][0]["delay"_L1].toDouble(), 1.5);
        QCOMPARE(nobody().send("DELETE", m_faults).status, 204);
        QCOMPARE(ask().get(rustRepository + "/actions/runs"_L1).status, 200);
    }

    void knowsEveryKindOfFaultByName_data()
    {
        QTest::addColumn<int>("status");
        const std::pair<const char*, int> kinds[]{{"slow", 0},
                                                  {"cut-off", 200},
                                                  {"invalid-json", 200},
                                                  {"empty", 200},
                                                  {"duplicated", 200},
                                                  {"reordered", 200},
                                                  {"clock-skew", 200},
                                                  {"status", 500},
                                                  {"unicorn", 502},
                                                  {"primary-limit", 403},
                                                  {"secondary-limit", 403},
                                                  {"secondary-limit-bare", 403},
                                                  {"lost-answer", 0},
                                                  {"doubled-answer", 200},
                                                  {"refused", 0}};
        for (const auto& [kind, status] : kinds)
            QTest::newRow(kind) << status;
    }

    void knowsEveryKindOfFaultByName()
    {
        QFETCH(const int, status);
        const QString kind = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(ask().post(m_faults, {{u"kind"_s, kind}, {u"count"_s, -1}}).status, 201);
        if (kind == "slow"_L1)
            return;
        QCOMPARE(ask().get(rustRepository + "/actions/runs"_L1).status, status);
        QVERIFY(m_peer->server.faults().struck() > 0);
    }

    void refusesWhatIsNoFault_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << ""_ba << 400;
        QTest::newRow("no json") << "{\"kind\":"_ba << 400;
        QTest::newRow("a list") << "[]"_ba << 400;
        QTest::newRow("no kind") << "{}"_ba << 422;
        QTest::newRow("an unknown kind") << R"({"kind": "earthquake"})"_ba << 422;
        QTest::newRow("an unknown field") << R"({"kind": "slow", "delya": 3})"_ba << 422;
        QTest::newRow("no count") << R"({"kind": "slow", "count": 0})"_ba << 422;
        QTest::newRow("half a count") << R"({"kind": "slow", "count": 1.5})"_ba << 422;
        QTest::newRow("a count in words") << R"({"kind": "slow", "count": "two"})"_ba << 422;
        QTest::newRow("no error") << R"({"kind": "status", "status": 200})"_ba << 422;
        QTest::newRow("a past") << R"({"kind": "slow", "delay": -1})"_ba << 422;
        QTest::newRow("an eternity") << R"({"kind": "slow", "delay": 1e300})"_ba << 422;
        QTest::newRow("an open bracket") << "{\"kind\": \"slow\", \"path\": \"(\"}"_ba << 422;
    }

    void refusesWhatIsNoFault()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        const Reply reply = ask().send("POST", m_faults, body);
        QCOMPARE(reply.status, status);
        QVERIFY(!reply.object()["message"_L1].toString().isEmpty());
        QCOMPARE(reply.object()["status"_L1].toString(), QString::number(status));
        QVERIFY(m_peer->server.faults().isEmpty());
    }

    void stepsTheClock()
    {
        const qint64 before = m_peer->server.world().now();
        const Reply reply = ask().post(m_clock, {{u"advance"_s, 3600}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["now"_L1].toString(), u"2026-10-03T10:00:00Z"_s);
        QCOMPARE(m_peer->server.world().now(), before + demo::hours(1));
        QCOMPARE(ask().get(u"/user"_s).header("Date"), "Sat, 03 Oct 2026 10:00:00 GMT"_ba);
        m_peer->clock.advance(1s);
        QCOMPARE(m_peer->server.world().now(), before + demo::hours(1) + 1000);
    }

    void letsTheClockRunFasterAndSlowerFromThereOn()
    {
        const qint64 before = m_peer->server.world().now();
        QCOMPARE(ask().post(m_clock, {{u"speed"_s, 60}}).status, 200);
        m_peer->clock.advance(10s);
        QCOMPARE(m_peer->server.world().now(), before + demo::seconds(600));
        QCOMPARE(ask().post(m_clock, {{u"speed"_s, 0.5}}).status, 200);
        m_peer->clock.advance(10s);
        QCOMPARE(m_peer->server.world().now(), before + demo::seconds(605));
    }

    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << "{}"_ba << 422;
        QTest::newRow("no json") << "{"_ba << 400;
        QTest::newRow("the past") << R"({"advance": -5})"_ba << 422;
        QTest::newRow("for ever") << R"({"advance": 1e300})"_ba << 422;
        QTest::newRow("words") << R"({"advance": "soon"})"_ba << 422;
        QTest::newRow("standing") << R"({"speed": 0})"_ba << 422;
        QTest::newRow("both") << R"({"speed": 2, "advance": 5})"_ba << 422;
    }

    void refusesWhatIsNoTime()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        const qint64 before = m_peer->server.world().now();
        QCOMPARE(ask().send("POST", m_clock, body).status, status);
        QCOMPARE(m_peer->server.world().now(), before);
    }

    void isNeverChargedCountedOrStruck()
    {
        m_peer->server.faults().add({.kind = demo::FaultKind::Status, .count = -1});
        QCOMPARE(ask().get(m_faults).status, 200);
        QCOMPARE(ask().post(m_clock, {{u"advance"_s, 1}}).status, 200);
        QCOMPARE(m_peer->server.traffic().requests, 0);
        QCOMPARE(m_peer->server.traffic().charged, 0);
        QVERIFY(m_peer->server.traffic().writes.empty());
        QVERIFY(!ask().get(m_faults).headers.contains("X-RateLimit-Used"));
    }

    void refusesWhoeverComesByAnotherName_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a page of another host") << "Host"_ba << "evil.example:80"_ba;
        QTest::newRow("a page of any host") << "Origin"_ba << "https://evil.example"_ba;
    }

    void refusesWhoeverComesByAnotherName()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QHttpHeaders headers;
        headers.append(header, value);
        QCOMPARE(ask().send("POST", m_faults, R"({"kind": "refused"})", headers).status, 403);
        QVERIFY(m_peer->server.faults().isEmpty());
    }

    void knowsNoOtherPath()
    {
        QCOMPARE(ask().get(u"/_demo/nothing"_s).status, 404);
        QCOMPARE(ask().get(m_clock).status, 404);
        QCOMPARE(ask().send("PUT", m_faults, "{}").status, 404);
    }
};

QTEST_GUILESS_MAIN(DemoControl)
#include "demo_control.moc"
