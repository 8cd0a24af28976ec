// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "common/empty_state.h"
#include "graph/graph_canvas.h"
#include "graph/graph_node.h"
#include "logs/log_view.h"
#include "pipeline/job_graph_view.h"
#include "pipeline_window.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using signalbox::tests::PipelineWindow;

namespace {

const QByteArray ciFile = R"(name: CI
on: push
jobs:
  test:
    name: Test
    strategy: {matrix: {rust: [stable, beta, nightly]}}
  security: {name: Security Audit}
  benchmarks: {name: Benchmarks, needs: test}
  coverage: {name: Code Coverage, needs: test}
  build-docker: {name: Build Docker Image, needs: [test, security]}
  release:
    name: Release
    needs: [build-docker, coverage, benchmarks]
    if: github.ref == 'refs/heads/main'
)";

/// Forty jobs in five stages.
QByteArray largeFile()
{
    QByteArray text("on: push\njobs:\n");
    for (int i = 0; i < 40; ++i) {
        text += "  job" + QByteArray::number(i) + ": {name: 'Job number " + QByteArray::number(i) + "'";
        if (i >= 8) {
            text += ", needs: [job" + QByteArray::number(i - 8 + (i * 7) % 3 - (i % 8 == 7 ? 2 : 0)) + ", job"
                + QByteArray::number(i - 8) + "]";
        }
        text += "}\n";
    }
    return text;
}

} // namespace

/// The graph in the place of the jobs.
class PipelineGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<PipelineWindow>(run(running()), pipeline(passed(), running(), failed(), queued()));
        QVERIFY(m_window->isReady);
    }

    void cleanup() { m_window.reset(); }

    void aButtonPutsItInThePlaceOfTheJobsAndTheTimelineTakesItAway()
    {
        m_window->view.setOutline(workflow::readOutline(ciFile));
        button()->click();
        QVERIFY(graph()->isVisible());
        QVERIFY(qobject_cast<GraphNodeView*>(QApplication::focusWidget()));
        QCOMPARE(nodes().size(), 6);
        auto* timeline = m_window->find<QPushButton>(u"timelineButton"_s);
        timeline->click();
        QVERIFY(!graph()->isVisible() && !button()->isChecked());
        button()->click();
        QVERIFY(graph()->isVisible() && !timeline->isChecked());
        button()->click();
        QVERIFY(!graph()->isVisible());
    }

    void saysWhyThereIsNone()
    {
        button()->click();
        QVERIFY(missing()->isVisible());
        QVERIFY(missing()->what().startsWith(u"Reading"_s));
        m_window->view.setOutline(std::unexpected(core::Error{
            .kind = core::ErrorKind::Forbidden, .what = u"The token may not read files."_s, .advice = u"Give it."_s}));
        QCOMPARE(missing()->what(), u"The token may not read files."_s);
        QVERIFY(nodes().isEmpty());
        m_window->view.setOutline(workflow::readOutline(ciFile));
        QVERIFY(!missing()->isVisible());
        QCOMPARE(nodes().size(), 6);
    }

    void anotherRunBeginsWithoutTheOldGraph()
    {
        show();
        core::Run other = run(running());
        other.id = {99};
        core::Job its = job(1, u"x"_s, running());
        its.run = other.id;
        m_window->view.setRun(other, {its});
        QVERIFY(missing()->isVisible());
    }

    void nodesSayHowTheyStand()
    {
        show();
        QCOMPARE(node(u"test"_s)->node().words, u"1 failed, 1 running, 1 passed"_s);
        QVERIFY(node(u"test"_s)->accessibleName().startsWith(u"Test, 1 failed, 1 running, 1 passed"_s));
        QCOMPARE(node(u"release"_s)->node().words, u"Planned"_s);
        QVERIFY(node(u"release"_s)->toolTip().contains(u"refs/heads/main"_s));
    }

    void itMovesOnAsTheJobsDo()
    {
        show();
        GraphNodeView* before = node(u"benchmarks"_s);
        m_window->view.apply(changes({job(105, u"Benchmarks"_s, passed(), 90)}));
        QCOMPARE(node(u"benchmarks"_s), before); // no widget is made anew
        QCOMPARE(before->node().outcome, core::Outcome::Passed);
        m_window->view.apply(changes({job(130, u"Release"_s, running())}));
        QCOMPARE(node(u"release"_s)->node().words, u"Running"_s);
    }

    void aClickChoosesTheJobAsOnTheBoard()
    {
        show();
        QTest::mouseClick(node(u"coverage"_s), Qt::LeftButton);
        QCOMPARE(m_window->view.selectedJob()->id.value, 106);
        QVERIFY(node(u"coverage"_s)->isChosen());
        QTest::mouseClick(node(u"test"_s), Qt::LeftButton);
        QCOMPARE(m_window->view.selectedJob()->name, u"Test (nightly)"_s); // the one that failed
        QVERIFY(m_window->view.selectJob({101}));
        QVERIFY(node(u"test"_s)->isChosen());
        QTest::mouseClick(node(u"test"_s), Qt::LeftButton);
        QCOMPARE(m_window->view.selectedJob()->id.value, 101); // it is one of them already
        QTest::mouseClick(node(u"release"_s), Qt::LeftButton);
        QCOMPARE(m_window->view.selectedJob()->id.value, 101); // there is no job yet
    }

    void arrowsWalkTheGraphAndEnterGoesToTheLog()
    {
        show();
        node(u"test"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        auto* right = qobject_cast<GraphNodeView*>(QApplication::focusWidget());
        QVERIFY(right && right != node(u"test"_s));
        QVERIFY(right->x() > node(u"test"_s)->x());
        QVERIFY(right->isChosen());
        QTest::keyClick(right, Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), node(u"release"_s));
        QTest::keyClick(node(u"release"_s), Qt::Key_Right); // there is nothing
        QCOMPARE(QApplication::focusWidget(), node(u"release"_s));
        node(u"security"_s)->setFocus();
        QTest::keyClick(node(u"security"_s), Qt::Key_Up);
        QCOMPARE(QApplication::focusWidget(), node(u"test"_s));
        QTest::keyClick(node(u"test"_s), Qt::Key_Return);
        QVERIFY(m_window->view.log().isAncestorOf(QApplication::focusWidget()) || m_window->view.log().hasFocus());
    }

    void everyNodeIsReachedByTheTabKey()
    {
        show();
        for (GraphNodeView* one : nodes())
            QVERIFY((one->focusPolicy() & Qt::TabFocus) && !one->accessibleName().isEmpty());
    }

    void zoomsByKeysWheelAndButtonsAndFitsAgain()
    {
        show();
        const int width = node(u"test"_s)->width();
        QTest::keyClick(node(u"test"_s), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(node(u"test"_s)->width() > width);
        m_window->find<QToolButton>(u"graphSmaller"_s)->click();
        m_window->find<QToolButton>(u"graphSmaller"_s)->click();
        QVERIFY(node(u"test"_s)->width() < width);
        QTest::keyClick(node(u"test"_s), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(node(u"test"_s)->width(), width);
        auto* area = m_window->find<QScrollArea>(u"graph"_s);
        QWheelEvent wheel({50, 50}, area->viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(area->viewport(), &wheel);
        QVERIFY(node(u"test"_s)->width() > width);
        for (int i = 0; i < 40; ++i)
            m_window->find<QToolButton>(u"graphLarger"_s)->click();
        QVERIFY(node(u"test"_s)->width() < 10 * width);
    }

    void nodesNeverOverlap()
    {
        m_window->view.setOutline(workflow::readOutline(largeFile()));
        button()->click();
        const auto all = nodes();
        QVERIFY(all.size() >= 40);
        for (qsizetype a = 0; a < all.size(); ++a) {
            for (qsizetype b = a + 1; b < all.size(); ++b)
                QVERIFY(!all[a]->geometry().intersects(all[b]->geometry()));
        }
    }

    void namesTheCriticalPath()
    {
        m_window->view.setRun(run(passed()), pipeline(passed(), passed(), passed(), passed()));
        show();
        QVERIFY(m_window->find<ElidedLabel>(u"graphCriticalPath"_s)->text().startsWith(u"Critical path "_s));
    }

private:
    void show()
    {
        m_window->view.setOutline(workflow::readOutline(ciFile));
        button()->click();
        QVERIFY(graph()->isVisible());
    }

    QPushButton* button() const { return m_window->find<QPushButton>(u"graphButton"_s); }
    JobGraphView* graph() const { return m_window->find<JobGraphView>(); }
    EmptyState* missing() const { return graph()->findChild<EmptyState*>(); }
    QList<GraphNodeView*> nodes() const { return graph()->findChildren<GraphNodeView*>(); }
    GraphNodeView* node(const QString& id) const
    {
        for (GraphNodeView* one : nodes()) {
            if (one->node().id == id)
                return one;
        }
        qFatal("there is no such node");
    }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelineGraph)
#include "pipeline_graph.moc"
