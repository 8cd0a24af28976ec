// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_looks.h"
#include "delivery/next_version.h"
#include "github/demo_peer.h"
#include "github/why.h"

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

} // namespace

/// What is where, read from the embedded GitHub.
class DeliveryEnvironmentLooks : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<EnvironmentLooks> m_looks;

    std::vector<EnvironmentState> look()
    {
        const auto states = m_peer->await(m_looks->look(yard));
        if (!states)
            qFatal("%s", qPrintable(why(states)));
        return *states;
    }
    EnvironmentState look(const QString& environment)
    {
        const auto states = look();
        return *std::ranges::find(states, environment,
                                  [](const EnvironmentState& each) { return each.environment.name; });
    }

    demo::Repository& repository() { return *m_peer->server.world().repository(yard.full()); }
    /// v1.4.0 is on its way to staging.
    demo::Deployment& goesToStaging()
    {
        auto& world = m_peer->server.world();
        demo::Deployment& made = world.addDeployment(repository(),
                                                     {.sha = repository().tags.value(u"v1.4.0"_s),
                                                      .ref = u"v1.4.0"_s,
                                                      .environment = u"staging"_s,
                                                      .creator = u"mbrandt"_s});
        world.addStatus(repository(), made, {.state = u"in_progress"_s, .creator = u"mbrandt"_s});
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->server.load(u":/demo/delivery.json"_s));
        m_looks = std::make_unique<EnvironmentLooks>(*m_peer->client);
    }
    void cleanup()
    {
        m_looks.reset();
        m_peer.reset();
    }

    void eachEnvironmentHasItsVersionAndThoseBefore()
    {
        const auto states = look();
        QCOMPARE(states.size(), 3U);
        QCOMPARE(states[0].environment.name, u"development"_s);
        const EnvironmentState production = look(u"production"_s);
        QVERIFY(production.current);
        // Started by hand from main: the commit of the deployment is not the one that it deployed.
        QCOMPARE(production.current->name, u"v1.4.1"_s);
        QCOMPARE(production.current->commit, m_peer->server.world().repository(yard.full())->tags.value(u"v1.4.1"_s));
        QVERIFY(production.current->run);
        QVERIFY(production.current->since.isValid());
        QCOMPARE(production.environment.reviewers, (QStringList{u"octavia"_s, u"mbrandt"_s}));
        QVERIFY(!production.before.empty());
        for (const DeployedVersion& version : production.before) {
            QVERIFY2(Version::fromTag(version.name), qPrintable(version.name));
            QVERIFY(version.until && *version.until >= version.since);
        }
    }

    void aSecondLookCostsNothing()
    {
        const auto before = look();
        m_peer->server.traffic().clear();
        const auto after = look();
        QCOMPARE(after.size(), before.size());
        QVERIFY(after == before);
        QCOMPARE(m_peer->server.traffic().charged, 0);
        QCOMPARE(m_peer->server.traffic().requests, 6); // environments, tags, runs, and one list an environment
    }

    void whatWasDeployedIsSeenForFewRequests()
    {
        const auto before = look(u"staging"_s);
        auto& world = m_peer->server.world();
        demo::Repository& repository = *world.repository(yard.full());
        demo::Deployment& made = world.addDeployment(repository,
                                                     {.sha = repository.tags.value(u"v1.4.0"_s),
                                                      .ref = u"v1.4.0"_s,
                                                      .environment = u"staging"_s,
                                                      .creator = u"mbrandt"_s});
        world.addStatus(repository, made, {.state = u"in_progress"_s, .creator = u"mbrandt"_s});
        m_peer->server.traffic().clear();
        const auto during = look(u"staging"_s);
        QCOMPARE(during.current, before.current);
        QCOMPARE(during.underWay.size(), 1U);
        world.addStatus(repository, made, {.state = u"success"_s, .creator = u"mbrandt"_s});
        m_peer->clock.advance(std::chrono::seconds(1));
        const auto after = look(u"staging"_s);
        QVERIFY(after.underWay.empty());
        QCOMPARE(after.current->name, u"v1.4.0"_s);
        QCOMPARE(after.current->creator, u"mbrandt"_s);
        QVERIFY2(m_peer->server.traffic().charged <= 10, qPrintable(QString::number(m_peer->server.traffic().charged)));
    }

    void aRepositoryWithoutEnvironmentsHasNone()
    {
        const auto states = m_peer->await(m_looks->look(m_peer->matrixName));
        QVERIFY2(states, qPrintable(why(states)));
        QVERIFY(states->empty());
    }

    void whatGoesWrongIsSaidAndTheNextLookIsWhole()
    {
        m_peer->server.faults().add({.count = 8, .path = QRegularExpression(u"/deployments"_s), .status = 502});
        const auto failed = m_peer->await(m_looks->look(yard));
        QVERIFY(!failed);
        QVERIFY(failed.error().kind == core::ErrorKind::Server);
        m_peer->server.faults().clear();
        QCOMPARE(look(u"production"_s).current->name, u"v1.4.1"_s);
    }

    void aLookThatIsOvertakenTakesNothingBack()
    {
        const auto& all = repository().deployments;
        const auto before = std::ranges::find(all.rbegin(), all.rend(), u"staging"_s, &demo::Deployment::environment);
        QVERIFY(before != all.rend());
        // The first look knows of the new one by then, and waits for what one before it was.
        m_peer->server.faults().add({.kind = demo::FaultKind::Slow,
                                     .path = QRegularExpression(u"/deployments/%1/statuses"_s.arg(before->id)),
                                     .delay = std::chrono::seconds(5)});
        demo::Deployment& made = goesToStaging();
        auto first = m_looks->look(yard);
        const auto isSlow = [&] { return m_peer->server.faults().struck() > 0; };
        QTRY_VERIFY(isSlow());
        m_peer->server.world().addStatus(repository(), made, {.state = u"success"_s, .creator = u"mbrandt"_s});
        auto second = m_looks->look(yard);
        QVERIFY(m_peer->await(std::move(first)));
        QVERIFY(m_peer->await(std::move(second)));
        const auto staging = look(u"staging"_s);
        QVERIFY(staging.underWay.empty());
        QCOMPARE(staging.current->name, u"v1.4.0"_s);
    }

    void whatWasReadBeforeALookFailedIsRemembered()
    {
        const demo::Deployment older = goesToStaging();
        demo::Deployment& made = goesToStaging();
        QCOMPARE(look(u"staging"_s).underWay.size(), 2U);
        m_peer->clock.advance(std::chrono::seconds(2));
        m_peer->server.world().addStatus(repository(), made, {.state = u"success"_s, .creator = u"mbrandt"_s});
        m_peer->server.faults().add(
            {.count = 8, .path = QRegularExpression(u"/deployments/%1/statuses"_s.arg(older.id)), .status = 502});
        QVERIFY(!m_peer->await(m_looks->look(yard)));
        m_peer->server.faults().clear();
        QCOMPARE(look(u"staging"_s).current->name, u"v1.4.0"_s);
    }

    void thatItEndsMeanwhileIsNoHarm()
    {
        auto task = m_looks->look(yard);
        m_looks.reset();
        const auto states = m_peer->await(std::move(task));
        QVERIFY(!states);
        QVERIFY(states.error().kind == core::ErrorKind::Cancelled);
    }

    void theNextVersionIsReadFromTheSameRepository()
    {
        const auto tags = m_peer->await(m_peer->client->tags(yard, github::Priority::User, github::Ask::Always));
        QVERIFY2(tags, qPrintable(why(tags)));
        const auto last = newestVersion(tags->rows);
        QCOMPARE(last->tag(), u"v1.4.1"_s);
        const auto since = m_peer->await(m_peer->client->compare(yard, last->tag(), u"main"_s));
        QVERIFY2(since, qPrintable(why(since)));
        QVERIFY(since->hasAllCommits && since->hasAllFiles);
        const auto next = nextVersion({.tags = tags->rows, .lastTag = last->tag(), .commits = since->commits});
        QCOMPARE(next.version.tag(), u"v1.5.0"_s);
        QCOMPARE(next.why, u"2 features, 1 fix and 1 other change since v1.4.1."_s);
    }
};

QTEST_GUILESS_MAIN(DeliveryEnvironmentLooks)
#include "delivery_environment_looks.moc"
