// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_window.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLineEdit>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::tests;

/// What a reader does with the lines of a log: times, links, following, expressions, an issue.
class LogReading : public LogWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_view.reset(); }

    void timesGoRoundByOneKey()
    {
        openText(failingLog(), failingJob());
        std::vector<StampMode> seen;
        for (int i = 0; i < 4; ++i) {
            press(Qt::Key_T, {}, u"t"_s);
            seen.push_back(text().stampMode());
            QVERIFY(!m_view->grab().isNull());
        }
        QCOMPARE(seen, (std::vector{StampMode::Absolute, StampMode::Relative, StampMode::Duration, StampMode::Off}));
    }

    void opensAPageWithControlAndAClickOnly()
    {
        openText("see https://example.org/a now\n");
        QSignalSpy asked(&text(), &LogText::pageRequested);
        QDesktopServices::setUrlHandler(u"https"_s, this, "takePage");
        QTest::mouseClick(text().viewport(), Qt::LeftButton, {}, pointOf(0, 10));
        QCOMPARE(asked.size(), 0);
        QTest::mouseClick(text().viewport(), Qt::LeftButton, Qt::ControlModifier, pointOf(0, 1)); // beside it
        QCOMPARE(asked.size(), 0);
        QTest::mouseClick(text().viewport(), Qt::LeftButton, Qt::ControlModifier, pointOf(0, 10));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_opened, QUrl(u"https://example.org/a"_s));
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void opensAFileOfTheRepositoryAtTheCommit()
    {
        openText("src/a.rs:7:1 x\n", failingJob(), theRun());
        QCOMPARE(text().pagesIn(0),
                 std::vector{QUrl(u"https://github.com/acme/rocket/blob/9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5/"
                                  "src/a.rs#L7"_s)});
        openText("src/a.rs:7:1 x\n"); // of which nobody knows where it is
        QVERIFY(text().pagesIn(0).empty());
    }

    void neverOpensAnythingButPagesOfTheWeb()
    {
        openText("file:///etc/passwd javascript:alert(1) smb://x/y vnc://x\n");
        QVERIFY(text().pagesIn(0).empty());
    }

    void followsTheEndUntilTheUserGoesElsewhere()
    {
        openText(numbered(500));
        press(Qt::Key_F, Qt::ShiftModifier, u"F"_s);
        QVERIFY(text().isFollowing());
        QCOMPARE(text().cursor().line, 499);
        press(Qt::Key_Up);
        QVERIFY(!text().isFollowing());
    }

    void findsByAnExpression()
    {
        openText(numbered(100) + "retry in 5s\nretry in 12s\n");
        m_view->findBar().setRegularExpression(true);
        m_view->find(u"retry in \\d{2,}s"_s);
        QTRY_COMPARE(m_view->findStatus(), u"1 of 1 lines"_s);
        QCOMPARE(text().cursor().line, 101);
        press(Qt::Key_N, {}, u"n"_s);
        QCOMPARE(text().cursor().line, 101);
    }

    void saysWhyAnExpressionIsNone()
    {
        openText(numbered(10));
        m_view->findBar().setRegularExpression(true);
        m_view->find(u"line (1"_s);
        QTRY_VERIFY2(m_view->findStatus().startsWith(u"No expression: "), qUtf8Printable(m_view->findStatus()));
        m_view->findBar().setText(u"line (1)"_s);
        QTRY_COMPARE(m_view->findStatus(), u"1 of 1 lines"_s);
    }

    void findsInANarrowLogWithoutWideningIt()
    {
        openText(failingLog(), failingJob(), theRun());
        m_view->find(u"error"_s);
        QTRY_VERIFY(!m_view->findStatus().isEmpty());
        m_view->findBar().setRegularExpression(true);
        m_view->findBar().setText(u"a very (long expression that is none"_s);
        QCoreApplication::processEvents();
        QVERIFY2(m_view->minimumSizeHint().width() <= 460,
                 qPrintable(QString::number(m_view->minimumSizeHint().width())));
    }

    void copiesAnIssueOfTheErrorAndItsLines()
    {
        openText(failingLog(), failingJob(), theRun());
        press(Qt::Key_Y, {}, u"y"_s);
        const QString issue = QGuiApplication::clipboard()->text();
        QVERIFY(issue.startsWith(u"**Test \\(stable\\)** failed in [CI \\#214]("));
        QVERIFY(issue.contains(u"Step: Test\n"));
        QVERIFY(issue.contains(u"\nerror[E0308]: mismatched types\n"));
        QVERIFY(!issue.contains(u"ghp_"));
        QVERIFY(!issue.contains(u'\x1b'));
    }

    void copiesAnIssueOfTheSelectedLines()
    {
        openText("alpha\nbeta\ngamma\n");
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(m_view->issueText().endsWith(u"Log, lines 2 to 3:\n\n```text\nbeta\ngamma\n```\n"));
    }

    void anIssueOfAnEmptyLogIsItsHeading()
    {
        openText("");
        QCOMPARE(m_view->issueText(), u"**Job**\n\n"_s);
    }

public Q_SLOTS:
    void takePage(const QUrl& page) { m_opened = page; }

private:
    QUrl m_opened;
};

QTEST_MAIN(LogReading)
#include "log_reading.moc"
