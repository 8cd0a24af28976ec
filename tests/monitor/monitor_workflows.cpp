// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watched_workflow.h"
#include "monitor/workflow_commands.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using monitor::WorkflowCommands;
using signalbox::tests::Station;

namespace {

/// A watched repository with one workflow.
struct Switched : tests::WatchedWorkflow {
    Switched()
    {
        open();
        commands = std::make_unique<WorkflowCommands>(*station.client, *station.store, *station.watcher, station.clock);
    }

    QString state() { return repository.workflows.front().state; }

    std::unique_ptr<WorkflowCommands> commands;
};

} // namespace

/// Workflows are switched on and off: once, written down before, seen at once after.
class MonitorWorkflows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowIsSwitchedOffAndOnAgain()
    {
        Switched sut;
        const auto off = sut.station.await(sut.commands->setEnabled(sut.name, sut.workflow(), false));
        QVERIFY(off && *off);
        QCOMPARE(sut.state(), u"disabled_manually"_s);
        sut.station.pass(5s);
        QCOMPARE(sut.workflow().state, u"disabled_manually"_s);
        const auto on = sut.station.await(sut.commands->setEnabled(sut.name, sut.workflow(), true));
        QVERIFY(on && *on);
        sut.station.pass(5s);
        QCOMPARE(sut.workflow().state, u"active"_s);
        QCOMPARE(sut.station.server.traffic().writes.size(), 2U);
        QCOMPARE(sut.station.server.traffic().writes.front().method, u"PUT"_s);
        QVERIFY(sut.openActions().empty());
    }

    void aLostAnswerIsLookedForAndNotSentAgain()
    {
        Switched sut;
        sut.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "PUT"});
        const auto off = sut.station.await(sut.commands->setEnabled(sut.name, sut.workflow(), false));
        QVERIFY(off && *off);
        QCOMPARE(sut.station.server.traffic().writes.size(), 1U);
        QVERIFY(sut.openActions().empty());
    }

    void whatNeverArrivedIsNotSaidToBeDone()
    {
        Switched sut;
        sut.station.server.faults().add({.kind = FaultKind::Refused, .count = -1, .method = "PUT"});
        const auto off = sut.station.await(sut.commands->setEnabled(sut.name, sut.workflow(), false));
        QVERIFY(off && !*off);
        QCOMPARE(off->error().kind, core::ErrorKind::Timeout);
        QCOMPARE(sut.state(), u"active"_s);
    }

    void gitHubsOwnReasonIsTold()
    {
        Switched sut;
        sut.station.server.faults().add({.kind = FaultKind::Status,
                                         .method = "PUT",
                                         .status = 403,
                                         .message = "Unable to disable a workflow that is not active."});
        const auto off = sut.station.await(sut.commands->setEnabled(sut.name, sut.workflow(), false));
        QVERIFY(off && !*off);
        QVERIFY(off->error().detail.contains("not active"_L1));
        QVERIFY(sut.openActions().empty());
    }

    void whatAnEarlierStartLeftOpenIsSettled()
    {
        Switched sut;
        const history::Action action{.account = sut.station.client->account().id,
                                     .at = sut.station.clock.now(),
                                     .kind = u"disable-workflow"_s,
                                     .repository = sut.name,
                                     .message = sut.workflow().path};
        QVERIFY(*sut.station.await(sut.station.store->beginAction(action)));
        QCOMPARE(sut.openActions().size(), 1U);
        const auto done = [](QCoro::Task<void> task) -> QCoro::Task<bool> {
            co_await task;
            co_return true;
        };
        // What is done to runs leaves it alone.
        QVERIFY(sut.station.await(done(sut.station.commands->settleOpenActions())));
        QCOMPARE(sut.openActions().size(), 1U);
        QVERIFY(sut.station.await(done(sut.commands->settleOpenActions())));
        QVERIFY(sut.openActions().empty());
        QCOMPARE(sut.station.server.traffic().writes.size(), 0U);
    }

    void whyNotIsSaid_data()
    {
        QTest::addColumn<bool>("enable");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("canPush");
        QTest::addColumn<QString>("says");
        QTest::newRow("enable an active one") << true << u"active"_s << true << u"on already"_s;
        QTest::newRow("disable an idle one") << false << u"disabled_inactivity"_s << true << u"off already"_s;
        QTest::newRow("a deleted one") << true << u"deleted"_s << true << u"not there any more"_s;
        QTest::newRow("no rights") << true << u"disabled_fork"_s << false << u"no permission"_s;
        QTest::newRow("enable what GitHub switched off") << true << u"disabled_inactivity"_s << true << QString();
        QTest::newRow("disable") << false << u"active"_s << true << QString();
    }
    void whyNotIsSaid()
    {
        QFETCH(const bool, enable);
        QFETCH(const QString, state);
        QFETCH(const bool, canPush);
        QFETCH(const QString, says);
        const QString reason = WorkflowCommands::whyNot(enable, {.state = state}, {.canPush = canPush});
        QCOMPARE(reason.isEmpty(), says.isEmpty());
        QVERIFY2(reason.contains(says), qPrintable(reason));
    }
};

QTEST_GUILESS_MAIN(MonitorWorkflows)
#include "monitor_workflows.moc"
