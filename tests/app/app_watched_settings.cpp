// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/repository_scopes.h"
#include "settings/settings.h"
#include "settings/watched_owners.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using settings::WatchedOwner;
using Branches = core::RepositoryScope::Branches;
using WhenNew = core::OwnerRule::WhenNew;

/// Owners and scopes, in the file that holds the accounts as well.
class AppWatchedSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anOwnerIsReadAsItWasKept()
    {
        const WatchedOwner owner{.account = u"ada@github.com"_s,
                                 .rule = {.owner = u"octo"_s,
                                          .leaveOut = {u"*-docs"_s, u"a,b \"c\""_s},
                                          .archivedToo = true,
                                          .whenNew = WhenNew::Watch},
                                 .seen = {{u"octo"_s, u"app"_s}, {u"octo"_s, u"tool"_s}}};
        QVERIFY(settings::WatchedOwners(file()).keep(owner));
        QCOMPARE(settings::WatchedOwners(file()).of(owner.account), std::vector{owner});
        QVERIFY(settings::WatchedOwners(file()).of(u"bob@github.com"_s).empty());
    }

    void theSameOwnerIsKeptOnceInAnyCase()
    {
        settings::WatchedOwners owners(file());
        QVERIFY(owners.keep({.account = u"ada"_s, .rule = {.owner = u"Octo"_s}}));
        QVERIFY(owners.keep({.account = u"bob"_s, .rule = {.owner = u"octo"_s}}));
        QVERIFY(owners.keep({.account = u"ada"_s, .rule = {.owner = u"octo"_s, .whenNew = WhenNew::Offer}}));
        QCOMPARE(owners.all().size(), 2U);
        QCOMPARE(owners.of(u"ada"_s).front().rule.whenNew, WhenNew::Offer);
    }

    void aScopeIsReadAsItWasKeptAndAWholeOneForgotten()
    {
        const core::RepositoryName app{u"octo"_s, u"app"_s};
        const core::RepositoryScope scope{
            .leftOut = {u".github/workflows/docs.yml"_s}, .branches = Branches::Some, .patterns = {u"release/*"_s}};
        settings::RepositoryScopes scopes(file());
        QVERIFY(scopes.keep(u"ada"_s, app, scope));
        QVERIFY(scopes.keep(u"ada"_s, {u"octo"_s, u"tool"_s}, {.branches = Branches::Default}));
        const auto read = settings::RepositoryScopes(file()).of(u"ada"_s);
        QCOMPARE(read.size(), 2);
        QCOMPARE(read.value({u"OCTO"_s, u"App"_s}), scope);
        QVERIFY(scopes.keep(u"ada"_s, app, {}));
        QCOMPARE(settings::RepositoryScopes(file()).of(u"ada"_s).size(), 1);
        QVERIFY(settings::RepositoryScopes(file()).of(u"bob"_s).isEmpty());
    }

    void allThreeLiveInOneFile()
    {
        settings::Settings accounts(file());
        settings::WatchedOwners owners(file());
        settings::RepositoryScopes scopes(file());
        const settings::WatchedAccount account{
            .account = {.id = u"ada@github.com"_s, .login = u"ada"_s, .apiUrl = QUrl(u"https://api.github.com"_s)},
            .repositories = {{u"octo"_s, u"app"_s}}};
        QVERIFY(owners.keep({.account = u"ada"_s, .rule = {.owner = u"octo"_s}}));
        accounts.keep(account);
        accounts.setDownloadFolder(u"/data"_s);
        QVERIFY(accounts.save());
        QVERIFY(scopes.keep(u"ada"_s, {u"octo"_s, u"app"_s}, {.branches = Branches::Default}));
        QVERIFY(owners.keep({.account = u"ada"_s, .rule = {.owner = u"acme"_s}}));
        QVERIFY(accounts.save());
        QCOMPARE(settings::Settings(file()).accounts(), std::vector{account});
        QCOMPARE(settings::Settings(file()).downloadFolder(), u"/data"_s);
        QCOMPARE(settings::WatchedOwners(file()).all().size(), 2U);
        QCOMPARE(settings::RepositoryScopes(file()).of(u"ada"_s).size(), 1);
    }

    void linesThatAreNotUnderstoodAreLeftOut()
    {
        QFile text(file());
        QVERIFY(text.open(QFile::WriteOnly));
        text.write("[owners]\nsize=3\n1\\account=ada\n1\\owner=octo\n1\\whenNew=dance\n1\\seen=octo/app, nonsense\n"
                   "2\\account=ada\n3\\owner=x\n[scopes]\nsize=2\n1\\account=ada\n1\\repository=nonsense\n"
                   "2\\account=ada\n2\\repository=octo/app\n2\\branches=dance\n");
        text.close();
        const auto owners = settings::WatchedOwners(file()).all();
        QCOMPARE(owners.size(), 1U);
        QCOMPARE(owners.front().rule.whenNew, WhenNew::Ignore);
        QCOMPARE(owners.front().seen.size(), 1U);
        const auto scopes = settings::RepositoryScopes(file()).of(u"ada"_s);
        QCOMPARE(scopes.size(), 1);
        QVERIFY(scopes.begin()->isWhole());
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        const auto nowhere = u"/proc/nowhere/signalbox.ini"_s;
        const auto owner = settings::WatchedOwners(nowhere).keep({.account = u"ada"_s, .rule = {.owner = u"o"_s}});
        QVERIFY(!owner);
        QCOMPARE(owner.error().kind, core::ErrorKind::Storage);
        QVERIFY(!settings::RepositoryScopes(nowhere).keep(u"ada"_s, {u"o"_s, u"a"_s}, {.branches = Branches::Default}));
    }

private:
    QString file() const { return m_folder->filePath(u"signalbox.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(AppWatchedSettings)
#include "app_watched_settings.moc"
