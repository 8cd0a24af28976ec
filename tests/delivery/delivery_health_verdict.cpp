// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_verdict.h"

#include <QTest>

using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

namespace {

const QDateTime start = QDateTime::fromString(u"2026-11-28T03:00:00Z"_s, Qt::ISODate);

/// One result every ten seconds: . passed, x failed, ? said nothing, _ was not asked.
std::vector<ProbeResult> resultsOf(const QString& story)
{
    std::vector<ProbeResult> results;
    for (qsizetype i = 0; i < story.size(); ++i) {
        const QDateTime at = start.addSecs(10 * i);
        if (story[i] == u'.')
            results.push_back({.at = at, .outcome = ProbeResult::Outcome::Passed});
        else if (story[i] == u'x')
            results.push_back({.at = at, .outcome = ProbeResult::Outcome::Failed, .why = u"It answered 503."_s});
        else if (story[i] == u'?')
            results.push_back({.at = at, .outcome = ProbeResult::Outcome::Inconclusive});
    }
    return results;
}

} // namespace

Q_DECLARE_METATYPE(signalbox::delivery::Health)

/// When a service is ill, and when nobody can say.
class DeliveryHealthVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theVerdictFollowsTheResults_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<Health>("health");
        QTest::newRow("nothing asked") << u""_s << Health::Unknown;
        QTest::newRow("one success") << u"."_s << Health::Unknown;
        QTest::newRow("three successes") << u"..."_s << Health::Healthy;
        QTest::newRow("one failure") << u"......x"_s << Health::Suspect;
        QTest::newRow("three failures within a minute") << u"......xxx"_s << Health::Suspect;
        QTest::newRow("failing for over a minute") << u"......xxxxxxxx"_s << Health::Unhealthy;
        QTest::newRow("failing from the first") << u"xxxxxxxx"_s << Health::Unhealthy;
        QTest::newRow("flapping ends well") << u"xxx...xxx..."_s << Health::Healthy;
        QTest::newRow("flapping, and failing once more") << u"xxx...xxx.xxx"_s << Health::Unhealthy;
        QTest::newRow("every second one fails") << u"x.x.x.x.x.x"_s << Health::Suspect;
        QTest::newRow("a failure of long ago") << u"x.................."_s << Health::Healthy;
        QTest::newRow("one that says nothing among failures") << u"xxxx?xxxx"_s << Health::Unhealthy;
        QTest::newRow("the network goes while it fails") << u"xxxxxxxx???"_s << Health::Inconclusive;
        QTest::newRow("the network goes while it is well") << u"......???"_s << Health::Inconclusive;
        QTest::newRow("the network comes back, and it is well") << u"xxxx???..."_s << Health::Healthy;
        QTest::newRow("the machine slept while it failed") << u"xxxxxxxx______x"_s << Health::Suspect;
        QTest::newRow("the machine slept, and it is well") << u"xxxxxxxx______..."_s << Health::Healthy;
        QTest::newRow("two were missed") << u"xxxxxx__xx"_s << Health::Unhealthy;
    }
    void theVerdictFollowsTheResults()
    {
        QFETCH(const QString, story);
        QFETCH(const Health, health);
        const QDateTime now = start.addSecs(10 * std::max<qsizetype>(0, story.size() - 1));
        QCOMPARE(healthOf(resultsOf(story), {}, now), health);
    }

    void aVerdictRestsOnNoMoreThanItNeeds_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<int>("first"); // of the results; -1 for none
        QTest::newRow("nothing asked") << u""_s << -1;
        QTest::newRow("too little") << u"."_s << -1;
        QTest::newRow("three successes") << u"..."_s << 0;
        QTest::newRow("many successes") << u"......"_s << 3;
        QTest::newRow("a failure among them") << u"..x..."_s << 3;
        QTest::newRow("one failure") << u"......x"_s << 6;
        QTest::newRow("failing for over a minute") << u"......xxxxxxxx"_s << 6;
        QTest::newRow("failures of three minutes count") << u"xxxxxxxxxxxxxxxxxxxxxxxx"_s << 6;
        QTest::newRow("so do those before a success") << u"xxx...xxx.xxx"_s << 0;
        QTest::newRow("not those before the machine slept") << u"xxxxxxxx______x"_s << 14;
        QTest::newRow("the network goes") << u"....???"_s << 4;
    }
    void aVerdictRestsOnNoMoreThanItNeeds()
    {
        QFETCH(const QString, story);
        QFETCH(const int, first);
        const QDateTime now = start.addSecs(10 * std::max<qsizetype>(0, story.size() - 1));
        QCOMPARE(restsOn(resultsOf(story), {}, now), first < 0 ? QDateTime() : start.addSecs(10 * first));
    }

    void aVerdictOfLongAgoIsNone()
    {
        const auto results = resultsOf(u"xxxxxxxx"_s);
        QCOMPARE(healthOf(results, {}, start.addSecs(90)), Health::Unhealthy);
        QCOMPARE(healthOf(results, {}, start.addSecs(3600)), Health::Inconclusive);
    }

    void aClockThatGoesBackCutsOffWhatWasBefore()
    {
        auto results = resultsOf(u"xxxxxxxx"_s);
        results.push_back({.at = start.addSecs(-600), .outcome = ProbeResult::Outcome::Failed});
        QCOMPARE(healthOf(results, {}, start.addSecs(-600)), Health::Suspect);
        QCOMPARE(healthOf(resultsOf(u"xxxxxxxx"_s), {}, start.addSecs(-600)), Health::Inconclusive);
    }

    void severalProbesAreJudgedTogether_data()
    {
        QTest::addColumn<std::vector<Health>>("verdicts");
        QTest::addColumn<int>("quorum");
        QTest::addColumn<Health>("health");
        using enum Health;
        using Verdicts = std::vector<Health>;
        QTest::newRow("none") << Verdicts{} << 0 << Unknown;
        QTest::newRow("all well") << Verdicts{Healthy, Healthy} << 0 << Healthy;
        QTest::newRow("one of two ill, all have to be") << Verdicts{Unhealthy, Healthy} << 0 << Suspect;
        QTest::newRow("one of two ill, one is enough") << Verdicts{Unhealthy, Healthy} << 1 << Unhealthy;
        QTest::newRow("both ill") << Verdicts{Unhealthy, Unhealthy} << 0 << Unhealthy;
        QTest::newRow("one ill, and of one nothing is known") << Verdicts{Unhealthy, Inconclusive} << 0 << Inconclusive;
        QTest::newRow("two of three") << Verdicts{Unhealthy, Healthy, Unhealthy} << 2 << Unhealthy;
        QTest::newRow("more wanted than there are") << Verdicts{Unhealthy, Unhealthy} << 9 << Unhealthy;
        QTest::newRow("one not known yet") << Verdicts{Healthy, Unknown} << 0 << Unknown;
    }
    void severalProbesAreJudgedTogether()
    {
        QFETCH(const std::vector<Health>, verdicts);
        QFETCH(const int, quorum);
        QFETCH(const Health, health);
        QCOMPARE(healthOfAll(verdicts, {.quorum = quorum}), health);
    }

    void aServiceThatWasIllBeforeIsNotBlamedOnTheDeployment()
    {
        using enum Health;
        QVERIFY(Blame({.before = Healthy, .now = Unhealthy}).isOfDeployment());
        for (const Health before : {Unknown, Suspect, Unhealthy, Inconclusive}) {
            QVERIFY(!Blame({.before = before, .now = Unhealthy}).isOfDeployment());
            QVERIFY(Blame({.before = before, .now = Unhealthy}).isInDoubt());
        }
        for (const Health now : {Unknown, Healthy, Suspect, Inconclusive})
            QVERIFY(!Blame({.before = Healthy, .now = now}).isOfDeployment());
    }
};

QTEST_GUILESS_MAIN(DeliveryHealthVerdict)
#include "delivery_health_verdict.moc"
