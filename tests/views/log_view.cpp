// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::tests;

/// Reading a log: where it opens, moving, selecting, folding, finding.
class LogViewTest : public LogWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_view.reset(); }

    void opensAtTheFirstErrorWithTheRestFolded()
    {
        openText(failingLog(), failingJob());
        QVERIFY(m_view->showsText());
        QCOMPARE(lineText(text().cursor().line), u"error[E0308]: mismatched types"_s);
        const qint64 row = text().folds().rowOf(text().cursor().line);
        const int top = text().verticalScrollBar()->value();
        QVERIFY(row >= top && row < top + text().visibleRows());
        QVERIFY(text().accessibleDescription().contains(u"error[E0308]"));
        for (const auto& [title, folded] : foldedSteps())
            QCOMPARE(folded, title != u"Test");
    }

    void movesByKeyboard()
    {
        openText(numbered(500));
        press(Qt::Key_G, Qt::ShiftModifier, u"G"_s);
        QCOMPARE(text().cursor().line, 499);
        press(Qt::Key_Up);
        QCOMPARE(text().cursor().line, 498);
        press(Qt::Key_G, {}, u"g"_s);
        QCOMPARE(text().cursor().line, 0);
        press(Qt::Key_PageDown);
        QCOMPARE(text().cursor().line, text().visibleRows() - 1);
        press(Qt::Key_PageUp);
        QCOMPARE(text().cursor().line, 0);
        press(Qt::Key_Up); // no further
        QCOMPARE(text().cursor().line, 0);
    }

    void selectsAndCopiesByKeyboard()
    {
        openText("alpha\nbeta\ngamma\n");
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Right, Qt::ShiftModifier);
        press(Qt::Key_Right, Qt::ShiftModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"alpha\nbe"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"alpha\nbeta\ngamma"_s);
    }

    void selectsByMouse()
    {
        openText("alpha beta\ngamma\n");
        const QPoint from = pointOf(0, 6);
        const QPoint to = pointOf(1, 3);
        QTest::mousePress(text().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(text().viewport(), to);
        QTest::mouseRelease(text().viewport(), Qt::LeftButton, {}, to);
        QCOMPARE(text().selectedText(), u"beta\ngam"_s);
        QTest::mouseDClick(text().viewport(), Qt::LeftButton, {}, pointOf(0, 2));
        QCOMPARE(text().selectedText(), u"alpha"_s);
    }

    void foldsGroupsByKeyboardAndMouse()
    {
        openText("a\n##[group]g\nin\nin\n##[endgroup]\nb\n");
        QCOMPARE(text().folds().rowCount(), 3); // folded as it comes
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        QCOMPARE(text().folds().rowCount(), 6);
        press(Qt::Key_Down);
        press(Qt::Key_Left); // from within
        QCOMPARE(text().folds().rowCount(), 3);
        QCOMPARE(text().cursor().line, 1);
        press(Qt::Key_Return);
        QCOMPARE(text().folds().rowCount(), 6);
        QTest::mouseClick(text().viewport(), Qt::LeftButton, {}, QPoint(8, pointOf(1, 0).y()));
        QCOMPARE(text().folds().rowCount(), 3);
    }

    void foldsStepsByKeyboard()
    {
        openText(failingLog(), failingJob());
        press(Qt::Key_G, {}, u"g"_s); // the heading of the first step, folded
        const qint64 rows = text().folds().rowCount();
        press(Qt::Key_Right);
        QVERIFY(text().folds().rowCount() > rows);
        press(Qt::Key_Left);
        QCOMPARE(text().folds().rowCount(), rows);
    }

    void goesFromErrorToError()
    {
        openText("##[error]one\n" + numbered(300) + "##[error]two\n" + numbered(300) + "##[error]three\n");
        press(Qt::Key_G, {}, u"g"_s);
        press(Qt::Key_F8);
        QCOMPARE(lineText(text().cursor().line), u"Error: two"_s);
        press(Qt::Key_F8);
        QCOMPARE(lineText(text().cursor().line), u"Error: three"_s);
        press(Qt::Key_F8); // the last
        QCOMPARE(lineText(text().cursor().line), u"Error: three"_s);
        press(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(lineText(text().cursor().line), u"Error: two"_s);
    }

    void findsByKeyboardAlone()
    {
        openText(numbered(100) + "needle here\n##[group]g\nfolded Needle\n##[endgroup]\n" + numbered(100));
        press(Qt::Key_Slash, {}, u"/"_s);
        QTest::keyClicks(m_view->findBar().findChild<QLineEdit*>(), u"needle"_s);
        QTRY_COMPARE(m_view->findStatus(), u"1 of 2 lines"_s);
        QCOMPARE(text().cursor().line, 100);
        QTest::keyClick(m_view->findBar().findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(lineText(text().cursor().line), u"folded Needle"_s); // and it is unfolded
        QCOMPARE(text().folds().rowAt(text().folds().rowOf(102)).line, 102);
        QTest::keyClick(m_view->findBar().findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!m_view->findBar().isVisible());
        press(Qt::Key_N, {}, u"n"_s);
        QCOMPARE(text().cursor().line, 100);
        press(Qt::Key_N, Qt::ShiftModifier, u"N"_s);
        QCOMPARE(text().cursor().line, 102);
        m_view->find(u"not there"_s);
        QTRY_COMPARE(m_view->findStatus(), u"No match"_s);
    }

    void scrollsAndZoomsByWheel()
    {
        openText(numbered(1000));
        wheel(-240, {});
        QCOMPARE(text().verticalScrollBar()->value(), 6);
        const int rows = text().visibleRows();
        for (int i = 0; i < 5; ++i)
            wheel(120, Qt::ControlModifier);
        QCOMPARE(text().zoom(), 5);
        QVERIFY(text().visibleRows() < rows);
    }
};

QTEST_MAIN(LogViewTest)
#include "log_view.moc"
