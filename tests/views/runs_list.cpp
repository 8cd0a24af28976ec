// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_list_model.h"
#include "runs/run_list_view.h"
#include "window_samples.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using views::RunCommand;
using views::RunKey;
using views::RunListView;

namespace {

/// The list in a window, with five runs in it.
class Opened {
public:
    Opened()
    {
        core::Run other = sampleRun(5, u"Fix the parser"_s, 50, u"success"_s);
        other.repositoryName = nameOf(u"acme/lib"_s);
        other.repository = {2};
        other.branch = u"fix/parser"_s;
        model.apply(
            changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1), sampleRun(2, u"Paint the door"_s, 20, u"failure"_s),
                                  sampleRun(3, u"Oil the hinges"_s, 30, u"success"_s),
                                  sampleRun(4, u"Deploy"_s, 40, u"action_required"_s), other}));
        view.setModel(&model);
        view.setRepositories({nameOf(u"acme/app"_s), nameOf(u"acme/lib"_s)});
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        view.focusList();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
    }

    core::ManualClock clock{start};
    lists::RunListModel model{clock};
    RunListView view{clock};
    QTableView* table = view.findChild<QTableView*>(u"runs"_s);
    QLineEdit* text = view.findChild<QLineEdit*>(u"textFilter"_s);

    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            titles << table->model()->index(row, lists::RunListModel::TitleColumn).data().toString();
        return titles;
    }
    QToolButton* chip(const QString& state) const { return view.findChild<QToolButton*>(u"state"_s + state); }
    QPushButton* emptyButton() const
    {
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->isVisible())
                return button;
        return nullptr;
    }
};

} // namespace

class RunsList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst()
    {
        const Opened sut;
        QCOMPARE(
            sut.titles(),
            QStringList({u"Add a door"_s, u"Paint the door"_s, u"Oil the hinges"_s, u"Deploy"_s, u"Fix the parser"_s}));
    }

    void theKeyboardWaitsForTheFirstRuns()
    {
        core::ManualClock clock{start};
        lists::RunListModel model{clock};
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* field = new QLineEdit;
        auto* view = new RunListView(clock);
        column->addWidget(field);
        column->addWidget(view);
        view->setModel(&model);
        view->focusList();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus(); // where Qt puts it while there is no list
        model.apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1)}));
        QVERIFY(view->findChild<QTableView*>(u"runs"_s)->hasFocus());
        QCOMPARE(view->currentRun()->title, u"Add a door"_s);
    }

    void enterOpensTheSelectedRun()
    {
        Opened sut;
        const QSignalSpy opened(&sut.view, &RunListView::opened);
        QTest::keyClick(sut.table, Qt::Key_Down);
        QTest::keyClick(sut.table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().first().value<RunKey>(), (RunKey{account, {2}}));
    }

    void aClickSelectsAndADoubleClickOpens()
    {
        Opened sut;
        const QSignalSpy opened(&sut.view, &RunListView::opened);
        const QPoint third = sut.table->visualRect(sut.table->model()->index(2, 1)).center();
        QTest::mouseClick(sut.table->viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(sut.view.currentRun()->id.value, 3);
        QCOMPARE(opened.size(), 0);
        QTest::mouseDClick(sut.table->viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(opened.size(), 1);
    }

    void besideThePipelineAClickOpens()
    {
        Opened sut;
        sut.view.setOpensOnClick(true);
        const QSignalSpy opened(&sut.view, &RunListView::opened);
        QTest::mouseClick(sut.table->viewport(), Qt::LeftButton, {},
                          sut.table->visualRect(sut.table->model()->index(2, 1)).center());
        QCOMPARE(opened.size(), 1);
    }

    void filtersByTextShortlyAfterTheLastLetter()
    {
        Opened sut;
        QTest::keyClick(sut.table, Qt::Key_Slash);
        QVERIFY(sut.text->hasFocus());
        QTest::keyClicks(sut.text, u"DOOR"_s);
        QCOMPARE(sut.titles().size(), 5);
        QTRY_COMPARE(sut.titles(), QStringList({u"Add a door"_s, u"Paint the door"_s}));
        QTest::keyClick(sut.text, Qt::Key_Escape);
        QCOMPARE(sut.titles().size(), 5);
        QTest::keyClick(sut.text, Qt::Key_Down);
        QVERIFY(sut.table->hasFocus());
    }

    void filtersByStateAndCountsEach()
    {
        const Opened sut;
        QCOMPARE(sut.chip(u"All"_s)->text(), u"All  5"_s);
        QCOMPARE(sut.chip(u"Failed"_s)->text().trimmed(), u"Failed  1"_s);
        QCOMPARE(sut.chip(u"Running"_s)->text().trimmed(), u"Running  1"_s);
        QCOMPARE(sut.chip(u"Waiting"_s)->text().trimmed(), u"Waiting  1"_s);
        QTest::mouseClick(sut.chip(u"Failed"_s), Qt::LeftButton);
        QCOMPARE(sut.titles(), QStringList(u"Paint the door"_s));
        QTest::mouseClick(sut.chip(u"All"_s), Qt::LeftButton);
        QCOMPARE(sut.titles().size(), 5);
    }

    void filtersByRepositoryAndBranch()
    {
        Opened sut;
        sut.view.setChoice({.repository = nameOf(u"ACME/lib"_s)});
        QCOMPARE(sut.titles(), QStringList(u"Fix the parser"_s));
        QCOMPARE(sut.chip(u"All"_s)->text(), u"All  1"_s);
        sut.view.setChoice({.branch = u"main"_s});
        QCOMPARE(sut.titles().size(), 4);
    }

    void countsAnewWhenARunEnds()
    {
        Opened sut;
        sut.model.apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1, u"failure"_s)}));
        QTRY_COMPARE(sut.chip(u"Failed"_s)->text().trimmed(), u"Failed  2"_s);
        QCOMPARE(sut.chip(u"Running"_s)->text().trimmed(), u"Running  0"_s);
    }

    void countsWhatHappenedUnseenWhenItIsSeenAgain()
    {
        Opened sut;
        const QString before = sut.chip(u"Failed"_s)->text();
        sut.view.hide();
        sut.model.apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1, u"failure"_s)}));
        QTest::qWait(300);
        QCOMPARE(sut.chip(u"Failed"_s)->text(), before); // nobody needs it now
        sut.view.show();
        QCOMPARE(sut.chip(u"Failed"_s)->text().trimmed(), u"Failed  2"_s);
    }

    void theSelectionStaysWhileRowsComeAndGo()
    {
        Opened sut;
        sut.view.select({account, {3}});
        sut.model.apply(changeSet<core::Run>({sampleRun(9, u"Newer"_s, 0), sampleRun(3, u"Oil them"_s, 30)}));
        core::ChangeSet removed{.account = account};
        removed.changes.emplace_back(core::RunRemoved{.run = {2}, .repository = {1}});
        sut.model.apply(removed);
        QCOMPARE(sut.view.currentRun()->id.value, 3);
        QCOMPARE(sut.view.currentRun()->title, u"Oil them"_s);
    }

    void aRunThatIsNotThereYetIsSelectedWhenItComes()
    {
        Opened sut;
        sut.view.select({account, {77}});
        QVERIFY(sut.view.currentRun()->id.value != 77);
        sut.model.apply(changeSet<core::Run>({sampleRun(77, u"Late"_s, 60)}));
        QCOMPARE(sut.view.currentRun()->id.value, 77);
    }

    void anEmptyListSaysWhyAndWhatToDo()
    {
        core::ManualClock clock(start);
        lists::RunListModel model(clock);
        RunListView view(clock);
        view.setModel(&model);
        view.show();
        const QSignalSpy connecting(&view, &RunListView::connectRequested);
        const QSignalSpy adding(&view, &RunListView::addRepositoryRequested);
        const auto press = [&] {
            for (QPushButton* button : view.findChildren<QPushButton*>())
                if (button->isVisible())
                    QTest::mouseClick(button, Qt::LeftButton);
        };
        press();
        QCOMPARE(connecting.size(), 1);
        view.setEmpty(RunListView::Empty::NothingWatched);
        press();
        QCOMPARE(adding.size(), 1);
        view.setEmpty(RunListView::Empty::NothingYet);
        press();
        QCOMPARE(connecting.size() + adding.size(), 2);
    }

    void workflowsToChooseFromAreThoseInView()
    {
        Opened sut;
        core::Run docs = sampleRun(6, u"Write"_s, 60, u"success"_s);
        docs.repositoryName = nameOf(u"acme/lib"_s);
        docs.repository = {2};
        docs.workflowName = u"Docs"_s;
        sut.model.apply(changeSet<core::Run>({docs}));
        auto* box = sut.view.findChild<QComboBox*>(u"workflowFilter"_s);
        const auto names = [box] {
            QStringList list;
            for (int item = 0; item < box->count(); ++item)
                list << box->itemText(item);
            return list;
        };
        QTRY_COMPARE(names(), (QStringList{u"All workflows"_s, u"CI"_s, u"Docs"_s}));
        box->setCurrentText(u"Docs"_s);
        QCOMPARE(sut.titles(), QStringList{u"Write"_s});
        sut.view.setChoice({.repository = nameOf(u"acme/app"_s), .workflow = u"Docs"_s});
        QCOMPARE(sut.titles(), QStringList());
        QCOMPARE(names(), (QStringList{u"All workflows"_s, u"CI"_s, u"Docs"_s})); // what is chosen stays to be seen
        QCOMPARE(sut.emptyButton()->text(), u"Show all"_s);
        sut.emptyButton()->click();
        QCOMPARE(sut.titles().size(), 6);
        QVERIFY(sut.view.choice().isEverything());
    }

    void aGroupShowsItsRepositoriesAndNothingWhileItIsNotKnown()
    {
        Opened sut;
        auto* box = sut.view.findChild<QComboBox*>(u"groupFilter"_s);
        QVERIFY(!box->isVisible()); // there is none
        sut.view.setChoice({.group = u"Back end"_s});
        QVERIFY(box->isVisible());
        QCOMPARE(sut.titles(), QStringList());
        sut.view.setGroups(
            {{.name = u"Back end"_s, .repositories = {nameOf(u"acme/lib"_s)}},
             {.name = u"topic: rust"_s, .repositories = {nameOf(u"acme/app"_s), nameOf(u"acme/lib"_s)}}});
        QCOMPARE(sut.titles(), QStringList{u"Fix the parser"_s});
        QTRY_COMPARE(sut.chip(u"All"_s)->text().section(u' ', -1), u"1"_s);
        box->setCurrentText(u"topic: rust"_s);
        QCOMPARE(sut.titles().size(), 5);
        QCOMPARE(sut.view.choice().group, u"topic: rust"_s);
        QCOMPARE(box->accessibleName(), u"Group of repositories"_s);
    }

    void whatIsChosenIsNeverHiddenForWantOfRoom()
    {
        Opened sut;
        sut.view.setGroups({{.name = u"Back end"_s, .repositories = {nameOf(u"acme/lib"_s)}}});
        auto* group = sut.view.findChild<QComboBox*>(u"groupFilter"_s);
        auto* workflow = sut.view.findChild<QComboBox*>(u"workflowFilter"_s);
        QVERIFY(group->isVisible() && workflow->isVisible());
        sut.view.resize(420, 600);
        QTRY_VERIFY(!group->isVisible() && !workflow->isVisible());
        sut.view.setChoice({.workflow = u"CI"_s});
        QVERIFY(!group->isVisible() && workflow->isVisible());
    }

    void whenNothingMatchesTheFilterCanBeCleared()
    {
        Opened sut;
        sut.view.setChoice({.text = u"nothing like it"_s});
        QVERIFY(!sut.table->isVisible());
        QVERIFY(sut.emptyButton());
        QTest::mouseClick(sut.emptyButton(), Qt::LeftButton);
        QVERIFY(sut.view.choice().isEverything());
        QVERIFY(sut.table->isVisible());
    }

    void theMenuAsksForWhatIsAllowedAndSaysWhyTheRestIsNot()
    {
        Opened sut;
        sut.view.setWhyNot([](RunCommand command, const core::AccountId&, const core::Run& run) {
            return command == RunCommand::Cancel && run.state.isCompleted() ? u"It has ended."_s : QString();
        });
        sut.view.select({account, {2}});
        const QSignalSpy commands(&sut.view, &RunListView::commandRequested);
        const QSignalSpy byHand(&sut.view, &RunListView::dispatchRequested);
        const std::unique_ptr<QMenu> menu = sut.view.makeMenu();
        for (QAction* action : menu->actions()) {
            if (action->text().contains(u"inputs"_s))
                action->trigger();
            if (action->text() == u"&Cancel"_s) {
                QVERIFY(!action->isEnabled());
                QVERIFY(action->toolTip().contains(u"It has ended."_s));
            }
            if (action->text().contains(u"failed"_s))
                action->trigger();
            if (action->text().startsWith(u"Copy"_s))
                action->trigger();
        }
        QCOMPARE(byHand.size(), 1);
        QCOMPARE(byHand.last().at(1).value<core::Run>().id.value, 2);
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.last().at(0).value<RunCommand>(), RunCommand::RerunFailed);
        QCOMPARE(commands.last().at(1).toString(), account);
        QCOMPARE(commands.last().at(2).value<core::Run>().id.value, 2);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://github.com/acme/app/actions/runs/2"_s);
    }

    void eachRowIsSpokenWhole()
    {
        const Opened sut;
        const QString spoken = sut.table->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString& part : {u"CI"_s, u"Failed"_s, u"main"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
        QVERIFY(!sut.table->accessibleName().isEmpty());
        QVERIFY(!sut.text->accessibleName().isEmpty());
    }

    void columnsGoWhenThereIsNoRoomAndComeBack()
    {
        Opened sut;
        const auto shown = [&] {
            int columns = 0;
            for (int column = 0; column < lists::RunListModel::ColumnCount; ++column)
                columns += sut.table->isColumnHidden(column) ? 0 : 1;
            return columns;
        };
        const int roomy = shown();
        sut.view.resize(420, 600);
        QTRY_VERIFY(shown() < roomy);
        QVERIFY(!sut.table->isColumnHidden(lists::RunListModel::StatusColumn));
        QVERIFY(!sut.table->isColumnHidden(lists::RunListModel::TitleColumn));
        sut.view.resize(1000, 600);
        QTRY_COMPARE(shown(), roomy);
    }

    void columnsAreKept()
    {
        Opened sut;
        sut.table->sortByColumn(lists::RunListModel::TitleColumn, Qt::AscendingOrder);
        sut.table->setColumnWidth(lists::RunListModel::ActorColumn, 133);
        const QByteArray kept = sut.view.saveColumns();
        Opened later;
        later.view.restoreColumns(kept);
        QCOMPARE(later.table->columnWidth(lists::RunListModel::ActorColumn), 133);
        QCOMPARE(later.titles().first(), u"Add a door"_s);
        QCOMPARE(later.titles().last(), u"Paint the door"_s);
        later.view.restoreColumns("not what we wrote");
        QCOMPARE(later.table->columnWidth(lists::RunListModel::ActorColumn), 133);
    }
};

QTEST_MAIN(RunsList)
#include "runs_list.moc"
