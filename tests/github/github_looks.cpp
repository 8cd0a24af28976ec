// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/why.h"

#include <QSignalSpy>

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// Looks at the embedded GitHub: pages, validators, names.
class GithubLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        m_run = {m_peer->matrixRun().id};
    }

    void allPagesOfALargeMatrixAreRead()
    {
        const auto look = jobs();
        QVERIFY2(look, qPrintable(why(look)));
        QCOMPARE(look->rows.size(), 240U);
        QVERIFY(look->complete && look->changed);
        QCOMPARE(look->charged, 3);
        QCOMPARE(look->validators.size(), 3U);
        QSet<core::JobId> ids;
        for (const auto& job : look->rows)
            ids.insert(job.id);
        QCOMPARE(ids.size(), 240);
    }

    void aSecondLookCostsNothingAndStillSeesEveryPage()
    {
        const auto first = jobs();
        m_peer->client->validators().put(first->validators);
        m_peer->server.traffic().clear();
        const auto second = jobs();
        QVERIFY2(second, qPrintable(why(second)));
        QVERIFY(!second->changed && !second->complete && second->rows.empty());
        QCOMPARE(second->charged, 0);
        QCOMPARE(m_peer->server.traffic().notModified, 3);
        QCOMPARE(m_peer->server.traffic().charged, 0);
    }

    void onlyThePageThatChangedIsBrought()
    {
        const auto first = jobs();
        m_peer->client->validators().put(first->validators);
        const core::JobId last = first->rows.back().id;
        m_peer->server.world().job(last.value)->name = u"renamed"_s;
        m_peer->server.world().touch(m_peer->matrix());
        const auto second = jobs();
        QVERIFY2(second, qPrintable(why(second)));
        QVERIFY(second->changed && !second->complete);
        QCOMPARE(second->rows.size(), 40U);
        QCOMPARE(second->charged, 1);
        QCOMPARE(second->validators.size(), 1U);
        const auto isIt = [&](const core::Job& job) { return job.id == last && job.name == u"renamed"_s; };
        QVERIFY(std::ranges::any_of(second->rows, isIt));
    }

    void validatorsThatNobodyKeptAreNotUsed()
    {
        QVERIFY(jobs());
        const auto again = jobs();
        QCOMPARE(again->rows.size(), 240U);
        QCOMPARE(m_peer->server.traffic().notModified, 0);
    }

    void aRowThatComesTwiceIsOne()
    {
        m_peer->server.faults().add({.kind = demo::FaultKind::DuplicatedRows, .count = -1});
        const auto look = jobs();
        QVERIFY2(look, qPrintable(why(look)));
        QCOMPARE(look->rows.size(), 240U);
    }

    void asManyPagesAsAskedFor()
    {
        const auto look
            = m_peer->await(m_peer->client->runs(m_peer->rustName, {.perPage = 10, .pages = 2}, Priority::Background));
        QVERIFY2(look, qPrintable(why(look)));
        QCOMPARE(look->rows.size(), 20U);
        QVERIFY(!look->complete);
        QCOMPARE(look->charged, 2);
    }

    void aRunIsFilteredByWhatGithubFiltersBy()
    {
        const auto workflows = m_peer->await(m_peer->client->workflows(m_peer->rustName, Priority::User));
        QVERIFY2(workflows, qPrintable(why(workflows)));
        const auto workflow = workflows->rows.front();
        const auto look = m_peer->await(m_peer->client->runs(
            m_peer->rustName, {.workflow = workflow.id, .status = u"completed"_s, .pages = 0}, Priority::User));
        QVERIFY2(look, qPrintable(why(look)));
        QVERIFY(!look->rows.empty());
        for (const auto& run : look->rows) {
            QCOMPARE(run.workflow, workflow.id);
            QCOMPARE(run.workflowName, workflow.name);
            QVERIFY(run.state.isCompleted());
            QCOMPARE(run.repositoryName, m_peer->rustName);
            QVERIFY(run.id.value > 0xFFFF'FFFF);
        }
    }

    void aRepositoryIsFoundUnderItsNewName()
    {
        QSignalSpy renamed(m_peer->client.get(), &Client::repositoryRenamed);
        m_peer->server.world().rename(u"octavia/matrix-lab"_s, u"matrix-hall"_s);
        const auto look = jobs();
        QVERIFY2(look, qPrintable(why(look)));
        QCOMPARE(look->rows.size(), 240U);
        QCOMPARE(renamed.size(), 1);
        const core::RepositoryName newName{u"octavia"_s, u"matrix-hall"_s};
        QCOMPARE(renamed.first().at(0).value<core::RepositoryName>(), m_peer->matrixName);
        QCOMPARE(renamed.first().at(1).value<core::RepositoryName>(), newName);
        // From now on the old name costs no detour.
        m_peer->server.traffic().clear();
        QVERIFY(jobs());
        QCOMPARE(m_peer->server.traffic().requests, 3);
        QCOMPARE(renamed.size(), 1);
    }

    void anActionFollowsARenameWithMethodAndBody()
    {
        m_peer->server.world().finishRun(m_run.value, u"failure"_s);
        m_peer->server.world().rename(u"octavia/matrix-lab"_s, u"matrix-hall"_s);
        const auto done = m_peer->await(m_peer->client->rerun(m_peer->matrixName, m_run, true));
        QVERIFY2(done, qPrintable(why(done)));
        QCOMPARE(m_peer->server.world().run(m_run.value)->attempts.size(), 2U);
    }

    void theTokensUserIsKnown()
    {
        const auto user = m_peer->await(m_peer->client->user());
        QVERIFY2(user, qPrintable(why(user)));
        QCOMPARE(user->login, u"octavia"_s);
        QVERIFY(user->scopes.contains(u"repo"_s));
    }

    void anOwnerMayBeAnOrganisationOrAUser()
    {
        const auto organisation = m_peer->await(m_peer->client->repositoriesOf(u"langgraph"_s));
        QVERIFY2(organisation, qPrintable(why(organisation)));
        QCOMPARE(organisation->front().name, m_peer->rustName);
        const auto user = m_peer->await(m_peer->client->repositoriesOf(u"octavia"_s));
        QVERIFY2(user, qPrintable(why(user)));
        QCOMPARE(user->front().name, m_peer->matrixName);
    }

    void everyOtherReadBringsWhatItSays()
    {
        const auto runs = m_peer->await(m_peer->client->runs(m_peer->rustName, {}, Priority::User));
        const core::Run run = runs->rows.back();
        const auto one = m_peer->await(m_peer->client->run(m_peer->rustName, run.id, Priority::User));
        QCOMPARE(one->rows.front().id, run.id);
        const auto attempt = m_peer->await(m_peer->client->attempt(m_peer->rustName, run.id, 1));
        QCOMPARE(attempt->id, run.id);
        QCOMPARE(attempt->attempt, 1);
        const auto jobs = m_peer->await(m_peer->client->jobsOfAttempt(m_peer->rustName, run.id, 1));
        QVERIFY(!jobs->empty());
        const auto job = m_peer->await(m_peer->client->job(m_peer->rustName, jobs->front().id));
        QCOMPARE(job->run, run.id);
        const auto annotations = m_peer->await(m_peer->client->annotations(m_peer->rustName, jobs->front().id));
        QVERIFY2(annotations, qPrintable(why(annotations)));
        const auto artifacts = m_peer->await(m_peer->client->artifacts(m_peer->rustName, run.id, Priority::User));
        QVERIFY2(artifacts, qPrintable(why(artifacts)));
        const auto repository = m_peer->await(m_peer->client->repository(m_peer->rustName, Priority::User));
        QVERIFY(repository->rows.front().canPush);
        QVERIFY(m_peer->await(m_peer->client->repositories())->size() >= 1U);
    }

private:
    core::Result<Look<core::Job>> jobs()
    {
        return m_peer->await(m_peer->client->jobs(m_peer->matrixName, m_run, Priority::OnScreen));
    }

    std::unique_ptr<DemoPeer> m_peer;
    core::RunId m_run;
};

QTEST_GUILESS_MAIN(GithubLooks)
#include "github_looks.moc"
