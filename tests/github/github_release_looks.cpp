// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/parse.h"
#include "github/why.h"

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

} // namespace

/// What is read before a release: bodies in the form of GitHub's documentation, and the embedded GitHub.
class GithubReleaseLooks : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoPeer> m_peer;
    demo::Repository& repository() { return *m_peer->server.world().repository(yard.full()); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->server.load(u":/demo/delivery.json"_s));
    }
    void cleanup() { m_peer.reset(); }

    void anAlertOfCodeScanningHasGitHubsSeverityBeforeTheTools()
    {
        const auto alerts = github::parseCodeAlerts(
            "[ "
            "{\"number\": 4, \"state\": \"open\", \"html_url\": \"https://github.com/o/r/security/code-scanning/4\", "
            "\"rule\": {\"id\": \"js/zipslip\", \"severity\": \"error\", \"security_severity_level\": \"high\", "
            "\"description\": \"Arbitrary file write during zip extraction\"}}, "
            "{\"number\": 5, \"state\": \"open\", \"rule\": {\"severity\": \"warning\", \"description\": null}}]");
        QVERIFY2(alerts, qPrintable(why(alerts)));
        QCOMPARE(alerts->size(), 2U);
        QCOMPARE((*alerts)[0].severity, u"high"_s);
        QCOMPARE((*alerts)[0].what, u"Arbitrary file write during zip extraction"_s);
        QCOMPARE((*alerts)[0].webUrl.path(), u"/o/r/security/code-scanning/4"_s);
        QCOMPARE((*alerts)[1].severity, u"warning"_s);
        QVERIFY(!github::parseCodeAlerts("[{\"number\": 4}]"));
    }

    void anAlertOfDependabotSaysWhatItsAdvisorySays()
    {
        const auto alerts = github::parseDependencyAlerts(
            "[ "
            "{\"number\": 2, \"state\": \"open\", \"html_url\": \"https://github.com/o/r/security/dependabot/2\", "
            "\"security_advisory\": {\"ghsa_id\": \"GHSA-rf4j-j272-fj86\", \"severity\": \"critical\", \"summary\": "
            "\"Django leaks\"}}]");
        QVERIFY2(alerts, qPrintable(why(alerts)));
        QCOMPARE((*alerts)[0].severity, u"critical"_s);
        QCOMPARE((*alerts)[0].what, u"Django leaks"_s);
    }

    void aRulesetSaysWhatItHoldsForAndWhetherOneMayPass()
    {
        const auto ruleset = github::parseRuleset(
            "{\"id\": 42, \"name\": \"Tags\", \"target\": \"tag\", "
            "\"enforcement\": \"active\", \"current_user_can_bypass\": \"always\", "
            "\"conditions\": {\"ref_name\": {\"include\": [\"refs/tags/v*\"], \"exclude\": [\"refs/tags/v0*\"]}}, "
            "\"rules\": [{\"type\": \"creation\"}, {\"type\": \"deletion\"}]}");
        QVERIFY2(ruleset, qPrintable(why(ruleset)));
        QVERIFY(ruleset->isActive && ruleset->canBypass);
        QCOMPARE(ruleset->include, QStringList(u"refs/tags/v*"_s));
        QCOMPARE(ruleset->exclude, QStringList(u"refs/tags/v0*"_s));
        QCOMPARE(ruleset->rules, (QStringList{u"creation"_s, u"deletion"_s}));
        const auto tried = github::parseRuleset("{\"id\": 1, \"name\": \"x\", \"enforcement\": \"evaluate\", "
                                                "\"current_user_can_bypass\": \"pull_requests_only\"}");
        QVERIFY(tried && !tried->isActive && !tried->canBypass);
    }

    void aTagIsFoundByItsWholeName()
    {
        auto& tags = repository().tags;
        tags.insert(u"v9.0.0-rc.1"_s, repository().branches.value(u"main"_s));
        const auto none = m_peer->await(m_peer->client->tagRef(yard, u"v9.0.0"_s));
        QVERIFY2(none, qPrintable(why(none)));
        QVERIFY(!*none);
        const auto there = m_peer->await(m_peer->client->tagRef(yard, u"v9.0.0-rc.1"_s));
        QVERIFY(there && *there);
        QCOMPARE((*there)->commit, repository().branches.value(u"main"_s));
    }

    void checksSayWhetherTheyPassed()
    {
        const auto runs
            = github::parseCheckRuns("{\"check_runs\": [ "
                                     "{\"name\": \"a\", \"status\": \"completed\", \"conclusion\": \"success\"}, "
                                     "{\"name\": \"b\", \"status\": \"completed\", \"conclusion\": \"skipped\"}, "
                                     "{\"name\": \"c\", \"status\": \"completed\", \"conclusion\": \"timed_out\"}, "
                                     "{\"name\": \"d\", \"status\": \"in_progress\", \"conclusion\": null}]}");
        QVERIFY2(runs, qPrintable(why(runs)));
        QVERIFY((*runs)[0].passed && (*runs)[1].passed);
        QVERIFY(!(*runs)[2].passed && (*runs)[2].ended);
        QVERIFY(!(*runs)[3].passed && !(*runs)[3].ended);
    }

    void theReleaseOfATagAndWhatARefLeadsToAreRead()
    {
        const auto release = m_peer->await(m_peer->client->releaseOfTag(yard, u"v1.4.1"_s));
        QVERIFY2(release, qPrintable(why(release)));
        QCOMPARE(release->tag, u"v1.4.1"_s);
        QCOMPARE(m_peer->await(m_peer->client->releaseOfTag(yard, u"v9.9.9"_s)).error().kind,
                 core::ErrorKind::NotFound);
        const auto commit = m_peer->await(m_peer->client->commit(yard, u"v1.4.1"_s));
        QVERIFY2(commit, qPrintable(why(commit)));
        QCOMPARE(commit->id, repository().tags.value(u"v1.4.1"_s));
    }
};

QTEST_GUILESS_MAIN(GithubReleaseLooks)
#include "github_release_looks.moc"
