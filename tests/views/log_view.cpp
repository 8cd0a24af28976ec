// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_view.h"
#include "common/theme.h"
#include "logs/find_bar.h"
#include "logs/log_text.h"

#include <QClipboard>
#include <QDir>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

namespace {

QByteArray stamped(int second, const QByteArray& text)
{
    return "2026-11-23T14:07:" + QByteArray::number(second).rightJustified(2, '0') + ".0000000Z " + text + "\n";
}

/// A failing Rust job, as GitHub hands its log out.
QByteArray failingLog()
{
    QByteArray log = "\xEF\xBB\xBF";
    log += stamped(1, "Current runner version: '2.337.0'");
    log += stamped(1, "##[group]Operating System") + stamped(1, "Ubuntu 24.04.5 LTS") + stamped(1, "##[endgroup]");
    log += stamped(2, "##[group]Run actions/checkout@v4") + stamped(2, "with:") + stamped(2, "  fetch-depth: 1")
        + stamped(2, "##[endgroup]");
    log += stamped(3, "Syncing repository: acme/rocket");
    log += stamped(5, "##[group]Run cargo test --workspace") + stamped(5, "\x1b[36;1mcargo test --workspace\x1b[0m")
        + stamped(5, "shell: /usr/bin/bash -e {0}") + stamped(5, "env:") + stamped(5, "  TOKEN: ***")
        + stamped(5, "##[endgroup]");
    for (int i = 0; i < 60; ++i)
        log += stamped(6, "\x1b[1m\x1b[32m   Compiling\x1b[0m crate-" + QByteArray::number(i) + " v0.1.0");
    log += stamped(9, "##[warning]Cache not found for key ghp_abcdefghijklmnopqrst1234567890");
    log += stamped(20, "\x1b[0m\x1b[1m\x1b[38;5;9merror[E0308]\x1b[0m\x1b[1m: mismatched types\x1b[0m");
    log += stamped(20, "  \x1b[1m\x1b[38;5;12m-->\x1b[0m src/engine.rs:42:13");
    log += stamped(20, "   \x1b[1m\x1b[38;5;12m|\x1b[0m")
        + stamped(20, "\x1b[1m\x1b[38;5;12m42 |\x1b[0m     let thrust: u32 = \"full\";");
    log += stamped(20,
                   "   \x1b[1m\x1b[38;5;12m|\x1b[0m                       \x1b[1m\x1b[38;5;9m^^^^^^ expected `u32`, "
                   "found `&str`\x1b[0m");
    log += stamped(20, "");
    log += stamped(
        20,
        "\x1b[48;2;40;60;90m\x1b[38;2;250;220;120m true colour \x1b[0m \x1b[7minverse\x1b[0m \x1b[3mitalic\x1b[0m "
        "\x1b[4munderlined\x1b[0m \x1b[2mdim\x1b[0m \x1b[33myellow\x1b[0m \x1b[97mwhite\x1b[0m \x1b[30mblack\x1b[0m");
    log += stamped(21, "\x1b[1m\x1b[31merror\x1b[0m: could not compile `rocket` (lib test) due to 1 previous error");
    log += stamped(22, "##[error]Process completed with exit code 101.");
    log += stamped(23, "Post job cleanup.") + stamped(24, "Cleaning up orphan processes");
    return log;
}

core::Step step(int number, const QString& name, int second, const QString& conclusion = u"success"_s)
{
    const QDateTime start(QDate(2026, 11, 23), QTime(14, 7, second), QTimeZone::UTC);
    return {.number = number,
            .name = name,
            .state = core::State::fromWords(u"completed"_s, conclusion),
            .startedAt = start,
            .completedAt = start};
}

core::Job failingJob()
{
    core::Job job;
    job.name = u"Test (stable)"_s;
    job.state = core::State::fromWords(u"completed"_s, u"failure"_s);
    job.steps = {step(1, u"Set up job"_s, 1),
                 step(2, u"Run actions/checkout@v4"_s, 2),
                 step(3, u"Test"_s, 5, u"failure"_s),
                 step(4, u"Upload"_s, 22, u"skipped"_s),
                 step(5, u"Post Run actions/checkout@v4"_s, 23),
                 step(6, u"Complete job"_s, 24)};
    return job;
}

} // namespace

/// In a real window, driven as a user does.
class LogViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void init()
    {
        m_view = std::make_unique<LogView>();
        m_view->resize(1000, 520);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

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

    void copiesSecretsMasked()
    {
        openText("push with ghp_abcdefghijklmnopqrstuvwxyz0123456789 now\n");
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"push with *** now"_s);
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

    void saysWhyThereIsNoLog_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("not ended") << int(core::ErrorKind::NotYet) << u"It broke. Wait."_s;
        QTest::newRow("expired") << int(core::ErrorKind::Gone) << u"deleted"_s;
        QTest::newRow("never ran") << int(core::ErrorKind::NotFound) << u"skipped"_s;
        QTest::newRow("other") << int(core::ErrorKind::Server) << u"It broke. Wait."_s;
    }

    void saysWhyThereIsNoLog()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, words);
        openText("a\n");
        m_view->showError({.kind = core::ErrorKind(kind), .what = u"It broke."_s, .advice = u"Wait."_s});
        QVERIFY(!m_view->showsText());
        QVERIFY2(m_view->message().contains(words), qUtf8Printable(m_view->message()));
    }

    void saysThatAFileIsMissing()
    {
        m_view->open(m_folder.filePath(u"gone.log"_s));
        QVERIFY(!m_view->showsText());
        QVERIFY(!m_view->message().isEmpty());
    }

    void keepsColoursReadable()
    {
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            const LogColours colours(theme.palette());
            for (int index = 0; index < 256; ++index) {
                logs::TextStyle style;
                style.foreground = logs::TextColour::indexed(index);
                QVERIFY(contrast(colours.format(style).foreground().color(), colours.base) >= 4.5);
                style.background = logs::TextColour::indexed(255 - index);
                const QTextCharFormat format = colours.format(style);
                const QColor behind
                    = format.hasProperty(QTextFormat::BackgroundBrush) ? format.background().color() : colours.base;
                QVERIFY(contrast(format.foreground().color(), behind) >= 4.5);
            }
        }
    }

    void survivesOddLogs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a line of 450 kB") << QByteArray(453'114, 'w') + "\nb\n";
        QTest::newRow("NULs") << QByteArray(1000, '\0') + "\n";
        QTest::newRow("nothing but groups") << QByteArray("##[group]g\n").repeated(2000);
        QTest::newRow("nothing but errors") << QByteArray("##[error]e\n").repeated(2000);
    }

    void survivesOddLogs()
    {
        QFETCH(const QByteArray, bytes);
        openText(bytes);
        for (const int key : {Qt::Key_End, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Left, Qt::Key_Right, Qt::Key_F8}) {
            press(Qt::Key(key));
            press(Qt::Key(key), Qt::ShiftModifier);
            press(Qt::Key(key), Qt::ControlModifier);
        }
        press(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!m_view->grab().isNull());
    }

    void savesTheLogMasked()
    {
        openText("ghp_abcdefghijklmnopqrstuvwxyz0123456789\n");
        QSignalSpy saved(m_view.get(), &LogView::saved);
        m_view->save(m_folder.filePath(u"saved.txt"_s));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(saved[0][0].toBool());
        QFile file(m_folder.filePath(u"saved.txt"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "***\n");
        m_view->save(u"/nowhere/at/all.txt"_s);
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(!saved[1][0].toBool());
    }

    void picture()
    {
        const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
        if (folder.isEmpty())
            QSKIP("SIGNALBOX_PICTURES names no folder for them");
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            QGuiApplication::setPalette(theme.palette());
            const QString name = theme.isDark() ? u"dark"_s : u"light"_s;
            openText(failingLog(), failingJob());
            m_view->text().setStampMode(StampMode::Relative);
            m_view->find(u"compiling"_s);
            QTRY_VERIFY(!m_view->findStatus().isEmpty());
            m_view->text().goToFirstError();
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-%1.png"_s.arg(name))));
            m_view->showError({.kind = core::ErrorKind::NotYet, .what = u"This job has not ended."_s});
            QVERIFY(m_view->grab().save(QDir(folder).filePath(u"log-not-yet-%1.png"_s.arg(name))));
        }
        QGuiApplication::setPalette({});
    }

private:
    LogText& text() { return m_view->text(); }
    QString lineText(qint64 line) { return m_view->document().line(line).text; }

    static QByteArray numbered(int count)
    {
        QByteArray lines;
        for (int i = 0; i < count; ++i)
            lines += "line " + QByteArray::number(i) + "\n";
        return lines;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString& typed = {})
    {
        QTest::sendKeyEvent(QTest::Click, &text(), key, typed, modifiers);
    }

    void wheel(int delta, Qt::KeyboardModifiers modifiers)
    {
        const QPointF middle = text().viewport()->rect().center();
        QWheelEvent event(middle, text().viewport()->mapToGlobal(middle), {}, {0, delta}, {}, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(text().viewport(), &event);
    }

    /// Between the characters of a short line of plain letters, in the middle of its row.
    QPoint pointOf(qint64 line, int column)
    {
        const QFontMetricsF metrics(text().viewport()->font());
        const int height = int(metrics.height()) + space::Tight;
        const qint64 row = text().folds().rowOf(line) - text().verticalScrollBar()->value();
        const qreal left = text().textLeft() + column * metrics.horizontalAdvance(u'a');
        return {int(left) + 1, int(row) * height + height / 2};
    }

    std::vector<std::pair<QString, bool>> foldedSteps()
    {
        std::vector<std::pair<QString, bool>> steps;
        const auto& sections = text().folds().sections();
        for (size_t i = 0; i < sections.size(); ++i) {
            if (sections[i].kind == logs::Section::Kind::Step)
                steps.push_back({sections[i].title, text().folds().isFolded(int(i))});
        }
        return steps;
    }

    void openText(const QByteArray& bytes, const core::Job& job = {})
    {
        const QString path = m_folder.filePath(u"%1.log"_s.arg(++m_files));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        QSignalSpy outlined(&m_view->document(), &logs::LogDocument::outlined);
        m_view->open(path, job);
        QTRY_COMPARE(outlined.size(), 1);
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<LogView> m_view;
};

QTEST_MAIN(LogViewTest)
#include "log_view.moc"
