// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deployment_offers.h"
#include "github/demo_peer.h"
#include "github/why.h"

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Direction = core::Comparison::Direction;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

DeployedVersion version(const QString& name, char commit)
{
    return {.name = name, .commit = QString(40, QLatin1Char(commit))};
}

} // namespace

/// What a waiting deployment would deploy, and over what.
class DeliveryDeploymentOffers : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<DeploymentOffers> m_offers;

    demo::Repository& repository() { return *m_peer->server.world().repository(yard.full()); }

    /// Starts the deploy workflow by hand, and gives the run as it waits.
    core::Run deploy(const QString& version, const QString& environment)
    {
        const auto workflow = std::ranges::find(repository().workflows, u"Deploy"_s, &demo::Workflow::name);
        const auto taken = m_peer->await(m_peer->client->dispatch(
            yard, {workflow->id}, u"main"_s, {{u"version"_s, version}, {u"environment"_s, environment}}));
        if (!taken || !*taken)
            qFatal("%s", qPrintable(why(taken)));
        m_peer->clock.advance(60s);
        const auto run = m_peer->await(m_peer->client->run(yard, **taken, github::Priority::User, github::Ask::Always));
        return run.value().rows.at(0);
    }
    DeploymentOffer look(const core::Run& run, const QString& environment)
    {
        const auto offer = m_peer->await(m_offers->look(run, environment));
        if (!offer)
            qFatal("%s", qPrintable(why(offer)));
        return *offer;
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->server.load(u":/demo/delivery.json"_s));
        m_offers = std::make_unique<DeploymentOffers>(*m_peer->client);
    }
    void cleanup()
    {
        m_offers.reset();
        m_peer.reset();
    }

    void itSaysTheVersionWhatIsThereAndWhatLiesBetween_data()
    {
        QTest::addColumn<DeploymentOffer>("offer");
        QTest::addColumn<QString>("words");
        const auto now = version(u"v1.4.1"_s, 'a');
        const auto next = version(u"v1.5.0"_s, 'b');
        QTest::addRow("newer") << DeploymentOffer{.coming = next,
                                                  .current = now,
                                                  .direction = Direction::Ahead,
                                                  .aheadBy = 7}
                               << u"v1.5.0 over v1.4.1, 7 commits"_s;
        QTest::addRow("one commit") << DeploymentOffer{.coming = next,
                                                       .current = now,
                                                       .direction = Direction::Ahead,
                                                       .aheadBy = 1}
                                    << u"v1.5.0 over v1.4.1, 1 commit"_s;
        QTest::addRow("older") << DeploymentOffer{.coming = now,
                                                  .current = next,
                                                  .direction = Direction::Behind,
                                                  .behindBy = 7}
                               << u"v1.4.1 over v1.5.0, 7 commits back"_s;
        QTest::addRow("another branch") << DeploymentOffer{.coming = next,
                                                           .current = now,
                                                           .direction = Direction::Diverged,
                                                           .aheadBy = 3,
                                                           .behindBy = 2}
                                        << u"v1.5.0 over v1.4.1, 3 commits and without 2 commits of it"_s;
        QTest::addRow("the same") << DeploymentOffer{.coming = now, .current = now} << u"v1.4.1 again"_s;
        QTest::addRow("the same by another name")
            << DeploymentOffer{.coming = version(u"v2.0.0"_s, 'a'), .current = now} << u"v2.0.0, the same as v1.4.1"_s;
        QTest::addRow("the first") << DeploymentOffer{.coming = now} << u"v1.4.1, the first one"_s;
        QTest::addRow("not known") << DeploymentOffer{.coming = next, .current = now} << u"v1.5.0 over v1.4.1"_s;
    }

    void itSaysTheVersionWhatIsThereAndWhatLiesBetween()
    {
        QFETCH(const DeploymentOffer, offer);
        QFETCH(const QString, words);
        QCOMPARE(offer.words(), words);
    }

    void aDeploymentThatWaitsIsHeldAgainstWhatIsThere()
    {
        const core::Run run = deploy(u"1.3.1"_s, u"production"_s);
        QCOMPARE(run.state.status, core::Status::Waiting);
        const auto offer = look(run, u"production"_s);
        // Started by hand from main: the commit of the run is not the one that it deploys.
        QCOMPARE(offer.coming.name, u"v1.3.1"_s);
        QCOMPARE(offer.coming.commit, repository().tags.value(u"v1.3.1"_s));
        QVERIFY(offer.current);
        QCOMPARE(offer.current->name, u"v1.4.1"_s);
        QVERIFY(offer.direction == Direction::Behind);
        QVERIFY2(offer.words().startsWith("v1.3.1 over v1.4.1, "_L1), qPrintable(offer.words()));
        QVERIFY(offer.behindBy > 0);
    }

    void whatLiesBetweenIsAskedForOnce()
    {
        const core::Run run = deploy(u"1.3.1"_s, u"production"_s);
        const auto first = look(run, u"production"_s);
        m_peer->server.traffic().clear();
        QCOMPARE(look(run, u"production"_s), first);
        const auto& asked = m_peer->server.traffic().byRoute;
        qInfo("%d requests for the second look", int(std::ranges::fold_left(asked.values(), 0, std::plus())));
        for (const auto& [route, count] : asked.asKeyValueRange())
            QVERIFY2(!route.contains(u"compare"_s) && !route.contains(u"/tags"_s), qPrintable(route));
        QVERIFY(std::ranges::fold_left(asked.values(), 0, std::plus()) <= 6);
    }

    void aTagThatIsNewMeanwhileIsKnown()
    {
        const core::Run run = deploy(u"1.3.1"_s, u"production"_s);
        (void)look(run, u"production"_s);
        QVERIFY(m_peer->await(m_peer->client->createTag(yard, u"v9.9.9"_s, repository().branches.value(u"main"_s))));
        core::Run other = run;
        other.id = {1}; // GitHub lists no deployment for it yet
        other.title = u"Deploy v9.9.9 to production"_s;
        other.commit = repository().branches.value(u"main"_s);
        QCOMPARE(look(other, u"production"_s).coming.name, u"v9.9.9"_s);
    }

    void aRefusalIsTold()
    {
        const core::Run run = deploy(u"1.3.1"_s, u"production"_s);
        m_peer->server.faults().add({.count = -1, .path = QRegularExpression(u"/deployments"_s), .status = 403});
        const auto offer = m_peer->await(m_offers->look(run, u"production"_s));
        QVERIFY(!offer);
        QCOMPARE(offer.error().kind, core::ErrorKind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(DeliveryDeploymentOffers)
#include "delivery_deployment_offers.moc"
