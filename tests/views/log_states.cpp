// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_window.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::tests;

/// What a log view makes of any log, of none, and of secrets.
class LogStates : public LogWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_view.reset(); }

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

    void copiesSecretsMasked()
    {
        openText("push with ghp_abcdefghijklmnopqrstuvwxyz0123456789 now\n");
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"push with *** now"_s);
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
};

QTEST_MAIN(LogStates)
#include "log_states.moc"
