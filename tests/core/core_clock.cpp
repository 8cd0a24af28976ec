// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::core;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class CoreClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsComeInTheOrderTheyFallDue()
    {
        ManualClock clock(start());
        QStringList seen;
        clock.after(20ms, this, [&] { seen << u"late"_s; });
        clock.after(10ms, this, [&] { seen << u"first"_s; });
        clock.after(10ms, this, [&] { seen << u"second"_s; });
        clock.advance(10ms);
        QCOMPARE(seen, (QStringList{u"first"_s, u"second"_s}));
        clock.advance(1h);
        QCOMPARE(seen.last(), u"late"_s);
        QCOMPARE(clock.now(), start().addSecs(3600).addMSecs(10));
    }

    void aCallCanAskForAnother()
    {
        ManualClock clock(start());
        int calls = 0;
        std::function<void()> again = [&] {
            if (++calls < 5)
                clock.after(1s, this, again);
        };
        clock.after(1s, this, again);
        clock.advance(10s);
        QCOMPARE(calls, 5);
    }

    void aDeadContextIsNotCalled()
    {
        ManualClock clock(start());
        bool called = false;
        auto context = std::make_unique<QObject>();
        clock.after(1s, context.get(), [&] { called = true; });
        context.reset();
        clock.advance(2s);
        QVERIFY(!called);
        QVERIFY(!clock.advanceToNext());
    }

    void aJumpOfTheDayMovesNoInterval()
    {
        ManualClock clock(start());
        bool called = false;
        clock.after(1s, this, [&] { called = true; });
        clock.jump(-5h);
        QVERIFY(clock.now() < start());
        QVERIFY(clock.elapsed() == 0ms);
        QVERIFY(clock.untilNext() == 1s);
        clock.advance(1s);
        QVERIFY(called);
    }

    void theMachinesClockCallsBackLater()
    {
        SystemClock clock;
        bool called = false;
        clock.after(0ms, this, [&] { called = true; });
        QVERIFY(!called);
        QTRY_VERIFY(called);
        QCOMPARE(clock.now().timeSpec(), Qt::UTC);
    }

    /// A time namespace moves the clock of the boot and leaves the steady one, as sleep does.
    void timePassesWhileTheMachineSleeps()
    {
        constexpr auto variable = "SIGNALBOX_ELAPSED_AT_LEAST";
        SystemClock clock;
        if (qEnvironmentVariableIsSet(variable)) { // the child, that has slept
            QVERIFY(clock.elapsed().count() >= qEnvironmentVariable(variable).toLongLong());
            return;
        }
        const QStringList asleep{u"-U"_s, u"-r"_s, u"--time"_s, u"--boottime"_s, u"5000"_s};
        QProcess child;
        child.start(u"unshare"_s, asleep + QStringList{u"true"_s});
        if (!child.waitForFinished() || child.exitCode() != 0)
            QSKIP("This system has no time namespaces for everybody.");
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(variable), QString::number((clock.elapsed() + 5000s).count()));
        child.setProcessEnvironment(environment);
        child.start(u"unshare"_s,
                    asleep
                        + QStringList{QCoreApplication::applicationFilePath(),
                                      QString::fromLatin1(QTest::currentTestFunction())});
        QVERIFY(child.waitForFinished());
        QVERIFY2(child.exitCode() == 0, child.readAll().constData());
    }

private:
    static QDateTime start() { return QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC); }
};

QTEST_GUILESS_MAIN(CoreClock)
#include "core_clock.moc"
