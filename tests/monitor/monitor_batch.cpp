// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/refusal_words.h"
#include "monitor/run_batch.h"
#include "monitor/station.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ActionState;
using demo::FaultKind;
using monitor::RunBatch;
using monitor::RunCommands;
using signalbox::tests::Station;

namespace {

/// A watched repository with three runs that failed, and an action on all of them.
struct Failed {
    explicit Failed(RunCommands::Kind kind = RunCommands::Kind::RerunFailed)
        : repository(station.addRepository(u"signal"_s))
    {
        station.open({station.nameOf(repository)});
        for (int i = 0; i < 3; ++i) {
            station.server.world().push(
                repository,
                {.message = u"Break it"_s, .failures = {{.job = u"Lint"_s, .step = u"Clippy"_s, .flaky = true}}});
            station.pass(5min);
        }
        std::vector<core::RunAction> items;
        for (const auto& [id, run] : station.model.runs) {
            if (run.state.isFailure())
                items.push_back({.account = station.client->account().id, .run = run});
        }
        batch = std::make_unique<RunBatch>(std::move(items), waysOf(kind));
    }

    RunBatch::Ways waysOf(RunCommands::Kind kind)
    {
        auto& commands = *station.commands;
        const auto send = [&commands, kind](const core::RunAction& item) {
            switch (kind) {
            case RunCommands::Kind::Delete:
                return commands.deleteRun(item.run);
            case RunCommands::Kind::ForceCancel:
                return commands.forceCancel(item.run);
            default:
                return commands.rerunFailed(item.run);
            }
        };
        return {.send = send,
                .tookEffect
                = [&commands, kind](const core::RunAction& item) { return commands.hasTakenEffect(kind, item.run); },
                .whyNot = [this](const core::RunAction&) { return reason; },
                .words = [kind](const core::Error& error) { return monitor::refusalWords(kind, error); }};
    }

    std::vector<demo::Write> writes() { return station.server.traffic().writes; }
    /// Lets time pass until it has ended.
    void finish()
    {
        for (int i = 0; i < 100 && batch->isUnderWay(); ++i)
            station.pass(10s);
    }
    int writesTo(size_t item)
    {
        return int(std::ranges::count_if(
            writes(), [path = pathOf(item)](const demo::Write& write) { return write.path.contains(path); }));
    }
    QString pathOf(size_t item) const { return u"/actions/runs/%1"_s.arg(batch->items()[item].run.id.value); }

    Station station;
    demo::Repository& repository;
    QString reason;
    std::unique_ptr<RunBatch> batch;
};

} // namespace

/// One action on many runs: each has its own result, and nothing is sent twice.
class MonitorBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRunIsAskedForOnceAndOneAfterAnother()
    {
        Failed failed;
        QCOMPARE(failed.batch->items().size(), 3U);
        failed.batch->start();
        QCOMPARE(failed.batch->count(ActionState::OnItsWay), 1);
        QCOMPARE(failed.batch->count(ActionState::Unsent), 2);
        failed.batch->start(); // a second press
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 3);
        QVERIFY(!failed.batch->isUnderWay());
        QCOMPARE(failed.writes().size(), 3U);
        failed.batch->start();
        failed.batch->retry();
        failed.finish();
        QCOMPARE(failed.writes().size(), 3U);
    }

    void whatIsRefusedSaysWhyAndTheRestGoesOn()
    {
        Failed failed;
        failed.station.server.faults().add({.kind = FaultKind::Status,
                                            .path = QRegularExpression(failed.pathOf(1)),
                                            .method = "POST",
                                            .status = 403,
                                            .message = "This workflow run cannot be rerun"});
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 2);
        QCOMPARE(failed.batch->items()[1].state, ActionState::Refused);
        QCOMPARE(failed.batch->items()[1].words, u"This workflow run cannot be rerun"_s);
        failed.batch->retry();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 3);
        QCOMPARE(failed.writesTo(1), 2); // what GitHub refused took no effect, and the others were not repeated
        QCOMPARE(failed.writes().size(), 4U);
    }

    void whatTookEffectWithoutAnAnswerIsFoundOutAndNotSentAgain()
    {
        Failed failed;
        failed.station.server.faults().add(
            {.kind = FaultKind::LostAnswer, .path = QRegularExpression(failed.pathOf(0) + u'/'), .method = "POST"});
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 3);
        QCOMPARE(failed.writes().size(), 3U);
    }

    void whatIsUnknownIsLookedAtBeforeItIsTriedAgain()
    {
        Failed failed;
        auto& faults = failed.station.server.faults();
        faults.add(
            {.kind = FaultKind::LostAnswer, .path = QRegularExpression(failed.pathOf(0) + u'/'), .method = "POST"});
        faults.add({.kind = FaultKind::Refused, .count = -1, .path = QRegularExpression(u"/attempts/2"_s)});
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->items()[0].state, ActionState::Unknown);
        QVERIFY(!failed.batch->items()[0].words.isEmpty());
        faults.clear();
        failed.batch->retry();
        failed.finish();
        QCOMPARE(failed.batch->items()[0].state, ActionState::Done);
        QCOMPARE(failed.writes().size(), 3U);
    }

    void whatIsUnknownAndShowsNoEffectIsSentAgain()
    {
        Failed failed(RunCommands::Kind::Delete);
        auto& faults = failed.station.server.faults();
        faults.add({.kind = FaultKind::Refused, .path = QRegularExpression(failed.pathOf(0)), .method = "DELETE"});
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->items()[0].state, ActionState::Unknown);
        QCOMPARE(failed.batch->count(ActionState::Done), 2);
        failed.batch->retry();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 3);
        QCOMPARE(failed.writesTo(0), 2);
        QCOMPARE(failed.writes().size(), 4U);
    }

    void stoppingLeavesTheRestUnsent()
    {
        Failed failed;
        failed.batch->start();
        failed.batch->stop();
        failed.finish();
        QVERIFY(!failed.batch->isUnderWay());
        QCOMPARE(failed.batch->count(ActionState::Done), 1);
        QCOMPARE(failed.batch->count(ActionState::Unsent), 2);
        QCOMPARE(failed.writes().size(), 1U);
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Done), 3);
    }

    void whatWouldMeetAllStopsTheRestUnsent()
    {
        Failed failed;
        failed.station.server.faults().add(
            {.kind = FaultKind::Status, .path = QRegularExpression(u"rerun"_s), .method = "POST", .status = 401});
        failed.batch->start();
        failed.finish();
        QVERIFY(failed.batch->trouble());
        QCOMPARE(failed.batch->trouble()->kind, core::ErrorKind::Unauthorized);
        QCOMPARE(failed.batch->count(ActionState::Unsent), 3);
        QCOMPARE(failed.writes().size(), 1U);
    }

    void whatCanBeDoneNoMoreIsNotSent()
    {
        Failed failed;
        failed.reason = u"The repository is archived."_s;
        failed.batch->start();
        failed.finish();
        QCOMPARE(failed.batch->count(ActionState::Refused), 3);
        QCOMPARE(failed.batch->items()[2].words, failed.reason);
        QCOMPARE(failed.writes().size(), 0U);
    }

    void itEndsWithItsOwner()
    {
        Failed failed;
        failed.batch->start();
        failed.batch.reset();
        failed.station.pass(1min);
        QVERIFY(failed.writes().size() <= 1U);
    }

    void aRunThatCannotBeCancelledIsSpokenOfHonestly_data()
    {
        QTest::addColumn<bool>("force");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("409") << false << 409 << u"cancel it by force"_s;
        QTest::newRow("500") << false << 500 << u"cancel it by force"_s;
        QTest::newRow("409 by force") << true << 409 << u"only GitHub's support"_s;
        QTest::newRow("500 by force") << true << 500 << u"not even by force"_s;
    }
    void aRunThatCannotBeCancelledIsSpokenOfHonestly()
    {
        QFETCH(const bool, force);
        QFETCH(const int, status);
        QFETCH(const QString, says);
        const auto words
            = monitor::refusalWords(force ? RunCommands::Kind::ForceCancel : RunCommands::Kind::Cancel,
                                    {.kind = core::ErrorKind::Conflict, .detail = u"No"_s, .httpStatus = status});
        QVERIFY2(words.contains(says), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(MonitorBatch)
#include "monitor_batch.moc"
