// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Tags, releases, what lies between two of them, and the rules that forbid one.
class DemoReleases final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;

    Ask& ask() { return *m_peer->ask; }
    demo::Repository& repository() { return m_peer->repository(); }
    QString head() { return repository().branches.value(u"main"_s); }
    Reply get(const QString& path) { return ask().get(rustRepository + path); }
    Reply post(const QString& path, const QJsonObject& body) { return ask().post(rustRepository + path, body); }
    Reply patch(qint64 release, const QJsonObject& body)
    {
        return ask().send("PATCH", rustRepository + u"/releases/%1"_s.arg(release), QJsonDocument(body).toJson());
    }
    Reply remove(const QString& path) { return ask().send("DELETE", rustRepository + path); }
    qsizetype runsOf(const QString& ref)
    {
        return std::ranges::count_if(repository().runs, [&ref](const auto& run) { return run->ref == ref; });
    }
    Reply annotated(const QString& tag, const QString& message = u"All of it"_s)
    {
        return post(u"/git/tags"_s,
                    {{u"tag"_s, tag}, {u"message"_s, message}, {u"object"_s, head()}, {u"type"_s, u"commit"_s}});
    }
    Reply point(const QString& tag, const QString& object)
    {
        return post(u"/git/refs"_s, {{u"ref"_s, QString("refs/tags/"_L1 + tag)}, {u"sha"_s, object}});
    }
    static QString messageOf(const Reply& reply) { return reply.object()["message"_L1].toString(); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void makesAnAnnotatedTagInTwoStepsAndStartsWhatTagsStart()
    {
        const Reply object = annotated(u"v1.0.0"_s);
        QCOMPARE(object.status, 201);
        const QString sha = object.object()["sha"_L1].toString();
        QCOMPARE(get(u"/git/ref/tags/v1.0.0"_s).status, 404);
        QCOMPARE(get("/git/tags/"_L1 + sha).object()["object"_L1]["sha"_L1].toString(), head());
        QCOMPARE(runsOf(u"v1.0.0"_s), 0);
        QCOMPARE(point(u"v1.0.0"_s, sha).status, 201);
        const QJsonObject ref = get(u"/git/ref/tags/v1.0.0"_s).object();
        QCOMPARE(ref["object"_L1]["type"_L1].toString(), u"tag"_s);
        QCOMPARE(ref["object"_L1]["sha"_L1].toString(), sha);
        QCOMPARE(runsOf(u"v1.0.0"_s), 1);
        QCOMPARE(repository().runs.back()->sha, head());
        const Reply again = point(u"v1.0.0"_s, sha);
        QCOMPARE(again.status, 422);
        QCOMPARE(messageOf(again), u"Reference already exists"_s);
        QCOMPARE(runsOf(u"v1.0.0"_s), 1);
    }

    void listsTheReferencesThatBeginSo()
    {
        const QJsonArray tags = get(u"/git/matching-refs/tags/v0.8"_s).array();
        QCOMPARE(tags.size(), 5);
        for (const QJsonValue& tag : tags)
            QVERIFY(tag["ref"_L1].toString().startsWith("refs/tags/v0.8."_L1));
        QVERIFY(get(u"/git/matching-refs/tags/w"_s).array().isEmpty());
        QCOMPARE(get(u"/git/matching-refs/heads/main"_s).array().size(), 1);
    }

    void takesATagAwayOnce()
    {
        QCOMPARE(point(u"v1.0.0"_s, head()).status, 201);
        QCOMPARE(remove(u"/git/refs/tags/v1.0.0"_s).status, 204);
        QCOMPARE(get(u"/git/ref/tags/v1.0.0"_s).status, 404);
        QCOMPARE(messageOf(remove(u"/git/refs/tags/v1.0.0"_s)), u"Reference does not exist"_s);
    }

    void refusesATagThatARulesetRestricts()
    {
        repository().rulesets = {{.id = 7,
                                  .name = u"Tags"_s,
                                  .include = {u"refs/tags/v*"_s},
                                  .exclude = {u"refs/tags/v*-rc*"_s},
                                  .rules = {u"creation"_s}}};
        m_peer->server.world().touch(repository());
        const QJsonArray listed = get(u"/rulesets?targets=tag"_s).array();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0]["enforcement"_L1].toString(), u"active"_s);
        QCOMPARE(get(u"/rulesets/7"_s).object()["rules"_L1][0]["type"_L1].toString(), u"creation"_s);
        QCOMPARE(get(u"/rulesets"_s).array().size(), 2); // and that of branches
        const Reply tag = point(u"v1.0.0"_s, head());
        QCOMPARE(tag.status, 422);
        QVERIFY(messageOf(tag).contains("Cannot create ref due to creations being restricted."_L1));
        const Reply release = post(u"/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}});
        QCOMPARE(release.status, 422);
        QCOMPARE(release.object()["errors"_L1][0]["field"_L1].toString(), u"pre_receive"_s);
        QVERIFY(release.object()["errors"_L1][0]["message"_L1].toString().contains("creations being restricted"_L1));
        QCOMPARE(post(u"/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}, {u"draft"_s, true}}).status, 201);
        QCOMPARE(point(u"v1.0.0-rc.1"_s, head()).status, 201);
        repository().rulesets.back().enforcement = u"evaluate"_s;
        QCOMPARE(point(u"v1.0.0"_s, head()).status, 201);
    }

    void makesTheTagOfADraftWhenItIsLetOut()
    {
        const QJsonObject draft = post(u"/releases"_s,
                                       {{u"tag_name"_s, u"v1.0.0"_s},
                                        {u"target_commitish"_s, head()},
                                        {u"name"_s, u"One"_s},
                                        {u"draft"_s, true}})
                                      .object();
        const qint64 id = draft["id"_L1].toInteger();
        QVERIFY(draft["published_at"_L1].isNull());
        QCOMPARE(get(u"/git/ref/tags/v1.0.0"_s).status, 404);
        QCOMPARE(get(u"/releases/tags/v1.0.0"_s).status, 404);
        const QJsonObject edited = patch(id, {{u"body"_s, u"Better words"_s}}).object();
        QVERIFY(edited["draft"_L1].toBool());
        QCOMPARE(edited["name"_L1].toString(), u"One"_s);
        const QJsonObject out = patch(id, {{u"draft"_s, false}}).object();
        QVERIFY(!out["draft"_L1].toBool());
        QCOMPARE(out["body"_L1].toString(), u"Better words"_s);
        QVERIFY(!out["published_at"_L1].isNull());
        QCOMPARE(repository().tags.value(u"v1.0.0"_s), head());
        QCOMPARE(runsOf(u"v1.0.0"_s), 1);
        QCOMPARE(get(u"/releases/latest"_s).object()["id"_L1].toInteger(), id);
        QCOMPARE(patch(id, {{u"draft"_s, false}}).status, 200);
        QCOMPARE(runsOf(u"v1.0.0"_s), 1);
    }

    void letsOnlyOneReleaseOfATagOut()
    {
        const QJsonObject draft{{u"tag_name"_s, u"v1.0.0"_s}, {u"draft"_s, true}};
        const qint64 first = post(u"/releases"_s, draft).object()["id"_L1].toInteger();
        const qint64 second = post(u"/releases"_s, draft).object()["id"_L1].toInteger();
        QVERIFY(first != second);
        QCOMPARE(patch(first, {{u"draft"_s, false}}).status, 200);
        const Reply refused = patch(second, {{u"draft"_s, false}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.object()["errors"_L1][0]["code"_L1].toString(), u"already_exists"_s);
        QCOMPARE(post(u"/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}}).status, 422);
        QCOMPARE(remove(u"/releases/%1"_s.arg(second)).status, 204);
        QCOMPARE(get(u"/releases/%1"_s.arg(second)).status, 404);
        QVERIFY(repository().tags.contains(u"v1.0.0"_s));
    }

    void saysWhichIsTheLatest()
    {
        const auto release = [this](const QString& tag, const QString& latest) {
            return post(u"/releases"_s, {{u"tag_name"_s, tag}, {u"make_latest"_s, latest}})
                .object()["id"_L1]
                .toInteger();
        };
        const auto latest = [this] { return get(u"/releases/latest"_s).object()["id"_L1].toInteger(); };
        const qint64 first = release(u"v2.0.0"_s, u"true"_s);
        m_peer->clock.advance(60s);
        (void)release(u"v1.9.9"_s, u"false"_s);
        QCOMPARE(latest(), first);
        const qint64 newer = release(u"v2.0.1"_s, u"true"_s);
        QCOMPARE(latest(), newer);
        QCOMPARE(patch(newer, {{u"prerelease"_s, true}}).status, 200);
        QCOMPARE(latest(), first);
    }

    void refusesToChangeAReleaseThatIsImmutable()
    {
        QCOMPARE(get(u"/immutable-releases"_s).status, 404);
        QCOMPARE(ask().send("PUT", rustRepository + "/immutable-releases"_L1).status, 204);
        QVERIFY(get(u"/immutable-releases"_s).object()["enabled"_L1].toBool());
        const QJsonObject made = post(u"/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}}).object();
        const qint64 id = made["id"_L1].toInteger();
        QVERIFY(made["immutable"_L1].toBool());
        QCOMPARE(patch(id, {{u"tag_name"_s, u"v1.0.1"_s}}).status, 422);
        QCOMPARE(patch(id, {{u"body"_s, u"Words may change"_s}}).status, 200);
        QCOMPARE(remove(u"/git/refs/tags/v1.0.0"_s).status, 422);
        QCOMPARE(remove(u"/releases/%1"_s.arg(id)).status, 204);
        const Reply again = post(u"/releases"_s, {{u"tag_name"_s, u"v1.0.0"_s}});
        QCOMPARE(again.status, 422);
        QCOMPARE(again.object()["errors"_L1][0]["message"_L1].toString(),
                 u"tag_name was used by an immutable release"_s);
        QCOMPARE(remove(u"/immutable-releases"_s).status, 204);
    }

    void hasFilesThatAreWhatTheirDigestSays()
    {
        const QJsonObject release = get(u"/releases/latest"_s).object();
        const QJsonArray assets = get(u"/releases/%1/assets"_s.arg(release["id"_L1].toInteger())).array();
        QCOMPARE(assets, release["assets"_L1].toArray());
        QCOMPARE(assets.size(), 3);
        const QString path = u"/releases/assets/%1"_s.arg(assets[0]["id"_L1].toInteger());
        QCOMPARE(get(path).object(), assets[0].toObject());
        QCOMPARE(assets[0]["state"_L1].toString(), u"uploaded"_s);
        QHttpHeaders raw;
        raw.append("Accept", "application/octet-stream");
        const Reply reply = ask().get(rustRepository + path, raw);
        QCOMPARE(reply.status, 302);
        Ask stranger(QUrl(), {});
        const QByteArray bytes = stranger.get(QString::fromLatin1(reply.header("Location"))).body;
        QCOMPARE(bytes.size(), assets[0]["size"_L1].toInteger());
        QCOMPARE(assets[0]["digest"_L1].toString(),
                 QString::fromLatin1("sha256:" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    }

    void writesNotesFromThePullRequestsSinceTheTagBelow()
    {
        demo::World& world = m_peer->server.world();
        const QString merged
            = world.push(repository(), {.message = u"Count what is waiting (#150)"_s, .author = u"newcomer"_s});
        world.push(repository(), {.message = u"Mend a word"_s});
        repository().pullRequests.push_back({.id = 99,
                                             .number = 150,
                                             .title = u"Count what is waiting"_s,
                                             .author = u"newcomer"_s,
                                             .merged = merged,
                                             .state = u"closed"_s});
        QCOMPARE(point(u"v1.0.0"_s, repository().tags.value(u"v0.9.0"_s)).status, 201);
        const QJsonObject notes
            = post(u"/releases/generate-notes"_s, {{u"tag_name"_s, u"v1.1.0"_s}, {u"previous_tag_name"_s, u"v0.9.0"_s}})
                  .object();
        QCOMPARE(notes["name"_L1].toString(), u"v1.1.0"_s);
        const QString body = notes["body"_L1].toString();
        const QString page = repository().fullName() + "/pull/150"_L1;
        QVERIFY2(body.startsWith("## What's Changed\n* Count what is waiting by @newcomer in "_L1), qPrintable(body));
        QVERIFY(body.contains(page + "\n\n## New Contributors\n* @newcomer made their first contribution in "_L1));
        QVERIFY(body.endsWith("/compare/v0.9.0...v1.1.0"_L1));
        QVERIFY(!body.contains("Mend a word"_L1));
        QCOMPARE(get("/commits/"_L1 + merged + "/pulls"_L1).array()[0]["number"_L1].toInt(), 150);
        QCOMPARE(
            post(u"/releases/generate-notes"_s, {{u"tag_name"_s, u"v1.1.0"_s}, {u"previous_tag_name"_s, u"v0.0.7"_s}})
                .status,
            422);
    }

    void showsTheFilesThatChangedAndTheCommitsPageByPage()
    {
        demo::World& world = m_peer->server.world();
        const QString base
            = world.push(repository(), {.written = {{u"a.txt"_s, "one\ntwo\nthree\n"}, {u"b.txt"_s, "b\n"}}});
        for (int each = 0; each < 6; ++each)
            world.push(repository(), {.message = u"Step %1"_s.arg(each)});
        world.push(repository(),
                   {.written = {{u"a.txt"_s, "one\n2\nthree\n"}, {u"b.txt"_s, std::nullopt}, {u"c.txt"_s, "c\n"}}});
        const QString between = u"/compare/%1...main"_s.arg(base);
        const QJsonObject whole = get(between).object();
        QCOMPARE(whole["total_commits"_L1].toInt(), 7);
        QCOMPARE(whole["commits"_L1].toArray().size(), 7);
        QStringList files;
        for (const QJsonValue& file : whole["files"_L1].toArray())
            files << file["status"_L1].toString() + u' ' + file["filename"_L1].toString();
        QCOMPARE(files, (QStringList{u"modified a.txt"_s, u"removed b.txt"_s, u"added c.txt"_s}));
        QCOMPARE(whole["files"_L1][0]["patch"_L1].toString(), u"@@ -1,3 +1,3 @@\n one\n-two\n+2\n three"_s);
        QCOMPARE(whole["files"_L1][2]["patch"_L1].toString(), u"@@ -0,0 +1 @@\n+c"_s);
        const Reply first = get(between + "?per_page=3&page=1"_L1);
        QCOMPARE(first.object()["commits"_L1].toArray().size(), 3);
        QCOMPARE(first.object()["commits"_L1][0]["commit"_L1]["message"_L1].toString(), u"Step 0"_s);
        QVERIFY(first.header("Link").contains("rel=\"next\""));
        const QJsonObject last = get(between + "?per_page=3&page=3"_L1).object();
        QCOMPARE(last["commits"_L1].toArray().size(), 1);
        QVERIFY(last["files"_L1].toArray().isEmpty());
        QCOMPARE(get(u"/commits/main"_s).object()["stats"_L1]["total"_L1].toInt(), 4);
    }

    void deletesADeploymentThatIsNotActive()
    {
        const auto deploy = [this](const QString& environment) {
            const qint64 id = post(u"/deployments"_s,
                                   {{u"ref"_s, head()},
                                    {u"environment"_s, environment},
                                    {u"auto_merge"_s, false},
                                    {u"required_contexts"_s, QJsonArray()}})
                                  .object()["id"_L1]
                                  .toInteger();
            return u"/deployments/%1"_s.arg(id);
        };
        const QString alone = deploy(u"preview"_s);
        QCOMPARE(post(alone + "/statuses"_L1, {{u"state"_s, u"success"_s}}).status, 201);
        QCOMPARE(remove(alone).status, 204);
        QCOMPARE(get(alone).status, 404);
        const QString other = deploy(u"production"_s);
        QCOMPARE(post(other + "/statuses"_L1, {{u"state"_s, u"success"_s}}).status, 201);
        QCOMPARE(remove(other).status, 422);
        QCOMPARE(post(other + "/statuses"_L1, {{u"state"_s, u"inactive"_s}}).status, 201);
        QCOMPARE(remove(other).status, 204);
    }
};

QTEST_GUILESS_MAIN(DemoReleases)
#include "demo_releases.moc"
