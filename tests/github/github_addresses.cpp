// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/account_url.h"
#include "github/endpoints.h"
#include "github/paging.h"
#include "github/redirect.h"
#include "github/why.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// Where requests go, and where they must not.
class GithubAddresses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHostAsTypedGivesTheAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("api"); // empty: rejected
        QTest::addColumn<QString>("web");
        QTest::newRow("nothing") << QString() << u"https://api.github.com"_s << u"https://github.com"_s;
        QTest::newRow("github.com") << u" GitHub.com "_s << u"https://api.github.com"_s << u"https://github.com"_s;
        QTest::newRow("its API") << u"api.github.com"_s << u"https://api.github.com"_s << u"https://github.com"_s;
        QTest::newRow("address") << u"https://github.com/octo/app"_s << u"https://api.github.com"_s
                                 << u"https://github.com"_s;
        QTest::newRow("server") << u"ghes.example.org"_s << u"https://ghes.example.org/api/v3"_s
                                << u"https://ghes.example.org"_s;
        QTest::newRow("server with port")
            << u"https://ghes.example.org:8443/"_s << u"https://ghes.example.org:8443/api/v3"_s
            << u"https://ghes.example.org:8443"_s;
        QTest::newRow("tenant") << u"octo.ghe.com"_s << u"https://api.octo.ghe.com"_s << u"https://octo.ghe.com"_s;
        QTest::newRow("tenant's API") << u"api.octo.ghe.com"_s << u"https://api.octo.ghe.com"_s
                                      << u"https://octo.ghe.com"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:1234"_s << u"http://127.0.0.1:1234"_s
                                  << u"http://127.0.0.1:1234"_s;
        QTest::newRow("user and password") << u"https://a:b@ghes.example.org"_s << u"https://ghes.example.org/api/v3"_s
                                           << u"https://ghes.example.org"_s;
        QTest::newRow("plain HTTP") << u"http://ghes.example.org"_s << QString() << QString();
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString() << QString();
        QTest::newRow("words") << u"my git hub"_s << QString() << QString();
    }
    void aHostAsTypedGivesTheAddresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, api);
        QFETCH(QString, web);
        const auto account = accountAt(typed);
        QCOMPARE(account.has_value(), !api.isEmpty());
        if (account) {
            QCOMPARE(account->apiUrl.toString(), api);
            QCOMPARE(account->webUrl.toString(), web);
        } else {
            QVERIFY(!account.error().advice.isEmpty());
        }
    }

    void whatIsInAPathIsEncoded()
    {
        const QUrl url = endpointUrl(QUrl(u"https://ghes.example.org/api/v3"_s), endpoint::repository,
                                     {{"owner"_L1, u"a/b ?#"_s}, {"repo"_L1, u"..%2e"_s}});
        QCOMPARE(url.toEncoded(), "https://ghes.example.org/api/v3/repos/a%2Fb%20%3F%23/..%252e"_ba);
    }

    void aRedirectKeepsTheTokenOnlyAtHome_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("ends"); // refused, token, bare
        const QString home = u"https://api.github.com/a"_s;
        QTest::newRow("relative") << home << u"/repositories/1"_s << u"token"_s;
        QTest::newRow("same host") << home << u"https://api.github.com/b"_s << u"token"_s;
        QTest::newRow("same port, said") << home << u"https://api.github.com:443/b"_s << u"token"_s;
        QTest::newRow("other port") << home << u"https://api.github.com:8443/b"_s << u"bare"_s;
        QTest::newRow("other host") << home << u"https://blob.example.net/b?sig=1"_s << u"bare"_s;
        QTest::newRow("host that looks alike") << home << u"https://api.github.com.example.net/b"_s << u"bare"_s;
        QTest::newRow("host before an @") << home << u"https://api.github.com@example.net/b"_s << u"bare"_s;
        QTest::newRow("downgrade") << home << u"http://api.github.com/b"_s << u"refused"_s;
        QTest::newRow("downgrade to loopback") << home << u"http://127.0.0.1/b"_s << u"refused"_s;
        QTest::newRow("file") << home << u"file:///etc/passwd"_s << u"refused"_s;
        QTest::newRow("nowhere") << home << QString() << u"refused"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:1/a"_s << u"http://127.0.0.1:2/b"_s << u"bare"_s;
        QTest::newRow("loopback to the world")
            << u"http://127.0.0.1:1/a"_s << u"http://example.net/b"_s << u"refused"_s;
    }
    void aRedirectKeepsTheTokenOnlyAtHome()
    {
        QFETCH(QString, from);
        QFETCH(QString, location);
        QFETCH(QString, ends);
        Answer answer{.status = 302, .url = QUrl(from)};
        if (!location.isEmpty())
            answer.headers.append("Location", location.toLatin1());
        const auto next = redirected({.url = QUrl(from), .etag = "W/\"1\""}, answer);
        QCOMPARE(next ? (next->bare ? u"bare"_s : u"token"_s) : u"refused"_s, ends);
        if (next)
            QCOMPARE(next->etag.isEmpty(), next->bare);
    }

    void onceBareAlwaysBare()
    {
        Answer answer{.status = 302, .url = QUrl(u"https://blob.example.net/b"_s)};
        answer.headers.append("Location", "https://blob.example.net/c");
        QVERIFY(redirected({.url = answer.url, .bare = true}, answer)->bare);
    }

    void aWriteKeepsMethodAndBodyAndNeverLeavesHome()
    {
        const Request post{.method = Method::Post, .url = QUrl(u"https://api.github.com/a"_s), .body = "{}"};
        for (const int status : {301, 302, 307, 308}) {
            Answer answer{.status = status, .url = post.url};
            answer.headers.append("Location", "/repositories/1/a");
            const auto next = redirected(post, answer);
            QVERIFY(next && next->method == Method::Post && next->body == "{}");
        }
        Answer away{.status = 307, .url = post.url};
        away.headers.append("Location", "https://example.net/a");
        QVERIFY(!redirected(post, away));
    }

    void theNextPageIsTakenAsItStands_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("next");
        QTest::addColumn<bool>("refused");
        QTest::newRow("none") << QByteArray() << QString() << false;
        QTest::newRow("next") << QByteArray("<https://api.github.com/repositories/1/x?page=2>; rel=\"next\", "
                                            "<https://api.github.com/repositories/1/x?page=9>; rel=\"last\"")
                              << u"https://api.github.com/repositories/1/x?page=2"_s << false;
        QTest::newRow("last page") << QByteArray("<https://api.github.com/x?page=1>; rel=\"prev\", "
                                                 "<https://api.github.com/x?page=1>; rel=\"first\"")
                                   << QString() << false;
        QTest::newRow("comma inside") << QByteArray("<https://api.github.com/x?a=1,2&page=2>; rel=next")
                                      << u"https://api.github.com/x?a=1,2&page=2"_s << false;
        QTest::newRow("other host") << QByteArray("<https://example.net/x?page=2>; rel=\"next\"") << QString() << true;
        QTest::newRow("plain HTTP") << QByteArray("<http://api.github.com/x?page=2>; rel=\"next\"") << QString()
                                    << true;
        QTest::newRow("garbage") << QByteArray("<<<>>; rel=, next") << QString() << false;
    }
    void theNextPageIsTakenAsItStands()
    {
        QFETCH(QByteArray, link);
        QFETCH(QString, next);
        QFETCH(bool, refused);
        Answer answer{.status = 200, .url = QUrl(u"https://api.github.com/x"_s)};
        answer.headers.append("Link", link);
        const auto page = nextPage(answer, QUrl(u"https://api.github.com"_s));
        QCOMPARE(page.has_value(), !refused);
        if (page)
            QCOMPARE(page->toString(), next);
    }

    void everyEndpointNamesWhatItsPathNeeds()
    {
        QSet<QString> operations;
        for (const Endpoint& e : endpoint::all) {
            QVERIFY(e.path.startsWith(u'/') && !e.path.endsWith(u'/'));
            operations.insert(e.operation);
        }
        QCOMPARE(size_t(operations.size()), endpoint::all.size());
    }
};

QTEST_GUILESS_MAIN(GithubAddresses)
#include "github_addresses.moc"
