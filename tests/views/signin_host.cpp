// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/host.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

class SignInHost final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTwoAddressesOfAServer_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("web");
        const QString api = u"https://api.github.com"_s;
        const QString web = u"https://github.com"_s;
        QTest::newRow("nothing typed") << u"  "_s << api << web;
        QTest::newRow("github.com") << u"github.com"_s << api << web;
        QTest::newRow("as copied from the browser") << u"https://GitHub.com/"_s << api << web;
        QTest::newRow("its interface") << u"https://api.github.com"_s << api << web;
        QTest::newRow("ghe.com") << u"acme.ghe.com"_s << u"https://api.acme.ghe.com"_s << u"https://acme.ghe.com"_s;
        QTest::newRow("ghe.com interface")
            << u"api.acme.ghe.com"_s << u"https://api.acme.ghe.com"_s << u"https://acme.ghe.com"_s;
        QTest::newRow("server") << u"git.example.org"_s << u"https://git.example.org/api/v3"_s
                                << u"https://git.example.org"_s;
        QTest::newRow("server's interface") << u"https://git.example.org/api/v3/"_s
                                            << u"https://git.example.org/api/v3"_s << u"https://git.example.org"_s;
        QTest::newRow("server with a port") << u"git.example.org:8443"_s << u"https://git.example.org:8443/api/v3"_s
                                            << u"https://git.example.org:8443"_s;
        QTest::newRow("this machine") << u"http://127.0.0.1:4711"_s << u"http://127.0.0.1:4711"_s
                                      << u"http://127.0.0.1:4711"_s;
        QTest::newRow("this machine, IPv6")
            << u"http://[::1]:4711/"_s << u"http://[::1]:4711"_s << u"http://[::1]:4711"_s;
    }

    void findsTheTwoAddressesOfAServer()
    {
        QFETCH(QString, typed);
        QFETCH(QString, api);
        QFETCH(QString, web);
        const core::Result<core::Account> account = views::readHost(typed);
        QVERIFY(account);
        QCOMPARE(account->apiUrl.toString(), api);
        QCOMPARE(account->webUrl.toString(), web);
    }

    void refusesWhatWouldTakeTheTokenElsewhere_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char* typed :
             {"http://github.com", "http://127.0.0.1.evil.example", "http://localhost.evil.example", "ftp://github.com",
              "https://user:password@github.com", "https://github.com/acme/app", "https://github.com?x=1",
              "https://github.com#x", "two words", "https://", "://", "git.example.org:port"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }

    void refusesWhatWouldTakeTheTokenElsewhere()
    {
        QFETCH(QString, typed);
        const core::Result<core::Account> account = views::readHost(typed);
        QVERIFY(!account);
        QVERIFY(!account.error().what.isEmpty());
        QVERIFY(!account.error().advice.isEmpty());
    }

    void pointsToThePageThatMakesATokenOnTheSameServer()
    {
        const core::Account account = views::readHost(u"git.example.org"_s).value();
        QCOMPARE(views::fineGrainedTokenPage(account).toString(),
                 u"https://git.example.org/settings/personal-access-tokens/new"_s);
        QCOMPARE(views::classicTokenPage(account).toString(),
                 u"https://git.example.org/settings/tokens/new?description=Signalbox&scopes=repo"_s);
    }
};

QTEST_GUILESS_MAIN(SignInHost)
#include "signin_host.moc"
