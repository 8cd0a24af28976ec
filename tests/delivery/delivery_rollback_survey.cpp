// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_survey.h"
#include "delivery/switchyard.h"
#include "github/why.h"

#include <QJsonDocument>
#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

struct Surveyed : Switchyard {
    Surveyed()
    {
        start();
        looks = std::make_unique<EnvironmentLooks>(*client);
        surveyor = std::make_unique<RollbackSurveyor>(*client, *looks, clock);
    }

    core::Result<RollbackSurvey> survey(const QString& environment = u"production"_s,
                                        const QStringList& badVersions = {},
                                        const std::vector<core::HealthRecord>& health = {}, int keptVersions = 5)
    {
        std::optional<core::Result<RollbackSurvey>> result;
        RollbackSurveyor::Options options;
        options.badVersions = badVersions;
        options.health = health;
        options.keptVersions = keptVersions;
        QCoro::connect(surveyor->survey(name, environment, options), surveyor.get(),
                       [&](core::Result<RollbackSurvey> read) { result = std::move(read); });
        until([&] { return result.has_value(); });
        return result.value_or(std::unexpected(core::Error{.what = u"it never ended"_s}));
    }

    /// Its release workflow names the image that it pushes.
    void pushesImages()
    {
        QByteArray& file = repository().files[u".github/workflows/release.yml"_s];
        file += "      - run: docker push ghcr.io/${{ github.repository }}:${{ github.ref_name }}\n";
        server.world().touch(repository());
    }

    std::unique_ptr<EnvironmentLooks> looks;
    std::unique_ptr<RollbackSurveyor> surveyor;
};

} // namespace

/// What GitHub says about going back, read from the embedded one.
class DeliveryRollbackSurvey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereImagesArePushedTheRegistrySaysWhatIsStillThere()
    {
        Surveyed yard;
        yard.pushesImages();
        yard.repository().releases.clear();
        yard.repository().images = {u"switchyard/switchyard:v1.5.0"_s, u"switchyard/switchyard:v1.4.1"_s};
        const auto survey = yard.survey();
        QVERIFY2(survey, qPrintable(why(survey)));
        QCOMPARE(survey->options[0].candidate.isAvailable, Known(true));
        QCOMPARE(survey->options[1].candidate.isAvailable, Known(false));
        const auto decision = decide(situationOf(*survey, yard.clock.now(), 600'000));
        QCOMPARE(decision.target ? decision.target->name : QString(), u"v1.4.1"_s);
    }

    void anImageThatTheCurrentVersionHasNotEitherSaysNothing()
    {
        Surveyed yard;
        yard.pushesImages();
        yard.repository().releases.clear();
        yard.repository().images = {u"switchyard/switchyard:1.5.0"_s}; // by another name than the file says
        const auto survey = yard.survey();
        QVERIFY2(survey, qPrintable(why(survey)));
        for (const RollbackOption& option : survey->options)
            QCOMPARE(option.candidate.isAvailable, Known());
    }

    void whereReleaseAndRegistryDisagreeAPersonHasToKnow()
    {
        Surveyed yard;
        yard.pushesImages();
        yard.repository().images = {u"switchyard/switchyard:v1.5.0"_s};
        const auto survey = yard.survey();
        QVERIFY2(survey, qPrintable(why(survey)));
        QCOMPARE(survey->options[0].candidate.isAvailable, Known()); // the release has its assets, the image is gone
    }

    void ofImagesThatAreNotPublicTheReleaseAloneSaysSomething()
    {
        Surveyed yard;
        yard.pushesImages();
        yard.repository().images = {u"switchyard/switchyard:v1.5.0"_s};
        yard.repository().isPrivate = true;
        yard.server.world().touch(yard.repository());
        const auto survey = yard.survey();
        QVERIFY2(survey, qPrintable(why(survey)));
        QCOMPARE(survey->options[0].candidate.isAvailable, Known(true));
    }

    void aVersionThatWasIllAtLastIsNoGoodOne()
    {
        Surveyed yard;
        const auto before = yard.survey();
        QVERIFY2(before, qPrintable(why(before)));
        const auto first = before->options[0].version.deployment;
        const auto second = before->options[1].version.deployment;
        const auto survey = yard.survey(u"production"_s, {},
                                        {{.deployment = first, .unhealthy = std::chrono::hours(1), .isIllAtLast = true},
                                         {.deployment = second, .healthy = std::chrono::hours(3)}});
        QVERIFY2(survey, qPrintable(why(survey)));
        QVERIFY(survey->options[0].health && !survey->options[0].candidate.wasHealthy);
        QVERIFY(survey->options[1].health && survey->options[1].candidate.wasHealthy);
        QVERIFY(!survey->options[2].health && survey->options[2].candidate.wasHealthy);
        const auto decision = decide(situationOf(*survey, yard.clock.now(), 600'000));
        QCOMPARE(decision.target ? decision.target->name : QString(), survey->options[1].version.name);
    }

    void asManyVersionsAreOfferedAsAreKept()
    {
        Surveyed yard;
        const auto all = yard.survey(u"production"_s, {}, {}, 50);
        QVERIFY2(all, qPrintable(why(all)));
        QVERIFY(all->options.size() > 2U);
        const auto two = yard.survey(u"production"_s, {}, {}, 2);
        QCOMPARE(two->options.size(), 2U);
        QCOMPARE(two->options[0].version.name, all->options[0].version.name);
    }

    void eachVersionBeforeComesWithWhatWouldBeUndoneAndHow()
    {
        Surveyed yard;
        const auto survey = yard.survey();
        QVERIFY2(survey, qPrintable(why(survey)));
        QCOMPARE(survey->environment.current->name, u"v1.5.0"_s);
        QVERIFY(survey->options.size() >= 3);
        const RollbackOption& first = survey->options.front();
        QCOMPARE(first.version.name, u"v1.4.1"_s);
        QCOMPARE(first.candidate.isAvailable, true);
        QVERIFY(!first.undone.commits.empty());
        QCOMPARE(first.candidate.migrations.size(), 1U); // 0007 came since, and nothing takes it back
        QVERIFY(first.candidate.migrations.front().down.isEmpty());
        const auto order = first.orders.find(RollbackWay::Dispatch);
        QVERIFY(order != first.orders.end());
        QCOMPARE(order->second, yard.order());
        QVERIFY(first.orders.contains(RollbackWay::RerunOldRun));
        QVERIFY(!first.orders.contains(RollbackWay::CreateDeployment)); // nobody listens to it
        // Older than thirty days: GitHub runs it again no more.
        QVERIFY(!survey->options.back().orders.contains(RollbackWay::RerunOldRun));
        QVERIFY(survey->options.back().undone.commits.size() > first.undone.commits.size());
    }

    void theSituationIsWhatWasRead()
    {
        Surveyed yard;
        const auto survey = yard.survey(u"production"_s, {yard.repository().tags.value(u"v1.4.0"_s)});
        QVERIFY(survey);
        const auto situation = situationOf(*survey, yard.clock.now(), 600'000);
        QVERIFY(situation.isProduction && situation.isCurrentStill);
        QCOMPARE(situation.currentName, u"v1.5.0"_s);
        QCOMPARE(situation.mayDispatch, true);
        QCOMPARE(situation.isWorkflowEnabled, true);
        QVERIFY(!situation.isSomebodyDeploying && !situation.isGroupTaken && !situation.isClaimedElsewhere);
        QVERIFY(!situation.candidates[0].isMarkedBad && situation.candidates[1].isMarkedBad);
        // A migration lies between: a person is asked, whoever wanted it.
        const auto decision = decide(situation);
        QCOMPARE(decision.verdict, Verdict::AskPerson);
        QCOMPARE(decision.because, u"migrations"_s);
    }

    void aRunOfTheWorkflowThatGoesOnHoldsThePlace()
    {
        Surveyed yard;
        QVERIFY(yard.server.world().start(yard.repository(),
                                          {.workflow = u"rollback.yml"_s,
                                           .actor = u"mbrandt"_s,
                                           .inputs = {{u"version"_s, u"1.3.0"_s}, {u"environment"_s, u"staging"_s}}}));
        const auto survey = yard.survey();
        QVERIFY(survey);
        QVERIFY(survey->isGroupTaken);
        QCOMPARE(decide(situationOf(*survey, yard.clock.now(), 600'000)).verdict, Verdict::AskPerson);
    }

    void anotherDesktopsClaimIsSeenUntilItIsOld()
    {
        Surveyed yard;
        yard.server.world().addDeployment(
            yard.repository(),
            {.sha = yard.repository().tags.value(u"v1.4.1"_s),
             .task = u"rollback"_s,
             .environment = u"production"_s,
             .creator = u"mbrandt"_s,
             .payload = R"({"schema":1,"bad_deployment_id":%1,"idempotency_key":"sb-ffffffffffff"})"_ba.replace(
                 "%1", QByteArray::number(yard.bad.value))});
        const auto survey = yard.survey();
        QVERIFY(survey);
        const auto now = yard.clock.now();
        QVERIFY(situationOf(*survey, now, 600'000).isClaimedElsewhere);
        QVERIFY(!situationOf(*survey, now.addSecs(601), 600'000).isClaimedElsewhere);
    }

    void whatIsSentIsShownAsItWillBeSent()
    {
        Surveyed yard;
        const auto survey = yard.survey();
        QVERIFY(survey);
        const auto plan = planned(*survey, *survey->option(u"1.4.1"_s), RollbackWay::Dispatch);
        yard.runner->ask(plan.plan, plan.order);
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }));
        RollbackState shown = yard.runner->state();
        shown.reason = u"It answers 503"_s;
        const auto requests = requestsOf(plan.order, shown, yard.name);
        yard.runner->confirm(shown.reason);
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::RolledBack; }));
        QVERIFY(yard.until([&] { return yard.claims(true) == 0; }));
        const auto& sent = yard.server.traffic().writes;
        QCOMPARE(sent.size(), requests.size());
        for (size_t i = 0; i < sent.size(); ++i) {
            QCOMPARE(sent[i].method, requests[i].method);
            QCOMPARE(QJsonDocument::fromJson(sent[i].body), QJsonDocument::fromJson(requests[i].body));
            const QString path
                = QString(requests[i].path).replace(u"{claim}"_s, QString::number(yard.runner->state().claim.value));
            QVERIFY2(sent[i].path.endsWith(path), qPrintable(sent[i].path + u' ' + path));
        }
    }

    void anEnvironmentThatIsNotThereIsNamed()
    {
        Surveyed yard;
        const auto survey = yard.survey(u"moon"_s);
        QVERIFY(!survey);
        QCOMPARE(survey.error().kind, core::ErrorKind::NotFound);
        QVERIFY(survey.error().what.contains(u"moon"_s));
    }

    void whatGitHubDoesNotAnswerIsAnErrorAndNoGuess()
    {
        Surveyed yard;
        yard.server.faults().add(
            {.kind = demo::FaultKind::Status, .count = -1, .path = QRegularExpression(u"/compare/"_s), .status = 500});
        QVERIFY(!yard.survey());
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackSurvey)
#include "delivery_rollback_survey.moc"
