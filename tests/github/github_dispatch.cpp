// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/parse.h"
#include "github/why.h"

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// Starting a workflow, and what is asked before it.
class GithubDispatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_peer = std::make_unique<DemoPeer>(); }

    void aStartedRunIsToldByItsId()
    {
        const auto run = dispatch({{u"dry_run"_s, u"true"_s}});
        QVERIFY2(run, qPrintable(why(run)));
        QVERIFY(*run);
        const demo::Run& made = *m_peer->rust().runs.back();
        QCOMPARE((*run)->value, made.id);
        QCOMPARE(made.event, u"workflow_dispatch"_s);
        QCOMPARE(made.ref, u"main"_s);
        QCOMPARE(made.inputs, (QMap<QString, QString>{{u"dry_run"_s, u"true"_s}}));
        QCOMPARE(m_peer->server.traffic().writes.size(), 1U);
    }

    void anOlderServerTakesItAndTellsNothing()
    {
        m_peer->server.world().setDispatchLag(3'000);
        const auto run = dispatch({});
        QVERIFY2(run, qPrintable(why(run)));
        QVERIFY(!*run);
    }

    void aRefusalIsGitHubsOwn_data()
    {
        QTest::addColumn<QString>("ref");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("says");
        QTest::newRow("ref") << u"nowhere"_s << QString() << u"No ref found for: nowhere"_s;
        QTest::newRow("input") << u"main"_s << u"colour"_s << u"Unexpected inputs provided: [\"colour\"]"_s;
        QTest::newRow("option") << u"main"_s << u"strategy"_s << u"not in the list of allowed values"_s;
    }
    void aRefusalIsGitHubsOwn()
    {
        QFETCH(const QString, ref);
        QFETCH(const QString, input);
        QFETCH(const QString, says);
        const size_t before = m_peer->rust().runs.size();
        const auto run
            = dispatch(input.isEmpty() ? QMap<QString, QString>() : QMap<QString, QString>{{input, u"x"_s}}, ref);
        QVERIFY(!run);
        QCOMPARE(run.error().kind, core::ErrorKind::Rejected);
        QVERIFY2(run.error().detail.contains(says), qPrintable(run.error().detail));
        QCOMPARE(m_peer->rust().runs.size(), before);
    }

    void itIsSentOnceWhateverBecomesOfTheAnswer()
    {
        const size_t before = m_peer->rust().runs.size();
        m_peer->server.faults().add({.kind = demo::FaultKind::LostAnswer, .method = "POST"});
        const auto run = dispatch({});
        QVERIFY(!run);
        QCOMPARE(run.error().kind, core::ErrorKind::Timeout);
        QCOMPARE(m_peer->rust().runs.size(), before + 1);
        QCOMPARE(m_peer->server.traffic().writes.size(), 1U);
    }

    void refsAndEnvironmentsAreListedToTheLastPage()
    {
        auto& branches = m_peer->rust().branches;
        for (int i = 0; i < 130; ++i)
            branches.insert(u"topic/%1"_s.arg(i), branches.value(u"main"_s));
        const auto listed = m_peer->await(m_peer->client->branches(m_peer->rustName));
        QVERIFY2(listed, qPrintable(why(listed)));
        QCOMPARE(std::ssize(*listed), branches.size());
        const auto main = std::ranges::find(*listed, u"main"_s, &core::Branch::name);
        QVERIFY(main != listed->end());
        QCOMPARE(main->commit, branches.value(u"main"_s));
        const auto tags
            = m_peer->await(m_peer->client->tags(m_peer->rustName, github::Priority::User, github::Ask::Always));
        QVERIFY2(tags, qPrintable(why(tags)));
        QCOMPARE(std::ssize(tags->rows), m_peer->rust().tags.size());
        for (const core::Tag& tag : tags->rows)
            QCOMPARE(tag.commit, m_peer->rust().tags.value(tag.name));
        const auto environments = m_peer->await(
            m_peer->client->environments(m_peer->rustName, github::Priority::User, github::Ask::Always));
        QVERIFY2(environments, qPrintable(why(environments)));
        QCOMPARE(environments->rows.size(), 3U);
        QCOMPARE(environments->rows.front().name, u"development"_s);
    }

    void noMoreTagsAreAskedForThanAPersonLooksThrough()
    {
        auto& tags = m_peer->rust().tags;
        for (int i = 0; i < 500; ++i)
            tags.insert(u"v0.%1"_s.arg(i), m_peer->rust().branches.value(u"main"_s));
        const auto listed
            = m_peer->await(m_peer->client->tags(m_peer->rustName, github::Priority::User, github::Ask::Always));
        QVERIFY2(listed, qPrintable(why(listed)));
        QCOMPARE(listed->rows.size(), 300U);
    }

    void whatIsNoSuchListIsRefusedWithItsPath()
    {
        const auto branches = github::parseBranches(R"([{"name": "main", "commit": {}}])");
        QVERIFY(!branches);
        QVERIFY(branches.error().detail.contains("commit.sha"_L1));
        QVERIFY(!github::parseTags(R"([{"name": 7}])"));
        QVERIFY(!github::parseTags("<html>"));
        QVERIFY(!github::parseEnvironments(R"([{"name": "production"}])"));
        QVERIFY(!github::parseEnvironments(R"({"environments": [{}]})"));
        QVERIFY(!github::parseStartedRun(""));
        QVERIFY(!github::parseStartedRun(R"({"workflow_run_id": "7"})"));
        QCOMPARE(github::parseStartedRun(R"({"workflow_run_id": 22072110442})").value(), core::RunId{22072110442});
    }

private:
    core::Result<std::optional<core::RunId>> dispatch(const QMap<QString, QString>& inputs,
                                                      const QString& ref = u"main"_s)
    {
        const core::WorkflowId deploy{m_peer->rust().workflow(u"deploy.yml"_s)->id};
        return m_peer->await(m_peer->client->dispatch(m_peer->rustName, deploy, ref, inputs));
    }

    std::unique_ptr<DemoPeer> m_peer;
};

QTEST_GUILESS_MAIN(GithubDispatch)
#include "github_dispatch.moc"
