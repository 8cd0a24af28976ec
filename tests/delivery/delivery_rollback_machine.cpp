// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_json.h"
#include "delivery/rollback_machine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::delivery::rollback_event;
using namespace signalbox::delivery::rollback_effect;
using namespace Qt::StringLiterals;
using Phase = RollbackPhase;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 midnight = 1'767'225'600'000;

RollbackPlan planOf(qint64 deployment, const QString& key = u"key"_s)
{
    return {.badDeployment = {deployment},
            .from = {.name = u"v1.5.0"_s, .commit = QString(40, u'5')},
            .target = {.name = u"v1.4.1"_s, .commit = QString(40, u'4')},
            .way = RollbackWay::DispatchOnTag,
            .key = key};
}

/// A rollback on its way, event by event.
struct Journey {
    RollbackState state;
    RollbackRules rules{.isArmed = true};
    qint64 now = midnight;
    std::vector<RollbackEffect> effects; ///< of the newest event

    Phase on(const RollbackEvent& event)
    {
        RollbackStep step = next(state, event, now, rules);
        state = std::move(step.state);
        effects = std::move(step.effects);
        return state.phase;
    }
    template <class Kind>
    bool wants() const
    {
        return std::ranges::any_of(effects, [](const auto& effect) { return std::holds_alternative<Kind>(effect); });
    }
    bool isUnmovedBy(const RollbackEvent& event)
    {
        const RollbackState before = state;
        on(event);
        return state == before && effects.empty();
    }

    void watch(qint64 deployment) { on(WatchBegins{.environment = u"production"_s, .deployment = {deployment}}); }
    void fallIll(qint64 deployment)
    {
        watch(deployment);
        on(ProbesFail());
        on(Unhealthy{.plan = planOf(deployment), .reason = u"3 probes failed."_s});
    }
    void countDown(qint64 deployment)
    {
        fallIll(deployment);
        on(GuardsChecked{.verdict = GuardsChecked::Verdict::MayBeAutomatic});
    }
    void claim(qint64 deployment = 7)
    {
        countDown(deployment);
        now += rules.countdown;
        on(CountdownEnded());
    }
    void winClaim()
    {
        claim();
        on(ClaimTaken{.request = 1, .claim = {40}});
        on(ClaimsListed{.readAt = now, .ours = {40}, .lowest = {40}});
    }
    void dispatch()
    {
        winClaim();
        on(StillCurrent{.readAt = now});
    }
    void run()
    {
        dispatch();
        on(DispatchTaken{.request = 1, .run = {90}});
    }
    void verify()
    {
        run();
        on(RunChanged{.run = {90}, .to = RunChanged::To::Succeeded});
    }
};

/// One that a phase could hold, with every field set.
RollbackState stateIn(Phase phase)
{
    Journey journey;
    journey.verify();
    journey.state.phase = phase;
    journey.state.pausedSince = midnight + minute;
    journey.state.words = u"<b>It</b> waits.\n\"Quoted\" – ü"_s;
    return journey.state;
}

QByteArray with(QLatin1StringView name, const QJsonValue& value, Phase phase = Phase::Running)
{
    QJsonObject object = QJsonDocument::fromJson(toJson(stateIn(phase))).object();
    object.insert(name, value);
    return QJsonDocument(object).toJson();
}

} // namespace

/// What comes of each event of a rollback, and what is known of it after a kill.
class DeliveryRollbackMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClockThatWasSetBackHoldsNothingUp()
    {
        Journey journey;
        journey.claim();
        journey.now -= 60 * minute;
        QCOMPARE(journey.on(Restarted()), Phase::LookingForClaim);
        journey.now += 1'000;
        QCOMPARE(journey.on(ClaimsListed{.readAt = journey.now, .ours = {40}, .lowest = {40}}), Phase::CheckingCurrent);
        journey.now -= 60 * minute;
        journey.on(Restarted());
        QCOMPARE(journey.on(StillCurrent{.readAt = journey.now}), Phase::Dispatching);
        journey.now -= 60 * minute;
        QCOMPARE(journey.on(Restarted()), Phase::LookingForRun);
        QCOMPARE(journey.on(RunFound{.run = {90}}), Phase::Running);
        QCOMPARE(journey.state.dispatchRequests, 1);
    }

    void aClockThatWasSetBackInTheCountdownCountsDownOnceMoreAndNotForAnHour()
    {
        Journey journey;
        journey.countDown(7);
        journey.now -= 60 * minute;
        journey.on(Restarted());
        QCOMPARE(journey.state.countdownEnds, journey.now + journey.rules.countdown);
    }

    void anUnhealthyDeploymentIsRolledBackAndVerified()
    {
        Journey journey;
        journey.watch(7);
        QVERIFY(journey.wants<WatchHealth>());
        QCOMPARE(journey.on(ProbesFail()), Phase::Suspect);
        QCOMPARE(journey.on(Unhealthy{.plan = planOf(7)}), Phase::Proposed);
        QVERIFY(journey.wants<CheckGuards>());
        QCOMPARE(journey.on(GuardsChecked{.verdict = GuardsChecked::Verdict::MayBeAutomatic}), Phase::CountingDown);
        QVERIFY(journey.wants<StartCountdown>() && journey.wants<Notify>());
        QCOMPARE(journey.state.countdownEnds, midnight + 30'000);
        QCOMPARE(journey.on(CountdownEnded()), Phase::CountingDown); // too early: of another one, or by a hair
        QVERIFY(journey.wants<StartCountdown>());
        journey.now += 30'000;
        QCOMPARE(journey.on(CountdownEnded()), Phase::Claiming);
        QVERIFY(journey.wants<CreateClaim>());
        QCOMPARE(journey.on(ClaimTaken{.request = 1, .claim = {40}}), Phase::LookingForClaim);
        QVERIFY(journey.wants<ListClaims>());
        QCOMPARE(journey.on(ClaimsListed{.readAt = journey.now, .ours = {40}, .lowest = {40}}), Phase::CheckingCurrent);
        QVERIFY(journey.wants<ReadDeployments>());
        QCOMPARE(journey.on(StillCurrent{.readAt = journey.now}), Phase::Dispatching);
        QVERIFY(journey.wants<Dispatch>());
        QCOMPARE(journey.on(DispatchTaken{.request = 1, .run = {90}}), Phase::Running);
        QVERIFY(journey.wants<FollowRun>());
        QCOMPARE(journey.on(RunChanged{.run = {90}, .to = RunChanged::To::Waiting}), Phase::AwaitingApproval);
        QVERIFY(journey.wants<Notify>());
        QCOMPARE(journey.on(RunChanged{.run = {90}, .to = RunChanged::To::Running}), Phase::Running);
        journey.now += minute;
        QVERIFY(journey.isUnmovedBy(RunChanged{.run = {91}, .to = RunChanged::To::Succeeded}));
        QCOMPARE(journey.on(RunChanged{.run = {90}, .to = RunChanged::To::Succeeded}), Phase::Verifying);
        QVERIFY(journey.wants<StartVerifying>());
        QVERIFY(journey.isUnmovedBy(Healthy{.readAt = journey.now - 1})); // of what was there before
        QCOMPARE(journey.on(Healthy{.readAt = journey.now}), Phase::RolledBack);
        QVERIFY(journey.wants<MarkBad>() && journey.wants<OfferRevert>() && journey.wants<ReleaseClaim>());
        QVERIFY(journey.state.words.contains(u"v1.4.1"));
    }

    void withoutBeingArmedAPersonConfirmsWithAReason()
    {
        Journey journey{.rules = {}};
        journey.fallIll(7);
        QCOMPARE(journey.on(GuardsChecked{.verdict = GuardsChecked::Verdict::MayBeAutomatic}),
                 Phase::AwaitingConfirmation);
        QVERIFY(journey.isUnmovedBy(Confirmed{.reason = u" "_s}));
        QCOMPARE(journey.on(Confirmed{.reason = u"Errors at checkout"_s}), Phase::Claiming);
        QCOMPARE(journey.state.trigger, RollbackTrigger::Manual);
        QVERIFY(journey.state.past.empty());
    }

    void aRollbackThatAUserAsksForNeedsNoWatch()
    {
        Journey journey{.rules = {}};
        QVERIFY(journey.isUnmovedBy(AskedByUser{.environment = u"staging"_s, .plan = {.badDeployment = {7}}}));
        QCOMPARE(journey.on(AskedByUser{.environment = u"staging"_s, .plan = planOf(7)}), Phase::AwaitingConfirmation);
        QCOMPARE(journey.on(Confirmed{.reason = u"It is slow"_s}), Phase::Claiming);
        // One at a time.
        QVERIFY(journey.isUnmovedBy(AskedByUser{.environment = u"staging"_s, .plan = planOf(7, u"other"_s)}));
    }

    void theCountdownCanBeStoppedAndDoesNotComeAgain()
    {
        Journey journey;
        journey.countDown(7);
        QCOMPARE(journey.on(StoppedByUser()), Phase::Cancelled);
        journey.now += minute;
        QVERIFY(journey.isUnmovedBy(CountdownEnded()));
        QVERIFY(journey.isUnmovedBy(WatchBegins{.environment = u"production"_s, .deployment = {7}}));
    }

    void theCountdownEndsWhenItIsHealthyAgainOrNothingIsSure()
    {
        Journey journey;
        journey.countDown(7);
        QCOMPARE(journey.on(Healthy()), Phase::Watching);
        journey.fallIll(8);
        journey.on(GuardsChecked{.verdict = GuardsChecked::Verdict::MayBeAutomatic});
        QCOMPARE(journey.on(Inconclusive()), Phase::Suspect);
        journey.now += minute;
        QVERIFY(journey.isUnmovedBy(CountdownEnded()));
    }

    void aCountdownThatIsSwitchedOffMeanwhileAsksFirst()
    {
        Journey journey;
        journey.countDown(7);
        journey.rules.isArmed = false;
        journey.now += minute;
        QCOMPARE(journey.on(CountdownEnded()), Phase::AwaitingConfirmation);
    }

    void whatIsWatchedWithoutAVersionToGoBackToNeedsAHuman()
    {
        Journey journey;
        journey.watch(7);
        QVERIFY(journey.isUnmovedBy(Unhealthy{.plan = planOf(8)})); // of another deployment
        QCOMPARE(journey.on(Unhealthy{.plan = {.badDeployment = {7}, .key = u"key"_s}}), Phase::NeedsHuman);
    }

    void theGuardsDecideWhoDecides()
    {
        Journey journey;
        journey.fallIll(7);
        QCOMPARE(journey.on(GuardsChecked{.verdict = GuardsChecked::Verdict::NeedsConfirmation,
                                          .why = u"A migration lies between."_s}),
                 Phase::AwaitingConfirmation);
        QVERIFY(journey.state.words.startsWith(u"A migration lies between."));
        journey.fallIll(8);
        QCOMPARE(journey.on(GuardsChecked{.why = u"Its image is gone."_s}), Phase::NeedsHuman);
    }

    void automaticRollbacksAreFew_data()
    {
        QTest::addColumn<qint64>("deployment");
        QTest::addColumn<QList<qint64>>("minutesAgo");
        QTest::addColumn<bool>("goes");
        QTest::newRow("none before") << qint64(7) << QList<qint64>{} << true;
        QTest::newRow("in the cool-down") << qint64(7) << QList<qint64>{29} << false;
        QTest::newRow("after it") << qint64(7) << QList<qint64>{30} << true;
        QTest::newRow("two in a day") << qint64(7) << QList<qint64>{23 * 60, 60} << false;
        QTest::newRow("one of them is older") << qint64(7) << QList<qint64>{24 * 60, 60} << true;
        QTest::newRow("this deployment already") << qint64(100) << QList<qint64>{48 * 60} << false;
        QTest::newRow("the clock was set back") << qint64(7) << QList<qint64>{-600} << false;
    }
    void automaticRollbacksAreFew()
    {
        QFETCH(const qint64, deployment);
        QFETCH(const QList<qint64>, minutesAgo);
        QFETCH(const bool, goes);
        Journey journey;
        for (const qint64 ago : minutesAgo)
            journey.state.past.push_back({.from = {100}, .at = midnight - ago * minute});
        journey.countDown(deployment);
        QCOMPARE(journey.state.phase, goes ? Phase::CountingDown : Phase::NeedsHuman);
        QCOMPARE(journey.wants<StartCountdown>(), goes);
    }

    void theCoolDownBeginsWhenTheRollbackEnds()
    {
        Journey journey;
        journey.verify();
        journey.now += 5 * 60 * minute;
        journey.on(Healthy{.readAt = journey.now});
        journey.now += 20 * minute;
        journey.countDown(8);
        QCOMPARE(journey.state.phase, Phase::NeedsHuman);
    }

    void aLowerClaimWins()
    {
        Journey journey;
        journey.claim();
        journey.on(ClaimTaken{.request = 1, .claim = {40}});
        QVERIFY(journey.isUnmovedBy(ClaimsListed{.readAt = journey.now - 1, .ours = {40}, .lowest = {40}}));
        QCOMPARE(journey.on(ClaimsListed{
                     .readAt = journey.now, .ours = {40}, .lowest = {39}, .lowestBy = u"mara's desktop"_s}),
                 Phase::Cancelled);
        QVERIFY(journey.wants<ReleaseClaim>());
        QVERIFY(journey.state.words.startsWith(u"mara's desktop has begun"));
    }

    void aLostClaimIsLookedForAndSentAgainOnceItIsAbsent()
    {
        Journey journey;
        journey.claim();
        QCOMPARE(journey.on(AnswerLost{.request = 1}), Phase::LookingForClaim);
        QCOMPARE(journey.on(ClaimsListed{.readAt = journey.now}), Phase::LookingForClaim);
        QVERIFY(journey.wants<ListClaims>() && !journey.wants<CreateClaim>());
        journey.now += minute;
        QCOMPARE(journey.on(ClaimsListed{.readAt = journey.now}), Phase::Claiming);
        QVERIFY(journey.wants<CreateClaim>());
        QCOMPARE(journey.state.claimRequests, 2);
        QVERIFY(journey.isUnmovedBy(AnswerLost{.request = 1}));
        QVERIFY(journey.isUnmovedBy(Refused{.request = 1}));
        QCOMPARE(journey.on(Refused{.request = 2, .why = u"Resource not accessible."_s}), Phase::NeedsHuman);
    }

    void aLostDispatchIsLookedForAndSentAgainOnceItIsAbsent()
    {
        Journey journey;
        journey.dispatch();
        QCOMPARE(journey.on(AnswerLost{.request = 1}), Phase::LookingForRun);
        QCOMPARE(journey.on(RunAbsent{.readAt = journey.now}), Phase::LookingForRun);
        QVERIFY(journey.wants<LookForRun>());
        journey.now += minute;
        QCOMPARE(journey.on(RunAbsent{.readAt = journey.now}), Phase::CheckingCurrent);
        QVERIFY(!journey.wants<Dispatch>());
        QCOMPARE(journey.on(StillCurrent{.readAt = journey.now}), Phase::Dispatching);
        QCOMPARE(journey.state.dispatchRequests, 2);
        journey.on(AnswerLost{.request = 2});
        QCOMPARE(journey.on(RunFound{.run = {91}}), Phase::Running);
    }

    void aDispatchThatWasTakenIsNeverSentAgain()
    {
        Journey journey;
        journey.dispatch();
        QCOMPARE(journey.on(DispatchTaken{.request = 1}), Phase::LookingForRun);
        journey.now += minute;
        QCOMPARE(journey.on(RunAbsent{.readAt = journey.now}), Phase::NeedsHuman);
    }

    void requestsAreCounted()
    {
        Journey journey;
        journey.rules.claimLife = 100 * minute;
        journey.dispatch();
        for (int request = 1; request <= 3; ++request) {
            QCOMPARE(journey.state.dispatchRequests, request);
            journey.on(AnswerLost{.request = request});
            journey.now += minute;
            journey.on(RunAbsent{.readAt = journey.now});
            journey.on(StillCurrent{.readAt = journey.now});
        }
        QCOMPARE(journey.state.phase, Phase::NeedsHuman);
    }

    void nothingIsSentOnAnOldClaim()
    {
        Journey journey;
        journey.winClaim();
        journey.now += 9 * minute;
        QCOMPARE(journey.on(StillCurrent{.readAt = journey.now - 2 * minute}), Phase::CheckingCurrent);
        QVERIFY(journey.wants<ReadDeployments>()); // the reading was too old
        journey.now += 1;
        QCOMPARE(journey.on(StillCurrent{.readAt = journey.now}), Phase::NeedsHuman);
        QVERIFY(journey.wants<ReleaseClaim>());
    }

    void nothingIsSentWhenSomebodyElseDeployed()
    {
        Journey journey;
        journey.winClaim();
        QCOMPARE(journey.on(SomebodyElseDeployed{.readAt = journey.now, .who = u"mara deployed v1.5.1."_s}),
                 Phase::Cancelled);
        QVERIFY(journey.wants<ReleaseClaim>() && journey.wants<Notify>());
    }

    void theEndOfTheRunDecides()
    {
        Journey failed;
        failed.run();
        QCOMPARE(failed.on(RunChanged{.run = {90}, .to = RunChanged::To::Failed}), Phase::RollbackFailed);
        QVERIFY(failed.wants<OfferNext>() && failed.wants<Notify>());
        Journey cancelled;
        cancelled.run();
        QCOMPARE(cancelled.on(RunChanged{.run = {90}, .to = RunChanged::To::Cancelled}), Phase::NeedsHuman);
        QVERIFY(cancelled.isUnmovedBy(Restarted()));
    }

    void aRollbackThatIsUnhealthyTooIsNotFollowedByAnother()
    {
        Journey journey;
        journey.verify();
        QCOMPARE(journey.on(Unhealthy{.readAt = journey.now, .plan = planOf(8)}), Phase::RollbackFailed);
        QVERIFY(journey.wants<OfferNext>() && !journey.wants<CreateClaim>());
        journey.now += 10 * minute;
        journey.countDown(8);
        QCOMPARE(journey.state.phase, Phase::NeedsHuman);
    }

    void aVerificationThatSaysNothingEndsWithAHuman()
    {
        Journey journey;
        journey.verify();
        journey.on(Inconclusive());
        journey.now += 29 * minute;
        QVERIFY(journey.isUnmovedBy(TimePassed()));
        journey.on(ProbesFail()); // something is known again
        journey.now += minute;
        QVERIFY(journey.isUnmovedBy(TimePassed()));
        journey.on(Inconclusive());
        journey.on(Restarted());
        journey.now += 30 * minute;
        QCOMPARE(journey.on(TimePassed()), Phase::NeedsHuman);
    }

    void theStopSaysWhetherGitHubGoesOn()
    {
        Journey before;
        before.winClaim();
        QCOMPARE(before.on(StoppedByUser()), Phase::Cancelled);
        QVERIFY(before.wants<ReleaseClaim>());
        Journey after;
        after.dispatch();
        QCOMPARE(after.on(StoppedByUser()), Phase::StoppedFollowing);
        QVERIFY(after.wants<Notify>() && !after.wants<ReleaseClaim>());
        QVERIFY(after.state.words.contains(u"GitHub goes on"));
        QVERIFY(after.isUnmovedBy(DispatchTaken{.request = 1, .run = {90}}));
    }

    void aRestartLooksBeforeItSends_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<Phase>("then");
        QTest::addColumn<qsizetype>("effect");
        const auto row = [](Phase phase, Phase then, const RollbackEffect& effect) {
            QTest::newRow(word(phase).toUtf8().constData()) << phase << then << qsizetype(effect.index());
        };
        row(Phase::Watching, Phase::Watching, WatchHealth());
        row(Phase::Suspect, Phase::Watching, WatchHealth());
        row(Phase::Proposed, Phase::Watching, WatchHealth());
        row(Phase::CountingDown, Phase::Watching, WatchHealth());
        row(Phase::AwaitingConfirmation, Phase::AwaitingConfirmation, Notify());
        row(Phase::Claiming, Phase::LookingForClaim, ListClaims());
        row(Phase::LookingForClaim, Phase::LookingForClaim, ListClaims());
        row(Phase::CheckingCurrent, Phase::CheckingCurrent, ReadDeployments());
        row(Phase::Dispatching, Phase::LookingForRun, LookForRun());
        row(Phase::LookingForRun, Phase::LookingForRun, LookForRun());
        row(Phase::AwaitingApproval, Phase::AwaitingApproval, FollowRun());
        row(Phase::Running, Phase::Running, FollowRun());
        row(Phase::Verifying, Phase::Verifying, StartVerifying());
    }
    void aRestartLooksBeforeItSends()
    {
        QFETCH(const Phase, phase);
        QFETCH(const Phase, then);
        QFETCH(const qsizetype, effect);
        Journey journey{.state = stateIn(phase)};
        QCOMPARE(journey.on(Restarted()), then);
        QCOMPARE(journey.effects.size(), 1);
        QCOMPARE(qsizetype(journey.effects.front().index()), effect);
        QVERIFY(!isEnd(phase));
    }

    void everyPhaseIsReadAsItWasWritten()
    {
        for (int i = 0; i < rollbackPhaseCount; ++i) {
            const RollbackState state = stateIn(Phase(i));
            const auto read = rollbackFromJson(toJson(state));
            QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
            QCOMPARE(*read, state);
        }
        QVERIFY(rollbackFromJson(toJson({})));
    }

    void nothingIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("flaw");
        QTest::newRow("empty") << QByteArray() << u"no JSON"_s;
        QTest::newRow("cut off") << toJson(stateIn(Phase::Running)).chopped(1) << u"no JSON"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"no JSON"_s;
        QTest::newRow("no schema") << with("schema"_L1, {}) << u"schema"_s;
        QTest::newRow("a newer schema") << with("schema"_L1, 2) << u"schema"_s;
        QTest::newRow("an unknown phase") << with("phase"_L1, u"flying"_s) << u"phase"_s;
        QTest::newRow("a phase by number") << with("phase"_L1, 3) << u"phase"_s;
        QTest::newRow("an unknown way") << with("way"_L1, u"ssh"_s) << u"way"_s;
        QTest::newRow("a time as text") << with("since"_L1, u"now"_s) << u"since"_s;
        QTest::newRow("half a number") << with("run_id"_L1, 1.5) << u"run_id"_s;
        QTest::newRow("a negative number") << with("claim_id"_L1, -1) << u"claim_id"_s;
        QTest::newRow("too many requests") << with("dispatch_requests"_L1, 5e9) << u"dispatch_requests"_s;
        QTest::newRow("taken, perhaps") << with("dispatch_taken"_L1, u"yes"_s) << u"dispatch_taken"_s;
        QTest::newRow("a version without a commit")
            << with("to"_L1, QJsonObject{{u"name"_s, u"v1"_s}, {u"commit"_s, {}}}) << u"commit"_s;
        QTest::newRow("a past of text") << with("past"_L1, QJsonArray{u"once"_s}) << u"past"_s;
        QTest::newRow("no past") << with("past"_L1, {}) << u"past"_s;
        QTest::newRow("nothing to go back to")
            << with("to"_L1, QJsonObject{{u"name"_s, QString()}, {u"commit"_s, QString()}}) << u"to"_s;
        QTest::newRow("no environment") << with("environment"_L1, QString()) << u"environment"_s;
        QTest::newRow("no key") << with("idempotency_key"_L1, QString(), Phase::Claiming) << u"idempotency_key"_s;
        QTest::newRow("running without a run") << with("run_id"_L1, 0) << u"run_id"_s;
        QTest::newRow("won without a claim") << with("claim_id"_L1, 0, Phase::CheckingCurrent) << u"claim_id"_s;
        QTest::newRow("sent never") << with("dispatch_requests"_L1, 0, Phase::LookingForRun) << u"dispatch_requests"_s;
    }
    void nothingIsGuessed()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, flaw);
        const auto read = rollbackFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::Storage);
        QVERIFY2(read.error().detail.contains(flaw), qPrintable(read.error().detail));
        QVERIFY(!read.error().advice.isEmpty());
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackMachine)
#include "delivery_rollback_machine.moc"
