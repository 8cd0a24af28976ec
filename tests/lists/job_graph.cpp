// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_graph.h"
#include "job_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

namespace {

const QByteArray file = R"(on: push
jobs:
  build: {name: Build, runs-on: x}
  test:
    name: Test (${{ matrix.rust }})
    needs: build
    strategy: {matrix: {rust: [stable, beta]}}
  lint: {runs-on: x}
  deploy:
    name: Deploy
    needs: [test, lint, nobody, deploy]
    if: github.ref == 'refs/heads/main'
    environment: production
)";

workflow::Outline outline()
{
    return workflow::readOutline(file).value_or(workflow::Outline());
}

core::Run runIn(const core::State& state)
{
    core::Run run;
    run.id = TheRun;
    run.state = state;
    return run;
}

core::Job spanning(qint64 id, const QString& name, const core::State& state, int from, int to)
{
    core::Job one = job(id, name, state);
    one.createdAt = start().addSecs(from);
    one.startedAt = one.createdAt;
    if (state.isCompleted())
        one.completedAt = start().addSecs(to);
    return one;
}

QStringList words(const JobGraph& graph)
{
    QStringList all;
    for (const GraphNode& node : graph.nodes)
        all << node.title + u": "_s + node.words;
    return all;
}

core::State skipped()
{
    return state(u"completed"_s, u"skipped"_s);
}

} // namespace

class JobGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotCreatedYetIsPlanned()
    {
        const JobGraph graph
            = jobGraph(runIn(running()), outline(),
                       {spanning(1, u"Build"_s, running(), 0, 0), job(2, u"lint"_s, queued())}, start().addSecs(30));
        QCOMPARE(
            words(graph),
            (QStringList{u"Build: Running"_s, u"Test: Planned: 2 jobs"_s, u"lint: Queued"_s, u"Deploy: Planned"_s}));
        QVERIFY(graph.nodes[1].isPlanned && !graph.nodes[1].took && graph.nodes[1].jobs.empty());
        QCOMPARE(graph.nodes[0].took, std::chrono::seconds(30));
        QCOMPARE(graph.nodes[2].why, u"waits for a runner"_s);
        QCOMPARE(graph.nodes[3].environment, u"production"_s);
    }

    void needsAreEdgesWithoutThoseToNobodyOrToItself()
    {
        const JobGraph graph = jobGraph(runIn(running()), outline(), {}, start());
        QCOMPARE(graph.edges, (std::vector<GraphEdge>{{0, 1}, {1, 3}, {2, 3}}));
    }

    void theCellsOfAMatrixAreOneNodeWithCounts()
    {
        const JobGraph graph = jobGraph(
            runIn(running()), outline(),
            {spanning(1, u"Build"_s, passed(), 0, 60), spanning(2, u"Test (stable)"_s, passed(), 60, 100),
             spanning(3, u"Test (beta)"_s, failed(), 70, 130), spanning(4, u"Test (nightly)"_s, running(), 65, 0)},
            start().addSecs(120));
        QCOMPARE(graph.nodes[1].words, u"1 failed, 1 running, 1 passed"_s);
        QCOMPARE(graph.nodes[1].outcome, core::Outcome::Failed);
        QCOMPARE(graph.nodes[1].telling.value, 3);
        QCOMPARE(graph.nodes[1].jobs.size(), 3U);
        QCOMPARE(graph.nodes[1].took, std::chrono::seconds(70));
    }

    void cellsThatAreStillToComeAreNamed()
    {
        const QByteArray text = "on: push\njobs:\n  build: {runs-on: x}\n  test:\n    needs: build\n    strategy:\n"
                                "      matrix:\n        os: [linux, mac]\n        rust: [stable, beta]\n"
                                "        exclude: [{os: mac, rust: beta}]\n"
                                "        include: [{os: linux, rust: beta, flaky: true}, {os: bsd}]\n";
        const auto plan = workflow::readOutline(text).value_or(workflow::Outline());
        const JobGraph before = jobGraph(runIn(running()), plan, {job(1, u"build"_s, running())}, start());
        QCOMPARE(before.nodes[1].awaited,
                 (QStringList{u"test (linux, stable)"_s, u"test (linux, beta, true)"_s, u"test (mac, stable)"_s,
                              u"test (bsd)"_s}));
        QCOMPARE(before.nodes[1].words, u"Planned: 4 jobs"_s);
        QVERIFY(spokenNode(before, 1).contains(u"still to come: test (linux, stable), test (linux, beta, true)"_s));
        const JobGraph partly = jobGraph(runIn(running()), plan,
                                         {job(1, u"build"_s, passed()), job(2, u"test (linux, stable)"_s, running()),
                                          job(3, u"test (linux, beta, true)"_s, queued())},
                                         start());
        QCOMPARE(partly.nodes[1].awaited, (QStringList{u"test (mac, stable)"_s, u"test (bsd)"_s}));
        QCOMPARE(partly.nodes[1].words, u"1 running, 1 queued, 2 awaited"_s);
        QVERIFY(!partly.nodes[1].isPlanned);
    }

    void nothingIsStillToComeWhereTheFileDoesNotTell()
    {
        // It was skipped as a whole, and stands under its name alone.
        const auto skippedAll
            = jobGraph(runIn(running()), outline(), {job(2, u"Test (${{ matrix.rust }})"_s, skipped())}, start());
        QVERIFY(skippedAll.nodes[1].awaited.isEmpty());
        const auto otherwise
            = jobGraph(runIn(running()), outline(),
                       {job(2, u"Test (stable)"_s, running()), job(3, u"Test (beta, x)"_s, queued())}, start());
        QVERIFY(otherwise.nodes[1].awaited.isEmpty());
        // Nor in a run that has ended.
        QVERIFY(jobGraph(runIn(failed()), outline(), {}, start()).nodes[1].awaited.isEmpty());
        const auto open
            = workflow::readOutline("on: push\njobs:\n  t:\n    strategy: {matrix: '${{ fromJSON(x) }}'}\n");
        const auto planned = jobGraph(runIn(running()), open.value_or(workflow::Outline()), {}, start());
        QCOMPARE(planned.nodes.front().words, u"Planned"_s);
    }

    void aSkippedCellHidesNoPassedOne()
    {
        const JobGraph graph
            = jobGraph(runIn(passed()), outline(),
                       {job(2, u"Test (stable)"_s, passed()), job(3, u"Test (beta)"_s, skipped())}, start());
        QCOMPARE(graph.nodes[1].outcome, core::Outcome::Passed);
        QCOMPARE(graph.nodes[1].words, u"1 skipped, 1 passed"_s);
    }

    void skippedSaysByWhom()
    {
        const std::vector<core::Job> good{job(1, u"Build"_s, passed()), job(2, u"Test (stable)"_s, passed()),
                                          job(3, u"lint"_s, passed()), job(4, u"Deploy"_s, skipped())};
        QCOMPARE(jobGraph(runIn(passed()), outline(), good, start()).nodes[3].why, u"its condition was not met"_s);
        auto bad = good;
        bad[2].state = failed();
        QCOMPARE(jobGraph(runIn(failed()), outline(), bad, start()).nodes[3].why, u"lint did not pass"_s);
    }

    void aRunThatEndedHasNothingPlanned()
    {
        QCOMPARE(jobGraph(runIn(failed()), outline(), {job(1, u"Build"_s, failed())}, start()).nodes[3].words,
                 u"Not created"_s);
    }

    void theCriticalPathGoesAlongTheNeeds()
    {
        // The lint ends before the tests, though it took longer than the build.
        const JobGraph graph
            = jobGraph(runIn(passed()), outline(),
                       {spanning(1, u"Build"_s, passed(), 0, 60), spanning(2, u"Test (stable)"_s, passed(), 62, 300),
                        spanning(3, u"lint"_s, passed(), 0, 200), spanning(4, u"Deploy"_s, passed(), 305, 360)},
                       start().addSecs(999));
        QCOMPARE(graph.criticalPath, (std::vector<size_t>{0, 1, 3}));
        QCOMPARE(criticalText(graph), u"Critical path 6 min 00 s: Build › Test › Deploy"_s);
        QVERIFY(!graph.nodes[2].isCritical);
        QCOMPARE(spokenNode(graph, 3),
                 u"Deploy, passed, 55 s, needs Test and lint, deploys to production, on the critical path"_s);
        QVERIFY(criticalText(jobGraph(runIn(queued()), outline(), {}, start())).isEmpty());
    }

    void aCycleOfNeedsEndsNoWhere()
    {
        const auto cycle = workflow::readOutline("on: push\njobs:\n  a: {needs: b}\n  b: {needs: a}\n");
        QVERIFY(cycle);
        const JobGraph graph
            = jobGraph(runIn(passed()), *cycle,
                       {spanning(1, u"a"_s, passed(), 0, 5), spanning(2, u"b"_s, passed(), 0, 9)}, start());
        QCOMPARE(graph.criticalPath, (std::vector<size_t>{0, 1}));
        QCOMPARE(layOut(graph.nodes.size(), graph.edges).routes.size(), 1U);
    }

    void jobsThatTheFileHasNotStandAlone()
    {
        const JobGraph graph
            = jobGraph(runIn(passed()), outline(),
                       {job(1, u"Surprise (a)"_s, passed()), job(2, u"Surprise (b)"_s, passed())}, start());
        QCOMPARE(graph.nodes.size(), 5U);
        QCOMPARE(graph.nodes[4].title, u"Surprise"_s);
        QCOMPARE(graph.nodes[4].words, u"2 passed"_s);
        QCOMPARE(jobGraph(runIn(passed()), {}, {job(1, u"x"_s, passed())}, start()).nodes.size(), 1U);
    }

    void aNameThatIsKnownByNowIsShown()
    {
        const auto choice = workflow::readOutline("on: push\njobs:\n  a:\n    name: Pack ${{ github.ref }}\n");
        QVERIFY(choice);
        QCOMPARE(jobGraph(runIn(running()), *choice, {}, start()).nodes[0].title, u"Pack"_s);
        QCOMPARE(jobGraph(runIn(running()), *choice, {job(1, u"Pack main"_s, running())}, start()).nodes[0].title,
                 u"Pack main"_s);
    }

    void clocksThatDisagreeGiveNoNegativeTime()
    {
        const JobGraph graph
            = jobGraph(runIn(running()), outline(), {spanning(1, u"Build"_s, running(), 100, 0)}, start());
        QCOMPARE(graph.nodes[0].took, std::chrono::seconds(0));
    }
};

QTEST_GUILESS_MAIN(JobGraphTest)
#include "job_graph.moc"
