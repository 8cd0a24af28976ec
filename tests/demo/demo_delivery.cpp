// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What goes out to an environment: by which version, one after the other, past its reviewers, and how it is there.
class DemoDelivery final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_path = u"/repos/switchyard/switchyard"_s;

    Ask& ask() { return *m_peer->ask; }
    demo::World& world() { return m_peer->server.world(); }
    demo::Repository& repository() { return m_peer->repository(u"switchyard/switchyard"_s); }
    demo::Environment& production() { return *repository().environment(u"production"_s); }

    Reply post(const QString& path, const QJsonObject& body) { return ask().post(m_path + path, body); }
    QJsonObject object(const QString& path) { return ask().get(m_path + path).object(); }

    /// Returns the run's id.
    qint64 deploy(const QString& version, const QString& environment, const QString& workflow = u"deploy"_s)
    {
        QJsonObject inputs{{u"version"_s, version}, {u"environment"_s, environment}};
        if (workflow == "rollback"_L1)
            inputs.insert("reason"_L1, u"It is sick"_s);
        const QJsonObject body{{u"ref"_s, u"main"_s}, {u"return_run_details"_s, true}, {u"inputs"_s, inputs}};
        return post(u"/actions/workflows/%1.yml/dispatches"_s.arg(workflow), body)
            .object()["workflow_run_id"_L1]
            .toInteger();
    }
    Reply review(qint64 run, const QString& state)
    {
        return post(
            u"/actions/runs/%1/pending_deployments"_s.arg(run),
            {{u"environment_ids"_s, QJsonArray{production().id}}, {u"state"_s, state}, {u"comment"_s, u"So be it"_s}});
    }
    QString status(qint64 run) { return object(u"/actions/runs/%1"_s.arg(run))["status"_L1].toString(); }
    QString conclusion(qint64 run) { return object(u"/actions/runs/%1"_s.arg(run))["conclusion"_L1].toString(); }
    Reply probe(const QString& environment, const QString& what = u"health"_s)
    {
        return ask().get(u"/_demo/service/switchyard/switchyard/%1/%2"_s.arg(environment, what));
    }
    QString running(const QString& environment) { return probe(environment).object()["version"_L1].toString(); }
    Reply sicken(QJsonObject body)
    {
        body.insert("repository"_L1, u"switchyard/switchyard"_s);
        return ask().post(u"/_demo/health"_s, body);
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>(u":/demo/delivery.json"_s);
        QVERIFY(m_peer->ready);
    }

    void deploysTheVersionThatItIsTold()
    {
        QCOMPARE(running(u"production"_s), u"1.4.1"_s);
        const qint64 run = deploy(u"1.3.1"_s, u"production"_s, u"rollback"_s);
        QCOMPARE(object(u"/actions/runs/%1"_s.arg(run))["display_title"_L1].toString(),
                 u"Roll production back to 1.3.1"_s);
        QCOMPARE(status(run), u"waiting"_s);
        QCOMPARE(review(run, u"approved"_s).status, 200);
        m_peer->clock.advance(60s);
        QCOMPARE(conclusion(run), u"success"_s);
        QCOMPARE(running(u"production"_s), u"1.3.1"_s);
        const QJsonObject newest = ask().get(m_path + u"/deployments?environment=production"_s).array()[0].toObject();
        QCOMPARE(newest["sha"_L1].toString(), repository().branches.value(u"main"_s)); // and not that of the version
        QVERIFY(newest["production_environment"_L1].toBool());
        QVERIFY(newest["payload"_L1].toObject().isEmpty());
    }

    void changesNothingWhenAReviewerSaysNo()
    {
        const qint64 run = deploy(u"1.4.0"_s, u"production"_s);
        QCOMPARE(review(run, u"rejected"_s).status, 200);
        m_peer->clock.advance(60s);
        QCOMPARE(conclusion(run), u"failure"_s);
        QCOMPARE(running(u"production"_s), u"1.4.1"_s);
    }

    void letsOneGoOnAndTheNewestWait()
    {
        const qint64 first = deploy(u"1.4.0"_s, u"production"_s);
        const qint64 second = deploy(u"1.3.1"_s, u"production"_s);
        QCOMPARE(status(first), u"waiting"_s);
        QCOMPARE(status(second), u"pending"_s);
        QCOMPARE(object(u"/actions/runs/%1/jobs"_s.arg(second))["total_count"_L1].toInt(), 0);
        const qint64 third = deploy(u"1.3.0"_s, u"production"_s);
        QCOMPARE(conclusion(second), u"cancelled"_s);
        const QJsonObject group = object(u"/actions/concurrency_groups/deploy-production"_s);
        QCOMPARE(group["total_count"_L1].toInt(), 2);
        QCOMPARE(group["group_members"_L1][0]["run_id"_L1].toInteger(), first);
        QCOMPARE(group["group_members"_L1][1]["status"_L1].toString(), u"pending"_s);
        QCOMPARE(object(u"/actions/concurrency_groups"_s)["concurrency_groups"_L1][0]["group_name"_L1].toString(),
                 u"deploy-production"_s);
        const QJsonObject own = object(u"/actions/runs/%1/concurrency_groups"_s.arg(third));
        QCOMPARE(own["concurrency_groups"_L1][0]["group_members"_L1][0]["position"_L1].toInt(), 1);
        QCOMPARE(review(first, u"approved"_s).status, 200);
        m_peer->clock.advance(60s);
        QCOMPARE(conclusion(first), u"success"_s);
        QCOMPARE(status(third), u"waiting"_s);
        QCOMPARE(ask().post(m_path + u"/actions/runs/%1/cancel"_s.arg(third)).status, 202);
        m_peer->clock.advance(5s);
        QCOMPARE(conclusion(third), u"cancelled"_s);
        QCOMPARE(ask().get(m_path + u"/actions/concurrency_groups/deploy-production"_s).status, 404);
    }

    void cancelsARunThatStillWaitsForItsGroup()
    {
        const qint64 first = deploy(u"1.4.0"_s, u"production"_s);
        const qint64 second = deploy(u"1.3.1"_s, u"production"_s);
        QCOMPARE(ask().post(m_path + u"/actions/runs/%1/cancel"_s.arg(second)).status, 202);
        m_peer->clock.advance(5s);
        QCOMPARE(conclusion(second), u"cancelled"_s);
        QCOMPARE(status(first), u"waiting"_s);
        QCOMPARE(object(u"/actions/concurrency_groups/deploy-production"_s)["total_count"_L1].toInt(), 1);
        QCOMPARE(ask().post(m_path + u"/actions/runs/%1/rerun"_s.arg(second)).status, 201);
        QCOMPARE(status(second), u"pending"_s);
    }

    void keepsTheSuccessesOfProductionAndRetiresThoseOfStaging()
    {
        const auto active = [this](const QString& environment) {
            return std::ranges::count_if(repository().deployments, [&environment](const demo::Deployment& each) {
                return each.environment == environment && each.state() == "success"_L1;
            });
        };
        QCOMPARE(active(u"production"_s), 7);
        QCOMPARE(active(u"staging"_s), 1);
        deploy(u"1.4.1"_s, u"staging"_s);
        m_peer->clock.advance(60s);
        QCOMPARE(active(u"staging"_s), 1);
        QCOMPARE(running(u"staging"_s), u"1.4.1"_s);
    }

    void letsNobodyReviewTheirOwnWhereThatIsForbidden()
    {
        production().preventSelfReview = true;
        const qint64 run = deploy(u"1.4.0"_s, u"production"_s);
        const QString path = m_path + u"/actions/runs/%1/pending_deployments"_s.arg(run);
        QVERIFY(!ask().get(path).array()[0]["current_user_can_approve"_L1].toBool());
        QCOMPARE(review(run, u"approved"_s).status, 422);
        QVERIFY(world().review(run, {production().id}, true, u"Yes"_s, u"mbrandt"_s).has_value());
    }

    void waitsForTheTimerOfAnEnvironmentAlsoWhenItIsApproved()
    {
        production().waitMinutes = 10;
        const qint64 run = deploy(u"1.4.0"_s, u"production"_s);
        QCOMPARE(review(run, u"approved"_s).status, 200);
        QCOMPARE(review(run, u"approved"_s).status, 422);
        m_peer->clock.advance(9min);
        QCOMPARE(status(run), u"waiting"_s);
        m_peer->clock.advance(2min);
        QCOMPARE(conclusion(run), u"success"_s);
    }

    void barsWhatIsNotOfItsBranchesAndTags_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("ends");
        QTest::newRow("the branch") << u"ma*"_s << u"branch"_s << u"success"_s;
        QTest::newRow("another") << u"release/*"_s << u"branch"_s << u"failure"_s;
        QTest::newRow("a tag of that name") << u"main"_s << u"tag"_s << u"failure"_s;
    }

    void barsWhatIsNotOfItsBranchesAndTags()
    {
        QFETCH(const QString, policy);
        QFETCH(const QString, type);
        QFETCH(const QString, ends);
        repository().environment(u"staging"_s)->policies = {{.id = 3, .name = policy, .type = type}};
        world().touch(repository());
        const QJsonObject listed = object(u"/environments/staging/deployment-branch-policies"_s);
        QCOMPARE(listed["branch_policies"_L1][0]["name"_L1].toString(), policy);
        const qint64 run = deploy(u"1.4.0"_s, u"staging"_s);
        m_peer->clock.advance(60s);
        QCOMPARE(conclusion(run), ends);
    }

    void bringsABranchUpToDateInsteadOfDeployingItUnlessItIsToldNotTo()
    {
        QJsonObject body{{u"ref"_s, u"develop"_s}, {u"required_contexts"_s, QJsonArray()}};
        const Reply merged = post(u"/deployments"_s, body);
        QCOMPARE(merged.status, 202);
        QCOMPARE(merged.object()["message"_L1].toString(), u"Auto-merged main into develop on deployment."_s);
        QVERIFY(ask().get(m_path + u"/deployments?environment=production&ref=develop"_s).array().isEmpty());
        QCOMPARE(object(u"/compare/main...develop"_s)["behind_by"_L1].toInt(), 0);
        QCOMPARE(post(u"/deployments"_s, body).status, 201); // there is nothing left to merge
        world().push(repository(), {});
        QCOMPARE(post(u"/deployments"_s, body).status, 202);
        world().push(repository(), {});
        body.insert("auto_merge"_L1, false);
        QCOMPARE(post(u"/deployments"_s, body).status, 201);
    }

    void startsWhatListensToDeployments()
    {
        repository().workflow(u"ci.yml"_s)->triggers.insert(u"deployment"_s, {});
        const QJsonObject body{{u"ref"_s, u"v1.4.0"_s},
                               {u"environment"_s, u"production"_s},
                               {u"auto_merge"_s, false},
                               {u"required_contexts"_s, QJsonArray()}};
        const size_t before = repository().runs.size();
        QCOMPARE(post(u"/deployments"_s, body).status, 201);
        QCOMPARE(repository().runs.size(), before + 1);
        QCOMPARE(repository().runs.back()->event, u"deployment"_s);
        QCOMPARE(repository().runs.back()->sha, repository().tags.value(u"v1.4.0"_s));
    }

    void believesWhoeverDeploysFromOutside()
    {
        const Reply made = post(u"/deployments"_s,
                                {{u"ref"_s, u"v1.4.0"_s},
                                 {u"environment"_s, u"production"_s},
                                 {u"task"_s, u"rollback"_s},
                                 {u"auto_merge"_s, false},
                                 {u"required_contexts"_s, QJsonArray()}});
        QCOMPARE(made.status, 201);
        const QString statuses = u"/deployments/%1/statuses"_s.arg(made.object()["id"_L1].toInteger());
        QCOMPARE(post(statuses, {{u"state"_s, u"success"_s}}).status, 201);
        QCOMPARE(running(u"production"_s), u"1.4.0"_s); // by the tag of its commit
        QCOMPARE(post(statuses, {{u"state"_s, u"inactive"_s}}).status, 201);
    }

    void saysHowAServiceIsAndWhichVersion()
    {
        const Reply well = probe(u"production"_s);
        QCOMPARE(well.status, 200);
        QCOMPARE(well.object(), (QJsonObject{{u"status"_s, u"ok"_s}, {u"version"_s, u"1.4.1"_s}}));
        const QJsonObject version = probe(u"production"_s, u"version"_s).object();
        QCOMPARE(version["version"_L1].toString(), u"1.4.1"_s);
        QCOMPARE(running(u"staging"_s), repository().branches.value(u"main"_s)); // which has no tag
        QCOMPARE(probe(u"nowhere"_s).status, 503);
        QCOMPARE(probe(u"production"_s, u"metrics"_s).status, 404);
        QCOMPARE(ask().get(u"/_demo/service/no/body/production/health"_s).status, 404);
        QCOMPARE(m_peer->server.traffic().requests, 0);
    }

    void isSickWithAVersionAndWellWithAnother()
    {
        QCOMPARE(sicken({{u"environment"_s, u"production"_s}, {u"version"_s, u"1.4.1"_s}}).status, 201);
        QCOMPARE(probe(u"production"_s).status, 503);
        QCOMPARE(probe(u"production"_s).object()["status"_L1].toString(), u"failing"_s);
        QCOMPARE(probe(u"staging"_s).status, 200);
        const qint64 run = deploy(u"1.4.0"_s, u"production"_s, u"rollback"_s);
        QCOMPARE(review(run, u"approved"_s).status, 200);
        m_peer->clock.advance(60s);
        QCOMPARE(probe(u"production"_s).status, 200);
        QCOMPARE(ask().send("DELETE", u"/_demo/health"_s).status, 204);
        QVERIFY(repository().sicknesses.empty());
    }

    void isSickInEveryWayThatAServiceIs()
    {
        QCOMPARE(sicken({{u"every"_s, 3}}).status, 201);
        QList<int> statuses;
        for (int each = 0; each < 6; ++each)
            statuses << probe(u"production"_s).status;
        QCOMPARE(statuses, (QList<int>{503, 200, 200, 503, 200, 200}));
        QCOMPARE(sicken({{u"status"_s, 200}, {u"body"_s, u"<html>Welcome to the hotel</html>"_s}}).status, 201);
        QCOMPARE(probe(u"production"_s).status, 200);
        QCOMPARE(probe(u"production"_s).body, "<html>Welcome to the hotel</html>");
        QCOMPARE(sicken({{u"status"_s, 0}}).status, 201);
        QCOMPARE(probe(u"production"_s).status, 0);
        QCOMPARE(sicken({{u"status"_s, 200}, {u"delay"_s, 5}}).status, 201);
        const std::unique_ptr<QNetworkReply> slow(
            ask().start("GET", u"/_demo/service/switchyard/switchyard/production/health"_s));
        QTest::qWait(100);
        QVERIFY(!slow->isFinished());
        m_peer->clock.advance(5s);
        QVERIFY(QTest::qWaitFor([&slow] { return slow->isFinished(); }));
        QCOMPARE(slow->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    }

    void fallsSickOnlySoLongAfterTheVersionCame()
    {
        QCOMPARE(sicken({{u"version"_s, u"1.4.0"_s}, {u"after"_s, 120}}).status, 201);
        const qint64 run = deploy(u"1.4.0"_s, u"production"_s);
        QCOMPARE(review(run, u"approved"_s).status, 200);
        m_peer->clock.advance(60s);
        QCOMPARE(running(u"production"_s), u"1.4.0"_s);
        QCOMPARE(probe(u"production"_s).status, 200);
        m_peer->clock.advance(120s);
        QCOMPARE(probe(u"production"_s).status, 503);
    }

    void refusesASicknessThatIsNone_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("a word") << QJsonObject{{u"verison"_s, u"1.4.1"_s}};
        QTest::newRow("no repository") << QJsonObject{{u"repository"_s, u"no/body"_s}};
        QTest::newRow("no status") << QJsonObject{{u"status"_s, 42}};
        QTest::newRow("the future") << QJsonObject{{u"after"_s, -1}};
        QTest::newRow("never") << QJsonObject{{u"every"_s, 0}};
    }

    void refusesASicknessThatIsNone()
    {
        QFETCH(QJsonObject, body);
        if (!body.contains("repository"_L1))
            body.insert("repository"_L1, u"switchyard/switchyard"_s);
        QCOMPARE(ask().post(u"/_demo/health"_s, body).status, 422);
        QVERIFY(repository().sicknesses.empty());
    }

    void makesTheReleaseOfATagWithItsFiles()
    {
        const QString head = repository().branches.value(u"main"_s);
        QCOMPARE(post(u"/git/refs"_s, {{u"ref"_s, u"refs/tags/v1.5.0"_s}, {u"sha"_s, head}}).status, 201);
        QCOMPARE(ask().get(m_path + u"/releases/tags/v1.5.0"_s).status, 404);
        m_peer->clock.advance(120s);
        const QJsonObject release = object(u"/releases/tags/v1.5.0"_s);
        QCOMPARE(release["assets"_L1].toArray().size(), 3);
        QCOMPARE(release["author"_L1]["login"_L1].toString(), u"github-actions[bot]"_s);
        QCOMPARE(repository().runs.back()->conclusion(), u"success"_s);
    }

    void addsTheFilesToAReleaseThatIsThereUnlessItIsImmutable()
    {
        const QJsonObject body{
            {u"tag_name"_s, u"v1.5.0"_s}, {u"name"_s, u"By hand"_s}, {u"target_commitish"_s, u"main"_s}};
        QCOMPARE(post(u"/releases"_s, body).status, 201);
        m_peer->clock.advance(120s);
        const QJsonObject release = object(u"/releases/tags/v1.5.0"_s);
        QCOMPARE(release["name"_L1].toString(), u"By hand"_s);
        QCOMPARE(release["assets"_L1].toArray().size(), 3);
        repository().immutableReleases = true;
        QCOMPARE(post(u"/releases"_s, {{u"tag_name"_s, u"v1.5.1"_s}}).status, 201);
        m_peer->clock.advance(120s);
        QVERIFY(object(u"/releases/tags/v1.5.1"_s)["assets"_L1].toArray().isEmpty());
        QCOMPARE(repository().runs.back()->conclusion(), u"failure"_s);
    }
};

QTEST_GUILESS_MAIN(DemoDelivery)
#include "demo_delivery.moc"
