// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_window.h"

#include "logs/comparison_text.h"
#include "logs/comparison_view.h"
#include "logs/log_hit_panel.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::tests;

/// A log beside others: compared with one that passed, and searched together with the jobs and runs around it.
class LogAmongOthers : public LogWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_view.reset(); }

    void asksForTheLastGreenLogAndShowsWhatIsDifferent()
    {
        openText(failingLog(), failingJob(), theRun());
        QSignalSpy asked(m_view.get(), &LogView::comparisonRequested);
        m_view->requestComparison();
        QCOMPARE(asked.size(), 1);
        QVERIFY(m_view->comparison().summary().contains(u"Looking"));
        compare(greenLog());
        const ComparisonRow row = differences().rows().rowAt(differences().cursorRow());
        QCOMPARE(row.kind, ComparisonRow::Kind::Added);
        QCOMPARE(lineText(row.newLine), u"error[E0308]: mismatched types"_s); // opens at what says why
        QVERIFY2(m_view->comparison().summary().contains(u"only in #213"),
                 qUtf8Printable(m_view->comparison().summary()));
    }

    void goesFromDifferenceToDifferenceAndBackToTheLog()
    {
        openText("a\n" + numbered(50) + "new\n" + numbered(50) + "z\n", failingJob(), theRun());
        compare("b\n" + numbered(50) + numbered(50));
        key(Qt::Key_G, u"g"_s);
        QCOMPARE(differences().selectedText(), u"-b\n"_s);
        key(Qt::Key_N, u"n"_s);
        QCOMPARE(differences().selectedText(), u"+new\n"_s);
        key(Qt::Key_F8);
        QCOMPARE(differences().selectedText(), u"+z\n"_s);
        key(Qt::Key_F8); // the last
        QCOMPARE(differences().selectedText(), u"+z\n"_s);
        key(Qt::Key_N, u"N"_s, Qt::ShiftModifier);
        key(Qt::Key_Return);
        QVERIFY(m_view->showsText());
        QCOMPARE(lineText(text().cursor().line), u"new"_s);
    }

    void leavesOutWhatIsEqualUntilAskedForIt()
    {
        openText(numbered(50) + "new\n", failingJob(), theRun());
        compare(numbered(50));
        QCOMPARE(differences().rows().rowCount(), 1 + ComparisonRows::context + 1);
        QCOMPARE(differences().rows().rowAt(0).hidden, 50 - ComparisonRows::context);
        key(Qt::Key_G, u"g"_s);
        key(Qt::Key_Return);
        QCOMPARE(differences().rows().rowCount(), 51);
        key(Qt::Key_A, {}, Qt::ControlModifier);
        key(Qt::Key_C, {}, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u" line 0\n line 1\n"));
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"+new\n"));
        key(Qt::Key_Escape);
        QVERIFY(m_view->showsText());
    }

    void saysWhenBothLogsSayTheSame()
    {
        openText(numbered(20), failingJob(), theRun());
        m_view->compareWith(write(numbered(20)), u"#213"_s);
        QTRY_VERIFY(m_view->comparison().summary().contains(u"say the same"));
    }

    void saysWhyThereIsNothingToCompareWith()
    {
        openText(numbered(20), failingJob(), theRun());
        m_view->requestComparison();
        m_view->comparison().showError({.kind = core::ErrorKind::NotFound, .what = u"No run passed."_s});
        QCOMPARE(m_view->comparison().summary(), u"No run passed."_s);
        m_view->compareWith(m_folder.filePath(u"gone.log"_s), u"#213"_s);
        QVERIFY(!m_view->comparison().showsText());
        QVERIFY(!m_view->comparison().summary().isEmpty());
    }

    void anotherLogEndsAComparison()
    {
        openText(failingLog(), failingJob(), theRun());
        m_view->compareWith(write(greenLog()), u"#213"_s);
        openText("a\n");
        QVERIFY(m_view->showsText());
        QTest::qWait(50);
        QVERIFY(m_view->showsText());
    }

    void survivesOddLogs()
    {
        const QList<QByteArray> odd{"", "\n", QByteArray(100'000, 'w'), QByteArray(2000, '\0') + "\n",
                                    "\x1b[31m\xff\n"};
        for (const QByteArray& one : odd) {
            for (const QByteArray& other : odd) {
                openText(one, failingJob(), theRun());
                m_view->compareWith(write(other), u"#213"_s);
                QTRY_VERIFY(m_view->comparison().showsText() || m_view->comparison().summary().contains(u"the same"));
                for (const int k : {Qt::Key_End, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_F8, Qt::Key_Return})
                    key(Qt::Key(k));
                QVERIFY(!m_view->grab().isNull());
            }
        }
    }

    void listsTheMatchesOfThisLog()
    {
        openText("a needle\nb\nneedle c\n");
        m_view->find(u"needle"_s);
        QVERIFY(!m_view->hits().isVisible());
        QTest::keyClick(&m_view->findBar(), Qt::Key_L, Qt::AltModifier);
        QTRY_COMPARE(m_view->hits().model().rowCount(), 2);
        QVERIFY(m_view->hits().isVisible());
        activate(1);
        QCOMPARE(text().cursor().line, 2);
        m_view->findBar().setText(u"b"_s);
        QTRY_COMPARE(m_view->hits().model().rowCount(), 1);
    }

    void looksThroughAllJobsOfTheRun()
    {
        openText("a\n", failingJob(), theRun());
        QSignalSpy asked(m_view.get(), &LogView::otherLogsRequested);
        QSignalSpy jobAsked(m_view.get(), &LogView::jobRequested);
        m_view->find(u"needle"_s, LogScope::JobsOfRun);
        QCOMPARE(asked.size(), 1);
        core::Job other = failingJob();
        other.id = {8};
        m_view->hits().expectLogs(2);
        m_view->hits().addLog({.path = write("x\ny\nneedle\n"), .title = u"Lint"_s, .job = other});
        m_view->hits().missLog();
        QTRY_COMPARE(m_view->hits().status(), u"1 lines in 1 of 1 logs; 1 without a log"_s);
        activate(0);
        QCOMPARE(jobAsked.size(), 1);
        const QString path = m_view->hits().logsSearch().logs()[0].path;
        m_view->open(path, other, theRun());
        QTRY_VERIFY(m_view->document().isComplete());
        QCOMPARE(text().cursor().line, 2); // and not at its error
        QCOMPARE(asked.size(), 1); // the list stays
        QCOMPARE(m_view->hits().model().rowCount(), 1);
    }

    void tellsWhenALineFirstAppeared()
    {
        openText("a\n", failingJob(), theRun());
        m_view->find(u"lease lost"_s, LogScope::PastRuns);
        m_view->hits().expectLogs(4);
        for (const int number : {214, 213, 212, 211}) {
            core::Run run = theRun();
            run.number = number;
            m_view->hits().addLog({.path = write(number >= 213 ? "x\nlease lost\n" : "x\n"),
                                   .title = u"#%1"_s.arg(number),
                                   .job = failingJob(),
                                   .run = run});
        }
        QTRY_COMPARE(m_view->hits().status(), u"2 lines in 2 of 4 logs; first in #213, not in the 2 before it"_s);
        activate(1); // opens the log of an earlier run here
        QTRY_COMPARE(text().cursor().line, 1);
        QCOMPARE(m_view->document().path(), m_view->hits().logsSearch().logs()[1].path);
        m_view->open(write("a\n"), failingJob(), theRun());
        QTRY_VERIFY(m_view->document().isComplete());
        QCOMPARE(m_view->findBar().scope(), LogScope::PastRuns); // still the same job of the same run
    }

    void offersNoOtherLogsWithoutARun()
    {
        openText("a\n");
        QSignalSpy compared(m_view.get(), &LogView::comparisonRequested);
        m_view->requestComparison();
        QCOMPARE(compared.size(), 0);
        QVERIFY(m_view->showsText());
    }

    void picture()
    {
        const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
        if (folder.isEmpty())
            QSKIP("SIGNALBOX_PICTURES names no folder for them");
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            QGuiApplication::setPalette(theme.palette());
            const QString name = theme.isDark() ? u"dark"_s : u"light"_s;
            openText(failingLog(), failingJob(), theRun());
            compare(greenLog());
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-compared-%1.png"_s.arg(name))));
            key(Qt::Key_Escape);
            text().setStampMode(StampMode::Duration);
            m_view->find(u"crate-1|error"_s, LogScope::JobsOfRun);
            m_view->findBar().setRegularExpression(true);
            m_view->hits().addLog({.path = m_view->document().path(), .title = u"Test (stable)"_s});
            m_view->hits().addLog({.path = write(greenLog()), .title = u"Test (beta)"_s});
            QTRY_COMPARE(m_view->hits().logsSearch().searched(), 2U);
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-searched-%1.png"_s.arg(name))));
            m_view->resize(480, 420);
            QCoreApplication::processEvents();
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-searched-narrow-%1.png"_s.arg(name))));
            m_view->resize(1000, 520);
            m_view->findBar().setScope(LogScope::ThisLog);
            m_view->findBar().setText(u"(x"_s);
            QCoreApplication::processEvents();
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-expression-%1.png"_s.arg(name))));
            m_view->findBar().setRegularExpression(false);
        }
        QGuiApplication::setPalette({});
    }

private:
    /// The same job a day earlier, when it passed.
    static QByteArray greenLog()
    {
        QByteArray log = failingLog();
        log.replace("2026-11-23T14:07", "2026-11-22T09:51");
        const qsizetype begin = log.lastIndexOf('\n', log.indexOf("mismatched types")) + 1;
        const qsizetype end = log.indexOf('\n', log.indexOf("exit code 101")) + 1;
        return log.replace(begin, end - begin,
                           "2026-11-22T09:51:21.0000000Z running 12 tests\n"
                           "2026-11-22T09:51:21.0000000Z test result: ok. 12 passed; 0 failed; finished in 0.04s\n");
    }

    ComparisonText& differences() { return m_view->comparison().text(); }

    void compare(const QByteArray& earlier)
    {
        m_view->compareWith(write(earlier), u"#213"_s);
        QTRY_VERIFY(m_view->comparison().showsText());
    }

    void key(Qt::Key key, const QString& typed = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::sendKeyEvent(QTest::Click, &differences(), key, typed, modifiers);
    }

    void activate(int row)
    {
        auto* list = m_view->hits().findChild<QTreeView*>();
        list->setCurrentIndex(list->model()->index(row, 0));
        QTest::keyClick(list, Qt::Key_Return);
    }
};

QTEST_MAIN(LogAmongOthers)
#include "log_among_others.moc"
