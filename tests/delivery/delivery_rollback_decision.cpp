// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_decision.h"

#include "delivery/rollback_machine.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace signalbox::delivery;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum Verdict;

namespace {

using Situation = RollbackSituation;
using Change = std::function<void(Situation& situation)>;

RollbackCandidate candidate(const QString& name)
{
    return {.name = name,
            .commit = QString(40, u'a'),
            .isAvailable = true,
            .ways = {RollbackWay::RerunOldRun, RollbackWay::Dispatch}};
}

/// v1.4.2 has made production ill, v1.4.1 and v1.4.0 were there before, and nothing stands against it.
Situation ill()
{
    return {.isAutomatic = true,
            .isArmed = true,
            .isProduction = true,
            .isConfirmedForProduction = true,
            .currentName = u"v1.4.2"_s,
            .candidates = {candidate(u"v1.4.1"_s), candidate(u"v1.4.0"_s)},
            .health = Health::Unhealthy,
            .before = Health::Healthy,
            .isNetworkWell = true,
            .mayDispatch = true,
            .mayDeploy = true,
            .isWorkflowEnabled = true};
}

void allAre(Situation& situation, const std::function<void(RollbackCandidate&)>& change)
{
    std::ranges::for_each(situation.candidates, change);
}

const Migration withDown{.path = u"migrations/7.up.sql"_s, .down = u"migrations/7.down.sql"_s};
const Migration withoutDown{.path = u"migrations/7_x.sql"_s};

} // namespace

/// The table of situations: what is done by itself, what a person may do, and which guard says so.
class DeliveryRollbackDecision : public QObject {
    Q_OBJECT

    static void row(const char* situation, const Change& change, Verdict automatic, Verdict manual,
                    const char* because = "")
    {
        QTest::newRow(situation) << change << automatic << manual << QString::fromLatin1(because);
    }

private Q_SLOTS:
    void eachSituationIsJudgedRight_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Verdict>("automatic");
        QTest::addColumn<Verdict>("manual");
        QTest::addColumn<QString>("because"); // of the automatic one, or else of the person's
        row("nothing stands against it", [](Situation&) { }, Proceed, Proceed);

        // Whether it is wanted
        row("not turned on", [](auto& s) { s.isArmed = false; }, AskPerson, Proceed, "armed");
        row(
            "production not confirmed", [](auto& s) { s.isConfirmedForProduction = false; }, AskPerson, Proceed,
            "armed");
        row(
            "staging needs no second word", [](auto& s) { s.isProduction = s.isConfirmedForProduction = false; },
            Proceed, Proceed);

        // Health
        row("the service is well", [](auto& s) { s.health = Health::Healthy; }, Refuse, Proceed, "health");
        row("it fails, not long yet", [](auto& s) { s.health = Health::Suspect; }, Wait, Proceed, "health");
        row("flapping", [](auto& s) { s.health = Health::Unknown; }, Wait, Proceed, "health");
        row("asking says nothing", [](auto& s) { s.health = Health::Inconclusive; }, Wait, Proceed, "health");
        row("ill before the deployment", [](auto& s) { s.before = Health::Unhealthy; }, AskPerson, Proceed, "health");
        row(
            "failing now and then before it", [](auto& s) { s.before = Health::Suspect; }, AskPerson, Proceed,
            "health");
        row(
            "not asked before the deployment", [](auto& s) { s.before = Health::Unknown; }, AskPerson, Proceed,
            "health");
        row(
            "no word before the deployment", [](auto& s) { s.before = Health::Inconclusive; }, AskPerson, Proceed,
            "health");
        row("ill after the window", [](auto& s) { s.isInWindow = false; }, AskPerson, Proceed, "health");
        row(
            "ill after the window, and before as well",
            [](auto& s) {
                s.isInWindow = false;
                s.before = Health::Unhealthy;
            },
            AskPerson, Proceed, "health");

        // This machine
        row("the network here has failed", [](auto& s) { s.isNetworkWell = false; }, Wait, Wait, "network");
        row("the network here is not known", [](auto& s) { s.isNetworkWell.reset(); }, Wait, Proceed, "network");
        row("the laptop slept", [](auto& s) { s.hasSlept = true; }, Wait, Proceed, "network");
        row(
            "the network failed while it slept",
            [](auto& s) {
                s.hasSlept = true;
                s.isNetworkWell = false;
            },
            Wait, Wait, "network");

        // Others
        row(
            "somebody is deploying", [](auto& s) { s.isSomebodyDeploying = true; }, AskPerson, Wait,
            "concurrent-deployment");
        row("another run holds the group", [](auto& s) { s.isGroupTaken = true; }, Wait, Wait, "concurrent-deployment");
        row(
            "somebody is deploying, and another waits", [](auto& s) { s.isSomebodyDeploying = s.isGroupTaken = true; },
            AskPerson, Wait, "concurrent-deployment");
        row("another desktop has begun", [](auto& s) { s.isClaimedElsewhere = true; }, Refuse, Refuse, "once");
        row("it goes on here already", [](auto& s) { s.isUnderWayHere = true; }, Refuse, Refuse, "once");
        row("both have begun", [](auto& s) { s.isUnderWayHere = s.isClaimedElsewhere = true; }, Refuse, Refuse, "once");
        row(
            "somebody has deployed another version", [](auto& s) { s.isCurrentStill = false; }, Refuse, Refuse,
            "still-current");
        row(
            "somebody has mended it while it was ill",
            [](auto& s) {
                s.isCurrentStill = false;
                s.health = Health::Healthy;
            },
            Refuse, Refuse, "still-current");

        // How often
        const auto after = [](const std::vector<std::pair<qint64, std::chrono::hours>>& past) {
            RollbackState state{.badDeployment = {7}};
            for (const auto& [from, ago] : past)
                state.past.push_back({.from = {from}, .at = -std::chrono::milliseconds(ago).count()});
            return [state](auto& s) { s.limitReached = limitReached(state, 0, RollbackRules()); };
        };
        row("this deployment was answered once", after({{7, 30h}}), AskPerson, Proceed, "once");
        row("one in the cool-down", after({{6, 0h}}), AskPerson, Proceed, "once");
        row("one today, and the cool-down is over", after({{6, 1h}}), Proceed, Proceed);
        row("two today", after({{5, 20h}, {6, 1h}}), AskPerson, Proceed, "once");
        row("two, and one of them yesterday", after({{5, 25h}, {6, 1h}}), Proceed, Proceed);

        // Freeze
        row("a freeze", [](auto& s) { s.isFrozen = true; }, AskPerson, AskPerson, "freeze");
        row(
            "a freeze in which it is allowed", [](auto& s) { s.isFrozen = s.mayRollBackInFreeze = true; }, Proceed,
            Proceed);
        row("allowed in a freeze that does not hold", [](auto& s) { s.mayRollBackInFreeze = true; }, Proceed, Proceed);

        // The version
        row("the first version ever", [](auto& s) { s.candidates.clear(); }, AskPerson, Refuse, "target");
        row(
            "all versions before are marked bad", [](auto& s) { allAre(s, [](auto& c) { c.isMarkedBad = true; }); },
            AskPerson, Refuse, "target");
        row(
            "the one before is marked bad, an older one is not", [](auto& s) { s.candidates[0].isMarkedBad = true; },
            Proceed, Proceed);
        row(
            "all versions before were ill", [](auto& s) { allAre(s, [](auto& c) { c.wasHealthy = false; }); },
            AskPerson, Refuse, "target");
        row(
            "the one before was ill, an older one was not", [](auto& s) { s.candidates[0].wasHealthy = false; },
            Proceed, Proceed);
        row(
            "the chosen one is marked bad",
            [](auto& s) {
                s.candidates[0].isMarkedBad = true;
                s.wanted = u"v1.4.1"_s;
            },
            AskPerson, AskPerson, "target");
        row(
            "the chosen one was ill",
            [](auto& s) {
                s.candidates[0].wasHealthy = false;
                s.wanted = u"v1.4.1"_s;
            },
            AskPerson, AskPerson, "target");
        row(
            "the chosen one is there",
            [](auto& s) {
                s.candidates.push_back(candidate(s.currentName));
                s.wanted = s.currentName;
            },
            Refuse, Refuse, "target");
        row("the chosen one never was", [](auto& s) { s.wanted = u"v9.9.9"_s; }, AskPerson, Refuse, "target");
        row("an older one is chosen", [](auto& s) { s.wanted = u"v1.4.0"_s; }, Proceed, Proceed);

        // Its pieces
        row(
            "the image of the chosen one is gone",
            [](auto& s) {
                s.candidates[0].isAvailable = false;
                s.wanted = u"v1.4.1"_s;
            },
            AskPerson, Refuse, "available");
        row(
            "the image before is gone, an older one is there", [](auto& s) { s.candidates[0].isAvailable = false; },
            Proceed, Proceed);
        row(
            "all images are gone", [](auto& s) { allAre(s, [](auto& c) { c.isAvailable = false; }); }, AskPerson,
            Refuse, "target");
        row(
            "nobody knows whether the image is there", [](auto& s) { s.candidates[0].isAvailable.reset(); }, AskPerson,
            Proceed, "available");

        // Migrations
        row(
            "a migration without a way back", [](auto& s) { s.candidates[0].migrations = {withoutDown}; }, AskPerson,
            AskPerson, "migrations");
        row(
            "a migration with a way back", [](auto& s) { s.candidates[0].migrations = {withDown}; }, AskPerson,
            AskPerson, "migrations");
        row(
            "migrations that do no harm",
            [](auto& s) {
                s.candidates[0].migrations = {withoutDown};
                s.hasAcceptedMigrations = true;
            },
            Proceed, Proceed);
        row(
            "more files than GitHub names", [](auto& s) { s.candidates[0].areAllFilesKnown = false; }, AskPerson,
            AskPerson, "migrations");
        row(
            "a migration to a version that is not wanted", [](auto& s) { s.candidates[1].migrations = {withoutDown}; },
            Proceed, Proceed);

        // The way, and who may go it
        row(
            "no workflow puts the chosen one back",
            [](auto& s) {
                s.candidates[0].ways.clear();
                s.wanted = u"v1.4.1"_s;
            },
            AskPerson, Refuse, "way");
        row(
            "no workflow at all", [](auto& s) { allAre(s, [](auto& c) { c.ways.clear(); }); }, AskPerson, Refuse,
            "target");
        row("the workflow is switched off", [](auto& s) { s.isWorkflowEnabled = false; }, AskPerson, Refuse, "way");
        row("whether it is switched off is not known", [](auto& s) { s.isWorkflowEnabled.reset(); }, Proceed, Proceed);
        row("the token may start nothing", [](auto& s) { s.mayDispatch = false; }, Refuse, Refuse, "rights");
        row("the token may claim nothing", [](auto& s) { s.mayDeploy = false; }, AskPerson, Proceed, "rights");
        row("whether it may claim is not known", [](auto& s) { s.mayDeploy.reset(); }, AskPerson, Proceed, "rights");
        row("archived", [](auto& s) { s.isRepositoryArchived = true; }, Refuse, Refuse, "repository");

        // Several at once: the worst word holds
        row(
            "a freeze, and another desktop", [](auto& s) { s.isFrozen = s.isClaimedElsewhere = true; }, Refuse, Refuse,
            "once");
        row(
            "the network fails, and it was ill before",
            [](auto& s) {
                s.isNetworkWell = false;
                s.before = Health::Unhealthy;
            },
            AskPerson, Wait, "health");
        row(
            "only the workflow as it was at the tag can do it",
            [](auto& s) { s.candidates[0].ways = {RollbackWay::DispatchOnTag}; }, Proceed, Proceed);
    }
    void eachSituationIsJudgedRight()
    {
        QFETCH(const Change, change);
        QFETCH(const Verdict, automatic);
        QFETCH(const Verdict, manual);
        QFETCH(const QString, because);
        Situation situation = ill();
        change(situation);
        const RollbackDecision byItself = decide(situation);
        QCOMPARE(byItself.verdict, automatic);
        situation.isAutomatic = false;
        const RollbackDecision byPerson = decide(situation);
        QCOMPARE(byPerson.verdict, manual);
        QCOMPARE(automatic == Proceed ? byPerson.because : byItself.because, because);
        // A person is told of each guard, and what decided did not pass.
        for (const RollbackDecision* decision : {&byItself, &byPerson}) {
            for (const GuardResult& guard : decision->guards) {
                QVERIFY2(guard.words.endsWith(u'.'), qPrintable(guard.words));
                if (guard.id == decision->because)
                    QVERIFY(guard.outcome != GuardResult::Outcome::Passed);
            }
            QVERIFY(decision->verdict != Proceed || (decision->target && decision->way));
        }
        // What a person may not do is never done by itself.
        QVERIFY(automatic != Proceed || manual == Proceed);
    }

    void theNewestGoodVersionIsTheTarget()
    {
        Situation situation = ill();
        QCOMPARE(decide(situation).target->name, u"v1.4.1"_s);
        situation.candidates[0].isMarkedBad = true;
        QCOMPARE(decide(situation).target->name, u"v1.4.0"_s);
        situation.wanted = u"v1.4.1"_s;
        QCOMPARE(decide(situation).target->name, u"v1.4.1"_s);
    }

    void theRepositorysOwnRollbackIsPreferred()
    {
        Situation situation = ill();
        QVERIFY(decide(situation).way == RollbackWay::Dispatch);
        situation.candidates[0].ways = {RollbackWay::CreateDeployment, RollbackWay::RerunOldRun};
        QVERIFY(decide(situation).way == RollbackWay::RerunOldRun);
    }

    void migrationsAreFoundByTheirPaths()
    {
        using enum signalbox::core::ChangedFile::Change;
        const auto found = migrationsIn({{.path = u"src/main.rs"_s, .change = Modified},
                                         {.path = u"migrations/7/up.sql"_s, .change = Added},
                                         {.path = u"migrations/7/down.sql"_s, .change = Added},
                                         {.path = u"db/migrations/8_x.up.sql"_s, .change = Added},
                                         {.path = u"db/migrations/8_x.down.sql"_s, .change = Removed},
                                         {.path = u"sql/V12__more.sql"_s, .change = Added},
                                         {.path = u"sql/U12__more.sql"_s, .change = Added},
                                         {.path = u"docs/schema.md"_s, .change = Added}},
                                        usualMigrationPatterns());
        QStringList paths;
        for (const Migration& migration : found)
            paths << migration.path + u" <- "_s + migration.down;
        QCOMPARE(paths,
                 (QStringList{u"migrations/7/up.sql <- migrations/7/down.sql"_s, u"db/migrations/8_x.up.sql <- "_s,
                              u"sql/V12__more.sql <- sql/U12__more.sql"_s, u"docs/schema.md <- "_s}));
        QVERIFY(migrationsIn({{.path = u"src/main.rs"_s}}, {}).empty());
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackDecision)
#include "delivery_rollback_decision.moc"
