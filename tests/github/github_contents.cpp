// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/parse.h"
#include "github/why.h"

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;
using core::ErrorKind;

/// Files of branches: read, changed, and refused in words that say what to do.
class GithubContents : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_path = u".github/workflows/ci.yml"_s;

    Client& client() { return *m_peer->client; }
    core::RepositoryName name() const { return m_peer->rustName; }
    core::RepositoryFile read(const QString& branch = u"main"_s)
    {
        return m_peer->await(client().fileToChange(name(), m_path, branch)).value();
    }
    core::FileChange change(const QByteArray& bytes, const QString& sha, const QString& branch = u"main"_s) const
    {
        return {.path = m_path, .branch = branch, .bytes = bytes, .sha = sha, .message = u"Change it"_s};
    }
    core::Result<core::CommittedFile> put(const core::FileChange& change)
    {
        return m_peer->await(client().putFile(name(), change));
    }
    void signIn(const QByteArray& token)
    {
        const core::Account account{
            .id = u"octavia@demo"_s, .apiUrl = m_peer->server.apiUrl(), .webUrl = m_peer->server.apiUrl()};
        m_peer->client
            = std::make_unique<Client>(account, token, m_peer->clock, Options{.timeout = std::chrono::seconds(10)});
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        m_peer->rust().requirements.clear();
    }

    void aFileComesWithGitsNameForItsBytes()
    {
        const auto file = read();
        QVERIFY(file.bytes.contains("jobs:"));
        QCOMPARE(file.sha, core::blobSha(file.bytes));
        QCOMPARE(core::blobSha("hello\n"), u"ce013625030ba8dba906f756967f9e9ca394464a"_s); // git hash-object
    }

    void aChangeIsACommit()
    {
        const QByteArray bytes = "name: CI\r\non: push"; // neither its line ends nor its last line are touched
        const auto done = put(change(bytes, read().sha));
        QVERIFY2(done, qPrintable(why(done)));
        QCOMPARE(done->sha, core::blobSha(bytes));
        QCOMPARE(done->commit, m_peer->rust().branches.value(u"main"_s));
        QVERIFY(done->webUrl.path().endsWith(done->commit));
        QCOMPARE(read().bytes, bytes);
        QCOMPARE(m_peer->rust().commits.value(done->commit).message, u"Change it"_s);
    }

    void aFileThatSomebodyElseHasChangedIsAConflict()
    {
        const QString old = read().sha;
        QVERIFY(put(change("theirs", old)));
        const auto stale = put(change("mine", old));
        QVERIFY(!stale);
        QCOMPARE(stale.error().kind, ErrorKind::Conflict);
        QVERIFY(!isProtection(stale.error()));
        const auto none = put(change("mine", {}));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Conflict);
        QCOMPARE(read().bytes, "theirs");
    }

    void aProtectedBranchSaysSo()
    {
        const QString sha = read().sha;
        m_peer->rust().requirements.insert(u"main"_s, {.pullRequest = true});
        m_peer->server.world().touch(m_peer->rust());
        const auto refused = put(change("mine", sha));
        QVERIFY(!refused);
        QVERIFY(isProtection(refused.error()));
        QVERIFY(refused.error().what.contains("main is protected"_L1));
        QVERIFY(m_peer->await(client().branch(name(), u"main"_s))->isProtected);
        QVERIFY(*m_peer->await(client().wantsPullRequest(name(), u"main"_s)));
        m_peer->rust().requirements.clear();
        m_peer->server.world().touch(m_peer->rust());
        QVERIFY(!*m_peer->await(client().wantsPullRequest(name(), u"main"_s)));
    }

    void aTokenThatMayNotIsToldWhatItLacks_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("lacks");
        QTest::newRow("classic") << "no-workflow-token"_ba << u"It lacks the scope workflow"_s;
        QTest::newRow("fine-grained") << "fine-grained-no-workflow-token"_ba
                                      << u"Contents and Workflows: read and write"_s;
        QTest::newRow("reader") << "read-only-token"_ba << u"scope repo"_s;
    }

    void aTokenThatMayNotIsToldWhatItLacks()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const QString, lacks);
        signIn(token);
        const auto refused = put(change("mine", read().sha));
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains("may not change workflow files"_L1));
        QVERIFY2(refused.error().advice.contains(lacks), qPrintable(refused.error().advice));
    }

    void aBranchThatIsGoneIsNamed()
    {
        const auto refused = put(change("mine", read().sha, u"gone"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotFound);
        QVERIFY(refused.error().what.contains("The branch gone"_L1));
    }

    void aChangeIsSentOnce()
    {
        const QString sha = read().sha;
        m_peer->server.faults().add({.kind = demo::FaultKind::LostAnswer, .count = -1, .method = "PUT"});
        const auto lost = put(change("mine", sha));
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Timeout);
        QCOMPARE(m_peer->server.traffic().writes.size(), 1U);
        m_peer->server.faults().clear();
        QCOMPARE(read().bytes, "mine");
    }

    void foldersAreListed()
    {
        const auto entries = m_peer->await(client().folder(name(), u".github/workflows"_s, u"main"_s));
        QVERIFY2(entries, qPrintable(why(entries)));
        QVERIFY(std::ranges::contains(*entries, m_path, &core::FolderEntry::path));
        const auto top = m_peer->await(client().folder(name(), u".github"_s, u"main"_s));
        QCOMPARE(top->size(), 1U);
        QVERIFY(top->front().isFolder);
        const auto none = m_peer->await(client().folder(name(), u"nowhere"_s, u"main"_s));
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        const auto file = m_peer->await(client().folder(name(), m_path, u"main"_s));
        QCOMPARE(file.error().kind, ErrorKind::Unsupported);
    }

    void allPagesOfBranchesAreRead()
    {
        auto& branches = m_peer->rust().branches;
        for (int number = 0; number < 250; ++number)
            branches.insert(u"topic/%1"_s.arg(number), branches.value(u"main"_s));
        m_peer->server.world().touch(m_peer->rust());
        const auto all = m_peer->await(client().branches(name()));
        QVERIFY2(all, qPrintable(why(all)));
        QCOMPARE(qsizetype(all->size()), branches.size());
        QCOMPARE(std::ranges::find(*all, u"main"_s, &core::Branch::name)->commit, branches.value(u"main"_s));
    }

    void aBranchAndItsPullRequestAreOpened()
    {
        const QString head = m_peer->rust().branches.value(u"main"_s);
        QVERIFY(m_peer->await(client().createBranch(name(), u"mend/ci"_s, head)));
        const auto taken = m_peer->await(client().createBranch(name(), u"mend/ci"_s, head));
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        const auto bad = m_peer->await(client().createBranch(name(), u"a b"_s, head));
        QCOMPARE(bad.error().kind, ErrorKind::Rejected);
        QVERIFY(bad.error().what.contains("a b"_L1));

        QVERIFY(put(change("mine", read().sha, u"mend/ci"_s)));
        const core::NewPullRequest wanted{
            .head = u"mend/ci"_s, .base = u"main"_s, .title = u"Mend"_s, .body = u"Because."_s};
        const auto pull = m_peer->await(client().createPullRequest(name(), wanted));
        QVERIFY2(pull, qPrintable(why(pull)));
        QCOMPARE(pull->branch, u"mend/ci"_s);
        QVERIFY(pull->number > 0 && !pull->webUrl.isEmpty());
        const auto twice = m_peer->await(client().createPullRequest(name(), wanted));
        QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    }

    void bodiesThatAreNotAsDocumentedAreMalformed()
    {
        QCOMPARE(parseCommittedFile("{}").error().kind, ErrorKind::Malformed);
        QVERIFY(parseCommittedFile(R"({"content": {"sha": "a"}, "commit": {}})")
                    .error()
                    .detail.startsWith("commit.sha:"_L1));
        QCOMPARE(parseBranches(R"([{"name": "main"}])").error().kind, ErrorKind::Malformed);
        QCOMPARE(parseFolder("[{}]").error().kind, ErrorKind::Malformed);
        const auto some
            = parseFolder(R"([{"type": "submodule", "path": "x"}, {"type": "file", "path": "y", "size": 3}])");
        QVERIFY(some);
        QCOMPARE(*some, (std::vector<core::FolderEntry>{{.path = u"y"_s, .size = 3}}));
        QCOMPARE(parseFileToChange(R"({"type": "file", "encoding": "none", "content": ""})").error().kind,
                 ErrorKind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(GithubContents)
#include "github_contents.moc"
