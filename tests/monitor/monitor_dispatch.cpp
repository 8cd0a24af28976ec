// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/dispatch_commands.h"
#include "monitor/watched_workflow.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using monitor::DispatchCommands;
using monitor::Dispatched;
using signalbox::tests::Station;

namespace {

/// A watched repository whose workflow can be started by hand.
struct Started : tests::WatchedWorkflow {
    Started()
    {
        repository.workflows.front().inputs = {{u"level"_s, {.options = {u"low"_s, u"high"_s}}}};
        open();
        commands = std::make_unique<DispatchCommands>(*station.client, *station.store, *station.watcher, station.clock);
    }

    core::Result<Dispatched> dispatch(const QMap<QString, QString>& inputs = {})
    {
        return station
            .await(commands->dispatch({.repository = name, .workflow = workflow(), .ref = u"main"_s, .inputs = inputs}))
            .value_or(std::unexpected(core::Error{.what = u"it never ended"_s}));
    }
    core::Result<core::RunId> find(const Dispatched& dispatched)
    {
        return station.await(commands->find(dispatched))
            .value_or(std::unexpected(core::Error{.what = u"it never ended"_s}));
    }
    /// Runs that were started by hand, as GitHub has them.
    std::vector<qint64> runs()
    {
        std::vector<qint64> ids;
        for (const auto& run : repository.runs) {
            if (run->event == "workflow_dispatch"_L1)
                ids.push_back(run->id);
        }
        return ids;
    }
    size_t sent() { return station.server.traffic().writes.size(); }

    std::unique_ptr<DispatchCommands> commands;
};

} // namespace

/// Workflows are started by hand: once, written down before, followed at once after.
class MonitorDispatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRunThatItStartedIsKnownAndWatchedAtOnce()
    {
        Started sut;
        const auto done = sut.dispatch({{u"level"_s, u"high"_s}});
        QVERIFY(done);
        QVERIFY(done->run);
        QCOMPARE(sut.runs(), std::vector{done->run->value});
        QCOMPARE(sut.repository.runs.back()->inputs.value(u"level"_s), u"high"_s);
        sut.station.pass(5s);
        QVERIFY(sut.station.model.runs.contains(*done->run));
        QVERIFY(sut.openActions().empty());
        QCOMPARE(sut.find(*done), *done->run); // asks nobody
    }

    void aRunThatAppearsLateIsFound()
    {
        Started sut;
        sut.station.server.world().setDispatchLag(12'000);
        const auto done = sut.dispatch();
        QVERIFY(done);
        QVERIFY(!done->run);
        const auto run = sut.find(*done);
        QVERIFY(run);
        QCOMPARE(sut.runs(), std::vector{run->value});
        sut.station.pass(5s);
        QVERIFY(sut.station.model.runs.contains(*run));
        QCOMPARE(sut.sent(), 1U);
    }

    void aRunThatNeverAppearsIsNotWaitedForForEver()
    {
        Started sut;
        sut.station.server.world().setDispatchLag(3'600'000);
        const auto done = sut.dispatch();
        QVERIFY(done);
        const auto before = sut.station.clock.now();
        const auto run = sut.find(*done);
        QVERIFY(!run);
        QCOMPARE(run.error().kind, core::ErrorKind::NotYet);
        QVERIFY(before.secsTo(sut.station.clock.now()) <= 70);
    }

    void twoStartsFindARunEach()
    {
        Started sut;
        sut.station.server.world().setDispatchLag(4'000);
        const auto one = sut.dispatch();
        const auto two = sut.dispatch();
        QVERIFY(one && two);
        const auto runOfOne = sut.find(*one);
        const auto runOfTwo = sut.find(*two);
        QVERIFY(runOfOne && runOfTwo);
        QCOMPARE((std::vector{runOfOne->value, runOfTwo->value}), sut.runs());
    }

    void runsOfOthersAreNotTakenForIt()
    {
        Started sut;
        auto& world = sut.station.server.world();
        world.addUser(u"tom"_s);
        QVERIFY(world.start(sut.repository, {.workflow = u"ci.yml"_s, .ref = u"main"_s, .actor = u"tom"_s}));
        world.setDispatchLag(3'600'000);
        const auto done = sut.dispatch();
        QVERIFY(done);
        QVERIFY(!sut.find(*done));
    }

    void aLostAnswerIsLookedForAndNotSentAgain()
    {
        Started sut;
        sut.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        const auto done = sut.dispatch();
        QVERIFY(done);
        QVERIFY(done->run);
        QCOMPARE(sut.runs(), std::vector{done->run->value});
        QCOMPARE(sut.sent(), 1U);
        QVERIFY(sut.openActions().empty());
    }

    void whatNeverArrivedIsNotSaidToHaveBegun()
    {
        Started sut;
        sut.station.server.faults().add({.kind = FaultKind::Refused, .count = -1, .method = "POST"});
        const auto done = sut.dispatch();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, core::ErrorKind::Timeout);
        QVERIFY(sut.runs().empty());
        QVERIFY(sut.openActions().empty()); // closed as unknown
    }

    void gitHubsOwnReasonIsTold()
    {
        Started sut;
        const auto option = sut.dispatch({{u"level"_s, u"none"_s}});
        QVERIFY(!option);
        QCOMPARE(option.error().kind, core::ErrorKind::Rejected);
        QVERIFY(option.error().detail.contains("list of allowed values"_L1));
        sut.repository.workflows.front().state = u"disabled_manually"_s; // nobody has told us yet
        const auto off = sut.dispatch();
        QVERIFY(!off);
        QVERIFY(off.error().detail.contains("disabled workflow"_L1));
        QVERIFY(sut.openActions().empty());
        QVERIFY(sut.runs().empty());
    }

    void whatIsOnItsWayIsNotStartedAgain()
    {
        Started sut;
        const monitor::DispatchRequest request{
            .repository = sut.name, .workflow = sut.workflow(), .ref = u"main"_s, .inputs = {}};
        auto first = sut.commands->dispatch(request);
        const auto second = sut.station.await(sut.commands->dispatch(request));
        QVERIFY(second && !*second);
        QCOMPARE(second->error().kind, core::ErrorKind::Conflict);
        const auto done = sut.station.await(std::move(first));
        QVERIFY(done && *done);
        QCOMPARE(sut.runs().size(), 1U);
    }

    void nothingIsSentWhileItCannotBeWrittenDown()
    {
        Started sut;
        history::Store closed;
        DispatchCommands commands(*sut.station.client, closed, *sut.station.watcher, sut.station.clock);
        const auto done = sut.station.await(
            commands.dispatch({.repository = sut.name, .workflow = sut.workflow(), .ref = u"main"_s, .inputs = {}}));
        QVERIFY(done && !*done);
        QCOMPARE(done->error().kind, core::ErrorKind::Storage);
        QCOMPARE(sut.sent(), 0U);
    }

    void whatAnEarlierStartLeftOpenIsSettledWithoutBeingSent()
    {
        Started sut;
        const history::Action action{.account = sut.station.client->account().id,
                                     .at = sut.station.clock.now(),
                                     .kind = u"dispatch"_s,
                                     .repository = sut.name,
                                     .message = u".github/workflows/ci.yml main"_s};
        QVERIFY(*sut.station.await(sut.station.store->beginAction(action)));
        QCOMPARE(sut.openActions().size(), 1U);
        const auto done = [](QCoro::Task<void> task) -> QCoro::Task<bool> {
            co_await task;
            co_return true;
        };
        QVERIFY(sut.station.await(done(sut.station.commands->settleOpenActions())));
        QCOMPARE(sut.openActions().size(), 1U); // is no run's
        QVERIFY(sut.station.await(done(sut.commands->settleOpenActions())));
        QVERIFY(sut.openActions().empty());
        QCOMPARE(sut.sent(), 0U);
    }

    void whyNotIsSaid_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("canPush");
        QTest::addColumn<bool>("archived");
        QTest::addColumn<QString>("says");
        QTest::newRow("active") << u"active"_s << true << false << QString();
        QTest::newRow("a word that is new") << u"enabled"_s << true << false << QString();
        QTest::newRow("off by hand") << u"disabled_manually"_s << true << false << u"switched off"_s;
        QTest::newRow("off for inactivity") << u"disabled_inactivity"_s << true << false << u"switched off"_s;
        QTest::newRow("deleted") << u"deleted"_s << true << false << u"not there any more"_s;
        QTest::newRow("no rights") << u"active"_s << false << false << u"no permission"_s;
        QTest::newRow("archived") << u"active"_s << true << true << u"archived"_s;
    }
    void whyNotIsSaid()
    {
        QFETCH(const QString, state);
        QFETCH(const bool, canPush);
        QFETCH(const bool, archived);
        QFETCH(const QString, says);
        const QString reason = DispatchCommands::whyNot({.state = state}, {.archived = archived, .canPush = canPush});
        QCOMPARE(reason.isEmpty(), says.isEmpty());
        QVERIFY2(reason.contains(says), qPrintable(reason));
    }
};

QTEST_GUILESS_MAIN(MonitorDispatch)
#include "monitor_dispatch.moc"
