// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/token_store.h"
#include "private_desktop.h"
#include "settings/settings.h"

#include <QCoroTest>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using credentials::TokenSource;
using credentials::TokenStore;

namespace {

core::Account accountAt(const QUrl& server)
{
    return {.id = u"octavia@demo"_s, .login = u"octavia"_s, .apiUrl = server, .webUrl = server};
}

TokenStore store(const credentials::TokenEnvironment& environment = {})
{
    return TokenStore(credentials::Keychain(std::chrono::seconds(60)), environment);
}

} // namespace

/// With GNOME Keyring first and without any Secret Service after it: a process finds its bus once.
class DesktopKeychain : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::PrivateDesktop> m_desktop;

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = tests::PrivateDesktop::missing({u"gnome-keyring-daemon"_s, u"Xvfb"_s, u"dbus-daemon"_s});
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing + u" is not installed."_s));
        m_desktop = std::make_unique<tests::PrivateDesktop>();
        QVERIFY2(m_desktop->trouble().isEmpty(), qPrintable(m_desktop->trouble()));
        QVERIFY(m_desktop->startKeyring());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_desktop->busAddress().toUtf8());
    }

    void aTokenComesBackOutOfTheKeychain()
    {
        const auto account = accountAt(QUrl(u"https://api.github.com"_s));
        auto writer = store();
        const auto kept = QCoro::waitFor(writer.keep(account, "kept-token"));
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence()));

        auto reader = store(credentials::TokenEnvironment({{"GH_TOKEN", "environment"}}));
        const auto found = QCoro::waitFor(reader.find(account));
        QCOMPARE(found.value, "kept-token");
        QCOMPARE(found.source, TokenSource::Keychain);

        QVERIFY(QCoro::waitFor(writer.forget(account.id)));
        const auto after = QCoro::waitFor(reader.find(account));
        QCOMPARE(after.source, TokenSource::Environment);
        QVERIFY(!after.keychainTrouble);
    }

    void theProgramTakesItsTokenFromTheKeychainAndWritesItNowhere()
    {
        auto& github = m_desktop->start(tests::program(), {u"demo"_s, u"--serve"_s});
        QTRY_VERIFY_WITH_TIMEOUT(github.canReadLine(), 60'000);
        const QUrl server(QString::fromUtf8(github.readLine().trimmed()));
        const auto account = accountAt(server);
        auto writer = store();
        QVERIFY(QCoro::waitFor(writer.keep(account, "token-in-the-keychain")));
        settings::Settings settings(m_desktop->home() + u"/config/signalbox/signalbox.ini"_s);
        settings.keep({.account = account, .repositories = {{.owner = u"langgraph"_s, .name = u"rust-langgraph"_s}}});
        QVERIFY(settings.save());

        QVERIFY(m_desktop->run(tests::program(), {u"status"_s}).contains(" CI "_L1));

        QVERIFY(!tests::filesWith(m_desktop->home(), "rust-langgraph").isEmpty());
        QCOMPARE(tests::filesWith(m_desktop->home(), "token-in-the-keychain"), QStringList());
    }

    void withoutAKeychainTheTokenLivesUntilTheEnd()
    {
        // A desktop without a Secret Service; the program says so and goes on with what the environment has.
        tests::PrivateDesktop bare;
        QVERIFY2(bare.trouble().isEmpty(), qPrintable(bare.trouble()));
        auto& github = bare.start(tests::program(), {u"demo"_s, u"--serve"_s});
        QTRY_VERIFY_WITH_TIMEOUT(github.canReadLine(), 60'000);
        const auto account = accountAt(QUrl(QString::fromUtf8(github.readLine().trimmed())));
        settings::Settings settings(bare.home() + u"/config/signalbox/signalbox.ini"_s);
        settings.keep({.account = account, .repositories = {{.owner = u"langgraph"_s, .name = u"rust-langgraph"_s}}});
        QVERIFY(settings.save());
        auto& status = bare.start(tests::program(), {u"status"_s});
        QTRY_COMPARE_WITH_TIMEOUT(status.state(), QProcess::NotRunning, 60'000);
        QCOMPARE(status.exitCode(), 4);
        QVERIFY(status.readAllStandardError().contains("keychain"));
    }
};

QTEST_GUILESS_MAIN(DesktopKeychain)
#include "desktop_keychain.moc"
