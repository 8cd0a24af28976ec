// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class DemoWorld final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;

    Ask& ask() { return *m_peer->ask; }
    demo::World& world() { return m_peer->server.world(); }
    QString runPath(qint64 run) { return rustRepository + u"/actions/runs/%1"_s.arg(run); }
    qint64 startCi(const demo::Start& start = {})
    {
        demo::Start asked = start;
        asked.workflow = u"ci.yml"_s;
        asked.event = u"push"_s;
        return *world().start(m_peer->repository(), asked);
    }
    QStringList jobNames(qint64 run, const QString& conclusion)
    {
        QStringList names;
        for (const QJsonValue& job : ask().get(runPath(run) + "/jobs"_L1).object()["jobs"_L1].toArray()) {
            if (job["conclusion"_L1].toString() == conclusion)
                names.append(job["name"_L1].toString());
        }
        names.sort();
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void movesARunFromQueuedOverRunningToItsEndStepByStep()
    {
        const qint64 run = startCi();
        QCOMPARE(ask().get(runPath(run)).object()["status"_L1].toString(), u"queued"_s);
        m_peer->clock.advance(6s);
        QCOMPARE(ask().get(runPath(run)).object()["status"_L1].toString(), u"in_progress"_s);
        const QJsonObject job = ask().get(runPath(run) + "/jobs"_L1).object()["jobs"_L1][0].toObject();
        QCOMPARE(job["steps"_L1][0]["status"_L1].toString(), u"completed"_s);
        QCOMPARE(job["steps"_L1][5]["status"_L1].toString(), u"queued"_s);
        QVERIFY(job["runner_name"_L1].toString().startsWith("GitHub Actions "_L1));
        m_peer->clock.advance(120s);
        const QJsonObject ended = ask().get(runPath(run)).object();
        QCOMPARE(ended["status"_L1].toString(), u"completed"_s);
        QCOMPARE(ended["conclusion"_L1].toString(), u"success"_s);
        QCOMPARE(jobNames(run, u"success"_s),
                 (QStringList{u"Benchmarks"_s, u"Build Docker Image"_s, u"Code Coverage"_s, u"Security Audit"_s,
                              u"Test (beta)"_s, u"Test (nightly)"_s, u"Test (stable)"_s}));
    }

    void numbersTheStepsBehindTheJobsOwnFurtherOn()
    {
        const qint64 run = startCi();
        m_peer->clock.advance(120s);
        const QJsonArray steps = ask().get(runPath(run) + "/jobs"_L1).object()["jobs"_L1][0]["steps"_L1].toArray();
        QCOMPARE(steps.first()["name"_L1].toString(), u"Set up job"_s);
        QCOMPARE(steps.last()["name"_L1].toString(), u"Complete job"_s);
        const qsizetype own = 10; // with "Set up job"
        QCOMPARE(steps[own - 1]["number"_L1].toInt(), 10);
        QVERIFY(steps[own]["number"_L1].toInt() > 11);
    }

    void skipsTheStepsAfterAFailureAndRunsThoseThatCleanUp()
    {
        const qint64 run = startCi({.failures = {{.job = u"Code Coverage"_s, .step = u"Coverage"_s}}});
        m_peer->clock.advance(120s);
        QCOMPARE(ask().get(runPath(run)).object()["conclusion"_L1].toString(), u"failure"_s);
        QCOMPARE(jobNames(run, u"failure"_s), QStringList{u"Code Coverage"_s});
        QStringList conclusions;
        for (const QJsonValue& job : ask().get(runPath(run) + "/jobs"_L1).object()["jobs"_L1].toArray()) {
            if (job["name"_L1].toString() != "Code Coverage"_L1)
                continue;
            for (const QJsonValue& step : job["steps"_L1].toArray())
                conclusions.append(step["conclusion"_L1].toString());
        }
        QCOMPARE(conclusions,
                 (QStringList{u"success"_s, u"success"_s, u"success"_s, u"success"_s, u"failure"_s, u"skipped"_s,
                              u"success"_s, u"success"_s}));
    }

    void cancelsTheOtherCellsOfAMatrixThatFailsFast()
    {
        const qint64 run = startCi({.failures = {{.job = u"Test (beta)"_s, .step = u"Check formatting"_s}}});
        m_peer->clock.advance(120s);
        QCOMPARE(jobNames(run, u"failure"_s), QStringList{u"Test (beta)"_s});
        QCOMPARE(jobNames(run, u"cancelled"_s), (QStringList{u"Test (nightly)"_s, u"Test (stable)"_s}));
    }

    void runsFailedJobsAgainInANewAttemptAndKeepsTheOthers()
    {
        const qint64 run = startCi(
            {.failures = {{.job = u"Security Audit"_s, .step = u"Run rustsec/audit-check@v1"_s, .flaky = true}}});
        m_peer->clock.advance(120s);
        QCOMPARE(ask().post(runPath(run) + "/rerun-failed-jobs"_L1).status, 201);
        QJsonObject again = ask().get(runPath(run)).object();
        QCOMPARE(again["run_attempt"_L1].toInt(), 2);
        QVERIFY(again["status"_L1].toString() != "completed"_L1);
        QVERIFY(again["previous_attempt_url"_L1].toString().endsWith("/attempts/1"_L1));
        QCOMPARE(jobNames(run, u"success"_s).size(), 6);
        QCOMPARE(ask().post(runPath(run) + "/rerun"_L1).status, 403);
        m_peer->clock.advance(120s);
        QCOMPARE(ask().get(runPath(run)).object()["conclusion"_L1].toString(), u"success"_s);
        const QJsonObject first = ask().get(runPath(run) + "/attempts/1"_L1).object();
        QCOMPARE(first["conclusion"_L1].toString(), u"failure"_s);
        QCOMPARE(ask().get(runPath(run) + "/jobs?filter=all"_L1).object()["total_count"_L1].toInt(), 8);
        QCOMPARE(ask().get(runPath(run) + "/attempts/1/jobs"_L1).object()["total_count"_L1].toInt(), 7);
        QCOMPARE(ask().get(runPath(run) + "/attempts/3"_L1).status, 404);
    }

    void runsAJobAgainWithThoseThatNeedIt()
    {
        demo::World& now = world();
        const qint64 run = *now.start(m_peer->repository(), {.workflow = u"release.yml"_s, .event = u"push"_s});
        m_peer->clock.advance(60s);
        demo::Repository& repository = m_peer->repository();
        QVERIFY(world().review(run, {repository.environment(u"production"_s)->id}, true, {}, u"octavia"_s));
        m_peer->clock.advance(60s);
        QCOMPARE(world().run(run)->conclusion(), u"success"_s);
        const qint64 release = world().run(run)->latest().jobs.front();
        QCOMPARE(ask().post(rustRepository + u"/actions/jobs/%1/rerun"_s.arg(release)).status, 201);
        QVERIFY(jobNames(run, u"success"_s).isEmpty());
        m_peer->clock.advance(60s);
        QCOMPARE(world().run(run)->status(), u"waiting"_s);
    }

    void runsOneCellAgainAndKeepsTheOthersOfItsMatrix()
    {
        const qint64 run = startCi();
        m_peer->clock.advance(120s);
        const qint64 cell = world().run(run)->latest().jobs.at(1);
        QCOMPARE(ask().post(rustRepository + u"/actions/jobs/%1/rerun"_s.arg(cell)).status, 201);
        QCOMPARE(jobNames(run, u"success"_s).size(), 6);
        QCOMPARE(jobNames(run, {}), QStringList{u"Test (beta)"_s});
    }

    void refusesToRunAgainWhatIsOlderThanAMonth()
    {
        const qint64 run = startCi();
        m_peer->clock.advance(31 * 24h);
        const Reply reply = ask().post(runPath(run) + "/rerun"_L1);
        QCOMPARE(reply.status, 403);
        QVERIFY(reply.object()["message"_L1].toString().contains("over a month ago"_L1));
        const qint64 job = world().run(run)->latest().jobs.front();
        QCOMPARE(ask().post(rustRepository + u"/actions/jobs/%1/rerun"_s.arg(job)).status, 403);
    }

    void refusesToRunAgainForTheFiftyFirstTime()
    {
        const qint64 id = startCi();
        m_peer->clock.advance(120s);
        demo::Run& run = *world().run(id);
        while (run.attempts.size() < 51) {
            run.attempts.push_back(run.latest());
            run.latest().number += 1;
        }
        QCOMPARE(ask().post(runPath(id) + "/rerun"_L1).status, 403);
        QCOMPARE(ask().post(rustRepository + u"/actions/jobs/%1/rerun"_s.arg(run.latest().jobs.front())).status, 403);
    }

    void runsNoFailedJobsAgainWhereNoneHasFailed()
    {
        const auto& runs = m_peer->repository().runs;
        const auto skipping = std::ranges::find_if(runs, [this](const auto& run) {
            return run->conclusion() == "success"_L1 && std::ranges::any_of(run->latest().jobs, [this](qint64 job) {
                       return world().job(job)->conclusion == "skipped"_L1;
                   });
        });
        QVERIFY(skipping != runs.end());
        const Reply reply = ask().post(runPath((*skipping)->id) + "/rerun-failed-jobs"_L1);
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.object()["message"_L1].toString(), u"This workflow run has no failed jobs"_s);
    }

    void cancelsARunningRunAndNoneThatHasEnded()
    {
        const qint64 run = startCi();
        m_peer->clock.advance(6s);
        QCOMPARE(ask().post(runPath(run) + "/cancel"_L1).status, 202);
        m_peer->clock.advance(3s);
        QCOMPARE(ask().get(runPath(run)).object()["conclusion"_L1].toString(), u"cancelled"_s);
        const Reply late = ask().post(runPath(run) + "/cancel"_L1);
        QCOMPARE(late.status, 409);
        QCOMPARE(late.object()["message"_L1].toString(), u"Cannot cancel a workflow run that is completed."_s);
    }

    void cancelsAtOnceWhenForced()
    {
        const qint64 run = startCi();
        m_peer->clock.advance(6s);
        QCOMPARE(ask().post(runPath(run) + "/force-cancel"_L1).status, 202);
        QCOMPARE(ask().get(runPath(run)).object()["conclusion"_L1].toString(), u"cancelled"_s);
    }

    void waitsForAPersonBeforeItDeploysToProduction()
    {
        const QJsonArray waiting
            = ask().get(rustRepository + "/actions/runs?status=waiting"_L1).object()["workflow_runs"_L1].toArray();
        QCOMPARE(waiting.size(), 1);
        const QString pendingPath = runPath(waiting[0]["id"_L1].toInteger()) + "/pending_deployments"_L1;
        const QJsonArray pending = ask().get(pendingPath).array();
        QCOMPARE(pending[0]["environment"_L1]["name"_L1].toString(), u"production"_s);
        QCOMPARE(pending[0]["current_user_can_approve"_L1].toBool(), true);
        const QJsonObject approval{{u"environment_ids"_s, QJsonArray{pending[0]["environment"_L1]["id"_L1]}},
                                   {u"state"_s, u"approved"_s},
                                   {u"comment"_s, u""_s}};
        const Reply approved = ask().post(pendingPath, approval);
        QCOMPARE(approved.status, 200);
        QCOMPARE(approved.array()[0]["environment"_L1].toString(), u"production"_s);
        QCOMPARE(ask().post(pendingPath, approval).status, 422);
        m_peer->clock.advance(60s);
        QCOMPARE(ask().get(runPath(waiting[0]["id"_L1].toInteger())).object()["conclusion"_L1].toString(),
                 u"success"_s);
        const QString statuses = approved.array()[0]["statuses_url"_L1].toString();
        QCOMPARE(ask().get(statuses).array()[0]["state"_L1].toString(), u"success"_s);
    }

    void failsTheJobWhoseDeploymentIsRejected()
    {
        demo::Environment& production = *m_peer->repository().environment(u"production"_s);
        demo::Run* waiting = nullptr;
        for (const auto& run : m_peer->repository().runs) {
            if (run->status() == "waiting"_L1)
                waiting = run.get();
        }
        QVERIFY(waiting);
        const Reply reply = ask().post(runPath(waiting->id) + "/pending_deployments"_L1,
                                       {{u"environment_ids"_s, QJsonArray{production.id}},
                                        {u"state"_s, u"rejected"_s},
                                        {u"comment"_s, u"Not on a Friday"_s}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(waiting->conclusion(), u"failure"_s);
        const QJsonArray approvals = ask().get(runPath(waiting->id) + "/approvals"_L1).array();
        QCOMPARE(approvals[0]["comment"_L1].toString(), u"Not on a Friday"_s);
    }

    void letsAForkRunAfterApproval()
    {
        demo::Run* run = m_peer->ended(u"action_required"_s);
        QVERIFY(run);
        QCOMPARE(ask().post(runPath(run->id) + "/approve"_L1).status, 201);
        m_peer->clock.advance(120s);
        QCOMPARE(world().run(run->id)->conclusion(), u"success"_s);
        QCOMPARE(ask().post(runPath(run->id) + "/approve"_L1).status, 403);
    }

    void dispatchesAndSaysWhyNot_data()
    {
        QTest::addColumn<QString>("workflow");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        QTest::newRow("plain") << u"deploy.yml"_s << QJsonObject{{u"ref"_s, u"main"_s}} << 204 << QString();
        QTest::newRow("details") << u"deploy.yml"_s
                                 << QJsonObject{{u"ref"_s, u"main"_s}, {u"return_run_details"_s, true}} << 200
                                 << QString();
        QTest::newRow("no ref") << u"deploy.yml"_s << QJsonObject() << 422
                                << u"Invalid request.\n\n\"ref\" wasn't supplied."_s;
        QTest::newRow("unknown ref") << u"deploy.yml"_s << QJsonObject{{u"ref"_s, u"nowhere"_s}} << 422
                                     << u"No ref found for: nowhere"_s;
        QTest::newRow("no trigger") << u"ci.yml"_s << QJsonObject{{u"ref"_s, u"main"_s}} << 422
                                    << u"Workflow does not have 'workflow_dispatch' trigger"_s;
        QTest::newRow("unexpected input")
            << u"deploy.yml"_s << QJsonObject{{u"ref"_s, u"main"_s}, {u"inputs"_s, QJsonObject{{u"foo"_s, u"1"_s}}}}
            << 422 << u"Unexpected inputs provided: [\"foo\"]"_s;
        const auto withInputs
            = [](const QJsonObject& inputs) { return QJsonObject{{u"ref"_s, u"main"_s}, {u"inputs"_s, inputs}}; };
        QTest::newRow("an option") << u"deploy.yml"_s << withInputs({{u"strategy"_s, u"canary"_s}}) << 204 << QString();
        QTest::newRow("no option") << u"deploy.yml"_s << withInputs({{u"strategy"_s, u"Canary"_s}}) << 422
                                   << u"Provided value 'Canary' for input 'strategy' not in the list of allowed "
                                      "values"_s;
        QTest::newRow("required and emptied") << u"deploy.yml"_s << withInputs({{u"environment"_s, QString()}}) << 422
                                              << u"Required input 'environment' not provided"_s;
        QTest::newRow("no such workflow")
            << u"none.yml"_s << QJsonObject{{u"ref"_s, u"main"_s}} << 404 << u"Not Found"_s;
    }

    void dispatchesAndSaysWhyNot()
    {
        QFETCH(const QString, workflow);
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        QFETCH(const QString, message);
        const size_t before = m_peer->repository().runs.size();
        const Reply reply = ask().post(rustRepository + u"/actions/workflows/%1/dispatches"_s.arg(workflow), body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.object()["message"_L1].toString(), message);
        QCOMPARE(m_peer->repository().runs.size(), before + (status < 300 ? 1 : 0));
        if (status == 200)
            QCOMPARE(ask().get(reply.object()["run_url"_L1].toString()).object()["event"_L1].toString(),
                     u"workflow_dispatch"_s);
    }

    void aDispatchedRunMayBeThereLaterAndNobodyIsToldWhich()
    {
        world().setDispatchLag(4'000);
        const auto& runs = m_peer->repository().runs;
        const size_t before = runs.size();
        const QJsonObject body{{u"ref"_s, u"main"_s},
                               {u"return_run_details"_s, true},
                               {u"inputs"_s, QJsonObject{{u"dry_run"_s, u"true"_s}}}};
        QCOMPARE(ask().post(rustRepository + "/actions/workflows/deploy.yml/dispatches"_L1, body).status, 204);
        QCOMPARE(runs.size(), before);
        m_peer->clock.advance(5s);
        ask().get(rustRepository);
        QCOMPARE(runs.size(), before + 1);
        QCOMPARE(runs.back()->inputs.value(u"dry_run"_s), u"true"_s);
    }

    void startsNothingForADisabledWorkflow()
    {
        const QString workflow = rustRepository + "/actions/workflows/ci.yml"_L1;
        QCOMPARE(ask().send("PUT", workflow + "/disable"_L1).status, 204);
        QCOMPARE(ask().send("PUT", workflow + "/disable"_L1).status, 403);
        QCOMPARE(ask().get(workflow).object()["state"_L1].toString(), u"disabled_manually"_s);
        const size_t before = m_peer->repository().runs.size();
        world().push(m_peer->repository(), {});
        QCOMPARE(m_peer->repository().runs.size(), before + 1); // Deploy alone
    }

    void deletesARunThatHasEndedAndNothingElse()
    {
        const qint64 run = m_peer->ended(u"success"_s)->id;
        QCOMPARE(ask().send("DELETE", runPath(run)).status, 204);
        QCOMPARE(ask().get(runPath(run)).status, 404);
        QCOMPARE(ask().send("DELETE", runPath(startCi())).status, 403);
    }

    void runsNoMoreJobsAtATimeThanItHasRunners()
    {
        m_peer->repository().runners = 2;
        const qint64 run = startCi();
        m_peer->clock.advance(8s);
        int running = 0;
        for (const qint64 job : world().run(run)->latest().jobs)
            running += world().job(job)->status == "in_progress"_L1 ? 1 : 0;
        QVERIFY(m_peer->repository().running >= running);
        QVERIFY(running <= 2);
        m_peer->clock.advance(10min);
        QVERIFY(world().run(run)->ended());
    }

    void playsTheSameWorldTwice()
    {
        DemoPeer other;
        m_peer->clock.advance(200s);
        other.clock.advance(200s);
        Ask there(other.server.apiUrl());
        QByteArray mine = ask().get(rustRepository + "/actions/runs?per_page=100"_L1).body;
        QByteArray theirs = there.get(rustRepository + "/actions/runs?per_page=100"_L1).body;
        mine.replace(m_peer->server.apiUrl().toEncoded(), "");
        theirs.replace(other.server.apiUrl().toEncoded(), "");
        QVERIFY(mine.size() > 100'000);
        QVERIFY(mine == theirs);
    }

    void movesFasterWhenTold()
    {
        DemoPeer fast(u":/demo/rust.json"_s, 10);
        const qint64 run = *fast.server.world().start(fast.repository(), {.workflow = u"ci.yml"_s, .event = u"push"_s});
        fast.clock.advance(12s);
        QVERIFY(fast.server.world().run(run)->ended());
    }
};

QTEST_GUILESS_MAIN(DemoWorld)
#include "demo_world.moc"
