// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include "demo/represent.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Files of branches, written and read, and what is refused in GitHub's own words.
class DemoContents final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    const QString m_file = rustRepository + u"/contents/.github/workflows/ci.yml"_s;

    Ask& ask() { return *m_peer->ask; }
    demo::Repository& repository() { return m_peer->repository(); }

    static QByteArray textOf(const Reply& reply)
    {
        return QByteArray::fromBase64(reply.object()["content"_L1].toString().toLatin1());
    }
    QString shaOn(const QString& branch)
    {
        return ask().get(m_file + "?ref="_L1 + branch).object()["sha"_L1].toString();
    }
    static QJsonObject change(const QByteArray& text, const QString& sha = {}, const QString& branch = {})
    {
        QJsonObject body{{u"message"_s, u"Change it"_s}, {u"content"_s, QString::fromLatin1(text.toBase64())}};
        if (!sha.isEmpty())
            body.insert("sha"_L1, sha);
        if (!branch.isEmpty())
            body.insert("branch"_L1, branch);
        return body;
    }
    Reply put(const QString& path, const QJsonObject& body, QHttpHeaders extra = {})
    {
        return ask().send("PUT", path, QJsonDocument(body).toJson(), std::move(extra));
    }
    Reply branchOff(const QString& name)
    {
        return ask().post(
            rustRepository + u"/git/refs"_s,
            {{u"ref"_s, QString("refs/heads/"_L1 + name)}, {u"sha"_s, repository().branches.value(u"main"_s)}});
    }
    static QHttpHeaders token(const QByteArray& name)
    {
        QHttpHeaders headers;
        headers.append("Authorization", "Bearer " + name);
        return headers;
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
        repository().requirements.clear();
    }

    void givesAFileTheNameThatGitHasForItsBytes()
    {
        // git hash-object of "hello\n", and of nothing.
        QCOMPARE(demo::blobSha("hello\n"), u"ce013625030ba8dba906f756967f9e9ca394464a"_s);
        QCOMPARE(demo::blobSha(""), u"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"_s);
        const Reply reply = ask().get(m_file);
        QCOMPARE(reply.object()["sha"_L1].toString(), demo::blobSha(textOf(reply)));
    }

    void takesACommitThatNamesTheFileAsItIs()
    {
        const QString before = repository().branches.value(u"main"_s);
        const QByteArray text = "name: New\n";
        const Reply reply = put(m_file, change(text, shaOn(u"main"_s)));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["content"_L1]["sha"_L1].toString(), demo::blobSha(text));
        QCOMPARE(reply.object()["commit"_L1]["parents"_L1][0]["sha"_L1].toString(), before);
        QCOMPARE(reply.object()["commit"_L1]["sha"_L1].toString(), repository().branches.value(u"main"_s));
        QCOMPARE(textOf(ask().get(m_file)), text);
        QVERIFY(textOf(ask().get(m_file + "?ref="_L1 + before)) != text);
    }

    void startsWhatAPushStarts()
    {
        const size_t before = repository().runs.size();
        const Reply reply = put(m_file, change("name: New\n", shaOn(u"main"_s)));
        QCOMPARE(reply.status, 200);
        QVERIFY(repository().runs.size() > before);
        QCOMPARE(repository().runs.back()->sha, reply.object()["commit"_L1]["sha"_L1].toString());
        QCOMPARE(repository().runs.back()->event, u"push"_s);
    }

    void givesEachBranchFilesOfItsOwn()
    {
        QCOMPARE(branchOff(u"mend/ci"_s).status, 201);
        const QByteArray old = textOf(ask().get(m_file));
        QCOMPARE(put(m_file, change("name: There\n", shaOn(u"mend/ci"_s), u"mend/ci"_s)).status, 200);
        QCOMPARE(textOf(ask().get(m_file + u"?ref=mend%2Fci"_s)), "name: There\n");
        QCOMPARE(textOf(ask().get(m_file)), old);
    }

    void refusesAFileThatSomebodyElseHasChanged()
    {
        const QString known = shaOn(u"main"_s);
        QCOMPARE(put(m_file, change("name: Theirs\n", known)).status, 200);
        const Reply stale = put(m_file, change("name: Mine\n", known));
        QCOMPARE(stale.status, 409);
        QCOMPARE(stale.object()["message"_L1].toString(), ".github/workflows/ci.yml does not match "_L1 + known);
        const Reply none = put(m_file, change("name: Mine\n"));
        QCOMPARE(none.status, 422);
        QCOMPARE(none.object()["message"_L1].toString(), u"Invalid request.\n\n\"sha\" wasn't supplied."_s);
        QCOMPARE(textOf(ask().get(m_file)), "name: Theirs\n");
    }

    void makesANewFileWhateverShaIsNamed()
    {
        const QString path = rustRepository + u"/contents/.github/workflows/new.yml"_s;
        QCOMPARE(put(path, change("name: Fresh\non: push\n", u"0"_s.repeated(40))).status, 201);
        QCOMPARE(textOf(ask().get(path)), "name: Fresh\non: push\n");
        QCOMPARE(repository().workflow(u"new.yml"_s)->name, u"Fresh"_s);
    }

    void refusesWhatIsNoChange_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        const QJsonObject sound = change("x");
        QJsonObject noMessage = sound;
        noMessage.remove("message"_L1);
        QJsonObject noBase64 = sound;
        noBase64.insert("content"_L1, u"#!?"_s);
        QTest::newRow("no message") << noMessage << 422;
        QTest::newRow("no base64") << noBase64 << 422;
        QTest::newRow("no branch") << change("x", {}, u"nowhere"_s) << 404;
    }

    void refusesWhatIsNoChange()
    {
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        QCOMPARE(put(rustRepository + u"/contents/notes.md"_s, body).status, status);
    }

    void showsATokenWithoutTheWorkflowScopeNoWorkflowToWrite()
    {
        const QJsonObject body = change("x", shaOn(u"main"_s));
        const Reply classic = put(m_file, body, token("no-workflow-token"));
        QCOMPARE(classic.status, 404);
        QCOMPARE(classic.header("X-OAuth-Scopes"), "repo, read:org");
        const Reply fine = put(m_file, body, token("fine-grained-no-workflow-token"));
        QCOMPARE(fine.status, 403);
        QVERIFY(fine.header("X-Accepted-GitHub-Permissions").contains("workflows=write"));
        const Reply reader = put(m_file, body, token("read-only-token"));
        QCOMPARE(reader.status, 403);
        QCOMPARE(reader.header("X-Accepted-GitHub-Permissions"), "contents=write");
        const QString other = rustRepository + u"/contents/notes.md"_s;
        QCOMPARE(put(other, change("x"), token("no-workflow-token")).status, 201);
    }

    void protectsABranch()
    {
        const QJsonObject body = change("x", shaOn(u"main"_s));
        repository().requirements.insert(u"main"_s, {.byProtection = {u"Test"_s}});
        m_peer->server.world().touch(repository());
        QVERIFY(ask().get(rustRepository + u"/branches/main"_s).object()["protected"_L1].toBool());
        QCOMPARE(put(m_file, body, token("write-token")).status, 409);
        repository().requirements.insert(u"main"_s, {.pullRequest = true});
        const Reply ruled = put(m_file, body);
        QCOMPARE(ruled.status, 409);
        QVERIFY(ruled.object()["message"_L1].toString().contains("through a pull request"_L1));
        m_peer->server.world().touch(repository());
        QCOMPARE(ask().get(rustRepository + u"/rules/branches/main"_s).array()[0]["type"_L1].toString(),
                 u"pull_request"_s);
        repository().requirements.insert(u"main"_s, {.byProtection = {u"Test"_s}});
        QCOMPARE(put(m_file, body).status, 200); // an administrator's
    }

    void listsAFolderWithWhatStandsRightBelowIt()
    {
        const auto names = [this](const QString& path) {
            QStringList all;
            for (const auto& entry : ask().get(rustRepository + path).array())
                all << entry["type"_L1].toString() + u' ' + entry["name"_L1].toString();
            return all;
        };
        QCOMPARE(names(u"/contents/.github"_s), QStringList{u"dir workflows"_s});
        QVERIFY(names(u"/contents/.github/workflows?ref=main"_s).contains(u"file ci.yml"_s));
        QCOMPARE(ask().get(rustRepository + u"/contents/.github/nothing"_s).status, 404);
    }

    void sendsNoContentAboveAMegabyte()
    {
        repository().files.insert(u"big.yml"_s, QByteArray(1'100'000, 'x'));
        m_peer->server.world().touch(repository());
        const QJsonObject file = ask().get(rustRepository + u"/contents/big.yml"_s).object();
        QCOMPARE(file["encoding"_L1].toString(), u"none"_s);
        QCOMPARE(file["content"_L1].toString(), QString());
        QCOMPARE(file["size"_L1].toInt(), 1'100'000);
    }

    void makesBranchesAndNoneTwice()
    {
        const Reply made = branchOff(u"mend"_s);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object()["ref"_L1].toString(), u"refs/heads/mend"_s);
        QCOMPARE(ask().get(rustRepository + u"/git/ref/heads/mend"_s).object()["object"_L1]["sha"_L1].toString(),
                 repository().branches.value(u"main"_s));
        const Reply twice = branchOff(u"mend"_s);
        QCOMPARE(twice.status, 422);
        QCOMPARE(twice.object()["message"_L1].toString(), u"Reference already exists"_s);
        QCOMPARE(branchOff(u"a b"_s).status, 422);
        QCOMPARE(
            ask().post(rustRepository + u"/git/refs"_s, {{u"ref"_s, u"refs/heads/x"_s}, {u"sha"_s, u"1"_s}}).status,
            422);
        QCOMPARE(ask().get(rustRepository + u"/git/ref/heads/nowhere"_s).status, 404);
    }

    void opensAPullRequestOfABranchThatIsAhead()
    {
        branchOff(u"mend"_s);
        const QString pulls = rustRepository + u"/pulls"_s;
        const QJsonObject body{
            {u"head"_s, u"mend"_s}, {u"base"_s, u"main"_s}, {u"title"_s, u"Mend it"_s}, {u"body"_s, u"Because."_s}};
        const Reply early = ask().post(pulls, body);
        QCOMPARE(early.status, 422);
        QCOMPARE(early.object()["errors"_L1][0]["message"_L1].toString(), u"No commits between main and mend"_s);
        put(m_file, change("name: There\n", shaOn(u"mend"_s), u"mend"_s));

        const size_t before = repository().runs.size();
        const Reply opened = ask().post(pulls, body);
        QCOMPARE(opened.status, 201);
        QCOMPARE(opened.object()["body"_L1].toString(), u"Because."_s);
        QCOMPARE(opened.object()["head"_L1]["sha"_L1].toString(), repository().branches.value(u"mend"_s));
        QVERIFY(repository().runs.size() > before);
        QCOMPARE(repository().runs.back()->event, u"pull_request"_s);

        const Reply twice = ask().post(pulls, body);
        QCOMPARE(twice.status, 422);
        QCOMPARE(twice.object()["errors"_L1][0]["message"_L1].toString(),
                 u"A pull request already exists for langgraph:mend."_s);
        QCOMPARE(ask().post(pulls, {{u"head"_s, u"mend"_s}, {u"base"_s, u"nowhere"_s}}).status, 422);
    }
};

QTEST_GUILESS_MAIN(DemoContents)
#include "demo_contents.moc"
