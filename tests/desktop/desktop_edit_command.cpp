// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_test.h"

#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// `signalbox edit FILE` as a process of its own, moved by keys, killed, and started again.
class DesktopEditCommand : public tests::DesktopTest {
    Q_OBJECT

    QString put(const QString& name)
    {
        QFile file(desktop().home() + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write("on: push\n") > 0 ? file.fileName() : QString();
    }

    QByteArray textOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString editor(const QString& file) { return desktop().visibleWindows(file).value(0); }

    /// Types at the beginning of the file, again until its window says that it is modified.
    bool type(const QString& file, const QString& text)
    {
        return QTest::qWaitFor(
            [&] {
                xdotool({u"windowfocus"_s, u"--sync"_s, editor(file)});
                xdotool({u"key"_s, u"ctrl+Home"_s});
                xdotool({u"type"_s, text});
                return QTest::qWaitFor([&] { return !editor(file + u"\\*"_s).isEmpty(); }, 2000);
            },
            patience);
    }

    QStringList drafts(const QByteArray& text) { return tests::filesWith(desktop().home(), text); }

public:
    DesktopEditCommand()
        : DesktopTest({u"xdotool"_s, u"openbox"_s})
    {
    }

private Q_SLOTS:
    void whatWasTypedComesBackAfterTheProgramWasKilled()
    {
        QVERIFY(desktop().startWindows());
        const QString path = put(u"ci.yml"_s);
        auto& first = startProgram({u"edit"_s, path});
        QTRY_VERIFY_WITH_TIMEOUT(!editor(u"ci.yml"_s).isEmpty(), patience);
        QVERIFY(type(u"ci.yml"_s, u"# typed "_s));
        QTRY_VERIFY_WITH_TIMEOUT(!drafts("# typed ").isEmpty(), patience); // as typed, within a third of a second
        first.kill();
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), QProcess::NotRunning, patience);
        QTRY_VERIFY_WITH_TIMEOUT(editor(u"ci.yml"_s).isEmpty(), patience);
        QCOMPARE(textOf(path), "on: push\n");

        startProgram({u"edit"_s, path});
        QTRY_VERIFY_WITH_TIMEOUT(!editor(u"ci.yml\\*"_s).isEmpty(), patience);
        xdotool({u"windowfocus"_s, u"--sync"_s, editor(u"ci.yml"_s), u"key"_s, u"ctrl+s"_s});
        QTRY_VERIFY_WITH_TIMEOUT(textOf(path).startsWith("# typed "), patience);
        QVERIFY(textOf(path).endsWith("on: push\n"));
    }

    void aSecondStartOpensItsFileInTheProgramThatRuns()
    {
        QVERIFY(desktop().startWindows());
        const QString one = put(u"one.yml"_s);
        put(u"two.yml"_s);
        auto& first = startProgram({u"edit"_s, one});
        QTRY_VERIFY_WITH_TIMEOUT(!editor(u"one.yml"_s).isEmpty(), patience);
        auto& second = startProgram({u"edit"_s, desktop().home() + u"/two.yml"_s});
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patience);
        QCOMPARE(second.exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!editor(u"two.yml"_s).isEmpty(), patience);
        QCOMPARE(first.state(), QProcess::Running);
    }

    void whoEditsAFileIsNotAskedToSignIn()
    {
        QVERIFY(desktop().startWindows());
        startProgram({u"edit"_s, put(u"ci.yml"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(!editor(u"ci.yml"_s).isEmpty(), patience);
        QVERIFY(!QTest::qWaitFor([this] { return !desktop().visibleWindows(u"Connect|Sign in"_s).isEmpty(); }, 2000));
    }
};

QTEST_GUILESS_MAIN(DesktopEditCommand)
#include "desktop_edit_command.moc"
