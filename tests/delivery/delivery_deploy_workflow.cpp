// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deploy_workflow.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;
using Purpose = DeployWorkflow::Purpose;
using Inputs = QMap<QString, QString>;

namespace {

std::optional<DeployWorkflow> read(const QByteArray& text, const QString& file = u"deploy.yml"_s,
                                   const QString& name = {})
{
    const core::Workflow workflow{
        .id = {qint64(qHash(file)) + 1}, .name = name, .path = u".github/workflows/"_s + file};
    const auto inputs = workflow::readDispatchInputs(text);
    const auto outline = workflow::readOutline(text);
    return inputs && outline ? deployWorkflow(workflow, *inputs, *outline) : std::nullopt;
}

const QByteArray job = "jobs:\n  go:\n    runs-on: ubuntu-latest\n    environment: ${{ inputs.environment }}\n"
                       "    steps:\n      - run: ./deploy.sh\n";

QByteArray withInputs(const QByteArray& inputs)
{
    return "on:\n  workflow_dispatch:\n    inputs:\n" + inputs + job;
}

} // namespace

/// Which of a repository's workflows puts a version somewhere, and what it wants to be told.
class DeliveryDeployWorkflow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInputsAreKnownByTheirNames_data()
    {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<Inputs>("told");
        QTest::newRow("plain version, as its description shows")
            << QByteArray(
                   "      version: {description: 'as 1.4.0', type: string}\n      environment: {type: environment}\n"
                   "      reason: {type: string}\n")
            << Inputs{{u"version"_s, u"1.4.1"_s}, {u"environment"_s, u"production"_s}, {u"reason"_s, u"Why"_s}};
        QTest::newRow("a tag is the tag")
            << QByteArray("      tag: {description: 'such as v1.2.3'}\n      env: {type: string}\n")
            << Inputs{{u"tag"_s, u"v1.4.1"_s}, {u"env"_s, u"production"_s}};
        QTest::newRow("an image's tag, written with a dash")
            << QByteArray(
                   "      image-tag: {}\n      target_environment: {type: choice, options: [staging, production]}\n")
            << Inputs{{u"image-tag"_s, u"v1.4.1"_s}, {u"target_environment"_s, u"production"_s}};
        QTest::newRow("a commit") << QByteArray("      sha: {}\n      stage: {}\n")
                                  << Inputs{{u"sha"_s, u"c0ffee"_s}, {u"stage"_s, u"production"_s}};
        QTest::newRow("what has a default is left to it")
            << QByteArray("      version: {}\n      environment: {}\n      verbose: {type: boolean, default: false, "
                          "required: true}\n")
            << Inputs{{u"version"_s, u"v1.4.1"_s}, {u"environment"_s, u"production"_s}};
    }

    void theInputsAreKnownByTheirNames()
    {
        QFETCH(const QByteArray, inputs);
        QFETCH(const Inputs, told);
        const auto found = read(withInputs(inputs));
        QVERIFY(found);
        QVERIFY(found->deploysTo(u"production"_s));
        QVERIFY(found->unknownInputs.isEmpty());
        QCOMPARE(inputsFor(*found, u"v1.4.1"_s, u"c0ffee"_s, u"production"_s, u"Why"_s), told);
    }

    void whatOnlyAPersonKnowsKeepsItFromBeingStarted()
    {
        const auto found
            = read(withInputs("      version: {}\n      environment: {}\n      ticket: {required: true}\n"));
        QVERIFY(found);
        QCOMPARE(found->unknownInputs, QStringList(u"ticket"_s));
        QVERIFY(!bestWorkflow({*found}, u"production"_s, Purpose::Deploy));
    }

    void anEnvironmentThatIsNotAmongItsChoicesIsNotItsOwn()
    {
        const auto found = read(
            withInputs("      version: {}\n      environment: {type: choice, options: [staging, Production]}\n"));
        QVERIFY(found);
        QVERIFY(found->deploysTo(u"production"_s)); // GitHub compares without case
        QVERIFY(!found->deploysTo(u"development"_s));
    }

    void aWorkflowWithoutInputsDeploysTheRefToTheEnvironmentsOfItsJobs()
    {
        const auto found = read("on: workflow_dispatch\njobs:\n  go:\n    runs-on: x\n    environment: production\n"
                                "    steps: [{run: ./go}]\n");
        QVERIFY(found);
        QVERIFY(found->versionInput.isEmpty());
        QVERIFY(found->deploysTo(u"production"_s));
        QVERIFY(!found->deploysTo(u"staging"_s));
    }

    void whatDeploysNothingIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not by hand") << QByteArray("on: push\n") + job;
        QTest::newRow("no environment anywhere")
            << QByteArray("on: workflow_dispatch\njobs:\n  a: {runs-on: x, steps: [{run: ls}]}\n");
        QTest::newRow("no workflow") << QByteArray("[]");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no YAML") << QByteArray("on: [\n\t}");
    }

    void whatDeploysNothingIsNone()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!read(text, u"ci.yml"_s));
    }

    void theOneThatIsMeantForItComesFirst()
    {
        const QByteArray inputs = "      version: {}\n      environment: {}\n";
        const auto deploy = read(withInputs(inputs), u"deploy.yml"_s, u"Deploy"_s);
        const auto rollback = read(withInputs(inputs), u"back.yml"_s, u"Roll back"_s);
        const auto byRef = read("on: workflow_dispatch\njobs:\n  go:\n    runs-on: x\n    environment: production\n"
                                "    steps: [{run: ./go}]\n",
                                u"ship.yml"_s);
        QVERIFY(deploy && rollback && byRef);
        const std::vector all{*byRef, *deploy, *rollback};
        QCOMPARE(bestWorkflow(all, u"production"_s, Purpose::Rollback)->workflow.id, rollback->workflow.id);
        QCOMPARE(bestWorkflow(all, u"production"_s, Purpose::Deploy)->workflow.id, deploy->workflow.id);
        QCOMPARE(bestWorkflow({*byRef, *deploy}, u"production"_s, Purpose::Rollback)->workflow.id, deploy->workflow.id);
        // A rollback's workflow brings nothing new out.
        QVERIFY(!bestWorkflow({*rollback}, u"production"_s, Purpose::Deploy));
        QVERIFY(!bestWorkflow({}, u"production"_s, Purpose::Deploy));
    }
};

QTEST_GUILESS_MAIN(DeliveryDeployWorkflow)
#include "delivery_deploy_workflow.moc"
