// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_state.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;
using core::DeploymentState;
using enum core::DeploymentState;

namespace {

const QDateTime midnight = QDateTime::fromString(u"2026-11-28T00:00:00Z"_s, Qt::ISODate);

QString commitOf(int number)
{
    return QString::number(number).repeated(40).left(40);
}

/// Made at this minute, with these states one minute apart, oldest first.
core::Deployment deployed(int number, int minute, const std::vector<DeploymentState>& states)
{
    core::Deployment deployment{.id = {number},
                                .environment = u"production"_s,
                                .commit = commitOf(number),
                                .ref = u"main"_s,
                                .task = u"deploy"_s,
                                .creator = u"github-actions[bot]"_s,
                                .createdAt = midnight.addSecs(60 * minute)};
    for (const DeploymentState state : states) {
        const QUrl log(u"https://github.com/mara/signal/actions/runs/%1/job/7"_s.arg(number * 100));
        deployment.statuses.insert(deployment.statuses.begin(),
                                   {.state = state,
                                    .logUrl = log,
                                    .at = deployment.createdAt.addSecs(60 * (1 + std::ssize(deployment.statuses)))});
    }
    return deployment;
}

DeploymentSources tagged(const std::vector<std::pair<QString, int>>& tags)
{
    DeploymentSources sources;
    for (const auto& [name, number] : tags)
        sources.tags.push_back({.name = name, .commit = commitOf(number)});
    return sources;
}

QStringList namesOf(const std::vector<DeployedVersion>& versions)
{
    QStringList names;
    for (const DeployedVersion& version : versions)
        names << version.name;
    return names;
}

} // namespace

/// What is in an environment, from its deployments.
class DeliveryEnvironmentState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestSuccessIsThere()
    {
        // Production: GitHub leaves the older ones a success.
        const auto sources = tagged({{u"v1.0.0"_s, 1}, {u"v1.1.0"_s, 2}, {u"v1.2.0"_s, 3}});
        std::vector<core::Deployment> deployments{deployed(2, 20, {InProgress, Success}),
                                                  deployed(1, 10, {InProgress, Success}),
                                                  deployed(3, 30, {Queued, InProgress, Success})};
        const auto state = environmentState({.name = u"production"_s}, deployments, sources);
        QVERIFY(state.current);
        QCOMPARE(state.current->name, u"v1.2.0"_s);
        QCOMPARE(state.current->commit, commitOf(3));
        QCOMPARE(state.current->run, core::RunId{300});
        QCOMPARE(state.current->since, midnight.addSecs(60 * 33));
        QVERIFY(!state.current->until);
        QCOMPARE(namesOf(state.before), (QStringList{u"v1.1.0"_s, u"v1.0.0"_s}));
        QCOMPARE(state.before[0].since, midnight.addSecs(60 * 22));
        QCOMPARE(*state.before[0].until, state.current->since);
        QCOMPARE(*state.before[1].until, state.before[0].since);
        QVERIFY(state.underWay.empty() && !state.failed && state.claims.empty());
    }

    void atOneTimeTheHigherNumberIsTheNewer()
    {
        const auto state = environmentState({}, {deployed(1, 10, {Success}), deployed(2, 10, {Success})},
                                            tagged({{u"v1"_s, 1}, {u"v2"_s, 2}}));
        QCOMPARE(state.current->name, u"v2"_s);
    }

    void whatAnotherOneReplacedWasGoodToo()
    {
        const auto state = environmentState(
            {}, {deployed(1, 10, {InProgress, Success, Inactive}), deployed(2, 20, {InProgress, Success})},
            tagged({{u"v1.0.0"_s, 1}, {u"v1.1.0"_s, 2}}));
        QCOMPARE(state.current->name, u"v1.1.0"_s);
        QCOMPARE(namesOf(state.before), QStringList{u"v1.0.0"_s});
        // One that was never there is none.
        QVERIFY(environmentState({}, {deployed(1, 10, {InProgress, Inactive})}, {}).before.empty());
    }

    void whatFailsLeavesTheVersionBeforeInItsPlace()
    {
        const auto state = environmentState({}, {deployed(1, 10, {Success}), deployed(2, 20, {InProgress, Failure})},
                                            tagged({{u"v1.0.0"_s, 1}, {u"v1.1.0"_s, 2}}));
        QCOMPARE(state.current->name, u"v1.0.0"_s);
        QVERIFY(state.failed);
        QCOMPARE(state.failed->version.name, u"v1.1.0"_s);
        QCOMPARE(state.failed->at, midnight.addSecs(60 * 22));
        // A failure that is older than what is there is past.
        QVERIFY(!environmentState({}, {deployed(1, 10, {Failure}), deployed(2, 20, {Success})}, {}).failed);
    }

    void aSuccessThatWasTakenBackIsNotGood()
    {
        const auto state = environmentState({}, {deployed(1, 10, {Success}), deployed(2, 20, {Success, Failure})},
                                            tagged({{u"v1.0.0"_s, 1}, {u"v1.1.0"_s, 2}}));
        QCOMPARE(state.current->name, u"v1.0.0"_s);
        QCOMPARE(state.failed->version.name, u"v1.1.0"_s);
        QVERIFY(state.before.empty());
    }

    void aCancelledRunIsNoFailure()
    {
        DeploymentSources sources;
        sources.runs.insert({200}, {.state = core::State::fromWords(u"completed"_s, u"cancelled"_s)});
        const auto state
            = environmentState({}, {deployed(1, 10, {Success}), deployed(2, 20, {InProgress, Failure})}, sources);
        QVERIFY(!state.failed);
        QVERIFY(state.current);
    }

    void whatIsUnderWayIsNewerThanWhatIsThere()
    {
        const auto state = environmentState(
            {},
            {deployed(1, 10, {Queued}), deployed(2, 20, {Success}), deployed(3, 30, {Waiting}), deployed(4, 40, {})},
            {});
        QCOMPARE(state.underWay.size(), 2U);
        QCOMPARE(state.underWay[0].id, core::DeploymentId{4});
        QCOMPARE(state.underWay[1].id, core::DeploymentId{3});
    }

    void eachVersionIsThereOnceAndAsManyAsAreKept()
    {
        std::vector<core::Deployment> deployments;
        DeploymentSources sources;
        for (int i = 1; i <= 8; ++i) {
            deployments.push_back(deployed(i, 10 * i, {Success}));
            sources.tags.push_back({.name = u"v1.%1.0"_s.arg(i), .commit = commitOf(i)});
        }
        core::Deployment again = deployed(7, 100, {Success}); // rolled back to it
        again.id = {9};
        deployments.push_back(again);
        const auto state = environmentState({}, deployments, sources, 5);
        QCOMPARE(state.current->name, u"v1.7.0"_s);
        QCOMPARE(namesOf(state.before), (QStringList{u"v1.8.0"_s, u"v1.6.0"_s, u"v1.5.0"_s, u"v1.4.0"_s, u"v1.3.0"_s}));
        QCOMPARE(environmentState({}, deployments, sources, 2).before.size(), 2U);
        QCOMPARE(environmentState({}, deployments, sources).before.size(), 7U);
    }

    void aClaimDeploysNothing()
    {
        core::Deployment claim = deployed(2, 20, {});
        claim.task = u"rollback"_s;
        claim.payload = R"({"schema": 1, "to": "v1.0.0"})";
        const auto state = environmentState({}, {deployed(1, 10, {Success}), claim}, {});
        QVERIFY(state.underWay.empty());
        QCOMPARE(state.claims.size(), 1U);
        QCOMPARE(state.current->deployment, core::DeploymentId{1});
        // Somebody's own deployment of this task is one like any other.
        claim.payload.clear();
        QCOMPARE(environmentState({}, {claim}, {}).underWay.size(), 1U);
    }

    void aVersionIsCalledByWhatSaysItBest_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("commit");
        const QByteArray none;
        QTest::newRow("its payload") << QByteArray(R"({"version": "v1.0.0"})") << u"push"_s << u""_s << u"main"_s
                                     << u"v1.0.0"_s << 1;
        QTest::newRow("its payload without the v")
            << QByteArray(R"({"version": "1.0.0"})") << u""_s << u""_s << u"main"_s << u"v1.0.0"_s << 1;
        QTest::newRow("its payload, of which there is no tag")
            << QByteArray(R"({"version": "2026-11"})") << u""_s << u""_s << u"main"_s << u"2026-11"_s << 5;
        QTest::newRow("a payload that is no object")
            << QByteArray("[1]") << u""_s << u""_s << u"v3"_s << u"v3 at 5555555"_s << 5;
        QTest::newRow("the title of a run by hand")
            << none << u"workflow_dispatch"_s << u"Deploy v1.0.0 to production"_s << u"main"_s << u"v1.0.0"_s << 1;
        QTest::newRow("the title without the v")
            << none << u"workflow_dispatch"_s << u"Deploy 1.0.0"_s << u"main"_s << u"v1.0.0"_s << 1;
        QTest::newRow("the title of a run by a push says nothing")
            << none << u"push"_s << u"Mend what v1.0.0 broke"_s << u"main"_s << u"main at 5555555"_s << 5;
        QTest::newRow("a title that names no tag")
            << none << u"workflow_dispatch"_s << u"Deploy v9.9.9"_s << u"main"_s << u"main at 5555555"_s << 5;
        QTest::newRow("its ref") << none << u""_s << u""_s << u"topic/x"_s << u"topic/x at 5555555"_s << 5;
        QTest::newRow("its commit") << none << u""_s << u""_s << commitOf(5) << u"5555555"_s << 5;
    }
    void aVersionIsCalledByWhatSaysItBest()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const QString, event);
        QFETCH(const QString, title);
        QFETCH(const QString, ref);
        QFETCH(const QString, name);
        QFETCH(const int, commit);
        auto sources = tagged({{u"v1.0.0"_s, 1}});
        sources.runs.insert({500}, {.event = event, .title = title});
        core::Deployment deployment = deployed(5, 10, {Success});
        deployment.payload = payload;
        deployment.ref = ref;
        const auto version = versionOf(deployment, sources);
        QCOMPARE(version.name, name);
        QCOMPARE(version.commit, commitOf(commit));
    }

    void ofSeveralTagsTheNewestVersionIsTaken()
    {
        const auto sources = tagged({{u"latest"_s, 1}, {u"v1.0.0-rc.1"_s, 1}, {u"v1.0.0"_s, 1}, {u"stable"_s, 1}});
        QCOMPARE(versionOf(deployed(1, 10, {Success}), sources).name, u"v1.0.0"_s);
    }

    void theRunIsReadFromTheLog_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<qint64>("run");
        QTest::newRow("with its job") << u"https://github.com/o/r/actions/runs/22072110442/job/7"_s
                                      << qint64(22072110442);
        QTest::newRow("alone") << u"https://ghe.example/o/r/actions/runs/17"_s << qint64(17);
        QTest::newRow("of something else") << u"https://ci.example/build/17"_s << qint64(0);
        QTest::newRow("of a repository called so") << u"https://github.com/actions/runs/17x"_s << qint64(0);
        QTest::newRow("none") << QString() << qint64(0);
    }
    void theRunIsReadFromTheLog()
    {
        QFETCH(const QString, log);
        QFETCH(const qint64, run);
        QCOMPARE(core::runOfLog(QUrl(log)), core::RunId{run});
    }
};

QTEST_GUILESS_MAIN(DeliveryEnvironmentState)
#include "delivery_environment_state.moc"
