// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_desk.h"

#include <QElapsedTimer>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using tests::Desk;
using tests::Ended;
using tests::workflowOf;

/// `status` and `watch` in this process, against the embedded GitHub, by a clock that runs fast.
class AppConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statusHasALineForEachActiveWorkflow()
    {
        Desk desk;
        demo::World& world = desk.server.world();
        world.push(desk.repository, {.message = u"The only release"_s});
        desk.repository.workflows.front().triggers.clear();
        desk.repository.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"Busy"_s, {u"Work"_s}));
        for (int i = 0; i < 110; ++i) // more than fit on the longest page
            world.push(desk.repository, {});
        desk.repository.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"Nightly"_s, {u"Work"_s}));
        const auto ended = desk.run({u"status"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.errors));
        QCOMPARE(ended.lines().size(), 3);
        QVERIFY2(ended.lines()[0].contains(u"Busy"_s), qPrintable(ended.output));
        QVERIFY2(ended.lines()[1].contains(u"The only release"_s), qPrintable(ended.output));
        QVERIFY2(ended.lines()[2].contains(u"Never ran  Nightly"_s), qPrintable(ended.output));
    }

    void statusOfALimitedAccountSaysSoAndEnds()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        desk.server.faults().add({.kind = FaultKind::PrimaryLimit, .count = -1, .delay = 50min});
        const QDateTime begun = desk.clock.now();
        const auto ended = desk.run({u"status"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains(u"Ask again at "_s), qPrintable(ended.errors));
        QCOMPARE(ended.errors.count(u'\n'), 1);
        QVERIFY(begun.secsTo(desk.clock.now()) < 20 * 60);
    }

    void watchSitsALimitOutAndSaysSo()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        desk.server.faults().add({.kind = FaultKind::PrimaryLimit, .count = 1, .delay = 2min});
        const auto ended = desk.run({u"watch"_s, u"1"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.errors.contains(u"It goes on by itself at "_s), qPrintable(ended.errors));
        QVERIFY2(ended.lines().last().contains(u"Passed"_s), qPrintable(ended.output));
    }

    void watchTellsEachJobAndStepAndEndsWithTheRun()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const auto ended = desk.run({u"watch"_s});
        QCOMPARE(ended.status, 0);
        for (const auto* job : {"Test", "Lint", "Docs"}) {
            const auto isEnd = [&](const QString& line) {
                return line.contains(u"Passed"_s) && line.endsWith(u" · "_s + QLatin1StringView(job));
            };
            QCOMPARE(std::ranges::count_if(ended.lines(), isEnd), 1);
            const auto isStep = [&](const QString& line) {
                return line.contains(u"Passed"_s) && line.endsWith(QLatin1StringView(job) + u" · Work"_s);
            };
            QCOMPARE(std::ranges::count_if(ended.lines(), isStep), 1);
        }
        QVERIFY2(ended.lines().last().endsWith(u"CI #1"_s), qPrintable(ended.output));
        QVERIFY(ended.lines().last().contains(u"Passed"_s));
    }

    void aRunThatHasEndedIsToldWholeAndAsOftenAsOneAsks()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {.message = u"Old"_s});
        const qint64 old = desk.repository.runs.back()->id;
        desk.server.world().finishRun(old, u"success"_s);
        for (int i = 0; i < 110; ++i)
            desk.server.world().push(desk.repository, {});
        for (int time = 0; time < 3; ++time) {
            const auto ended = desk.run({u"watch"_s, QString::number(old), u"--json"_s});
            QVERIFY2(ended.status == 0, qPrintable(ended.errors));
            QVERIFY(ended.lines().last().contains(u"\"conclusion\":\"success\""_s));
            QVERIFY(!ended.lines().last().contains(u"\"job\""_s));
            QVERIFY(ended.output.contains(u"\"job\":\"Lint\""_s));
        }
    }

    void theExitStatusIsThatOfGh_data()
    {
        QTest::addColumn<QString>("conclusion");
        QTest::addColumn<int>("status");
        QTest::newRow("success") << u"success"_s << 0;
        QTest::newRow("failure") << u"failure"_s << 1;
        QTest::newRow("cancelled") << u"cancelled"_s << 1;
        QTest::newRow("timed out") << u"timed_out"_s << 1;
    }
    void theExitStatusIsThatOfGh()
    {
        QFETCH(const QString, conclusion);
        QFETCH(const int, status);
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const qint64 run = desk.repository.runs.back()->id;
        desk.server.world().finishRun(run, conclusion);
        QCOMPARE(desk.run({u"watch"_s, QString::number(run), u"--exit-status"_s}).status, status);
        QCOMPARE(desk.run({u"watch"_s, QString::number(run)}).status, 0);
    }

    void aHistoryThatIsSetAsideIsTold()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        QVERIFY(QDir().mkpath(QFileInfo(desk.storeFile()).path()));
        QFile file(desk.storeFile());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        const auto ended = desk.run({u"status"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.errors.contains(u".damaged-"_s), qPrintable(ended.errors));
        QCOMPARE(ended.lines().size(), 1);
    }

    void whatAnEarlierStartLeftOpenIsLeftToTheWindow()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const qint64 run = desk.repository.runs.back()->id;
        const QString account = u"mara@127.0.0.1"_s;
        history::Store store;
        QVERIFY(QDir().mkpath(QFileInfo(desk.storeFile()).path()));
        QVERIFY(QCoro::waitFor(store.open(desk.storeFile())));
        QVERIFY(QCoro::waitFor(store.beginAction(
            {.account = account, .kind = u"cancel"_s, .repository = desk.names.front(), .run = {run}, .attempt = 1})));
        QCOMPARE(desk.run({u"watch"_s}).status, 0);
        QCOMPARE(QCoro::waitFor(store.openActions(account)).value().size(), 1U);
    }
};

QTEST_GUILESS_MAIN(AppConsole)
#include "app_console.moc"
