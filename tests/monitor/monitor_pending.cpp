// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::PendingDeployments;
using demo::FaultKind;
using signalbox::tests::Station;

namespace {

/// A watched repository whose newest run waits for the reviews of two environments.
struct Waiting {
    explicit Waiting(int waitMinutes = 5)
        : repository(station.addRepository(u"signal"_s))
    {
        auto& world = station.server.world();
        for (const auto& name : {u"staging"_s, u"production"_s})
            repository.environments.push_back({.id = world.nextId(u"environment"_s),
                                               .name = name,
                                               .reviewers = {u"mara"_s},
                                               .waitMinutes = waitMinutes});
        demo::Workflow deploy{.id = world.nextId(u"workflow"_s),
                              .name = u"Deploy"_s,
                              .path = u".github/workflows/deploy.yml"_s,
                              .triggers = {{u"push"_s, {}}}};
        for (const auto& name : {u"staging"_s, u"production"_s})
            deploy.jobs.push_back({.key = name, .name = name, .environment = name, .steps = {{.name = u"Ship"_s}}});
        repository.workflows = {deploy};
        station.open({station.nameOf(repository)});
        world.push(repository, {.message = u"Ship it"_s});
        station.pass(6min); // their timers have run out: what is left is somebody's word
    }

    demo::Run& theRun() { return station.latestRun(repository); }
    core::Run run() { return station.modelRun(theRun()); }
    /// As it was said last.
    std::optional<PendingDeployments> pending()
    {
        std::optional<PendingDeployments> last;
        for (const core::ChangeSet& set : station.sets) {
            for (const core::Change& change : set.changes) {
                if (const auto* row = std::get_if<core::Changed<PendingDeployments>>(&change);
                    row && row->after.run == run().id)
                    last = row->after;
            }
        }
        return last;
    }
    int asked() { return askedOf(station); }
    static int askedOf(Station& station)
    {
        return station.server.traffic().byRoute.value(u"GET R/actions/runs/{id}/pending_deployments"_s);
    }

    Station station;
    demo::Repository& repository;
};

} // namespace

/// What a run waits for that deploys: asked for runs that wait and for no others, and reviewed once.
class MonitorPending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatWaitsSaysWhatFor()
    {
        Waiting waiting;
        QCOMPARE(waiting.run().state.status, core::Status::Waiting);
        const auto pending = waiting.pending();
        QVERIFY(pending);
        QVERIFY(waiting.asked() > 0);
        QCOMPARE(pending->repository, waiting.run().repository);
        QCOMPARE(pending->deployments.size(), 2U);
        QCOMPARE(pending->deployments[0].environment, u"staging"_s);
        QCOMPARE(pending->deployments[0].waitMinutes, 5);
        QVERIFY(pending->deployments[0].mayApprove);
        QCOMPARE(pending->deployments[0].reviewers, QStringList{u"mara"_s});
    }

    void oneEnvironmentIsApprovedAndTheOtherRejected()
    {
        Waiting waiting;
        const auto pending = waiting.pending();
        QVERIFY(pending);
        const auto& deployments = pending->deployments;
        auto& commands = *waiting.station.commands;
        const auto approved
            = waiting.station.await(commands.reviewDeployments(waiting.run(), {deployments[0]}, true, u"Fine"_s));
        QVERIFY(approved && *approved);
        waiting.station.pass(20s);
        QCOMPARE(waiting.pending()->deployments.size(), 1U);
        const auto rejected
            = waiting.station.await(commands.reviewDeployments(waiting.run(), {deployments[1]}, false, {}));
        QVERIFY(rejected && *rejected);
        waiting.station.pass(1min);
        QVERIFY(waiting.run().state.isFailure());
        QCOMPARE(waiting.theRun().approvals.size(), 2U);
        QCOMPARE(waiting.theRun().approvals[0].comment, u"Fine"_s);
        QCOMPARE(waiting.station.server.traffic().writes.size(), 2U);
        QVERIFY(waiting.station.await(waiting.station.store->openActions(u"mara@127.0.0.1"_s)).value()->empty());
    }

    void whatWaitsForNobodyIsNotAskedFor()
    {
        Station station;
        demo::Repository& repository = station.addRepository(u"calm"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.server.world().push(repository, {});
        station.pass(10min);
        QCOMPARE(Waiting::askedOf(station), 0);
    }

    void aTokenThatMayNotSeeThemLeavesTheRepositoryFresh()
    {
        Waiting waiting;
        waiting.station.server.faults().add({.kind = FaultKind::Status,
                                             .count = -1,
                                             .path = QRegularExpression(u"pending_deployments"_s),
                                             .status = 403,
                                             .message = "Resource not accessible by personal access token"});
        waiting.station.watcher->lookNow();
        waiting.station.pass(1min);
        const int before = waiting.asked();
        waiting.station.pass(10min);
        QVERIFY(waiting.asked() - before <= 1);
        QVERIFY(!waiting.station.watcher->freshness(waiting.station.nameOf(waiting.repository))->error);
    }

    void aReviewWhoseAnswerIsLostIsLookedForAndNotSentAgain()
    {
        Waiting waiting;
        const auto pending = waiting.pending();
        QVERIFY(pending);
        const auto& deployments = pending->deployments;
        waiting.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        const auto result = waiting.station.await(
            waiting.station.commands->reviewDeployments(waiting.run(), {deployments[0], deployments[1]}, true, {}));
        QVERIFY(result && *result);
        QCOMPARE(waiting.station.server.traffic().writes.size(), 1U);
    }

    void anApprovalWhoseAnswerIsLostIsFoundAlthoughTheRunGoesOnWaitingForATimer()
    {
        Waiting waiting(30);
        const auto pending = waiting.pending();
        QVERIFY(pending);
        const auto& deployments = pending->deployments;
        waiting.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        const auto result = waiting.station.await(
            waiting.station.commands->reviewDeployments(waiting.run(), {deployments[0], deployments[1]}, true, {}));
        QCOMPARE(waiting.theRun().approvals.size(), 1U);
        QVERIFY(waiting.run().state.needsPerson());
        QVERIFY2(result && *result, result && !*result ? qPrintable(result->error().sentence()) : "");
        QCOMPARE(waiting.station.server.traffic().writes.size(), 1U);
    }

    void aReviewThatNeverArrivedIsNotFound()
    {
        Waiting waiting(30);
        const auto pending = waiting.pending();
        QVERIFY(pending);
        const auto& deployments = pending->deployments;
        auto& station = waiting.station;
        // One of them was approved before; that says nothing of both together, nor of a rejection.
        QVERIFY(station.await(station.commands->reviewDeployments(waiting.run(), {deployments[0]}, true, {})).value());
        station.server.faults().add({.kind = FaultKind::Refused, .count = 1, .method = "POST"});
        const auto both = station.await(
            station.commands->reviewDeployments(waiting.run(), {deployments[0], deployments[1]}, true, {}));
        QVERIFY(both && !*both);
        QCOMPARE(both->error().kind, core::ErrorKind::Timeout);
        const auto rejected = station.await(station.commands->hasReviewed(waiting.run(), {deployments[0]}, false));
        QVERIFY(rejected && *rejected);
        QVERIFY(!**rejected);
    }

    void aReviewOfTheAttemptBeforeSaysNothingOfThisOne()
    {
        Waiting waiting(30);
        const auto deployments = waiting.pending()->deployments;
        auto& station = waiting.station;
        QVERIFY(station.await(station.commands->reviewDeployments(waiting.run(), deployments, true, {})).value());
        core::Run again = waiting.run();
        again.attempt = 2;
        const auto found = station.await(station.commands->hasReviewed(again, deployments, true));
        QVERIFY(found);
        QVERIFY(!*found || !**found);
    }

    void aRunThatDoesNotWaitCannotBeReviewed()
    {
        Waiting waiting;
        core::Run run = waiting.run();
        run.state = core::State::fromWords(u"completed"_s, u"success"_s);
        const auto result = waiting.station.await(
            waiting.station.commands->reviewDeployments(run, {{.id = {1}, .environment = u"production"_s}}, true, {}));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, core::ErrorKind::Rejected);
        QCOMPARE(waiting.station.server.traffic().writes.size(), 0U);
    }
};

QTEST_GUILESS_MAIN(MonitorPending)
#include "monitor_pending.moc"
