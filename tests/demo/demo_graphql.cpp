// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include "demo/represent.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// What a GraphQL query may ask, and that no query, however it is made, takes the server with it.
class DemoGraphql final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;

    Reply asked(const QString& query, const QJsonObject& variables = {})
    {
        return m_peer->ask->post(u"/graphql"_s, {{u"query"_s, query}, {u"variables"_s, variables}});
    }
    QString flaw(const QString& query) { return asked(query).object()["errors"_L1][0]["message"_L1].toString(); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void answersNoFieldThatWasNotAskedFor()
    {
        const QString query = u"query Q($owner: String!, $name: String!) { r: repository(owner: $owner, name: $name) { "
                              u"name ...More } } "
                              "fragment More on Repository { releases(first: 3) { nodes { tagName } } }"_s;
        const QJsonObject data = asked(query, {{u"owner"_s, u"langgraph"_s}, {u"name"_s, u"rust-langgraph"_s}})
                                     .object()["data"_L1]
                                     .toObject();
        const QJsonObject repository = data["r"_L1].toObject();
        QCOMPARE(repository.keys(), (QStringList{u"name"_s, u"releases"_s}));
        QCOMPARE(repository["releases"_L1]["nodes"_L1][0].toObject().keys(), QStringList{u"tagName"_s});
    }

    void readsLiteralArgumentsOfEachAliasOfItsOwn()
    {
        QVERIFY(m_peer->server.load(u"matrix"_s));
        const QJsonObject data
            = asked(u"{ a: repository(owner: \"langgraph\", name: \"rust-langgraph\") { nameWithOwner } "
                    "b: repository(owner: \"octavia\", name: \"matrix-lab\") { nameWithOwner } "
                    "c: repository(owner: \"no\", name: \"body\") { nameWithOwner } }"_s)
                  .object()["data"_L1]
                  .toObject();
        QCOMPARE(data["a"_L1]["nameWithOwner"_L1].toString(), u"langgraph/rust-langgraph"_s);
        QCOMPARE(data["b"_L1]["nameWithOwner"_L1].toString(), u"octavia/matrix-lab"_s);
        QVERIFY(data["c"_L1].isNull());
    }

    void listsPullRequestsAsRestHasThem()
    {
        const QJsonArray rest = m_peer->ask->get(rustRepository + "/pulls?state=all"_L1).array();
        const QJsonValue connection
            = asked(u"{ repository(owner: \"langgraph\", name: \"rust-langgraph\") { pullRequests"
                    "(first: 100) { totalCount nodes { number headRefName } } } }"_s)
                  .object()["data"_L1]["repository"_L1]["pullRequests"_L1];
        QVERIFY(rest.size() >= 4);
        QCOMPARE(connection["totalCount"_L1].toInteger(), rest.size());
        for (qsizetype index = 0; index < rest.size(); ++index) {
            QCOMPARE(connection["nodes"_L1][index]["number"_L1], rest[index]["number"_L1]);
            QCOMPARE(connection["nodes"_L1][index]["headRefName"_L1], rest[index]["head"_L1]["ref"_L1]);
        }
        const QJsonValue one = asked(u"{ repository(owner: \"langgraph\", name: \"rust-langgraph\") { pullRequests"
                                     "(headRefName: \"retry-budget\", states: [OPEN]) { nodes { number } } } }"_s)
                                   .object()["data"_L1]["repository"_L1]["pullRequests"_L1]["nodes"_L1];
        QCOMPARE(one.toArray().size(), 1);
        QCOMPARE(one[0]["number"_L1].toInt(), 141);
    }

    void readsWhatStandsWhereInOneQuestion()
    {
        m_peer = std::make_unique<DemoPeer>(u":/demo/delivery.json"_s);
        const QString query
            = u"query($e: [String!], $after: String) { repository(owner: \"switchyard\", name: \"switchyard\") { "
              "environments(first: 20) { nodes { name databaseId latestCompletedDeployment { databaseId state } } } "
              "deployments(environments: $e, first: 3, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) { "
              "totalCount pageInfo { hasNextPage endCursor } nodes { databaseId commitOid ref { name } task payload "
              "state createdAt creator { login } latestStatus { state logUrl environmentUrl } "
              "statuses(first: 2) { nodes { state } } } } } }"_s;
        const auto page = [&](const QJsonValue& after) {
            return asked(query, {{u"e"_s, QJsonArray{u"production"_s}}, {u"after"_s, after}})
                .object()["data"_L1]["repository"_L1]
                .toObject();
        };
        const QJsonObject first = page(QJsonValue::Null);
        QCOMPARE(first["environments"_L1]["nodes"_L1].toArray().size(), 3);
        const QJsonValue newest = first["deployments"_L1]["nodes"_L1][0];
        QCOMPARE(newest["state"_L1].toString(), u"ACTIVE"_s);
        QCOMPARE(newest["latestStatus"_L1]["state"_L1].toString(), u"SUCCESS"_s);
        QVERIFY(newest["latestStatus"_L1]["logUrl"_L1].toString().contains("/actions/runs/"_L1));
        QCOMPARE(newest["ref"_L1]["name"_L1].toString(), u"main"_s);
        QCOMPARE(newest["statuses"_L1]["nodes"_L1].toArray().size(), 2);
        QVERIFY(newest["payload"_L1].isNull());
        QCOMPARE(first["environments"_L1]["nodes"_L1][2]["latestCompletedDeployment"_L1]["databaseId"_L1],
                 newest["databaseId"_L1]);

        QList<qint64> ids;
        QStringList states;
        QJsonObject each = first;
        for (int pages = 0; pages < 10; ++pages) {
            for (const QJsonValue& node : each["deployments"_L1]["nodes"_L1].toArray()) {
                ids << node["databaseId"_L1].toInteger();
                states << node["state"_L1].toString();
            }
            const QJsonValue info = each["deployments"_L1]["pageInfo"_L1];
            if (!info["hasNextPage"_L1].toBool())
                break;
            each = page(info["endCursor"_L1]);
        }
        QCOMPARE(ids.size(), first["deployments"_L1]["totalCount"_L1].toInt());
        QCOMPARE(ids.size(), 9);
        QVERIFY(std::ranges::is_sorted(ids, std::greater<>()));
        QCOMPARE(states.count(u"ACTIVE"_s), 7); // production's are never made inactive
        QCOMPARE(states.count(u"FAILURE"_s), 2); // one failed, and one was cancelled
    }

    void saysThatADeploymentWaits()
    {
        const QJsonValue waiting
            = asked(
                  u"{ repository(owner: \"langgraph\", name: \"rust-langgraph\") { deployments(environments: "
                  "[\"production\"], first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { state } } } }"_s)
                  .object()["data"_L1]["repository"_L1]["deployments"_L1]["nodes"_L1][0];
        QCOMPARE(waiting["state"_L1].toString(), u"WAITING"_s);
        const QJsonArray rest = m_peer->ask->get(rustRepository + "/deployments?environment=production"_L1).array();
        const QString statuses = u"/deployments/%1/statuses"_s.arg(rest[0]["id"_L1].toInteger());
        QCOMPARE(m_peer->ask->get(rustRepository + statuses).array()[0]["state"_L1].toString(), u"pending"_s);
    }

    void takesBackAPullRequestThatWasMerged()
    {
        m_peer = std::make_unique<DemoPeer>(u":/demo/delivery.json"_s);
        demo::Repository& repository = m_peer->repository(u"switchyard/switchyard"_s);
        const auto merged = std::ranges::find_if(repository.pullRequests,
                                                 [](const auto& pull) { return pull.title.contains("lease a"_L1); });
        QVERIFY(merged != repository.pullRequests.end());
        const QString migration = u"migrations/0007_point_leases.up.sql"_s;
        QVERIFY(repository.filesAt(repository.branches.value(u"main"_s)).contains(migration));
        const QString mutation = u"mutation($p: ID!) { revertPullRequest(input: {pullRequestId: $p}) { "
                                 "revertPullRequest { number title headRefName } } }"_s;
        const QJsonObject variables{{u"p"_s, demo::nodeId(u"PR"_s, merged->id)}};
        const int number = merged->number;
        const QString head = merged->head;
        const QJsonValue opened
            = asked(mutation, variables).object()["data"_L1]["revertPullRequest"_L1]["revertPullRequest"_L1];
        QCOMPARE(opened["title"_L1].toString(), u"Revert \"feat: lease a point to one train at a time\""_s);
        const QString branch = opened["headRefName"_L1].toString();
        QCOMPARE(branch, u"revert-%1-%2"_s.arg(number).arg(head));
        QVERIFY(!repository.filesAt(repository.branches.value(branch)).contains(migration));
        QCOMPARE(repository.runs.back()->event, u"pull_request"_s);
        QVERIFY(
            asked(mutation, variables).object()["errors"_L1][0]["message"_L1].toString().contains("already exists"_L1));
        const QJsonObject open{{u"p"_s, demo::nodeId(u"PR"_s, repository.pullRequests.back().id)}};
        QVERIFY(asked(mutation, open).object()["errors"_L1][0]["message"_L1].toString().contains("must be merged"_L1));
    }

    void refusesWhatCannotBeReadOrWouldNotEnd_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("words");
        const QString doubled = [] {
            QString query = u"{ ...f0 }"_s;
            for (int each = 0; each < 40; ++each)
                query += u" fragment f%1 on Query { ...f%2 ...f%2 }"_s.arg(each).arg(each + 1);
            return query + u" fragment f40 on Query { viewer { login } }"_s;
        }();
        const QString deep = u"{ a "_s.repeated(100'000);
        QTest::newRow("a fragment within itself")
            << u"{ ...F } fragment F on Query { viewer { ...F } }"_s << u"Fragment F contains an infinite loop"_s;
        QTest::newRow("two within each other")
            << u"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"_s << u"infinite loop"_s;
        QTest::newRow("a hundred thousand braces") << deep << u"depth"_s;
        QTest::newRow("as many that close") << deep + u"}"_s.repeated(100'000) << u"depth"_s;
        QTest::newRow("lists as deep") << u"{ a(b: "_s + u"["_s.repeated(100'000) << u"depth"_s;
        QTest::newRow("spreads that double") << doubled << u"complexity"_s;
        QTest::newRow("too many fields") << u"{ "_s + u"viewer { login } "_s.repeated(6000) + u'}' << u"complexity"_s;
        QTest::newRow("an unknown fragment") << u"{ ...Nowhere }"_s << u"Nowhere was used, but not defined"_s;
        QTest::newRow("an open brace") << u"{ viewer { login }"_s << u"Expected NAME"_s;
        QTest::newRow("no name") << u"{ a: }"_s << u"Expected NAME"_s;
        QTest::newRow("an open string") << u"{ repository(owner: \"x"_s << u"Expected NAME"_s;
        QTest::newRow("words") << u"hello"_s << u"Unexpected end of document"_s;
        QTest::newRow("a mutation") << u"mutation { deleteRepository { id } }"_s << u"on type 'Mutation'"_s;
    }

    void refusesWhatCannotBeReadOrWouldNotEnd()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, words);
        const Reply reply = asked(query);
        QCOMPARE(reply.status, 200);
        QVERIFY2(flaw(query).contains(words), qPrintable(flaw(query)));
        QVERIFY(!reply.object().contains("data"_L1));
    }

    void readsAQueryAsDeepAsAnyClientSends()
    {
        QString query = u"{ viewer "_s;
        query += u"{ a "_s.repeated(60) + u"}"_s.repeated(60) + u'}';
        QVERIFY(flaw(query).isEmpty());
    }

    void saysThatThereIsNoQuery()
    {
        const Reply reply = m_peer->ask->post(u"/graphql"_s, {{u"query"_s, 7}});
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.object()["message"_L1].toString().contains("query attribute"_L1));
    }
};

QTEST_GUILESS_MAIN(DemoGraphql)
#include "demo_graphql.moc"
