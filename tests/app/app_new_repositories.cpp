// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "demo/server.h"
#include "gui/adding_side.h"

#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace std::chrono_literals;
using WhenNew = core::OwnerRule::WhenNew;

/// What an owner that was listed once has got since.
class AppNewRepositories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<core::ManualClock>(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        m_server = std::make_unique<demo::Server>(*m_clock);
        QVERIFY(m_server->load(u":/demo/matrix.json"_s));
        QVERIFY(m_server->listen());
        m_account
            = {.id = u"ada@demo"_s, .login = u"ada"_s, .apiUrl = m_server->apiUrl(), .webUrl = m_server->apiUrl()};
        m_profile = settings::Profile::in(m_folder->path());
        m_workspace = std::make_unique<session::Workspace>(m_profile, credentials::TokenEnvironment(), *m_clock);
        QVERIFY(QCoro::waitFor(m_workspace->open()));
        m_accounts = std::make_unique<gui::Accounts>(*m_workspace);
        m_settings = std::make_unique<QSettings>(m_profile.windowFile(), QSettings::IniFormat);
        m_window = std::make_unique<views::MainWindow>(*m_clock, *m_settings);
        m_adding = std::make_unique<gui::AddingSide>(*m_workspace, *m_accounts, *m_window);
    }
    void cleanup()
    {
        m_adding.reset();
        m_accounts.reset();
        m_window.reset();
        m_workspace.reset();
        m_server.reset();
    }

    void theyAreWatchedAtOnceWhereTheUserWantedThatAndEachDay()
    {
        keep(WhenNew::Watch);
        QSignalSpy watch(m_adding.get(), &gui::AddingSide::watchRequested);
        begin();
        QTRY_COMPARE(watch.size(), 1);
        QCOMPARE(names(watch), QStringList{u"octavia/matrix-lab"_s});
        QCOMPARE(seen(), 1U);
        m_server->world().addRepository(u"octavia"_s, u"later"_s);
        m_server->world().addRepository(u"octavia"_s, u"later-docs"_s); // the rule leaves it out
        m_clock->advance(gui::AddingSide::betweenLooks);
        QTRY_COMPARE(watch.size(), 2);
        QVERIFY(names(watch).contains(u"octavia/later"_s) && !names(watch).contains(u"octavia/later-docs"_s));
        QTRY_COMPARE(seen(), 3U);
    }

    void theyAreOfferedWhereTheUserWantedThat()
    {
        keep(WhenNew::Offer);
        QSignalSpy watch(m_adding.get(), &gui::AddingSide::watchRequested);
        begin();
        auto* banner = m_window->centralWidget()->findChild<views::Banner*>(QString(), Qt::FindDirectChildrenOnly);
        QTRY_VERIFY(banner->what().contains(u"matrix-lab"_s));
        QCOMPARE(watch.size(), 0);
        Q_EMIT banner->actionTriggered();
        QVERIFY(m_adding->dialog());
        auto* offer = m_adding->dialog()->findChild<QListView*>(u"offer"_s);
        QTRY_VERIFY(offer->model()->rowCount() > 0);
        QTRY_COMPARE(offer->model()->index(0, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    }

    void ofWhoIsIgnoredOrGoneNothingIsSaid()
    {
        keep(WhenNew::Ignore);
        keep(WhenNew::Watch, u"nobody-of-this-name"_s);
        QSignalSpy watch(m_adding.get(), &gui::AddingSide::watchRequested);
        begin();
        QTest::qWait(500);
        QCOMPARE(watch.size(), 0);
    }

private:
    void keep(WhenNew whenNew, const QString& owner = u"octavia"_s)
    {
        QVERIFY(settings::WatchedOwners(m_profile.settingsFile())
                    .keep({.account = m_account.id,
                           .rule = {.owner = owner, .leaveOut = {u"*-docs"_s}, .whenNew = whenNew}}));
    }
    void begin()
    {
        m_accounts->open({.account = m_account, .token = "token"});
        m_clock->advance(gui::AddingSide::afterStart);
    }
    size_t seen() const { return settings::WatchedOwners(m_profile.settingsFile()).all().front().seen.size(); }
    static QStringList names(const QSignalSpy& spy)
    {
        QStringList texts;
        for (const auto& name : spy.back().back().value<std::vector<core::RepositoryName>>())
            texts << name.full();
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<demo::Server> m_server;
    core::Account m_account;
    settings::Profile m_profile;
    std::unique_ptr<session::Workspace> m_workspace;
    std::unique_ptr<gui::Accounts> m_accounts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<gui::AddingSide> m_adding;
};

QTEST_MAIN(AppNewRepositories)
#include "app_new_repositories.moc"
