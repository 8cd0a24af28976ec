// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/written_graph.h"

#include "workflow/matrix_names.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

const QByteArray file = R"(name: CI
on: push
jobs:
  test:
    name: Test (${{ matrix.rust }}, ${{ matrix.target.os }})
    runs-on: ${{ matrix.target.image }}
    strategy:
      matrix:
        rust: [stable, nightly]
        target:
          - {os: Linux, image: ubuntu-24.04}
          - {os: Windows, image: windows-2025}
        exclude:
          - {rust: nightly, target: {os: Windows}}
        include:
          - {rust: beta, target: {os: Linux, image: ubuntu-24.04}}
    steps: [{run: cargo test}]
  lint:
    runs-on: ubuntu-24.04
    steps:
      - run: cargo fmt --check
      - run: cargo clippy
  pack:
    needs: [test, LINT]
    uses: ./.github/workflows/pack.yml
  deploy:
    needs: pack
    if: github.ref == 'refs/heads/main'
    environment: production
    uses: octo/ways/.github/workflows/deploy.yml@v1
)";

QStringList words(const WrittenGraph& written)
{
    QStringList all;
    for (const GraphNode& node : written.graph.nodes)
        all << node.title + u": "_s + node.words;
    return all;
}

} // namespace

class WrittenGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobsSayWhatTheyAre()
    {
        const WrittenGraph written = writtenGraph(file);
        QVERIFY(written.isWorkflow);
        QCOMPARE(words(written),
                 (QStringList{u"Test: 4 jobs \u00b7 1 step"_s, u"lint: ubuntu-24.04 \u00b7 2 steps"_s,
                              u"pack: Calls pack.yml"_s, u"deploy: Calls deploy.yml of octo/ways"_s}));
        QVERIFY(written.graph.nodes[2].callsWorkflow && !written.graph.nodes[1].callsWorkflow);
        QCOMPARE(written.graph.nodes[0].kind, JobKind::Test);
        QCOMPARE(written.graph.nodes[1].kind, JobKind::Lint);
        QCOMPARE(sumOf(written), u"4 jobs, which are 7 with their matrices"_s);
        for (const GraphNode& node : written.graph.nodes)
            QVERIFY(node.isWritten);
    }

    void edgesAreWhatJobsNeedWhateverTheirCase()
    {
        const std::vector<GraphEdge> edges{{0, 2}, {1, 2}, {2, 3}};
        QCOMPARE(writtenGraph(file).graph.edges, edges);
    }

    void aMatrixGivesTheNamesThatGitHubShows()
    {
        const GraphNode test = writtenGraph(file).graph.nodes.front();
        QCOMPARE(test.cells,
                 (QStringList{u"Test (stable, Linux)"_s, u"Test (stable, Windows)"_s, u"Test (nightly, Linux)"_s,
                              u"Test (beta, Linux)"_s}));
        QCOMPARE(test.cellCount, 4);
        const WrittenGraph unnamed
            = writtenGraph("on: push\njobs:\n  a:\n    strategy:\n      matrix:\n        os: [x, y]\n"
                           "        include: [{os: x, fast: true}]\n");
        QCOMPARE(unnamed.graph.nodes.front().cells, (QStringList{u"a (x, true)"_s, u"a (y)"_s}));
    }

    void aMatrixByAnExpressionSaysSo()
    {
        const auto node = [](const QByteArray& matrix) {
            return writtenGraph("on: push\njobs:\n  a:\n    strategy:\n      matrix: " + matrix + "\n")
                .graph.nodes.front();
        };
        QCOMPARE(node("${{ fromJSON(needs.b.outputs.m) }}").words, u"Matrix by an expression"_s);
        QVERIFY(node("${{ fromJSON(needs.b.outputs.m) }}").cells.isEmpty());
    }

    void aMatrixThatGitHubRefusesIsSaidToBe()
    {
        QByteArray values("[0");
        for (int i = 1; i < 20; ++i)
            values += ", " + QByteArray::number(i);
        values += "]";
        const WrittenGraph written = writtenGraph("on: push\njobs:\n  a:\n    strategy:\n      matrix:\n        x: "
                                                  + values + "\n        y: " + values + "\n");
        const GraphNode& node = written.graph.nodes.front();
        QCOMPARE(node.cellCount, 400);
        QCOMPARE(node.cells.size(), workflow::mostMatrixJobs);
        QCOMPARE(node.outcome, core::Outcome::Failed);
        QVERIFY2(node.words.contains(u"256"_s), qPrintable(node.words));
    }

    void aCycleIsNamedAndItsJobsAreRefused()
    {
        const WrittenGraph written
            = writtenGraph("on: push\njobs:\n  a: {needs: c}\n  free: {}\n  b: {needs: [a, free]}\n"
                           "  c: {needs: b}\n  behind: {needs: c}\n");
        QCOMPARE(written.graph.cycle, (std::vector<size_t>{0, 2, 3}));
        for (const size_t node : written.graph.cycle) {
            QCOMPARE(written.graph.nodes[node].outcome, core::Outcome::Failed);
            QVERIFY(!written.graph.nodes[node].isWritten);
        }
        QVERIFY(written.graph.nodes[1].isWritten && written.graph.nodes[4].isWritten);
        QVERIFY2(sumOf(written).contains(u"a › b › c › a"_s), qPrintable(sumOf(written)));
    }

    void whoNeedsItselfOrNobodyIsRefused()
    {
        const WrittenGraph written = writtenGraph("on: push\njobs:\n  a: {needs: a}\n  b: {needs: nobody}\n");
        QCOMPARE(words(written), (QStringList{u"a: Needs itself"_s, u"b: Needs 'nobody', which is no job here"_s}));
        QVERIFY(written.graph.edges.empty() && written.graph.cycle.empty());
        QVERIFY(isRefused(written) && !isRefused(writtenGraph(file)));
        QCOMPARE(sumOf(written), u"a: Needs itself."_s);
    }

    void aLineIsInTheJobThatBeganLast()
    {
        const WrittenGraph written = writtenGraph(file);
        QVERIFY(!nodeAt(written, 2));
        QCOMPARE(nodeAt(written, 4), 0U);
        QCOMPARE(nodeAt(written, 17), 0U);
        QCOMPARE(nodeAt(written, 18), 1U);
        QCOMPARE(nodeAt(written, 999), 3U);
    }

    void whatIsHalfTypedSaysWhereItBreaks()
    {
        const WrittenGraph written = writtenGraph("on: push\njobs:\n  a: {}\n  b: [unfinished\n  c: {}\n");
        QVERIFY(written.brokenLine >= 4);
        QVERIFY(!writtenGraph(file).brokenLine);
    }

    void otherFilesHaveNoJobs()
    {
        for (const QByteArray& text : {QByteArray(), QByteArray("name: x\nruns: {using: node20, main: a.js}\n"),
                                       QByteArray("\xff\xfe\0", 3), QByteArray("- a\n- b\n")}) {
            const WrittenGraph written = writtenGraph(text);
            QVERIFY(!written.isWorkflow && written.graph.nodes.empty());
        }
    }

    void aFileOfThousandsOfJobsDrawsTheFirst()
    {
        QByteArray text("on: push\njobs:\n");
        for (int i = 0; i < 5000; ++i)
            text += "  j" + QByteArray::number(i) + ": {needs: j" + QByteArray::number((i + 1) % 5000) + "}\n";
        const WrittenGraph written = writtenGraph(text);
        QCOMPARE(written.jobs, 5000);
        QCOMPARE(int(written.graph.nodes.size()), mostWrittenJobs);
        QVERIFY2(sumOf(written).contains(u"200"_s), qPrintable(sumOf(written)));
    }
};

QTEST_APPLESS_MAIN(WrittenGraphTest)
#include "written_graph.moc"
