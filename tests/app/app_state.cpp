// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/token_environment.h"
#include "credentials/token_store.h"
#include "desktop/single_instance.h"
#include "settings/profile.h"
#include "settings/settings.h"

#include <QCoroTest>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using desktop::SingleInstance;

namespace {

settings::WatchedAccount someAccount()
{
    return {.account = {.id = u"me@github.com"_s,
                        .login = u"me"_s,
                        .apiUrl = QUrl(u"https://api.github.com"_s),
                        .webUrl = QUrl(u"https://github.com"_s)},
            .repositories = {{.owner = u"o"_s, .name = u"r"_s}, {.owner = u"a"_s, .name = u"b.c"_s}}};
}

} // namespace

class AppState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stateLivesWhereTheDesktopSays()
    {
        const auto profile = settings::Profile::ofUser();
        QCOMPARE(profile.config, qEnvironmentVariable("XDG_CONFIG_HOME") + u"/signalbox"_s);
        QCOMPARE(profile.storeFile(), qEnvironmentVariable("XDG_DATA_HOME") + u"/signalbox/history.db"_s);
        QCOMPARE(profile.logFolder(), qEnvironmentVariable("XDG_CACHE_HOME") + u"/signalbox/logs"_s);
    }

    void settingsSurviveTheirProgram()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"deep/down/signalbox.ini"_s);
        {
            settings::Settings settings(file);
            settings.keep(someAccount());
            QVERIFY(settings.save());
        }
        const settings::Settings settings(file);
        QCOMPARE(settings.accounts(), std::vector{someAccount()});
    }

    void anAccountIsKeptOnceAndForgottenWhole()
    {
        const QTemporaryDir folder;
        settings::Settings settings(folder.filePath(u"s.ini"_s));
        auto account = someAccount();
        settings.keep(account);
        account.repositories.pop_back();
        settings.keep(account);
        QVERIFY(settings.save());
        QCOMPARE(settings.accounts(), std::vector{account});
        settings.forget(account.account.id);
        QVERIFY(settings.save());
        QVERIFY(settings.accounts().empty());
    }

    void whatIsNoAccountIsLeftOut()
    {
        const QTemporaryDir folder;
        const auto name = folder.filePath(u"s.ini"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[accounts]\n1\\id=\n1\\api=https://api.github.com\n2\\id=x@y\n2\\api=not an address\n"
                   "3\\id=me@github.com\n3\\api=https://api.github.com\n3\\repositories=o/r, nonsense\nsize=3\n");
        file.close();
        const settings::Settings settings(name);
        QCOMPARE(settings.accounts().size(), 1U);
        QCOMPARE(settings.accounts().front().repositories.size(), 1U);
    }

    void theDaysOfTheHistoryAreWhatWasSetWhereThatMakesSense_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("days");
        QTest::addRow("nothing") << QByteArray() << 400;
        QTest::addRow("a year") << QByteArray("keepDays=365") << 365;
        QTest::addRow("for ever") << QByteArray("keepDays=0") << 0;
        QTest::addRow("less than GitHub runs again") << QByteArray("keepDays=1") << 31;
        QTest::addRow("negative") << QByteArray("keepDays=-7") << 400;
        QTest::addRow("a word") << QByteArray("keepDays=long") << 400;
    }

    void theDaysOfTheHistoryAreWhatWasSetWhereThatMakesSense()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, days);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"s.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[history]\n" + line + "\n");
        file.close();
        QCOMPARE(settings::Settings(file.fileName()).historyDays(), days);
    }

    void settingsThatCannotBeReadAreAnError()
    {
        const QTemporaryDir folder;
        const auto name = folder.filePath(u"s.ini"_s);
        QVERIFY(QDir().mkpath(name)); // a folder where the file should be
        const auto checked = settings::Settings(name).check();
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, core::ErrorKind::Storage);
        QVERIFY(checked.error().what.contains(name));
    }

    void tokensOfTheEnvironmentGoToTheirOwnHostsOnly()
    {
        const credentials::TokenEnvironment environment(
            {{"GH_TOKEN", "first"}, {"GITHUB_TOKEN", "second"}, {"GH_ENTERPRISE_TOKEN", "third"}});
        QCOMPARE(environment.tokenFor(u"github.com"_s), "first");
        QCOMPARE(environment.tokenFor(u"GitHub.com"_s), "first");
        QCOMPARE(environment.tokenFor(u"acme.ghe.com"_s), "first");
        QCOMPARE(environment.tokenFor(u"git.example.org"_s), "third");
        QCOMPARE(environment.tokenFor(u"evilghe.com"_s), "third");
        QCOMPARE(environment.tokenFor(u"127.0.0.1"_s), "");
        QCOMPARE(environment.tokenFor(u"localhost"_s), "");
        QCOMPARE(credentials::TokenEnvironment({{"GITHUB_TOKEN", "second"}}).tokenFor(u"github.com"_s), "second");
    }

    void childrenInheritNoToken()
    {
        qputenv("GH_TOKEN", " padded \n");
        qputenv("GITHUB_ENTERPRISE_TOKEN", "other");
        const auto environment = credentials::TokenEnvironment::take();
        QCOMPARE(environment.tokenFor(u"github.com"_s), "padded");
        QCOMPARE(environment.tokenFor(u"git.example.org"_s), "other");
        QProcess child;
        child.start(u"env"_s, QStringList());
        QVERIFY(child.waitForFinished());
        const auto inherited = child.readAllStandardOutput();
        QVERIFY(inherited.contains("HOME="));
        QVERIFY(!inherited.contains("padded") && !inherited.contains("TOKEN="));
    }

    void aTokenOfThisStartGoesBeforeAllOthers()
    {
        credentials::TokenStore store(credentials::Keychain(std::chrono::seconds(1)),
                                      credentials::TokenEnvironment({{"GH_TOKEN", "environment"}}));
        const auto account = someAccount().account;
        store.keepForSession(account.id, "session\n");
        const auto found = QCoro::waitFor(store.find(account));
        QCOMPARE(found.value, "session");
        QCOMPARE(found.source, credentials::TokenSource::Session);
    }

    void aSecondStartHandsOverToTheFirst()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QCOMPARE(*first.begin("first"), SingleInstance::Role::First);
        QSignalSpy asked(&first, &SingleInstance::asked);
        // Another process would do the same; the lock tells them apart by the open file.
        SingleInstance second(folder.path());
        const auto role = second.begin("activation-token");
        QVERIFY2(role, role ? "" : qPrintable(role.error().sentence()));
        QCOMPARE(*role, SingleInstance::Role::Later);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toByteArray(), "activation-token");
    }

    void otherProfilesHaveTheirOwnInstance()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        SingleInstance first(one.path());
        SingleInstance second(other.path());
        QCOMPARE(*first.begin({}), SingleInstance::Role::First);
        QCOMPARE(*second.begin({}), SingleInstance::Role::First);
    }

    void theEndOfTheFirstMakesRoom()
    {
        const QTemporaryDir folder;
        {
            SingleInstance first(folder.path());
            QCOMPARE(*first.begin({}), SingleInstance::Role::First);
        }
        SingleInstance next(folder.path());
        QCOMPARE(*next.begin({}), SingleInstance::Role::First);
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        SingleInstance instance(file.fileName() + u"/below"_s);
        const auto role = instance.begin({});
        QVERIFY(!role);
        QCOMPARE(role.error().kind, core::ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(AppState)
#include "app_state.moc"
