// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_workflow.h"
#include "lint/checker.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

namespace {

RollbackWorkflowWish wish()
{
    return {.deploy = {.workflow = {.id = {7}, .path = u".github/workflows/deploy.yml"_s},
                       .versionInput = u"version"_s,
                       .wantsPlainVersion = true,
                       .environmentInput = u"environment"_s,
                       .reasonInput = u"reason"_s},
            .environments = {u"production"_s, u"staging"_s},
            .defaultBranch = u"main"_s};
}

} // namespace

/// What a repository without a rollback workflow is given.
class DeliveryRollbackWorkflow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsAWorkflowWithoutAFault_data()
    {
        QTest::addColumn<QUrl>("health");
        QTest::newRow("by hand") << QUrl();
        QTest::newRow("also by itself") << QUrl(u"https://example.org/health?it's=1"_s);
    }

    void itIsAWorkflowWithoutAFault()
    {
        QFETCH(const QUrl, health);
        auto wanted = wish();
        wanted.health = health;
        const QByteArray text = rollbackWorkflow(wanted);
        QVERIFY(!text.isEmpty());
        QVERIFY2(!text.contains('@' + QByteArray("ENV")) && !text.contains("@START@"), text.constData());
        for (const auto& finding : lint::Checker().check(text, rollbackWorkflowPath()))
            QFAIL(qPrintable(u"%1: %2"_s.arg(finding.rule, finding.message)));
        QCOMPARE(text.contains("cron:"), !health.isEmpty());
    }

    void itIsFoundAsTheRollbackOfTheEnvironmentsItNames()
    {
        const QByteArray text = rollbackWorkflow(wish());
        const auto inputs = workflow::readDispatchInputs(text);
        const auto outline = workflow::readOutline(text);
        QVERIFY(inputs && outline);
        const auto found = deployWorkflow({.name = u"Rollback"_s, .path = rollbackWorkflowPath()}, *inputs, *outline);
        QVERIFY(found);
        QVERIFY(found->purpose == DeployWorkflow::Purpose::Rollback);
        QVERIFY(found->deploysTo(u"staging"_s) && !found->deploysTo(u"development"_s));
        QCOMPARE(found->versionInput, u"version"_s);
        QVERIFY(found->unknownInputs.isEmpty() && !found->wantsPlainVersion);
    }

    void itIsWishedForOnlyWhereNothingRollsTheEnvironmentBack()
    {
        RollbackSurvey survey;
        survey.repository.defaultBranch = u"trunk"_s;
        survey.environment.environment.name = u"production"_s;
        survey.workflows = {wish().deploy};
        survey.workflows[0].environments = {u"staging"_s, u"production"_s};
        const auto wanted = rollbackWorkflowWish(survey, QUrl(u"https://example.org/health"_s));
        QVERIFY(wanted);
        QCOMPARE(wanted->deploy, survey.workflows[0]);
        QCOMPARE(wanted->environments, QStringList({u"production"_s, u"staging"_s}));
        QCOMPARE(wanted->defaultBranch, u"trunk"_s);
        survey.workflows.clear();
        QVERIFY(rollbackWorkflowWish(survey, {}) && rollbackWorkflowWish(survey, {})->deploy.versionInput.isEmpty());
        survey.workflows = {wish().deploy};
        survey.workflows[0].purpose = DeployWorkflow::Purpose::Rollback;
        QVERIFY(!rollbackWorkflowWish(survey, {}));
    }

    void aFileNameIsOneWordOfTheShellWhateverItHolds()
    {
        auto odd = wish();
        odd.deploy.workflow.path = u".github/workflows/it's $(here).yml"_s;
        QVERIFY(rollbackWorkflow(odd).contains("gh workflow run 'it'\\''s $(here).yml' --ref"));
    }

    void itStartsTheDeployWorkflowAsThatWantsToBeTold()
    {
        QVERIFY(rollbackWorkflow(wish()).contains("gh workflow run 'deploy.yml' --ref \"$BRANCH\""));
        QVERIFY(rollbackWorkflow(wish()).contains("-f version=\"${VERSION#v}\""));
        auto byCommit = wish();
        byCommit.deploy.wantsCommit = true;
        byCommit.deploy.reasonInput.clear();
        QVERIFY(rollbackWorkflow(byCommit).contains("-f version=\"$COMMIT\""));
        QVERIFY(!rollbackWorkflow(byCommit).contains("-f reason"));
        auto none = wish();
        none.deploy = {};
        QVERIFY(rollbackWorkflow(none).contains("Write here how $VERSION is deployed"));
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackWorkflow)
#include "delivery_rollback_workflow.moc"
