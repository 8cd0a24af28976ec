// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "editor/editor_page.h"
#include "editor/editor_view.h"
#include "editor/graph_panel.h"
#include "editor_window.h"
#include "graph/graph_canvas.h"
#include "graph/graph_node.h"
#include "graph/graph_pane.h"
#include "pictures.h"

#include <QSplitter>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using signalbox::editing::DocumentKey;

namespace {

const QByteArray file = R"(on: push
jobs:
  test:
    strategy:
      matrix:
        os: [ubuntu-24.04, windows-2025]
        rust: [stable, beta]
    runs-on: ${{ matrix.os }}
    steps:
      - run: cargo test
  lint:
    runs-on: ubuntu-24.04
    steps:
      - run: cargo clippy
  deploy:
    needs: [test, lint]
    uses: ./.github/workflows/deploy.yml
)";

/// A pipeline as teams have them, with a mistake.
const QByteArray large = R"(name: CI
on:
  push:
    branches: [main]
  pull_request:
jobs:
  lint:
    name: Lint
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: cargo clippy
  security:
    name: Security audit
    runs-on: ubuntu-24.04
    steps:
      - uses: rustsec/audit-check@v2
  test:
    name: Test (${{ matrix.os }}, ${{ matrix.rust }})
    needs: lint
    strategy:
      matrix:
        os: [ubuntu-24.04, windows-2025, macos-15]
        rust: [stable, beta]
    runs-on: ${{ matrix.os }}
    steps:
      - uses: actions/checkout@v4
      - run: cargo test
  coverage:
    name: Coverage
    needs: lint
    runs-on: ubuntu-24.04
    steps:
      - run: cargo llvm-cov
  benchmark:
    name: Benchmarks
    needs: [lint, bulid]
    runs-on: ubuntu-24.04
    steps:
      - run: cargo bench
  image:
    name: Image
    needs: [test, security]
    uses: ./.github/workflows/image.yml
  staging:
    name: Deploy to staging
    needs: image
    environment: staging
    runs-on: ubuntu-24.04
    steps:
      - run: ./deploy staging
  production:
    name: Deploy to production
    needs: [staging, coverage]
    environment: production
    runs-on: ubuntu-24.04
    steps:
      - run: ./deploy production
  notes:
    needs: production
    uses: octo/ways/.github/workflows/notes.yml@v1
  report:
    needs: [test, coverage, benchmark]
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - run: ./report
)";

} // namespace

/// The graph beside the text, in a real editor with its tabs.
class EditorGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<EditorView>(nullptr);
        m_view->resize(1100, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->open(key(u"ci.yml"_s), file);
        QTRY_COMPARE(nodes().size(), 3);
    }

    void cleanup() { m_view.reset(); }

    void aJobThatIsTypedAppearsAndOneThatIsTakenAwayGoes()
    {
        typeAtEnd(u"  pack:\n    needs: deploy\n"_s);
        QTRY_VERIFY(node(u"pack"_s));
        QTRY_COMPARE(panel()->written().graph.edges.size(), 3U);
        editor().changeTo(QString::fromUtf8(file));
        QTRY_VERIFY(!node(u"pack"_s));
    }

    void textThatCannotBeReadLeavesTheGraphAndSaysWhere()
    {
        editor().goToLine(3);
        QTest::keyClicks(&editor(), u"[{"_s);
        QTRY_VERIFY2(words().contains(u"Line 3"_s) || words().contains(u"cannot be read"_s), qPrintable(words()));
        QCOMPARE(nodes().size(), 3);
        editor().undo();
        QTRY_VERIFY(words().startsWith(u"3 jobs"_s));
    }

    void aClickGoesToTheJobsLineAlsoRightAfterItMoved()
    {
        QTest::mouseClick(node(u"lint"_s), Qt::LeftButton);
        QCOMPARE(line(), u"  lint:"_s);
        editor().goToLine(1);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&editor(), Qt::Key_Return); // nothing has been read since
        QTest::mouseClick(node(u"deploy"_s), Qt::LeftButton);
        QCOMPARE(line(), u"  deploy:"_s);
    }

    void theJobOfTheCursorIsMarked()
    {
        editor().goToLine(10);
        QVERIFY(node(u"test"_s)->isChosen());
        editor().goToLine(13);
        QVERIFY(node(u"lint"_s)->isChosen() && !node(u"test"_s)->isChosen());
        editor().goToLine(1);
        for (const GraphNodeView* one : nodes())
            QVERIFY(!one->isChosen());
    }

    void keysWalkTheGraphShowTheCellsAndGoToTheText()
    {
        QTest::keyClick(&editor(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&editor(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        editor().goToLine(4);
        panel()->begin();
        QCOMPARE(QApplication::focusWidget(), node(u"test"_s));
        const int height = node(u"test"_s)->height();
        QTest::keyClick(node(u"test"_s), Qt::Key_Plus);
        QVERIFY(node(u"test"_s)->isExpanded() && node(u"test"_s)->height() > height);
        QVERIFY(node(u"test"_s)->accessibleDescription().contains(u"test (ubuntu-24.04, beta)"_s));
        verifyNoneOverlap();
        QTest::keyClick(node(u"test"_s), Qt::Key_Minus);
        QCOMPARE(node(u"test"_s)->height(), height);
        const bool isDown = m_view->findChild<GraphCanvas*>()->flow() == Qt::Vertical;
        QTest::keyClick(node(u"test"_s), isDown ? Qt::Key_Down : Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), node(u"deploy"_s));
        QCOMPARE(line(), u"  deploy:"_s);
        QTest::keyClick(node(u"deploy"_s), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), &editor());
    }

    void aClickOnTheCountShowsTheCellsInEitherFlow()
    {
        auto* canvas = m_view->findChild<GraphCanvas*>();
        for (const Qt::Orientation flow : {Qt::Horizontal, Qt::Vertical}) {
            canvas->setFlow(flow);
            GraphNodeView* test = node(u"test"_s);
            QTest::mouseClick(test, Qt::LeftButton, {}, {test->width() - 30, 18});
            QVERIFY(test->isExpanded());
            QCOMPARE(test->shownLines(), 4);
            verifyNoneOverlap();
            QTest::mouseClick(test, Qt::LeftButton, {}, {test->width() - 30, 18});
            QVERIFY(!test->isExpanded());
        }
    }

    void aCycleIsDrawnAndNamed()
    {
        editor().changeTo(u"on: push\njobs:\n  a: {needs: c}\n  b: {needs: a}\n  c: {needs: b}\n"_s);
        QTRY_VERIFY2(words().contains(u"a › b › c › a"_s), qPrintable(words()));
        QCOMPARE(node(u"b"_s)->node().outcome, core::Outcome::Failed);
        QVERIFY(!m_view->findChild<GraphCanvas*>()->grab().isNull());
        editor().changeTo(QString::fromUtf8(file));
        QTRY_VERIFY(words().startsWith(u"3 jobs"_s));
    }

    void anotherTabHasItsOwnGraph()
    {
        m_view->open(key(u"action.yml"_s), "name: x\nruns: {using: node24, main: a.js}\n");
        QTRY_VERIFY(!m_view->findChild<GraphPane*>()->isVisible());
        m_view->open(key(u"ci.yml"_s), file);
        QTRY_VERIFY(m_view->findChild<GraphPane*>()->isVisible());
        QCOMPARE(nodes().size(), 3);
    }

    void hiddenItIsNotReadAndComesBackWithTheText()
    {
        QTest::keyClick(&editor(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!panel()->isVisible() && !m_view->isGraphShown());
        QCOMPARE(QApplication::focusWidget(), &editor());
        typeAtEnd(u"  pack: {}\n"_s);
        QTest::qWait(700);
        QCOMPARE(panel()->written().jobs, 3);
        m_view->setGraphShown(true);
        QTRY_COMPARE(panel()->written().jobs, 4);
    }

    void theDivisionOfTheRoomIsKept()
    {
        auto* across = qobject_cast<QSplitter*>(panel()->parentWidget()->parentWidget());
        QVERIFY(across);
        across->setSizes({500, 600});
        m_view->setOutlineShown(false);
        const QByteArray layout = m_view->saveLayout();
        EditorView other(nullptr);
        other.resize(m_view->size());
        other.restoreLayout(layout);
        other.show();
        QVERIFY(!other.isOutlineShown() && other.isGraphShown());
        const auto* again = qobject_cast<QSplitter*>(other.findChild<GraphPanel*>()->parentWidget()->parentWidget());
        QCOMPARE(again->sizes(), across->sizes());
        other.restoreLayout("nonsense");
        QVERIFY(!other.isOutlineShown());
    }

    void isPaintedInLightAndDark()
    {
        Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        editor().changeTo(QString::fromUtf8(large));
        QTRY_COMPARE(nodes().size(), 10);
        editor().goToLine(28);
        QTest::mouseClick(node(u"test"_s), Qt::LeftButton, {}, {node(u"test"_s)->width() - 30, 18});
        editor().goToLine(28);
        QTest::qWait(300);
        tests::keepPictures(look, *m_view, u"editor-graph"_s);
    }

private:
    static DocumentKey key(const QString& path)
    {
        return {.account = u"a"_s, .repository = {u"o"_s, u"n"_s}, .branch = u"main"_s, .path = path};
    }

    TextEditor& editor() const { return m_view->currentPage()->editor(); }
    GraphPanel* panel() const { return m_view->findChild<GraphPanel*>(); }
    QString words() const { return m_view->findChild<ElidedLabel*>(u"editorGraphWords"_s)->text(); }
    QString line() const { return editor().textCursor().block().text(); }
    QList<GraphNodeView*> nodes() const
    {
        QList<GraphNodeView*> all = panel()->findChildren<GraphNodeView*>();
        all.removeIf([](const GraphNodeView* one) { return one->isHidden(); });
        return all;
    }
    GraphNodeView* node(const QString& id) const
    {
        for (GraphNodeView* one : nodes()) {
            if (one->node().id == id)
                return one;
        }
        return nullptr;
    }
    void typeAtEnd(const QString& text) const
    {
        QTextCursor end = editor().textCursor();
        end.movePosition(QTextCursor::End);
        end.insertText(text);
    }
    void verifyNoneOverlap() const
    {
        const auto all = nodes();
        for (qsizetype a = 0; a < all.size(); ++a) {
            for (qsizetype b = a + 1; b < all.size(); ++b)
                QVERIFY(!all[a]->geometry().intersects(all[b]->geometry()));
        }
    }

    std::unique_ptr<EditorView> m_view;
};

QTEST_MAIN(EditorGraph)
#include "editor_graph.moc"
