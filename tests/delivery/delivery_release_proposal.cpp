// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_facts.h"
#include "delivery/release_reader.h"
#include "github/demo_peer.h"
#include "github/why.h"

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

core::Commit commit(const QString& message, const QString& author = u"ada"_s)
{
    static int count = 0;
    return {.id = QString::number(++count, 16).rightJustified(40, u'0'), .message = message, .author = author};
}

QStringList titlesOf(const std::vector<CommitGroup>& groups)
{
    QStringList titles;
    for (const CommitGroup& group : groups)
        titles << group.title;
    return titles;
}

} // namespace

/// What is proposed as the next release, from values and from the embedded GitHub.
class DeliveryReleaseProposal : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<ReleaseReader> m_reader;
    std::unique_ptr<ReleaseFactsReader> m_facts;

    ReadRelease read(const ReleaseReader::Wishes& wishes = {})
    {
        const auto read = m_peer->await(m_reader->read(yard, wishes));
        if (!read)
            qFatal("%s", qPrintable(why(read)));
        return *read;
    }
    ReleaseFacts facts(const ReadRelease& read)
    {
        const auto facts = m_peer->await(m_facts->read(read.reading, read.proposal.release));
        if (!facts)
            qFatal("%s", qPrintable(why(facts)));
        return *facts;
    }
    demo::Repository& repository() { return *m_peer->server.world().repository(yard.full()); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->server.load(u":/demo/delivery.json"_s));
        m_reader = std::make_unique<ReleaseReader>(*m_peer->client);
        m_facts = std::make_unique<ReleaseFactsReader>(*m_peer->client);
    }
    void cleanup()
    {
        m_facts.reset();
        m_reader.reset();
        m_peer.reset();
    }

    void commitsStandInGroupsWithWhatBreaksFirst()
    {
        const auto groups = groupedCommits({commit(u"docs: say more"_s), commit(u"fix: one"_s), commit(u"feat: two"_s),
                                            commit(u"feat!: three"_s), commit(u"chore(deps): four"_s),
                                            commit(u"tidy up"_s), commit(u"fix: five"_s)});
        QCOMPARE(titlesOf(groups),
                 (QStringList{u"Breaking changes"_s, u"Features"_s, u"Fixes"_s, u"Documentation"_s, u"Dependencies"_s,
                              u"Other changes"_s}));
        QCOMPARE(groups[2].commits.size(), 2U);
        QCOMPARE(groups[2].commits[0].message.subject, u"one"_s);
    }

    void theTitleIsMadeAsTheNewestReleasesIs_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("tag") << u"v1.4.1"_s << u"v1.5.0"_s;
        QTest::newRow("with a name") << u"Switchyard 1.4.1"_s << u"Switchyard 1.5.0"_s;
        QTest::newRow("with a name and v") << u"Switchyard v1.4.1 (stable)"_s << u"Switchyard v1.5.0 (stable)"_s;
        QTest::newRow("of its own") << u"The yard at night"_s << u"v1.5.0"_s;
        QTest::newRow("none") << QString() << u"v1.5.0"_s;
    }
    void theTitleIsMadeAsTheNewestReleasesIs()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QCOMPARE(titleLike({.tag = u"v1.4.1"_s, .name = before}, *Version::fromTag(u"v1.5.0"_s)), after);
    }

    void aHotfixOfAnOlderLineIsNotTheLatest()
    {
        ReleaseReading reading{.commit = u"c"_s,
                               .tags = {{.name = u"v2.0.0"_s}, {.name = u"v1.4.1"_s}},
                               .releases = {{.tag = u"v2.0.0"_s, .name = u"v2.0.0"_s}},
                               .previousTag = u"v1.4.1"_s};
        reading.since.commits = {commit(u"fix: it"_s)};
        QCOMPARE(proposedRelease(reading).release.tag, u"v1.4.2"_s);
        QVERIFY(!proposedRelease(reading).release.isLatest);
        QVERIFY(proposedRelease(reading, Version::fromTag(u"v2.0.1"_s)).release.isLatest);
        const auto candidate = proposedRelease(reading, Version::fromTag(u"v2.1.0-rc.1"_s)).release;
        QVERIFY(candidate.isPrerelease);
        QVERIFY(!candidate.isLatest);
    }

    void aVersionWithoutLettersHasThoseOfTheOthers()
    {
        QCOMPARE(typedVersion(u"1.5.0"_s, {{.name = u"app-v1.4.1"_s}})->tag(), u"app-v1.5.0"_s);
        QCOMPARE(typedVersion(u"1.5.0"_s, {})->tag(), u"v1.5.0"_s);
        QCOMPARE(typedVersion(u"v1.5.0"_s, {{.name = u"1.4.1"_s}})->tag(), u"v1.5.0"_s);
        QVERIFY(!typedVersion(u"next"_s, {}));
    }

    void theNextVersionIsReadWithNotesCommitsAndContributors()
    {
        const auto [reading, proposal] = read();
        QCOMPARE(proposal.previousTag, u"v1.4.1"_s);
        QCOMPARE(proposal.release.tag, u"v1.5.0"_s);
        QCOMPARE(proposal.release.commit, repository().branches.value(u"main"_s));
        QCOMPARE(proposal.release.name, u"v1.5.0"_s);
        QVERIFY(proposal.release.isLatest);
        QVERIFY2(proposal.release.notes.contains(u"v1.4.1...v1.5.0"_s), qPrintable(proposal.release.notes));
        QCOMPARE(titlesOf(proposal.groups), (QStringList{u"Features"_s, u"Fixes"_s, u"Other changes"_s}));
        QVERIFY(proposal.contributors.contains(u"mbrandt"_s));
        QVERIFY(proposal.hasAllCommits);
        QVERIFY(proposal.difference.isValid());
    }

    void anOlderCommitIsReleasedFromTheVersionBeforeIt()
    {
        const auto [reading, proposal] = read({.at = u"v1.4.0"_s});
        QCOMPARE(proposal.previousTag, u"v1.4.0"_s);
        QVERIFY(!proposal.next.hasChanges);
        QCOMPARE(proposal.release.tag, u"v1.4.2"_s); // 1.4.1 is taken
    }

    void whatIsNoVersionOrNoCommitIsRefused()
    {
        QCOMPARE(m_peer->await(m_reader->read(yard, {.version = u"soon"_s})).error().kind, core::ErrorKind::Rejected);
        const auto nowhere = m_peer->await(m_reader->read(yard, {.at = u"nowhere"_s}));
        QCOMPARE(nowhere.error().kind, core::ErrorKind::Rejected);
        QVERIFY(nowhere.error().what.contains(u"nowhere"_s));
    }

    void withoutALabelAndAWordOfItsCommitsItIsAPatch()
    {
        for (demo::Commit& each : repository().commits)
            each.message.replace(u": "_s, u" - "_s);
        for (demo::PullRequest& pull : repository().pullRequests)
            pull.labels.clear();
        QCOMPARE(read().proposal.next.source, NextVersion::Source::Default);
    }

    void withoutAWordOfTheCommitsTheLabelsOfTheirPullRequestsSayWhatComes_data()
    {
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<bool>("isSquashed");
        QTest::addColumn<QString>("next");
        QTest::newRow("a feature, merged") << QStringList{u"area: ui"_s, u"enhancement"_s} << false << u"v1.5.0"_s;
        QTest::newRow("a feature, squashed") << QStringList{u"enhancement"_s} << true << u"v1.5.0"_s;
        QTest::newRow("a break") << QStringList{u"bug"_s, u"breaking-change"_s} << true << u"v2.0.0"_s;
        QTest::newRow("a fix") << QStringList{u"bug"_s} << false << u"v1.4.3"_s;
    }
    void withoutAWordOfTheCommitsTheLabelsOfTheirPullRequestsSayWhatComes()
    {
        QFETCH(const QStringList, labels);
        QFETCH(const bool, isSquashed);
        QFETCH(const QString, next);
        auto& pulls = repository().pullRequests;
        for (demo::PullRequest& pull : pulls)
            pull.labels.clear();
        for (demo::Commit& each : repository().commits)
            each.message.replace(u": "_s, u" - "_s);
        demo::Commit& newest = repository().commits[repository().branches.value(u"main"_s)];
        pulls.push_back({.id = 990'001,
                         .number = 9001,
                         .title = u"What it brings"_s,
                         .author = u"mbrandt"_s,
                         .head = u"brings"_s,
                         .base = u"main"_s,
                         .sha = newest.sha,
                         .merged = isSquashed ? QString() : newest.sha,
                         .state = u"closed"_s,
                         .labels = labels,
                         .createdAt = newest.at,
                         .updatedAt = newest.at});
        if (isSquashed)
            newest.message = u"What it brings (#9001)"_s;
        m_peer->server.world().touch(repository());
        repository().tags.insert(u"v1.4.2"_s, repository().tags.value(u"v1.4.1"_s)); // so that a patch shows
        const auto [reading, proposal] = read();
        QCOMPARE(proposal.next.source, NextVersion::Source::Labels);
        QCOMPARE(proposal.release.tag, next);
        QVERIFY2(proposal.next.why.contains(labels.last()), qPrintable(proposal.next.why));
    }

    void aLabelOfWhatWasReleasedBeforeSaysNothing()
    {
        for (demo::Commit& each : repository().commits)
            each.message.replace(u": "_s, u" - "_s);
        auto& pulls = repository().pullRequests;
        for (demo::PullRequest& pull : pulls)
            pull.labels.clear();
        pulls.push_back({.id = 990'001,
                         .number = 9001,
                         .title = u"What it brought"_s,
                         .base = u"main"_s,
                         .merged = repository().tags.value(u"v1.4.0"_s),
                         .state = u"closed"_s,
                         .labels = {u"breaking-change"_s},
                         .createdAt = m_peer->server.world().now(),
                         .updatedAt = m_peer->server.world().now()});
        m_peer->server.world().touch(repository());
        QCOMPARE(read().proposal.next.source, NextVersion::Source::Default);
    }

    void theFactsAreReadForTheChecks()
    {
        const ReleaseFacts read = facts(this->read());
        QCOMPARE(read.way, ReleaseWay::Tag);
        QVERIFY(read.canPush);
        QVERIFY(read.checks && !read.checks->empty());
        QCOMPARE(read.required->size(), 3U);
        QVERIFY(read.codeAlerts && read.dependencyAlerts && read.rulesets);
        QCOMPARE(read.versionFiles, (std::vector<VersionFile>{{.path = u"Cargo.toml"_s, .version = u"1.4.1"_s}}));
        QVERIFY(!read.isTagTaken);
        QCOMPARE(read.isOnDefaultBranch, true);
        const auto started = startedBy(read.way, read.workflows);
        QCOMPARE(started.size(), 1U);
        QCOMPARE(started[0].path, u".github/workflows/release.yml"_s);
        QVERIFY(started[0].id);
    }
};

QTEST_GUILESS_MAIN(DeliveryReleaseProposal)
#include "delivery_release_proposal.moc"
