// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "common/elided_label.h"
#include "common/look.h"
#include "lists/inbox_model.h"
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "pipeline/pipeline_view.h"
#include "runs/run_list_view.h"
#include "window/main_window.h"
#include "window_samples.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using views::MainWindow;
using views::RunCommand;
using views::RunKey;

namespace {

/// Settings of somebody who was at the list of runs last.
QSettings& atRuns(QSettings& settings)
{
    settings.setValue(u"window/v1/screen"_s, 1);
    return settings;
}

/// The whole window with three runs of two repositories, on its list of runs.
class Opened {
public:
    explicit Opened(const QString& settingsPath, QSize size = {1100, 700})
        : settings(settingsPath, QSettings::IniFormat)
        , window(clock, atRuns(settings))
    {
        core::Run other = sampleRun(3, u"Fix the parser"_s, 50, u"success"_s);
        other.repositoryName = nameOf(u"acme/lib"_s);
        other.repository = {2};
        runs.apply(changeSet<core::Run>(
            {sampleRun(1, u"Add a door"_s, 1), sampleRun(2, u"Paint"_s, 20, u"failure"_s), other}));
        repositories.apply(
            changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s), sampleRepository(2, u"acme/lib"_s)}));
        window.setAccount(core::Account{.id = account, .login = u"octocat"_s, .webUrl = QUrl(u"https://github.com"_s)});
        window.setRepositoryModel(&repositories);
        window.setRunModel(&runs);
        window.resize(size);
        window.present();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
    }

    core::ManualClock clock{start};
    QSettings settings;
    lists::RunListModel runs{clock};
    lists::RepositoryListModel repositories;
    MainWindow window;
    QSignalSpy opened{&window, &MainWindow::runOpened};
    QSignalSpy closed{&window, &MainWindow::runClosed};
    QSignalSpy commands{&window, &MainWindow::commandRequested};
    views::RunListView* list = window.findChild<views::RunListView*>();
    QTableView* table = window.findChild<QTableView*>(u"runs"_s);

    /// Runs of acme/app with ids from `first`, the higher the newer.
    void addRuns(int count, qint64 first = 10)
    {
        std::vector<core::Run> rows;
        for (qint64 id = first; id < first + count; ++id) {
            rows.push_back(sampleRun(id, u"Run"_s, 0, u"success"_s));
            rows.back().createdAt = start.addSecs(id);
        }
        runs.apply(changeSet<core::Run>(rows));
    }
    QModelIndex rowOf(qint64 run) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (const QModelIndex index = table->model()->index(row, 0);
                index.data(lists::RunListModel::RunIdRole).toLongLong() == run)
                return index;
        }
        return {};
    }
    /// Sixty runs of forks to approve.
    void fillInbox(lists::InboxModel& inbox)
    {
        inbox.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s)}));
        std::vector<core::Run> rows;
        for (qint64 id = 500; id < 560; ++id)
            rows.push_back(sampleRun(id, u"Fix a typo"_s, int(id), u"action_required"_s));
        inbox.apply(changeSet<core::Run>(rows));
        window.setInboxModel(&inbox);
    }

    QAction* action(const QString& name) const { return window.findChild<QAction*>(name); }
    QString label(const QString& name) const { return window.findChild<QLabel*>(name)->text(); }
    QString connection() const { return window.findChild<views::ElidedLabel*>(u"connection"_s)->text(); }
    bool showsPipeline() { return window.pipeline().isVisible(); }
};

core::Repository withTopic(qint64 id, const QString& name)
{
    core::Repository repository = sampleRepository(id, name);
    repository.topics = {u"rust"_s};
    return repository;
}

} // namespace

class WindowMain final : public QObject {
    Q_OBJECT

    core::ManualClock m_clock{start};

    QTemporaryDir m_folder;
    QString settingsPath() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }

private Q_SLOTS:
    void enterOpensARunAndEscapeLeadsBack()
    {
        Opened sut(settingsPath());
        QTest::keyClick(sut.table, Qt::Key_Return);
        QCOMPARE(sut.opened.size(), 1);
        QCOMPARE(sut.opened.last().first().value<RunKey>(), (RunKey{account, {1}}));
        QVERIFY(sut.showsPipeline());
        QVERIFY(!sut.table->isVisible());
        QTest::keyClick(&sut.window, Qt::Key_Escape);
        QCOMPARE(sut.closed.size(), 1);
        QVERIFY(!sut.showsPipeline());
        QVERIFY(sut.table->isVisible());
        QCOMPARE(sut.list->currentRun()->id.value, 1);
    }

    void backAndForwardFollowTheTrail()
    {
        Opened sut(settingsPath());
        sut.window.openRun(account, {1});
        sut.window.openRun(account, {2});
        QTest::keyClick(&sut.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(sut.window.openedRun(), std::optional(RunKey{account, {1}}));
        QTest::keyClick(&sut.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!sut.window.openedRun());
        QVERIFY(!sut.action(u"back"_s)->isEnabled());
        QTest::keyClick(&sut.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(sut.window.openedRun(), std::optional(RunKey{account, {1}}));
        QCOMPARE(sut.opened.size(), 4);
    }

    void aWideWindowShowsListAndPipelineSideBySide()
    {
        Opened sut(settingsPath(), {1600, 900});
        QVERIFY(!sut.showsPipeline());
        QTest::mouseClick(sut.table->viewport(), Qt::LeftButton, {},
                          sut.table->visualRect(sut.table->model()->index(1, 1)).center());
        QCOMPARE(sut.opened.size(), 1);
        QVERIFY(sut.showsPipeline());
        QVERIFY(sut.table->isVisible());
        sut.window.resize(1000, 700);
        QTRY_VERIFY(!sut.table->isVisible());
        QVERIFY(sut.showsPipeline());
    }

    void commandsGoOutWithTheRunTheyMean()
    {
        Opened sut(settingsPath());
        sut.list->select({account, {2}});
        sut.action(u"rerunFailed"_s)->trigger();
        QCOMPARE(sut.commands.last().at(0).value<RunCommand>(), RunCommand::RerunFailed);
        QCOMPARE(sut.commands.last().at(2).value<core::Run>().id.value, 2);

        sut.window.openRun(account, {1});
        sut.window.pipeline().setRun(sampleRun(1, u"Add a door"_s, 1));
        Q_EMIT sut.window.pipeline().cancelRequested();
        QCOMPARE(sut.commands.last().at(0).value<RunCommand>(), RunCommand::Cancel);
        QCOMPARE(sut.commands.last().at(1).toString(), account);
        QCOMPARE(sut.commands.last().at(2).value<core::Run>().id.value, 1);
    }

    void whatCannotBeDoneIsDisabledAndSaysWhy()
    {
        Opened sut(settingsPath());
        sut.window.setWhyNot([](RunCommand command, const core::AccountId&, const core::Run& run) {
            return command == RunCommand::Cancel && run.state.isCompleted() ? u"It has ended."_s : QString();
        });
        sut.list->select({account, {1}});
        QVERIFY(sut.action(u"cancel"_s)->isEnabled());
        sut.runs.apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1, u"success"_s)}));
        QVERIFY(!sut.action(u"cancel"_s)->isEnabled());
        QVERIFY(sut.action(u"cancel"_s)->toolTip().contains(u"It has ended."_s));
        QVERIFY(sut.action(u"rerun"_s)->isEnabled());
    }

    void aRunThatIsOnShowIsTheOneThatIsActedOn()
    {
        Opened sut(settingsPath());
        sut.list->select({account, {2}});
        sut.window.openRun(account, {99}); // nobody knows it yet
        QVERIFY(!sut.action(u"rerun"_s)->isEnabled());
        QVERIFY(!sut.action(u"copyLink"_s)->isEnabled());
        sut.window.pipeline().setRun(sampleRun(99, u"Unlock"_s, 1));
        QVERIFY(sut.action(u"rerun"_s)->isEnabled());
        sut.action(u"rerun"_s)->trigger();
        QCOMPARE(sut.commands.last().at(2).value<core::Run>().id.value, 99);
    }

    void theMenuFollowsTheRunOnShow()
    {
        Opened sut(settingsPath());
        sut.window.setWhyNot([](RunCommand command, const core::AccountId&, const core::Run& run) {
            return command == RunCommand::Cancel && run.state.isCompleted() ? u"It has ended."_s : QString();
        });
        sut.window.openRun(account, {1});
        sut.window.pipeline().setRun(sampleRun(1, u"Add a door"_s, 1));
        QVERIFY(sut.action(u"cancel"_s)->isEnabled());
        sut.window.pipeline().apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1, u"success"_s)}));
        QVERIFY(!sut.action(u"cancel"_s)->isEnabled());
    }

    void repositoryAndFilterFollowEachOther()
    {
        Opened sut(settingsPath());
        auto* side = sut.window.findChild<QListView*>(u"repositories"_s);
        QTest::mouseClick(side->viewport(), Qt::LeftButton, {}, side->visualRect(side->model()->index(1, 0)).center());
        QCOMPARE(sut.table->model()->rowCount(), 1);
        sut.list->setChoice({});
        QCOMPARE(sut.table->model()->rowCount(), 3);
        QVERIFY(!side->currentIndex().isValid());
    }

    void keysReachTheFilterAndTheLook()
    {
        Opened sut(settingsPath());
        const QSignalSpy looks(&sut.window, &MainWindow::lookNowRequested);
        QTest::keyClick(&sut.window, Qt::Key_F5);
        QTest::keyClick(&sut.window, Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(looks.size(), 2);
        sut.window.openRun(account, {1});
        QTest::keyClick(&sut.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(sut.window.findChild<QLineEdit*>(u"textFilter"_s)->hasFocus());
        QVERIFY(!sut.window.openedRun());
    }

    void theStatusBarSaysWhatWeKnowAndCountsDown()
    {
        Opened sut(settingsPath());
        sut.window.setFreshness({.name = nameOf(u"acme/app"_s), .seenAt = start});
        sut.window.setQuota({.limit = 5000, .used = 412, .remaining = 4588});
        sut.window.setNextLook(start.addSecs(4), false);
        QCOMPARE(sut.connection(), u"Live"_s);
        QCOMPARE(sut.label(u"account"_s), u"octocat"_s);
        QVERIFY(sut.label(u"quota"_s).contains(u"412 of"_s));
        QCOMPARE(sut.label(u"nextLook"_s), u"Next look in 4 s"_s);
        sut.clock.advance(std::chrono::seconds(1));
        QCOMPARE(sut.label(u"nextLook"_s), u"Next look in 3 s"_s);
        sut.window.setOffline(true);
        QVERIFY(sut.connection().startsWith(u"Offline"_s));
        sut.window.setAccount({});
        QCOMPARE(sut.connection(), u"Not signed in"_s);
    }

    void bannersStayUntilTheyAreCleared()
    {
        Opened sut(settingsPath());
        auto* banner = sut.window.findChild<views::Banner*>();
        QVERIFY(!banner->isVisible());
        sut.window.showBanner(core::Error{.what = u"The run cannot be cancelled."_s, .advice = u"It has ended."_s});
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->what(), u"The run cannot be cancelled."_s);
        sut.window.clearBanner();
        QVERIFY(!banner->isVisible());
    }

    void theDemoSaysThatItIsOne()
    {
        Opened sut(settingsPath());
        const auto* chip = sut.window.findChild<QWidget*>(u"demoChip"_s);
        QVERIFY(!chip->isVisible());
        sut.window.setDemo(true);
        QVERIFY(chip->isVisible());
        QVERIFY(sut.window.windowTitle().contains(u"demo"_s));
    }

    void closingAsksToQuitOnlyWithoutATray()
    {
        Opened sut(settingsPath());
        const QSignalSpy quit(&sut.window, &MainWindow::quitRequested);
        const QSignalSpy toTray(&sut.window, &MainWindow::closedToTray);
        sut.window.setKeptInTray(true);
        sut.window.close();
        QCOMPARE(toTray.size(), 1);
        QCOMPARE(quit.size(), 0);
        sut.window.setKeptInTray(false);
        sut.window.present();
        sut.window.close();
        QCOMPARE(quit.size(), 1);
    }

    void remembersFilterSelectionAndSizesUnderVersionedKeys()
    {
        {
            Opened sut(settingsPath(), {1230, 654});
            sut.list->setChoice({.text = u"paint"_s, .state = views::StateChoice::Failed});
            sut.list->select({account, {2}});
            sut.window.close();
        }
        Opened sut(settingsPath(), {1230, 654});
        QCOMPARE(sut.list->choice(), (views::RunChoice{.text = u"paint"_s, .state = views::StateChoice::Failed}));
        sut.list->setChoice({});
        for (const QString& key : sut.settings.allKeys())
            QVERIFY2(key.startsWith(u"window/v1/"_s), qPrintable(key));
        QCOMPARE(sut.settings.value(u"window/v1/selected/run"_s).toLongLong(), 2);
        QCOMPARE(sut.list->currentRun()->id.value, 2);
        for (const QString& key : {u"geometry"_s, u"side"_s, u"split"_s, u"columns"_s})
            QVERIFY(sut.settings.contains(u"window/v1/"_s + key));
    }

    void remembersEveryFilterOfTheRuns()
    {
        const views::RunChoice choice{.branch = u"main"_s, .workflow = u"CI"_s, .group = u"topic: rust"_s};
        {
            Opened sut(settingsPath());
            sut.list->setChoice(choice);
            sut.window.close();
        }
        Opened sut(settingsPath());
        QCOMPARE(sut.list->choice(), choice);
        QCOMPARE(sut.table->model()->rowCount(), 0); // nobody has that topic, and the list says what to do
        sut.repositories.apply(changeSet<core::Repository>({withTopic(1, u"acme/app"_s), withTopic(2, u"acme/lib"_s)}));
        QTRY_COMPARE(sut.table->model()->rowCount(), 3);
    }

    void listsComeBackWhereTheyWere()
    {
        lists::InboxModel inbox{m_clock};
        {
            Opened sut(settingsPath());
            sut.fillInbox(inbox);
            sut.addRuns(200);
            auto* things = sut.window.findChild<QListView*>(u"inbox"_s);
            sut.window.showInbox();
            things->scrollTo(inbox.index(40), QAbstractItemView::PositionAtTop);
            things->setCurrentIndex(inbox.index(45));
            sut.action(u"allRuns"_s)->trigger();
            sut.list->select({account, {150}});
            sut.table->scrollTo(sut.rowOf(140), QAbstractItemView::PositionAtTop);
            sut.window.close();
            sut.window.setInboxModel(nullptr);
        }
        Opened sut(settingsPath());
        sut.addRuns(5, 1000); // what came meanwhile
        sut.addRuns(200);
        QTRY_COMPARE(sut.table->indexAt({5, 1}), sut.rowOf(140).siblingAtColumn(0));
        QCOMPARE(sut.list->currentRun()->id.value, 150);
        sut.fillInbox(inbox);
        auto* things = sut.window.findChild<QListView*>(u"inbox"_s);
        sut.window.showInbox();
        QTRY_COMPARE(things->indexAt({5, 1}).row(), 40);
        QCOMPARE(things->currentIndex().row(), 45);
        sut.window.setInboxModel(nullptr);
    }

    void aListThatTheUserHasTouchedIsLeftAlone()
    {
        {
            Opened sut(settingsPath());
            sut.addRuns(200);
            sut.list->select({account, {150}});
            sut.table->scrollTo(sut.rowOf(140), QAbstractItemView::PositionAtTop);
            sut.window.close();
        }
        Opened sut(settingsPath());
        QTest::keyClick(sut.table, Qt::Key_Home);
        sut.addRuns(200);
        QTest::qWait(50);
        QVERIFY(sut.table->indexAt({5, 1}) != sut.rowOf(140).siblingAtColumn(0));
    }

    void dialogsComeBackInTheShapeThatTheyWereDrawnTo()
    {
        const auto open = [](QWidget& window) {
            auto* dialog = new QDialog(&window);
            dialog->setObjectName(u"sample"_s);
            auto* table = new QTreeView(dialog);
            auto* rows = new QStandardItemModel(2, 3, dialog);
            table->setModel(rows);
            dialog->resize(300, 200);
            dialog->show();
            return std::pair(dialog, table);
        };
        {
            Opened sut(settingsPath());
            const auto [dialog, table] = open(sut.window);
            QCOMPARE(dialog->size(), QSize(300, 200));
            dialog->resize(420, 310);
            table->setColumnWidth(1, 77);
            dialog->close();
            sut.window.close();
        }
        Opened sut(settingsPath());
        const auto [dialog, table] = open(sut.window);
        QCOMPARE(dialog->size(), QSize(420, 310));
        QCOMPARE(table->columnWidth(1), 77);
    }

    void savesSoonAfterAChangeWithoutBeingClosed()
    {
        Opened sut(settingsPath());
        sut.list->setChoice({.text = u"door"_s});
        QTRY_COMPARE(sut.settings.value(u"window/v1/filter/text"_s).toString(), u"door"_s);
    }

    void settingsThatMakeNoSenseAreNoHarm()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        settings.setValue(u"window/v1/geometry"_s, u"nonsense"_s);
        settings.setValue(u"window/v1/columns"_s, QByteArray("\xff\xff\xff\xff\x01"));
        settings.setValue(u"window/v1/filter/state"_s, 4711);
        settings.setValue(u"window/v1/filter/repository"_s, u"///"_s);
        settings.setValue(u"window/v1/appearance"_s, -3);
        settings.sync();
        const Opened sut(settingsPath());
        QVERIFY(sut.list->choice().isEverything());
        QVERIFY(sut.window.isVisible());
    }

    void appearanceIsChosenInTheMenuAndKept()
    {
        views::Look look(*qApp);
        {
            Opened sut(settingsPath());
            sut.window.setLook(&look);
            sut.action(u"appearanceDark"_s)->trigger();
            QCOMPARE(look.scheme(), views::Look::Scheme::Dark);
        }
        look.setScheme(views::Look::Scheme::FollowDesktop);
        Opened sut(settingsPath());
        sut.window.setLook(&look);
        QCOMPARE(look.scheme(), views::Look::Scheme::Dark);
        QVERIFY(sut.action(u"appearanceDark"_s)->isChecked());
    }

    void everyActionIsInAMenuAndEachKeyIsUsedOnce()
    {
        const Opened sut(settingsPath());
        QStringList keys;
        for (const QAction* action : sut.window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
            const bool inMenu = std::ranges::any_of(action->associatedObjects(),
                                                    [](QObject* object) { return qobject_cast<QMenu*>(object); });
            QVERIFY2(inMenu || action->objectName().isEmpty(), qPrintable(action->objectName()));
            for (const QKeySequence& key : action->shortcuts())
                keys << key.toString();
        }
        QVERIFY(keys.size() >= 15);
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void aboutAndShortcutsOpen()
    {
        Opened sut(settingsPath());
        for (const QString& name : {u"about"_s, u"shortcuts"_s}) {
            sut.action(name)->trigger();
            auto* dialog = sut.window.findChild<QDialog*>();
            QVERIFY(dialog && dialog->isVisible());
            dialog->close();
            QTRY_VERIFY(!sut.window.findChild<QDialog*>());
        }
    }
};

QTEST_MAIN(WindowMain)
#include "window_main.moc"
