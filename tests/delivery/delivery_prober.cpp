// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/prober.h"

#include "asked.h"
#include "core/clock.h"
#include "delivery/probe_judgement.h"
#include "demo/server.h"
#include "github/raw_server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

using Outcome = ProbeResult::Outcome;

Q_DECLARE_METATYPE(signalbox::delivery::ProbeResult::Outcome)

namespace {

const QDateTime start = QDateTime::fromString(u"2026-11-28T03:00:00Z"_s, Qt::ISODate);
const RollbackVersion deployed{.name = u"v1.4.1"_s, .commit = u"0123456789abcdef0123456789abcdef01234567"_s};

/// A port of this machine at which nobody listens.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// One question to a service, over real connections.
class DeliveryProber : public QObject {
    Q_OBJECT

    core::ManualClock m_clock{start};
    Prober m_prober{m_clock};

    ProbeAnswer ask(const Probe& probe, const std::vector<ProbeHeader>& headers = {})
    {
        const auto answer = asked(m_prober, {.probe = probe, .headers = headers, .deployed = deployed});
        if (!answer)
            qFatal("cancelled");
        return *answer;
    }
    ProbeAnswer askFor(const RawAnswer& given, Probe probe = {})
    {
        const RawServer server([&](const QByteArray&) { return given; });
        probe.url = server.url();
        return ask(probe);
    }

private Q_SLOTS:
    void theEmbeddedServiceIsWellAndSick()
    {
        demo::Server github(m_clock);
        QVERIFY(github.load(u":/demo/delivery.json"_s) && github.listen());
        const QString service = github.apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/"_s;
        const Probe health{.url = QUrl(service + u"health"_s), .bodyText = u"\"ok\""_s};
        const Probe version{
            .url = QUrl(service + u"version"_s), .jsonPointer = u"/version"_s, .jsonValue = u"%version%"_s};
        QCOMPARE(ask(health).result, (ProbeResult{.at = start, .outcome = Outcome::Passed, .why = {}}));
        QCOMPARE(ask(version).result.outcome, Outcome::Passed);

        auto& sicknesses = github.world().repository(u"switchyard/switchyard"_s)->sicknesses;
        sicknesses.push_back({.status = 503});
        const ProbeAnswer sick = ask(health);
        QCOMPARE(sick.result.outcome, Outcome::Failed);
        QCOMPARE(sick.result.why, u"It answered 503."_s);
        QCOMPARE(sick.status, 503);
        QVERIFY2(sick.body.contains("failing"), sick.body.constData());
        sicknesses.back() = {.status = 200, .body = R"({"status": "degraded", "version": "1.4.0"})"};
        QCOMPARE(ask(health).result.why, u"Its answer does not hold “\"ok\"”."_s);
        QCOMPARE(ask(version).result.why, u"It says that it is version “1.4.0”, not v1.4.1."_s);
        sicknesses.back() = {.status = 0};
        QCOMPARE(ask(health).result.why, u"It ended the connection before its answer was whole."_s);
    }

    void theAnswerIsJudged_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const RawAnswer& answer, Outcome outcome, const QString& why) {
            QTest::newRow(name) << answer.bytes << outcome << why;
        };
        row("right value", RawServer::json(R"({"a/b": [{"n": 7}]})"), Outcome::Passed, {});
        row("another value", RawServer::json(R"({"a/b": [{"n": 8}]})"), Outcome::Failed,
            u"At /a~1b/0/n its answer has “8”, not “7”."_s);
        row("no such value", RawServer::json(R"({"a/b": []})"), Outcome::Failed,
            u"Its answer has nothing at /a~1b/0/n."_s);
        row("no JSON", RawServer::json("<html>Welcome</html>"), Outcome::Failed, u"Its answer is not JSON."_s);
        row("500", RawServer::json("{}", 500), Outcome::Failed, u"It answered 500."_s);
        row("404", RawServer::json("{}", 404), Outcome::Failed, u"It answered 404."_s);
        row("a proxy asks who", RawServer::json("{}", 407), Outcome::Inconclusive,
            u"The network here asks for a sign-in (407)."_s);
        row("a portal asks who", RawServer::json("{}", 511), Outcome::Inconclusive,
            u"The network here asks for a sign-in (511)."_s);
        row("no HTTP", {.bytes = "SSH-2.0-OpenSSH_9.2\r\n\r\n"}, Outcome::Failed,
            u"It ended the connection before its answer was whole."_s);
        row("cut off", {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"}, Outcome::Failed,
            u"It ended the connection before its answer was whole."_s);
    }
    void theAnswerIsJudged()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Outcome, outcome);
        QFETCH(const QString, why);
        const Probe probe{.jsonPointer = u"/a~1b/0/n"_s, .jsonValue = u"7"_s};
        const ProbeAnswer got = askFor({.bytes = answer, .close = true}, probe);
        QCOMPARE(got.result.why, why);
        QCOMPARE(got.result.outcome, outcome);
    }

    void aDeadPortIsTheServicesFaultAndAnUnknownNameIsNot()
    {
        const ProbeAnswer refused = ask({.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(deadPort()))});
        QCOMPARE(refused.result.outcome, Outcome::Failed);
        QCOMPARE(refused.result.why, u"It refused the connection."_s);
        const ProbeAnswer unknown = ask({.url = QUrl(u"https://no-such-host.invalid/"_s)});
        QCOMPARE(unknown.result.outcome, Outcome::Inconclusive);
        QCOMPARE(unknown.result.why, u"Its name was not found."_s);
    }

    void whatSpeaksNoTlsFails()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain,
                [&] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        const ProbeAnswer answer = ask({.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort()))});
        QCOMPARE(answer.result.outcome, Outcome::Failed);
        QCOMPARE(answer.result.why, u"No secure connection (TLS) came about."_s);
    }

    void theTimeHoldsForTheWholeAnswer()
    {
        QTcpServer slow;
        QVERIFY(slow.listen(QHostAddress::LocalHost));
        connect(&slow, &QTcpServer::newConnection, &slow, [&] {
            QTcpSocket* socket = slow.nextPendingConnection();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            auto* drip = new QTimer(socket);
            connect(drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
            drip->start(20); // never so long that a wait for the next byte would end
        });
        const ProbeAnswer answer = ask(
            {.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(slow.serverPort())), .timeout = std::chrono::milliseconds(300)});
        QCOMPARE(answer.result.outcome, Outcome::Failed);
        QCOMPARE(answer.result.why, u"It did not answer within 0.3 s."_s);
        QVERIFY2(answer.took.count() >= 300 && answer.took.count() < 3000,
                 qPrintable(QString::number(answer.took.count())));
    }

    void aPortalIsNoFaultOfTheService()
    {
        const ServiceReply portal{.status = 302, .redirectHost = u"wifi.hotel.example"_s, .isAuthentic = false};
        const ProbeJudgement judgement = judge({}, portal, deployed);
        QCOMPARE(judgement.outcome, Outcome::Inconclusive);
        QVERIFY2(judgement.why.contains(u"wifi.hotel.example"_s), qPrintable(judgement.why));
        ServiceReply itself = portal;
        itself.isAuthentic = true;
        QCOMPARE(judge({}, itself, deployed).outcome, Outcome::Passed);
        QCOMPARE(judge({.statusTo = 299}, itself, deployed).outcome, Outcome::Failed);
    }

    void aVersionIsNamedInSeveralWays()
    {
        for (const QString& said : {u"1.4.1"_s, u"v1.4.1"_s, u" V1.4.1\n"_s, u"0123456"_s, deployed.commit})
            QVERIFY2(isVersion(said, deployed), qPrintable(said));
        for (const QString& said : {u"1.4.10"_s, u"1.4"_s, u""_s, u"012345"_s, u"0123457"_s})
            QVERIFY2(!isVersion(said, deployed), qPrintable(said));
        const Probe probe{.jsonPointer = u"/version"_s, .jsonValue = u"%version%"_s};
        const ServiceReply reply{.status = 200, .body = R"({"version": "9.9"})"};
        QCOMPARE(judge(probe, reply, {}).outcome, Outcome::Passed); // nobody knows yet what was deployed
        QCOMPARE(judge(probe, reply, deployed).outcome, Outcome::Failed);
    }

    void noMoreThanAMegabyteIsRead()
    {
        const QByteArray large = QByteArray(3 << 20, 'x') + "the end";
        const ProbeAnswer without = askFor(RawServer::json(large), {.bodyText = u"xxxx"_s});
        QCOMPARE(without.result.outcome, Outcome::Passed);
        QCOMPARE(without.body.size(), 4096);
        const ProbeAnswer end = askFor(RawServer::json(large), {.bodyText = u"the end"_s});
        QCOMPARE(end.result.why, u"The first megabyte of its answer does not hold “the end”."_s);
    }

    void redirectsAreFollowedOnTheSameHostAlone()
    {
        int asked = 0;
        const RawServer elsewhere([&](const QByteArray&) {
            ++asked;
            return RawServer::json("{}");
        });
        QUrl target(u"/there"_s);
        const RawServer server([&](const QByteArray& request) {
            return request.startsWith("GET /there ")
                ? RawServer::json(R"({"status": "ok"})")
                : RawServer::json("{}", 302, "Location: " + target.toEncoded() + "\r\n");
        });
        const std::vector<ProbeHeader> headers{{.name = "Authorization", .value = "Bearer the-secret"}};
        const Probe probe{.url = server.url(), .bodyText = u"ok"_s};

        QCOMPARE(ask(probe, headers).result.why, QString());
        QVERIFY(server.requests().last().contains("Bearer the-secret"));
        target = elsewhere.url(); // another port is another service
        const ProbeAnswer left = ask({.url = server.url()}, headers);
        QCOMPARE(left.status, 302);
        QCOMPARE(left.result.outcome, Outcome::Passed); // this machine said so itself, and 302 is within 200 to 399
        QCOMPARE(asked, 0);
        target = QUrl(u"/again"_s);
        QCOMPARE(ask(probe).result.why, u"It leads from one address to the next, more than five times."_s);
        const int before = int(server.requests().size());
        QCOMPARE(ask({.url = server.url(), .statusFrom = 302, .statusTo = 302}).result.outcome, Outcome::Passed);
        QCOMPARE(server.requests().size(), before + 1);
    }

    void eachQuestionIsItsOwnConnectionWithoutCookies()
    {
        const RawServer server(
            [](const QByteArray&) { return RawServer::json("{}", 200, "Set-Cookie: session=1; Path=/\r\n"); });
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask({.url = server.url()}).result.outcome, Outcome::Passed);
        QCOMPARE(server.connections(), 3);
        for (const QByteArray& request : server.requests())
            QVERIFY2(!request.toLower().contains("cookie:"), request.constData());
    }

    void theMethodIsSentOnce_data()
    {
        QTest::addColumn<QString>("method");
        for (const QString& method : {u"GET"_s, u"HEAD"_s, u"OPTIONS"_s, u"POST"_s})
            QTest::newRow(qPrintable(method)) << method;
    }
    void theMethodIsSentOnce()
    {
        QFETCH(const QString, method);
        const RawServer server([&](const QByteArray& request) {
            return request.startsWith("HEAD ") ? RawAnswer{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"}
                                               : RawServer::json("{}");
        });
        QCOMPARE(ask({.url = server.url(), .method = method}).result.outcome, Outcome::Passed);
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().first().startsWith(method.toLatin1() + " / "));
    }

    void noHeadersValueIsShown()
    {
        const RawServer server([](const QByteArray& request) {
            const QByteArray sent = request.contains("the-secret") ? "the-secret" : "nothing";
            return RawServer::json("{\"you sent\": \"" + sent + "\"}");
        });
        const std::vector<ProbeHeader> headers{{.name = "X-Key", .value = "the-secret"}};
        const ProbeAnswer answer
            = ask({.url = server.url(), .jsonPointer = u"/you sent"_s, .jsonValue = u"ok"_s}, headers);
        QCOMPARE(answer.result.why, u"At /you sent its answer has “…”, not “ok”."_s);
        QCOMPARE(answer.body, QByteArray(R"({"you sent": "…"})"));
        // A name that is not this machine's, over plain HTTP: nothing leaves.
        const ProbeAnswer unsafe = ask({.url = QUrl(u"http://no-such-host.invalid/"_s)}, headers);
        QCOMPARE(unsafe.result.why, u"It was not asked: its headers are sent over TLS alone."_s);
        QCOMPARE(unsafe.result.outcome, Outcome::Inconclusive);
    }

    void thatItEndsMeanwhileIsNoHarm()
    {
        const RawServer silent([](const QByteArray&) { return RawAnswer(); });
        auto prober = std::make_unique<Prober>(m_clock);
        std::optional<core::Result<ProbeAnswer>> answer;
        auto done = prober->ask({.probe = {.url = silent.url()}}).then([&](core::Result<ProbeAnswer> value) {
            answer = std::move(value);
        });
        QTRY_COMPARE(silent.requests().size(), 1);
        prober.reset();
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, core::ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(DeliveryProber)
#include "delivery_prober.moc"
