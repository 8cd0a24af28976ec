// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/why.h"
#include "monitor/run_attempts.h"

using namespace signalbox;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::tests::DemoPeer;
using signalbox::tests::why;

/// Attempts of a run that are over, as they come from GitHub.
class MonitorAttempts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        openStore();
        world().finishJob(demoRun().latest().jobs.front(), u"success"_s);
        world().finishRun(demoRun().id, u"failure"_s);
        QVERIFY(world().rerun(demoRun().id, true, u"mbrandt"_s));
        m_attempts = std::make_unique<monitor::RunAttempts>(*m_peer->client, *m_store);
        m_peer->server.traffic().clear();
    }

    void cleanup()
    {
        m_attempts.reset();
        m_store.reset();
        m_peer.reset();
    }

    void anAttemptThatIsOverIsAskedForOnceAndKept()
    {
        const auto first = ask(1);
        QVERIFY2(first, qPrintable(why(first)));
        QCOMPARE(first->run.attempt, 1);
        QCOMPARE(first->run.state.conclusion, core::Conclusion::Failure);
        QCOMPARE(first->jobs.size(), demoRun().attempts[0].jobs.size());
        const auto kept = ask(1);
        QVERIFY2(kept, qPrintable(why(kept)));
        QCOMPARE(kept->jobs, first->jobs);
        QCOMPARE(kept->run.state, first->run.state);
        m_attempts.reset(); // the next start
        m_store.reset();
        openStore();
        m_attempts = std::make_unique<monitor::RunAttempts>(*m_peer->client, *m_store);
        const auto again = ask(1);
        QVERIFY2(again, qPrintable(why(again)));
        QCOMPARE(again->jobs, first->jobs);
        QCOMPARE(again->run.triggeringActor, first->run.triggeringActor);
        QCOMPARE(m_peer->server.traffic().charged, 2); // the attempt and its jobs
    }

    void theOneThatRunsIsTheWatchers()
    {
        const auto second = ask(2);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::NotYet);
        QCOMPARE(m_peer->server.traffic().charged, 0);
    }

    void theNewestOnceItIsOverListsWhatWasLeftAlone()
    {
        world().finishRun(demoRun().id, u"success"_s);
        const auto second = ask(2);
        QVERIFY2(second, qPrintable(why(second)));
        QCOMPARE(second->run.triggeringActor, u"mbrandt"_s);
        QVERIFY(std::ranges::any_of(second->jobs, [](const core::Job& job) { return job.attempt == 1; }));
        QVERIFY(std::ranges::any_of(second->jobs, [](const core::Job& job) { return job.attempt == 2; }));
        QCOMPARE(m_peer->server.traffic().charged, 1); // what the attempt is, is known
    }

    void whatIsGoneIsNotAskedForAgain()
    {
        m_peer->server.faults().add({.kind = demo::FaultKind::Status,
                                     .count = -1,
                                     .path = QRegularExpression(u"/attempts/1"_s),
                                     .status = 404});
        for (int times = 0; times < 2; ++times) {
            const auto first = ask(1);
            QVERIFY(!first);
            QCOMPARE(first.error().kind, ErrorKind::Gone);
            QVERIFY(first.error().what.contains(u"attempt 1"_s));
        }
        QCOMPARE(m_peer->server.faults().struck(), 1);
    }

    void anAnswerThatFailsIsAskedForAgain_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("the attempt") << u"/attempts/1$"_s;
        QTest::newRow("its jobs") << u"/attempts/1/jobs"_s;
    }

    void anAnswerThatFailsIsAskedForAgain()
    {
        QFETCH(QString, path);
        m_peer->server.faults().add(
            {.kind = demo::FaultKind::Status, .count = 1, .path = QRegularExpression(path), .status = 403});
        const auto refused = ask(1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        const auto first = ask(1);
        QVERIFY2(first, qPrintable(why(first)));
    }

    void anAttemptThatNeverWasIsGone()
    {
        auto run = shown();
        run.attempt = 9;
        const auto seventh = m_peer->await(m_attempts->attempt(run, 7));
        QVERIFY(!seventh);
        QCOMPARE(seventh.error().kind, ErrorKind::Gone);
    }

    void aStoreThatIsNotOpenIsNoHarm()
    {
        history::Store closed;
        monitor::RunAttempts attempts(*m_peer->client, closed);
        const auto first = m_peer->await(attempts.attempt(shown(), 1));
        QVERIFY2(first, qPrintable(why(first)));
    }

    void itMayDieWhileAnAnswerIsOnItsWay()
    {
        int told = 0;
        m_attempts->attempt(shown(), 1).then([&told](const auto& result) {
            if (!result)
                ++told;
        });
        m_attempts.reset();
        QTRY_COMPARE(told, 1);
    }

private:
    void openStore()
    {
        m_store = std::make_unique<history::Store>();
        QVERIFY(m_peer->await(m_store->open(m_peer->folder.filePath(u"history.db"_s))));
    }

    demo::World& world() { return m_peer->server.world(); }
    /// The newest one of several jobs.
    demo::Run& demoRun()
    {
        const auto& runs = m_peer->rust().runs;
        const auto found = std::find_if(runs.rbegin(), runs.rend(),
                                        [](const auto& run) { return run->attempts.front().jobs.size() > 2; });
        if (found == runs.rend())
            qFatal("the scenario has no such run");
        return **found;
    }
    core::Run shown()
    {
        core::Run run;
        run.id = {demoRun().id};
        run.repositoryName = m_peer->rustName;
        run.attempt = demoRun().latest().number;
        run.triggeringActor = demoRun().latest().triggeringActor;
        run.state = core::State::fromWords(demoRun().latest().status, demoRun().latest().conclusion);
        return run;
    }
    core::Result<core::RunAttempt> ask(int number) { return m_peer->await(m_attempts->attempt(shown(), number)); }

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<history::Store> m_store;
    std::unique_ptr<monitor::RunAttempts> m_attempts;
};

QTEST_GUILESS_MAIN(MonitorAttempts)
#include "monitor_attempts.moc"
