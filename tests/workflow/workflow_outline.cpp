// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/outline.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::workflow;
using namespace Qt::StringLiterals;

namespace {

Outline outlineOf(const QByteArray& text)
{
    return readOutline(text).value_or(Outline{.name = u"not read"_s});
}

QStringList idsOf(const Outline& outline)
{
    QStringList ids;
    for (const JobOutline& job : outline.jobs)
        ids << job.id;
    return ids;
}

const QByteArray pipeline = R"(name: CI
on:
  push:
    branches: [main, 'release/**']
    paths-ignore: docs/**
  pull_request:
    types: [opened, synchronize]
  schedule:
    - cron: '0 3 * * 1'
    - cron: "30 4 * * *"
      timezone: Europe/Berlin
  workflow_dispatch:
concurrency:
  group: ci-${{ github.ref }}
  cancel-in-progress: true
jobs:
  test:
    name: Test (${{ matrix.rust }})
    runs-on: ubuntu-latest
    strategy:
      matrix:
        rust: [stable, beta]
        os: [ubuntu, windows]
        include:
          - rust: nightly
            experimental: true
        exclude:
          - os: windows
    steps:
      - uses: actions/checkout@v4
      - uses: dtolnay/rust-toolchain@v1
      - run: cargo test
      - uses: actions/checkout@v4
  deploy:
    needs: [test, Build]
    if: github.ref == 'refs/heads/main'
    environment:
      name: production
      url: https://example.org
    concurrency: production
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy
  build:
    needs: test
    uses: ./.github/workflows/build.yml
    with:
      target: x86
)";

} // namespace

class WorkflowOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void triggersHaveTheirFilters()
    {
        const Outline outline = outlineOf(pipeline);
        QCOMPARE(outline.name, u"CI"_s);
        QCOMPARE(outline.triggers.size(), 4U);
        QCOMPARE(outline.triggers[0],
                 (Trigger{.event = u"push"_s,
                          .branches = {u"main"_s, u"release/**"_s},
                          .pathsIgnore = {u"docs/**"_s},
                          .line = 3}));
        QCOMPARE(outline.triggers[1].types, (QStringList{u"opened"_s, u"synchronize"_s}));
        QCOMPARE(outline.triggers[3].event, u"workflow_dispatch"_s);
        QCOMPARE(outline.concurrencyGroup, u"ci-${{ github.ref }}"_s);
        QVERIFY(outline.problems.empty());
    }

    void cronsHaveTheirLines()
    {
        QCOMPARE(outlineOf(pipeline).crons,
                 (std::vector<CronText>{
                     {.text = u"0 3 * * 1"_s, .timezone = {}, .line = 9},
                     {.text = u"30 4 * * *"_s, .timezone = u"Europe/Berlin"_s, .line = 10},
                 }));
    }

    void jobsSayWhatTheyNeedAndUse()
    {
        const Outline outline = outlineOf(pipeline);
        QCOMPARE(idsOf(outline), (QStringList{u"test"_s, u"deploy"_s, u"build"_s}));
        QCOMPARE(outline.jobs[0],
                 (JobOutline{.id = u"test"_s,
                             .name = u"Test (${{ matrix.rust }})"_s,
                             .actions = {u"actions/checkout@v4"_s, u"dtolnay/rust-toolchain@v1"_s},
                             .hasStrategy = true,
                             .matrixKeys = {u"rust"_s, u"os"_s, u"experimental"_s},
                             .cells = {u"Test (stable)"_s, u"Test (beta)"_s, u"Test (nightly)"_s},
                             .line = 17}));
        QCOMPARE(outline.jobs[1],
                 (JobOutline{.id = u"deploy"_s,
                             .needs = {u"test"_s, u"Build"_s},
                             .environment = u"production"_s,
                             .concurrencyGroup = u"production"_s,
                             .condition = u"github.ref == 'refs/heads/main'"_s,
                             .line = 34}));
        QCOMPARE(outline.jobs[2],
                 (JobOutline{
                     .id = u"build"_s, .needs = {u"test"_s}, .uses = u"./.github/workflows/build.yml"_s, .line = 44}));
        QCOMPARE(outline.job(u"BUILD"), &outline.jobs[2]);
        QVERIFY(!outline.job(u"nobody"));
    }

    void onIsOneNameOrAListOrAMapping_data()
    {
        QTest::addColumn<QByteArray>("on");
        QTest::addColumn<QStringList>("events");
        QTest::newRow("a name") << QByteArray("on: push") << QStringList{u"push"_s};
        QTest::newRow("a list") << QByteArray("on: [push, pull_request]") << QStringList{u"push"_s, u"pull_request"_s};
        QTest::newRow("a mapping") << QByteArray("on:\n  push:\n  fork:") << QStringList{u"push"_s, u"fork"_s};
        QTest::newRow("quoted") << QByteArray("\"on\":\n  push: {}") << QStringList{u"push"_s};
        QTest::newRow("as YAML 1.1 has it") << QByteArray("true:\n  push:") << QStringList{u"push"_s};
        QTest::newRow("not there") << QByteArray("name: x") << QStringList();
        QTest::newRow("empty") << QByteArray("on:") << QStringList();
        QTest::newRow("a list in a list") << QByteArray("on: [push, [fork]]") << QStringList{u"push"_s};
    }

    void onIsOneNameOrAListOrAMapping()
    {
        QFETCH(const QByteArray, on);
        QFETCH(const QStringList, events);
        QStringList read;
        for (const Trigger& trigger : outlineOf(on + "\njobs:\n  a:\n    runs-on: x\n").triggers)
            read << trigger.event;
        QCOMPARE(read, events);
    }

    void needsIsATextOrAListAndKeptAsWritten_data()
    {
        QTest::addColumn<QByteArray>("needs");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("a text") << QByteArray("b") << QStringList{u"b"_s};
        QTest::newRow("a list") << QByteArray("[b, c]") << QStringList{u"b"_s, u"c"_s};
        QTest::newRow("lines") << QByteArray("\n      - b\n      - c") << QStringList{u"b"_s, u"c"_s};
        QTest::newRow("an unknown one") << QByteArray("[nobody]") << QStringList{u"nobody"_s};
        QTest::newRow("itself") << QByteArray("a") << QStringList{u"a"_s};
        QTest::newRow("a number") << QByteArray("1") << QStringList{u"1"_s};
        QTest::newRow("nothing") << QByteArray("") << QStringList();
        QTest::newRow("a mapping") << QByteArray("{b: c}") << QStringList();
        QTest::newRow("lists in a list") << QByteArray("[[b], c]") << QStringList{u"c"_s};
    }

    void needsIsATextOrAListAndKeptAsWritten()
    {
        QFETCH(const QByteArray, needs);
        QFETCH(const QStringList, ids);
        const Outline outline = outlineOf("on: push\njobs:\n  a:\n    needs: " + needs + "\n    runs-on: x\n");
        QCOMPARE(outline.jobs.size(), 1U);
        QCOMPARE(outline.jobs[0].needs, ids);
    }

    void aMatrixByExpressionIsAStrategyWithoutKeys()
    {
        const Outline outline = outlineOf("on: push\njobs:\n  a:\n    strategy:\n      matrix: ${{ fromJSON(x) }}\n"
                                          "  b:\n    strategy: ${{ x }}\n  c:\n    strategy:\n      fail-fast: true\n");
        QVERIFY(outline.jobs[0].hasStrategy && outline.jobs[0].matrixKeys.isEmpty());
        QVERIFY(outline.jobs[1].hasStrategy);
        QVERIFY(!outline.jobs[2].hasStrategy);
    }

    void stepsThatRunBesideEachOtherAreRead()
    {
        const Outline outline
            = outlineOf("on: push\njobs:\n  a:\n    steps:\n      - parallel:\n          - uses: x@v1\n"
                        "          - uses: y@v1\n      - oops\n      - run: make\n");
        QCOMPARE(outline.jobs.at(0).actions, (QStringList{u"x@v1"_s, u"y@v1"_s}));
    }

    void jobsByAnchorAreJobs()
    {
        const Outline outline
            = outlineOf("on: push\njobs:\n  a: &a\n    needs: z\n    steps: [{uses: x@v1}]\n  b: *a\n");
        QCOMPARE(idsOf(outline), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(outline.jobs[1].actions, QStringList{u"x@v1"_s});
        QCOMPARE(outline.jobs[1].line, 6);
    }

    void whatIsNoJobAndASecondOneOfTheSameNameAreSaid()
    {
        const Outline outline
            = outlineOf("on: push\njobs:\n  a:\n    runs-on: x\n  b: text\n  A:\n    runs-on: y\n  ? [k]\n  : v\n");
        QCOMPARE(idsOf(outline), QStringList{u"a"_s});
        QCOMPARE(outline.problems.size(), 3U);
        QCOMPARE(outline.problems[0].line, 5);
        QCOMPARE(outline.problems[1].line, 6);
    }

    void halfAFileIsReadAsFarAsItGoes()
    {
        // As it is while somebody types it: cut after each byte, jobs only ever become more.
        size_t before = 0;
        for (qsizetype length = 0; length <= pipeline.size(); ++length) {
            const auto outline = readOutline(pipeline.first(length));
            if (!outline)
                continue;
            if (outline->problems.empty()) {
                QVERIFY(outline->jobs.size() + 1 >= before);
                before = std::max(before, outline->jobs.size());
            }
        }
        QCOMPARE(before, 3U);
    }

    void whatHoldsNoWorkflowIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a text") << QByteArray("just words");
        QTest::newRow("a list") << QByteArray("- on: push");
        QTest::newRow("other keys") << QByteArray("name: x\nenv: {}\n");
        QTest::newRow("tabs") << QByteArray("\ton: push\n");
        QTest::newRow("null bytes") << QByteArray(100, '\0');
        QTest::newRow("binary") << QByteArray::fromHex("7f454c460201010000000000ffd8ffe0");
        QTest::newRow("jobs is a list") << QByteArray("jobs: [a, b]");
        QTest::newRow("large") << QByteArray(2'000'000, 'a');
    }

    void whatHoldsNoWorkflowIsAnError()
    {
        QFETCH(const QByteArray, text);
        const auto outline = readOutline(text);
        QVERIFY(!outline);
        QCOMPARE(outline.error().kind, core::ErrorKind::Malformed);
        QVERIFY(!outline.error().what.isEmpty());
    }

    void manyJobsAreReadInTime()
    {
        QByteArray text("on: push\njobs:\n");
        for (int i = 0; i < 4000; ++i)
            text += "  j" + QByteArray::number(i) + ": {needs: j" + QByteArray::number(i ? i - 1 : 3999)
                + ", steps: []}\n";
        QCOMPARE(outlineOf(text).jobs.size(), 4000U);
    }
};

QTEST_GUILESS_MAIN(WorkflowOutline)
#include "workflow_outline.moc"
