// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_watch.h"

#include "demo/server.h"
#include "github/raw_server.h"
#include "sleeping_clock.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QDateTime start = QDateTime::fromString(u"2026-11-28T03:00:00Z"_s, Qt::ISODate);
const RollbackVersion v140{.name = u"v1.4.0"_s, .commit = {}};
const RollbackVersion v141{.name = u"v1.4.1"_s, .commit = {}};

struct Heard {
    Health health;
    QDateTime at;
    QDateTime firstProbe;
    QString reason;
};

} // namespace

/// The health of the embedded GitHub's production, asked over real connections on a clock that the test moves.
class DeliveryHealthWatch : public QObject {
    Q_OBJECT

    std::unique_ptr<core::ManualClock> m_awake;
    std::unique_ptr<SleepingClock> m_clock;
    std::unique_ptr<demo::Server> m_github;
    std::unique_ptr<Prober> m_prober;
    std::unique_ptr<HealthWatch> m_watch;
    std::vector<Heard> m_heard;
    int m_windowsEnded = 0;

    QUrl service(const QString& what) const
    {
        return QUrl(m_github->apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/"_s + what);
    }
    demo::Sickness& sicken(const demo::Sickness& sickness = {})
    {
        auto& all = m_github->world().repository(u"switchyard/switchyard"_s)->sicknesses;
        all.push_back(sickness);
        return all.back();
    }
    void heal() { m_github->world().repository(u"switchyard/switchyard"_s)->sicknesses.clear(); }
    HealthQuestions questions(std::vector<Probe> probes = {}) const
    {
        if (probes.empty())
            probes.push_back({.url = service(u"health"_s)});
        HealthQuestions all{.control = {.url = m_github->apiUrl(), .statusFrom = 100, .statusTo = 599}};
        for (const Probe& probe : probes)
            all.probes.push_back({.probe = probe});
        return all;
    }
    static quint16 deadPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    void settle()
    {
        while (!m_watch->isIdle()) // each question ends, if by its timeout
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    /// Moves on, and lets each answer come before the next second.
    void pass(std::chrono::seconds span)
    {
        settle();
        for (auto passed = 0s; passed < span; ++passed) {
            m_awake->advance(1s);
            settle();
        }
    }
    /// Since when it is so, counted from `since`.
    std::chrono::milliseconds after(const QDateTime& since) const
    {
        return std::chrono::milliseconds(since.msecsTo(m_heard.back().at));
    }
    void beginHealthy(const HealthQuestions& asked)
    {
        m_watch->begin(asked, v140);
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Healthy);
    }
    void deploy()
    {
        m_watch->watch({.version = v141, .begunAt = m_clock->now().addSecs(-20), .succeededAt = m_clock->now()});
    }

private Q_SLOTS:
    void init()
    {
        m_awake = std::make_unique<core::ManualClock>(start);
        m_clock = std::make_unique<SleepingClock>(*m_awake);
        m_github = std::make_unique<demo::Server>(*m_awake);
        QVERIFY(m_github->load(u":/demo/delivery.json"_s) && m_github->listen());
        m_prober = std::make_unique<Prober>(*m_clock);
        m_watch = std::make_unique<HealthWatch>(*m_prober, *m_clock);
        m_heard.clear();
        m_windowsEnded = 0;
        connect(m_watch.get(), &HealthWatch::verdictChanged, this,
                [this](Health health, const QDateTime& firstProbe, const QString& reason) {
                    m_heard.push_back(
                        {.health = health, .at = m_clock->now(), .firstProbe = firstProbe, .reason = reason});
                });
        connect(m_watch.get(), &HealthWatch::windowEnded, this, [this] { ++m_windowsEnded; });
    }
    void cleanup()
    {
        m_watch.reset();
        m_prober.reset();
        m_github.reset();
    }

    void aWellServiceIsHealthyAfterThreeAnswers()
    {
        m_watch->begin(questions(), v141);
        pass(120s); // initial delay of a version that has just come included
        QCOMPARE(m_heard.size(), 1U);
        QCOMPARE(m_heard.back().health, Health::Healthy);
        QCOMPARE(m_heard.back().firstProbe, start.addSecs(30));
        QCOMPARE(after(start), 50s);
        QVERIFY(!m_watch->isInWindow());
        QVERIFY(!m_watch->isNetworkWell()); // nothing failed, so nothing else was asked
        QCOMPARE(m_watch->probes().front().status, 200);
        QCOMPARE(m_watch->probes().front().results.size(), 10U);
    }

    void aBadDeploymentIsBlamedAsSoonAsTheRulesAllow()
    {
        beginHealthy(questions());
        deploy();
        QCOMPARE(m_watch->before(), Health::Healthy);
        QVERIFY(m_watch->isInWindow());
        pass(75s);
        QCOMPARE(m_heard.back().health, Health::Healthy);
        const QDateTime sick = m_clock->now();
        sicken();
        pass(130s);
        QCOMPARE(m_heard.back().health, Health::Unhealthy);
        QCOMPARE(m_heard.back().reason, u"It answered 503."_s);
        QVERIFY(m_heard.back().firstProbe >= sick);
        QVERIFY(m_watch->blame().isOfDeployment());
        // The first failure is seen within an interval; a minute later two of the last three minutes have one.
        const auto rule = 10s + 60s;
        QVERIFY2(after(sick) <= rule + 500ms, qPrintable(QString::number(after(sick).count())));
        QVERIFY(m_watch->isNetworkWell() == std::optional(true));
        QVERIFY(m_watch->isInWindow());
    }

    void theVerdictDoesNotWaitForTheNextQuestion()
    {
        beginHealthy(questions({{.url = service(u"health"_s), .interval = 25s, .initialDelay = 0s}}));
        deploy();
        pass(50s);
        sicken();
        pass(200s);
        QCOMPARE(m_heard.back().health, Health::Unhealthy);
        const auto span = m_heard.back().firstProbe.msecsTo(m_heard.back().at);
        QVERIFY2(span >= 60'000 && span <= 60'500, qPrintable(QString::number(span)));
    }

    void flappingIsSuspectAndNoMore()
    {
        beginHealthy(questions());
        deploy();
        sicken({.every = 2});
        pass(500s);
        QVERIFY(m_heard.size() > 2);
        for (const Heard& heard : m_heard)
            QVERIFY(heard.health != Health::Unhealthy);
        QCOMPARE(m_watch->health(), Health::Suspect);
        heal();
        pass(40s);
        QCOMPARE(m_watch->health(), Health::Healthy);
    }

    void whatWasSickBeforeIsNotBlamedOnTheDeployment()
    {
        m_watch->begin(questions(), v140);
        sicken();
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        deploy();
        QCOMPARE(m_watch->before(), Health::Unhealthy);
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QVERIFY(!m_watch->blame().isOfDeployment());
        QVERIFY(m_watch->blame().isInDoubt());
    }

    void whatComesWhileItDeploysDoesNotCountAsBefore()
    {
        beginHealthy(questions());
        const QDateTime begun = m_clock->now();
        sicken(); // the new version comes up, sick
        pass(180s);
        m_watch->watch({.version = v141, .begunAt = begun, .succeededAt = m_clock->now()});
        QCOMPARE(m_watch->before(), Health::Healthy);
        pass(180s);
        QVERIFY(m_watch->blame().isOfDeployment());
    }

    void withoutABaselineAPersonHasToJudge()
    {
        m_watch->begin(questions(), v140);
        deploy();
        QCOMPARE(m_watch->before(), Health::Unknown);
        sicken();
        pass(180s);
        QVERIFY(m_watch->blame().isInDoubt());
    }

    void aNetworkThatFailsHereIsNoFailureOfTheService()
    {
        HealthQuestions asked = questions({{.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(deadPort()))}});
        asked.control.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(deadPort()));
        m_watch->begin(asked, v140);
        pass(300s);
        QCOMPARE(m_heard.size(), 1U);
        QCOMPARE(m_heard.back().health, Health::Inconclusive);
        QVERIFY2(m_heard.back().reason.contains(u"control probe"_s), qPrintable(m_heard.back().reason));
        QVERIFY(m_watch->isNetworkWell() == std::optional(false));
    }

    void aDeadServiceBesideAWellNetworkIsUnhealthy()
    {
        m_watch->begin(questions({{.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(deadPort()))}}), v140);
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QCOMPARE(m_watch->reason(), u"It refused the connection."_s);
    }

    void whatSpeaksNoTlsIsUnhealthy()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain,
                [&] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        const QUrl secure(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort()));
        m_watch->begin(questions({{.url = secure}}), v140);
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QCOMPARE(m_watch->reason(), u"No secure connection (TLS) came about."_s);
    }

    void anAnswerThatComesTooSlowlyIsAFailure()
    {
        const RawServer slow([](const QByteArray&) {
            return RawAnswer{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"}; // the rest never comes
        });
        m_watch->begin(questions({{.url = slow.url(), .timeout = 50ms}}), v140);
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QCOMPARE(m_watch->reason(), u"It did not answer within 0.05 s."_s);
    }

    void theVersionThatRunsIsPartOfTheHealth()
    {
        const Probe probe{.url = service(u"version"_s), .jsonPointer = u"/version"_s, .jsonValue = u"%version%"_s};
        m_watch->begin(questions({probe}), v141);
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Healthy);
        m_watch->watch(
            {.version = {.name = u"v1.4.2"_s, .commit = {}}, .begunAt = m_clock->now(), .succeededAt = m_clock->now()});
        pass(180s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QCOMPARE(m_watch->reason(), u"It says that it is version “1.4.1”, not v1.4.2."_s);
        m_watch->startOver(v141); // the rollback was deployed
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Healthy);
        QVERIFY(m_heard.back().firstProbe > m_heard[m_heard.size() - 2].at);
    }

    void afterASleepNothingCountsThatWasBefore()
    {
        beginHealthy(questions());
        deploy();
        sicken();
        pass(60s); // suspect, and nearly unhealthy
        QCOMPARE(m_watch->health(), Health::Suspect);
        m_clock->sleep(60s);
        const QDateTime awake = m_clock->now();
        pass(11s);
        const auto told = std::ranges::find(m_heard, u"The machine slept, or was too busy to ask."_s, &Heard::reason);
        QVERIFY(told != m_heard.end() && told->health == Health::Inconclusive);
        pass(50s);
        QVERIFY(m_watch->health() != Health::Unhealthy);
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QVERIFY(m_heard.back().firstProbe >= awake);
    }

    void aSleepOverTheEndOfTheWindowEndsIt()
    {
        beginHealthy(questions());
        deploy();
        pass(60s);
        m_clock->sleep(8h);
        pass(11s);
        QCOMPARE(m_windowsEnded, 1);
        QVERIFY(!m_watch->isInWindow());
    }

    void aClockThatIsSetMakesTheVerdictWait_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("forward") << 3600;
        QTest::newRow("back") << -3600;
        QTest::newRow("a little") << 5;
    }
    void aClockThatIsSetMakesTheVerdictWait()
    {
        QFETCH(const int, seconds);
        beginHealthy(questions());
        deploy();
        sicken();
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Suspect);
        m_clock->jump(std::chrono::seconds(seconds));
        const QDateTime jumped = m_clock->now();
        pass(11s);
        const auto told = std::ranges::find(m_heard, u"The clock of this machine was set."_s, &Heard::reason);
        QVERIFY(told != m_heard.end() && told->health == Health::Inconclusive);
        pass(40s);
        QVERIFY(m_watch->health() != Health::Unhealthy);
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QVERIFY(m_heard.back().firstProbe >= jumped);
    }

    void aClockThatATimeServerMendsIsNoJump()
    {
        beginHealthy(questions());
        for (int i = 0; i < 10; ++i) {
            m_clock->jump(-300ms);
            pass(10s);
        }
        QCOMPARE(m_heard.size(), 1U);
        QCOMPARE(m_heard.back().health, Health::Healthy);
    }

    void theWindowEndsOnceAndOpenQuestionsKeepItOpen()
    {
        beginHealthy(questions());
        deploy();
        pass(599s);
        QVERIFY(m_watch->isInWindow());
        QCOMPARE(m_windowsEnded, 0);
        pass(2s);
        QVERIFY(!m_watch->isInWindow());
        deploy();
        pass(585s);
        sicken();
        pass(30s);
        QVERIFY(m_watch->isInWindow()); // it began to fail within it
        pass(60s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QVERIFY(m_watch->isInWindow());
        QCOMPARE(m_windowsEnded, 1);
        heal();
        pass(60s);
        QCOMPARE(m_windowsEnded, 2);
    }

    void severalProbesAskTheControlOnceATime()
    {
        int controls = 0;
        const RawServer control([&](const QByteArray&) {
            ++controls;
            return RawServer::json("{}", 403);
        });
        HealthQuestions asked = questions({{.url = service(u"health"_s)}, {.url = service(u"version"_s)}});
        asked.control.url = control.url();
        asked.rules.quorum = 1;
        sicken({.status = 500});
        m_watch->begin(asked, v140);
        pass(91s);
        QCOMPARE(m_watch->health(), Health::Unhealthy);
        QVERIFY2(controls >= 7 && controls <= 9, qPrintable(QString::number(controls)));
    }

    void whatIsStoppedAsksNoMore()
    {
        beginHealthy(questions());
        m_watch->stop();
        QCOMPARE(m_watch->health(), Health::Unknown);
        QVERIFY(m_watch->probes().empty());
        int asked = 0;
        const RawServer server([&](const QByteArray&) {
            ++asked;
            return RawServer::json("{}");
        });
        m_watch->begin(questions({{.url = server.url()}}), v140);
        pass(60s);
        const int before = asked;
        QVERIFY(before > 0);
        m_watch->stop();
        pass(60s);
        QCOMPARE(asked, before);
    }

    void whoHearsOfAVerdictMayEndIt()
    {
        sicken();
        m_watch->begin(questions(), v140);
        connect(m_watch.get(), &HealthWatch::verdictChanged, this, [this] {
            if (m_watch->health() == Health::Suspect)
                m_watch.reset();
        });
        for (int i = 0; i < 60 && m_watch; ++i) {
            m_awake->advance(1s);
            while (m_watch && !m_watch->isIdle())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QVERIFY(!m_watch);
    }

    void onTheMachinesOwnClockTheVerdictComesInTime()
    {
        core::SystemClock clock;
        Prober prober(clock);
        HealthWatch watch(prober, clock);
        HealthQuestions asked = questions({{.url = service(u"health"_s), .interval = 300ms, .initialDelay = 0s}});
        asked.rules.failingMinutes = 1;
        watch.begin(asked, v140);
        QTRY_COMPARE(watch.health(), Health::Healthy);
        watch.watch({.version = v141, .begunAt = clock.now(), .succeededAt = clock.now()});
        QTRY_COMPARE(watch.health(), Health::Healthy);
        QElapsedTimer sick;
        sicken();
        sick.start();
        QTRY_COMPARE_WITH_TIMEOUT(watch.health(), Health::Unhealthy, 10'000);
        const qint64 taken = sick.elapsed();
        QVERIFY2(taken <= 3 * 300 + 500, qPrintable(QString::number(taken)));
        QVERIFY(watch.blame().isOfDeployment());
    }
};

QTEST_GUILESS_MAIN(DeliveryHealthWatch)
#include "delivery_health_watch.moc"
