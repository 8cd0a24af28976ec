// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/graph_layout.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::lists;

namespace {

/// Nodes of a layer never overlap and keep their order; edges lead to the right and bend once a layer between.
void verifySound(const GraphLayout& layout)
{
    for (size_t a = 0; a < layout.nodes.size(); ++a) {
        for (size_t b = a + 1; b < layout.nodes.size(); ++b) {
            const auto& one = layout.nodes[a];
            const auto& other = layout.nodes[b];
            if (one.layer != other.layer)
                continue;
            QVERIFY(one.rank != other.rank);
            QVERIFY(std::abs(one.y - other.y) > 0.999);
            QCOMPARE(one.y < other.y, one.rank < other.rank);
        }
        QVERIFY(layout.nodes[a].y > -0.001 && layout.nodes[a].y <= layout.height);
        QVERIFY(layout.nodes[a].layer < layout.layers);
    }
    for (const GraphLayout::Route& route : layout.routes) {
        const int from = layout.nodes[route.edge.from].layer;
        const int to = layout.nodes[route.edge.to].layer;
        QVERIFY(from < to);
        QCOMPARE(int(route.bends.size()), to - from - 1);
        for (int i = 0; i < int(route.bends.size()); ++i)
            QCOMPARE(int(route.bends[size_t(i)].x()), from + 1 + i);
    }
}

} // namespace

class GraphLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnEmptyLayout()
    {
        QCOMPARE(layOut(0, {}).layers, 0);
        QVERIFY(layOut(0, {{.from = 0, .to = 1}}).routes.empty());
    }

    void aHigherNodePushesDownWhatIsBelowIt()
    {
        const auto layout = layOut(4, {{.from = 0, .to = 3}}, {1, 2.5, 1, 1});
        QCOMPARE(layout.nodes[1].y - layout.nodes[0].y, 1.0);
        QCOMPARE(layout.nodes[2].y - layout.nodes[1].y, 2.5);
        QCOMPARE(layout.nodes[3].y, layout.nodes[0].y);
        QCOMPARE(layOut(2, {}, {1, 3}).height, 3.0);
        verifySound(layout);
    }

    void jobsWithoutNeedsStandBelowEachOther()
    {
        const auto layout = layOut(5, {});
        QCOMPARE(layout.layers, 1);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(layout.nodes[size_t(i)].rank, i);
        QCOMPARE(layout.height, 4.0);
        verifySound(layout);
    }

    void aChainIsStraight()
    {
        const auto layout = layOut(4, {{0, 1}, {1, 2}, {2, 3}});
        QCOMPARE(layout.layers, 4);
        QCOMPARE(layout.height, 0.0);
    }

    void eachStandsRightOfAllThatItNeeds()
    {
        const auto layout = layOut(4, {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {0, 3}});
        QCOMPARE(layout.nodes[2].layer, 2);
        QCOMPARE(layout.nodes[3].layer, 3);
        verifySound(layout);
    }

    void crossingsThatNeedNotBeAreNot()
    {
        // Written crosswise: 0 -> 5, 1 -> 4, 2 -> 3.
        QCOMPARE(layOut(6, {{0, 5}, {1, 4}, {2, 3}}).crossings, 0);
        // A tree in disorder.
        QCOMPARE(layOut(9, {{0, 3}, {0, 5}, {1, 4}, {1, 6}, {3, 8}, {4, 7}}).crossings, 0);
        // Two of two cannot do without one.
        QCOMPARE(layOut(4, {{0, 2}, {0, 3}, {1, 2}, {1, 3}}).crossings, 1);
    }

    void cyclesAndEdgesToNowhereAreLeftOut()
    {
        const auto layout = layOut(3, {{0, 1}, {1, 2}, {2, 0}, {1, 1}, {0, 1}, {2, 9}});
        QCOMPARE(layout.routes.size(), 2U);
        QCOMPARE(layout.layers, 3);
        verifySound(layout);
    }

    void anyGraphIsLaidOutSoundlyAndTheSameAgain()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            const auto nodes = size_t(random.bounded(1, 40));
            std::vector<GraphEdge> edges;
            for (int i = random.bounded(80); i > 0; --i)
                edges.push_back({size_t(random.bounded(int(nodes))), size_t(random.bounded(int(nodes)))});
            const auto layout = layOut(nodes, edges);
            verifySound(layout);
            const auto again = layOut(nodes, edges);
            for (size_t i = 0; i < nodes; ++i)
                QCOMPARE(again.nodes[i].y, layout.nodes[i].y);
        }
    }

    void manyJobsAreLaidOutInTime()
    {
        std::vector<GraphEdge> edges;
        for (size_t i = 10; i < 200; ++i)
            edges.insert(edges.end(), {{i - 10, i}, {i - 7, i}});
        verifySound(layOut(200, edges));
    }
};

QTEST_GUILESS_MAIN(GraphLayoutTest)
#include "graph_layout.moc"
