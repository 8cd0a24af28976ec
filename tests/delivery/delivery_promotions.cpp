// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_rank.h"
#include "delivery/promotions.h"
#include "github/demo_peer.h"
#include "github/why.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;
using Inputs = QMap<QString, QString>;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

/// By a workflow that takes a version, an environment and a reason.
Promotion promotion()
{
    return {.repository = {.name = yard, .defaultBranch = u"main"_s, .canPush = true},
            .version = {.name = u"v1.5.0"_s, .commit = QString(40, u'b')},
            .isTag = true,
            .from = u"staging"_s,
            .to = u"production"_s,
            .workflow = {.workflow = {.id = {9}, .name = u"Deploy"_s, .state = u"active"_s},
                         .versionInput = u"version"_s,
                         .wantsPlainVersion = true,
                         .environmentInput = u"environment"_s,
                         .reasonInput = u"reason"_s}};
}

} // namespace

/// How a version comes to an environment by the repository's own workflow.
class DeliveryPromotions : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<Promotions> m_promotions;

    demo::Repository& repository() { return *m_peer->server.world().repository(yard.full()); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->server.load(u":/demo/delivery.json"_s));
        m_promotions = std::make_unique<Promotions>(*m_peer->client);
    }
    void cleanup()
    {
        m_promotions.reset();
        m_peer.reset();
    }

    void theRequestIsWhatIsShown()
    {
        const auto request = promotion().request(u"Checked on staging"_s);
        QVERIFY(request);
        QCOMPARE(request->ref, u"main"_s);
        QCOMPARE(request->reason, u"Checked on staging"_s);
        QCOMPARE(request->inputs,
                 (Inputs{{u"version"_s, u"1.5.0"_s},
                         {u"environment"_s, u"production"_s},
                         {u"reason"_s, u"Checked on staging"_s}}));
        const PlannedRequest planned = plannedRequest(*request);
        QCOMPARE(planned.path, u"/repos/switchyard/switchyard/actions/workflows/9/dispatches"_s);
        const QJsonObject body = QJsonDocument::fromJson(planned.body).object();
        QCOMPARE(body[u"inputs"_s][u"version"_s].toString(), u"1.5.0"_s);
        QVERIFY(textOf(planned).startsWith("POST /repos/"_L1));
    }

    void withoutAReasonNoneIsSent()
    {
        const auto request = promotion().request({});
        QVERIFY(request);
        QVERIFY(!request->inputs.contains(u"reason"_s));
    }

    void aWorkflowWithoutAVersionInputIsStartedOnTheTag()
    {
        Promotion plan = promotion();
        plan.workflow.versionInput.clear();
        QCOMPARE(plan.request({}).value().ref, u"v1.5.0"_s);
        plan.isTag = false;
        const auto refused = plan.request({});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ErrorKind::Rejected);
    }

    void whatHasNoVersionIsGivenAsItsCommitOrNotAtAll()
    {
        Promotion plan = promotion();
        plan.isTag = false;
        plan.version.name = u"main at bbbbbbb"_s;
        const auto refused = plan.request({});
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.contains(u"main at bbbbbbb"_s), qPrintable(refused.error().what));
        plan.workflow.versionInput = u"git-ref"_s;
        QCOMPARE(plan.request({}).value().inputs.value(u"git-ref"_s), plan.version.commit);
        plan.workflow.versionInput = u"sha"_s;
        plan.workflow.wantsCommit = true;
        QCOMPARE(plan.request({}).value().inputs.value(u"sha"_s), plan.version.commit);
    }

    void whatOnlyAPersonKnowsOrIsSwitchedOffIsRefusedWithWhy()
    {
        Promotion plan = promotion();
        plan.workflow.unknownInputs = {u"ticket"_s};
        QVERIFY(plan.request({}).error().what.contains(u"ticket"_s));
        plan = promotion();
        plan.workflow.workflow.state = u"disabled_manually"_s;
        QVERIFY(plan.request({}).error().what.contains(u"switched off"_s));
        plan = promotion();
        plan.repository.canPush = false;
        QVERIFY(!plan.request({}));
    }

    void aVersionIsFoundByItsNameAndComesByTheDeployWorkflow_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addRow("as the tag is called") << u"v1.3.1"_s;
        QTest::addRow("without its letter") << u"1.3.1"_s;
    }

    void aVersionIsFoundByItsNameAndComesByTheDeployWorkflow()
    {
        QFETCH(const QString, version);
        const auto plan = m_peer->await(m_promotions->plan(yard, version, u"Production"_s));
        QVERIFY2(plan, qPrintable(why(plan)));
        QCOMPARE(plan->version.name, u"v1.3.1"_s);
        QCOMPARE(plan->version.commit, repository().tags.value(u"v1.3.1"_s));
        QCOMPARE(plan->to, u"production"_s); // as GitHub writes it
        QVERIFY(plan->isProduction());
        QCOMPARE(plan->workflow.workflow.name, u"Deploy"_s);
        QVERIFY2(plan->offer.words().startsWith("v1.3.1 over v1.4.1, "_L1), qPrintable(plan->offer.words()));
        const auto request = plan->request(u"Why"_s);
        QVERIFY(request);
        QCOMPARE(request->inputs.value(u"version"_s), u"1.3.1"_s);
        QVERIFY(m_peer->server.traffic().writes.empty());
    }

    void whatIsNotThereIsRefusedWithWhatIs()
    {
        const auto noVersion = m_peer->await(m_promotions->plan(yard, u"v99.0.0"_s, u"production"_s));
        QVERIFY(!noVersion);
        QCOMPARE(noVersion.error().kind, core::ErrorKind::Rejected);
        const auto noEnvironment = m_peer->await(m_promotions->plan(yard, u"v1.3.1"_s, u"moon"_s));
        QVERIFY(!noEnvironment);
        QVERIFY2(noEnvironment.error().advice.contains(u"production"_s), qPrintable(why(noEnvironment)));
    }

    void aRepositoryWhoseDeployWorkflowIsSwitchedOffSaysSo()
    {
        for (demo::Workflow& workflow : repository().workflows) {
            if (workflow.name == "Deploy"_L1)
                workflow.state = u"disabled_manually"_s;
        }
        const auto plan = m_peer->await(m_promotions->plan(yard, u"v1.3.1"_s, u"production"_s));
        QVERIFY2(plan, qPrintable(why(plan)));
        QVERIFY(!plan->request({}));
    }

    void theNextEnvironmentIsTheNearestOnTheWayToTheUsers()
    {
        const QStringList all{u"production"_s, u"dev"_s, u"qa"_s, u"staging"_s, u"github-pages"_s};
        QCOMPARE(nextEnvironment(all, u"dev"_s), u"qa"_s);
        QCOMPARE(nextEnvironment(all, u"qa"_s), u"staging"_s);
        QCOMPARE(nextEnvironment(all, u"staging"_s), u"production"_s);
        QVERIFY(!nextEnvironment(all, u"production"_s));
        QVERIFY(!nextEnvironment(all, u"github-pages"_s));
    }

    void productionIsKnownByItsName()
    {
        for (const auto& name :
             {u"production"_s, u"Prod-EU"_s, u"live"_s, u"eu_prod"_s, u"euprod"_s, u"myproduction"_s})
            QVERIFY2(isProduction(name), qPrintable(name));
        for (const auto& name : {u"pre-production"_s, u"staging"_s, u"products"_s, QString()})
            QVERIFY2(!isProduction(name), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(DeliveryPromotions)
#include "delivery_promotions.moc"
