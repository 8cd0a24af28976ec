// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class DemoScenario final : public QObject {
    Q_OBJECT

private:
    static QString written(const QTemporaryDir& folder, const QByteArray& text)
    {
        QFile file(folder.filePath(u"scenario.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

private Q_SLOTS:
    void refusesWhatIsNoScenarioAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("empty") << ""_ba << u"byte 0"_s;
        QTest::newRow("no json") << "{\"repositories\": ["_ba << u"byte"_s;
        QTest::newRow("a list") << "[1]"_ba << u"repositories"_s;
        QTest::newRow("no repositories") << "{\"repositories\": []}"_ba << u"repositories"_s;
        QTest::newRow("no owner") << "{\"repositories\": [{\"name\": \"x\"}]}"_ba << u"repositories[0].owner"_s;
        QTest::newRow("no jobs")
            << R"({"repositories": [{"owner": "o", "name": "x", "workflows": [{"path": "p"}]}]})"_ba
            << u"repositories[0].workflows[0].path, .jobs"_s;
    }

    void refusesWhatIsNoScenarioAndSaysWhere()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, where);
        const QTemporaryDir folder;
        core::ManualClock clock(QDateTime::fromString(u"2026-10-03T09:00:00Z"_s, Qt::ISODate));
        demo::Server server(clock);
        const auto loaded = server.load(written(folder, text));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, core::ErrorKind::Malformed);
        QVERIFY2(loaded.error().detail.contains(where), qPrintable(loaded.error().detail));
        QVERIFY(server.world().repositories().empty());
    }

    void theDemoHasAPullRequestOfTheViewersThatWaitsForACheckThatNobodyReports()
    {
        DemoPeer peer;
        QVERIFY(peer.ready);
        QStringList missing;
        const auto require = [&missing](const QJsonArray& checks) {
            for (const QJsonValue& check : checks)
                missing << check["context"_L1].toString();
        };
        require(peer.ask->get(rustRepository + "/branches/main"_L1)
                    .object()["protection"_L1]["required_status_checks"_L1]["checks"_L1]
                    .toArray());
        const QJsonArray rules = peer.ask->get(rustRepository + "/rules/branches/main"_L1).array();
        QCOMPARE(rules.at(0)["type"_L1].toString(), u"required_status_checks"_s);
        require(rules.at(0)["parameters"_L1]["required_status_checks"_L1].toArray());
        QVERIFY(missing.size() >= 6);
        QVERIFY(peer.ask->get(rustRepository + "/rules/branches/develop"_L1).array().isEmpty());

        const QJsonObject pull = peer.ask->get(rustRepository + "/pulls/148"_L1).object();
        QCOMPARE(pull["user"_L1]["login"_L1].toString(), peer.server.world().viewer());
        const QString commit = pull["head"_L1]["sha"_L1].toString();
        const QJsonArray runs = peer.ask->get(rustRepository + "/commits/"_L1 + commit + "/check-runs?per_page=100"_L1)
                                    .object()["check_runs"_L1]
                                    .toArray();
        for (const QJsonValue& run : runs) {
            QCOMPARE(run["status"_L1].toString(), u"completed"_s);
            missing.removeAll(run["name"_L1].toString());
        }
        QCOMPARE(missing, QStringList{u"Licence scan"_s});
    }

    void saysWhenThereIsNoFile()
    {
        core::ManualClock clock(QDateTime::fromString(u"2026-10-03T09:00:00Z"_s, Qt::ISODate));
        demo::Server server(clock);
        const auto loaded = server.load(u"/nowhere/scenario.json"_s);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, core::ErrorKind::Storage);
    }

    void saysWhenTheSocketCannotBe()
    {
        core::ManualClock clock(QDateTime::fromString(u"2026-10-03T09:00:00Z"_s, Qt::ISODate));
        demo::Server server(clock);
        QVERIFY(server.load());
        QVERIFY(!server.listen(u"/nowhere/at/all.sock"_s));
    }

    void startsWithARunInProgressThatFailsInItsNightlyCellAfterAboutAMinute()
    {
        DemoPeer peer;
        QVERIFY(peer.ready);
        const auto& runs = peer.repository().runs;
        const auto ci = std::find_if(runs.rbegin(), runs.rend(), [](const auto& run) {
            return run->status() == "in_progress"_L1 && run->latest().jobs.size() == 7;
        });
        QVERIFY(ci != runs.rend());
        const qint64 id = (*ci)->id;
        int seconds = 0;
        for (; seconds < 120 && !peer.server.world().run(id)->ended(); ++seconds)
            peer.clock.advance(1s);
        QVERIFY2(seconds >= 55 && seconds <= 80, qPrintable(QString::number(seconds)));
        const demo::Run& run = *peer.server.world().run(id);
        QCOMPARE(run.conclusion(), u"failure"_s);
        for (const qint64 each : run.latest().jobs) {
            const demo::Job& job = *peer.server.world().job(each);
            QCOMPARE(job.conclusion, job.name == "Test (nightly)"_L1 ? u"failure"_s : u"success"_s);
        }
    }

    void keepsMovingForAsLongAsSomebodyWatches()
    {
        DemoPeer peer;
        const size_t before = peer.repository().runs.size();
        peer.clock.advance(1h);
        QVERIFY(peer.repository().runs.size() >= before + 60);
        const demo::Run* repaired = nullptr;
        for (const auto& run : peer.repository().runs) {
            if (run->title.startsWith("Wait for the checkpoint"_L1))
                repaired = run.get();
        }
        QVERIFY(repaired);
        QCOMPARE(repaired->conclusion(), u"success"_s);
    }

    void remembersTwoHundredRunsWithAFlakyTestADipAndARegression()
    {
        DemoPeer peer;
        demo::World& world = peer.server.world();
        int retried = 0;
        int red = 0;
        int cancelled = 0;
        double lowest = 100;
        double slowest = 0;
        for (const auto& run : peer.repository().runs) {
            retried += run->attempts.size() > 1 && run->conclusion() == "success"_L1 ? 1 : 0;
            red += run->conclusion() == "failure"_L1 ? 1 : 0;
            cancelled += run->conclusion() == "cancelled"_L1 ? 1 : 0;
            lowest = std::min(lowest, run->figures.coverage);
            slowest = std::max(slowest, run->figures.slowdown);
            if (run->createdAt < world.now() - demo::hours(1) && run->pullRequest != 147)
                QVERIFY(run->ended());
        }
        QVERIFY2(std::ranges::count_if(peer.repository().runs, [](const auto& run) { return run->ended(); }) >= 200,
                 "runs that have ended");
        for (const demo::PullRequest& pull : peer.repository().pullRequests) {
            for (const demo::Review& review : pull.reviews)
                QVERIFY(peer.repository().commits.contains(review.sha));
        }
        QVERIFY(retried >= 2);
        QVERIFY(red >= 8);
        QVERIFY(cancelled >= 1);
        QVERIFY(lowest < 80);
        QVERIFY(slowest > 1.15);
        QCOMPARE(peer.repository().environments.size(), 3U);
        QVERIFY(peer.repository().pullRequests.size() >= 4);
        QVERIFY(peer.repository().releases.size() >= 5);
    }

    void playsAMatrixOfTwoHundredAndFortyJobsOverThreePages()
    {
        DemoPeer peer(u":/demo/matrix.json"_s);
        QVERIFY(peer.ready);
        const qint64 run = peer.repository(u"octavia/matrix-lab"_s).runs.back()->id;
        QString next = u"/repos/octavia/matrix-lab/actions/runs/%1/jobs?per_page=100"_s.arg(run);
        QSet<qint64> seen;
        QSet<QString> names;
        int pages = 0;
        while (!next.isEmpty()) {
            const Reply reply = peer.ask->get(next);
            QCOMPARE(reply.object()["total_count"_L1].toInt(), 240);
            for (const QJsonValue& job : reply.object()["jobs"_L1].toArray()) {
                seen.insert(job["id"_L1].toInteger());
                names.insert(job["name"_L1].toString());
            }
            ++pages;
            const QString link = QString::fromLatin1(reply.header("Link"));
            next = link.contains("rel=\"next\""_L1)
                ? link.section("; rel=\"next\""_L1, 0, 0).section(u'<', -1).chopped(1)
                : QString();
        }
        QCOMPARE(pages, 3);
        QCOMPARE(seen.size(), 240);
        QVERIFY(names.contains(u"build (linux-riscv64, 1.85, async)"_s));
        peer.clock.advance(300s);
        QCOMPARE(peer.server.world().run(run)->conclusion(), u"failure"_s);
    }

    void holdsAnOrganisationOfTwoHundredRepositories()
    {
        DemoPeer peer(u":/demo/fleet.json"_s);
        QVERIFY(peer.ready);
        const QJsonArray second = peer.ask->get(u"/orgs/fleet/repos?per_page=100&page=2"_s).array();
        QCOMPARE(second.size(), 100);
        QCOMPARE(peer.server.world().repositories().size(), 200U);
        const auto runs = [&peer] {
            size_t count = 0;
            for (const auto& [id, repository] : peer.server.world().repositories())
                count += repository->runs.size();
            return count;
        };
        const size_t before = runs();
        peer.clock.advance(24h);
        const size_t day = runs() - before;
        QVERIFY2(day > 500 && day < 900, qPrintable(QString::number(day)));
    }

    void remembersEightReleasesOfWhichOneFailedAndOneWasCancelled()
    {
        DemoPeer peer(u":/demo/delivery.json"_s);
        QVERIFY(peer.ready);
        demo::Repository& repository = peer.repository(u"switchyard/switchyard"_s);
        QCOMPARE(repository.releases.size(), 8U);
        QCOMPARE(repository.latest()->tag, u"v1.4.1"_s);
        QStringList production;
        QStringList ends;
        for (const auto& run : repository.runs) {
            QVERIFY2(run->ended(), qPrintable(run->title));
            if (run->event != "workflow_dispatch"_L1)
                continue;
            production << run->inputs.value(u"version"_s);
            ends << run->conclusion();
        }
        QCOMPARE(production, u"1.0.0 1.1.0 1.1.1 1.2.0 1.2.0 1.3.0 1.3.1 1.4.0 1.4.1"_s.split(u' '));
        QCOMPARE(ends, u"success success success cancelled success failure success success success"_s.split(u' '));
        // Each release went through staging, under its own commit.
        for (const demo::Release& release : repository.releases) {
            const QString sha = repository.tags.value(release.tag);
            QVERIFY(std::ranges::any_of(repository.deployments, [&sha](const demo::Deployment& deployment) {
                return deployment.environment == "staging"_L1 && deployment.sha == sha;
            }));
            QVERIFY(repository.filesAt(sha).value(u"Cargo.toml"_s).contains(release.tag.sliced(1).toLatin1()));
        }
    }

    void hasCommitsThatAreNotReleasedAndAMigrationAmongThem()
    {
        DemoPeer peer(u":/demo/delivery.json"_s);
        const QJsonObject since = peer.ask->get(u"/repos/switchyard/switchyard/compare/v1.4.1...main"_s).object();
        QCOMPARE(since["ahead_by"_L1].toInt(), 4);
        static const QRegularExpression conventional(u"^(feat|fix|refactor)(\\(\\w+\\))?: "_s);
        for (const QJsonValue& commit : since["commits"_L1].toArray())
            QVERIFY(conventional.match(commit["commit"_L1]["message"_L1].toString()).hasMatch());
        QStringList added;
        for (const QJsonValue& file : since["files"_L1].toArray()) {
            if (file["status"_L1].toString() == "added"_L1)
                added << file["filename"_L1].toString();
        }
        QVERIFY(added.contains(u"migrations/0007_point_leases.up.sql"_s));
    }

    void addsOneScenarioToAnother()
    {
        DemoPeer peer;
        QVERIFY(peer.server.load(u":/demo/matrix.json"_s));
        QVERIFY(peer.server.world().repository(u"octavia/matrix-lab"_s));
        QVERIFY(peer.server.world().repository(u"langgraph/rust-langgraph"_s));
    }
};

QTEST_GUILESS_MAIN(DemoScenario)
#include "demo_scenario.moc"
