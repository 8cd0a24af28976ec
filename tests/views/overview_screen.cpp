// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_list_model.h"
#include "overview/card_grid.h"
#include "overview/overview_view.h"
#include "overview/wallboard.h"
#include "window_samples.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalbox;
using namespace signalbox::tests;
using lists::OverviewFilterModel;
using views::OverviewView;
using views::RunKey;

namespace {

/// The Overview with one red, one running and some green repositories.
class Opened {
public:
    explicit Opened(int count = 6)
    {
        core::ChangeSet set{.account = account, .at = start};
        for (int i = 1; i <= count; ++i) {
            set.changes.emplace_back(core::Changed<core::Repository>{
                .after = sampleRepository(i, (i % 2 ? u"acme/app-%1"_s : u"zoo/lion-%1"_s).arg(i))});
            core::Run run = sampleRun(i, u"Work"_s, 10 + i, i == 3 ? u"failure"_s : i == 4 ? QString() : u"success"_s);
            run.repository = {i};
            set.changes.emplace_back(core::Changed<core::Run>{.after = run});
        }
        model.apply(set);
        view.setEmpty(OverviewView::Empty::NothingWatched);
        view.setModel(&model);
        view.resize(1000, 700);
        view.show();
        view.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
        view.focusCards();
        QCoreApplication::processEvents();
    }

    QString nameAt(int row) const
    {
        return view.findChild<views::CardGrid*>()->model()->index(row, 0).data().toString();
    }
    QModelIndex card(int row) const { return grid->model()->index(row, 0); }

    core::ManualClock clock{start};
    lists::RepositoryListModel model;
    OverviewView view{clock};
    views::CardGrid* grid = view.findChild<views::CardGrid*>(u"cards"_s);
    QSignalSpy repositories{&view, &OverviewView::repositoryOpened};
    QSignalSpy runs{&view, &OverviewView::runOpened};
    QSignalSpy removed{&view, &OverviewView::removeRequested};
};

} // namespace

class OverviewScreen final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMenuOfACardPutsItIntoAGroupOfTheUsers()
    {
        Opened sut;
        QSignalSpy kept(&sut.view, &OverviewView::choiceChanged);
        auto menu = sut.view.makeMenu(sut.card(0));
        menu->findChild<QAction*>(u"cardNewGroup"_s)->trigger();
        auto* question = sut.view.findChild<QInputDialog*>();
        QVERIFY(question);
        question->setTextValue(u"  Night  shift "_s);
        question->accept();
        QCOMPARE(sut.view.marks().groups.value(u"acme/app-3"_s), u"Night shift"_s);
        QCOMPARE(sut.view.choice().grouping, OverviewFilterModel::Grouping::Own); // or nothing would be seen of it
        QVERIFY(kept.size() > 0);
        menu = sut.view.makeMenu(sut.card(1));
        auto* groups = menu->findChild<QMenu*>(u"cardGroup"_s);
        QCOMPARE(groups->actions().front()->text(), u"Night shift"_s);
        groups->actions().front()->trigger();
        QCOMPARE(sut.view.marks().groups.size(), 2);
        menu = sut.view.makeMenu(sut.card(0));
        groups = menu->findChild<QMenu*>(u"cardGroup"_s);
        QVERIFY(groups->actions().front()->isChecked());
        groups->actions().at(1)->trigger(); // No group
        QCOMPARE(sut.view.marks().groups.size(), 1);
    }

    void theMenuOfACardAsksForItsWorkflowsAndBranches()
    {
        Opened sut;
        QSignalSpy asked(&sut.view, &OverviewView::scopeRequested);
        const auto menu = sut.view.makeMenu(sut.card(0));
        menu->findChild<QAction*>(u"cardScope"_s)->trigger();
        QCOMPARE(asked.front().front().value<core::RepositoryName>().full(), u"acme/app-3"_s);
    }

    void theWorstCardIsTheFirstAndHasTheFocus()
    {
        Opened sut;
        QCOMPARE(sut.grid->currentIndex(), sut.card(0));
        QCOMPARE(sut.nameAt(0), u"acme/app-3"_s);
        QCOMPARE(sut.nameAt(1), u"zoo/lion-4"_s);
        QCOMPARE(sut.grid->indexAt(sut.grid->visualRect(sut.card(0)).center()), sut.card(0));
    }

    void arrowsGoFromCardToCardAndEnterOpensItsRuns()
    {
        Opened sut;
        const QRect first = sut.grid->visualRect(sut.card(0));
        QTest::keyClick(sut.grid, Qt::Key_Right);
        QCOMPARE(sut.grid->currentIndex().row(), 1);
        QTest::keyClick(sut.grid, Qt::Key_Down);
        const QRect below = sut.grid->visualRect(sut.grid->currentIndex());
        QVERIFY(below.top() > first.bottom());
        QCOMPARE(below.left(), sut.grid->visualRect(sut.card(1)).left());
        QTest::keyClick(sut.grid, Qt::Key_Home);
        QTest::keyClick(sut.grid, Qt::Key_Return);
        QCOMPARE(sut.repositories.size(), 1);
        QCOMPARE(sut.repositories.last().first().value<core::RepositoryName>(), nameOf(u"acme/app-3"_s));
    }

    void aDoubleClickOpensItsRuns()
    {
        Opened sut;
        const QPoint at = sut.grid->visualRect(sut.card(1)).center();
        QTest::mouseClick(sut.grid->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(sut.grid->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(sut.repositories.size(), 1);
        QCOMPARE(sut.repositories.last().first().value<core::RepositoryName>(), nameOf(u"zoo/lion-4"_s));
    }

    void itsMenuOpensTheRunThatTurnedItRed()
    {
        Opened sut;
        const auto menu = sut.view.makeMenu(sut.card(0));
        menu->findChild<QAction*>(u"cardRed"_s)->trigger();
        QCOMPARE(sut.runs.last().first().value<RunKey>(), (RunKey{account, {3}}));
        menu->findChild<QAction*>(u"cardRemove"_s)->trigger();
        QCOMPARE(sut.removed.size(), 1);
    }

    void aMenuThatStaysOpenWhileItsCardGoesTouchesNoOther()
    {
        Opened sut;
        const auto menu = sut.view.makeMenu(sut.card(0));
        core::ChangeSet gone{.account = account};
        gone.changes.emplace_back(core::RepositoryRemoved{.repository = {3}});
        sut.model.apply(gone);
        menu->findChild<QAction*>(u"cardPin"_s)->trigger();
        QVERIFY(!sut.view.marks().pinned.contains(u"zoo/lion-4"_s));
    }

    void theCardsComeBackWhereTheyWere()
    {
        QStringList place;
        QString top;
        QString current;
        {
            Opened sut(120);
            sut.grid->scrollTo(sut.card(60), QAbstractItemView::PositionAtTop);
            sut.grid->setCurrentIndex(sut.card(64));
            place = sut.view.savePlace();
            top = sut.nameAt(60);
            current = sut.nameAt(64);
        }
        core::ManualClock clock{start};
        OverviewView again(clock);
        again.restorePlace(place);
        QCOMPARE(again.savePlace(), place); // closed before anything came, it is not forgotten
        Opened rows(120);
        again.setModel(&rows.model);
        again.resize(1000, 700);
        again.show();
        auto* grid = again.findChild<views::CardGrid*>();
        QTRY_COMPARE(grid->currentIndex().data().toString(), current);
        int y = 0;
        while (!grid->indexAt({40, y}).isValid() && y < 100)
            ++y;
        QCOMPARE(grid->indexAt({40, y}).data().toString(), top);
    }

    void keysPinAndMuteAndTheCardGoesWhereItBelongs()
    {
        Opened sut;
        QSignalSpy kept(&sut.view, &OverviewView::choiceChanged);
        QSignalSpy muted(&sut.view, &OverviewView::mutedChanged);
        QTest::keyClick(sut.grid, Qt::Key_M);
        QCOMPARE(sut.nameAt(5), u"acme/app-3"_s);
        sut.grid->setCurrentIndex(sut.card(4));
        const QString name = sut.nameAt(4);
        QTest::keyClick(sut.grid, Qt::Key_P);
        QCOMPARE(sut.nameAt(0), name);
        QCOMPARE(kept.size(), 2);
        QCOMPARE(muted.size(), 1);
        QCOMPARE(sut.view.marks().muted, QSet<QString>{u"acme/app-3"_s});
        QTest::keyClick(sut.grid, Qt::Key_P);
        QVERIFY(sut.view.marks().pinned.isEmpty());
    }

    void hidingTheHealthySaysAllIsWellWhenNothingIsLeft()
    {
        Opened sut(2);
        sut.view.findChild<QToolButton*>(u"hideHealthy"_s)->click();
        QVERIFY(!sut.grid->isVisible());
        QVERIFY(sut.view.findChild<QPushButton*>()->isVisible());
        QCOMPARE(sut.view.findChildren<QLabel*>().at(1)->text(), u"All is well"_s);
        QTest::mouseClick(sut.view.findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY(sut.grid->isVisible());
        QVERIFY(!sut.view.choice().hidesHealthy);
    }

    void slashFiltersAndEnterGoesOnToTheCards()
    {
        Opened sut;
        auto* text = sut.view.findChild<QLineEdit*>(u"overviewText"_s);
        QTest::keyClick(sut.grid, Qt::Key_Slash);
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, u"zoo"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(sut.grid->model()->rowCount(), 3);
        QVERIFY(sut.grid->hasFocus());
    }

    void groupsHaveHeadingsAndNoCardLiesOnAnother()
    {
        Opened sut(23);
        sut.view.setChoice({.grouping = OverviewFilterModel::Grouping::Owner});
        QTRY_VERIFY(sut.grid->visualRect(sut.card(0)).top() > 30); // the heading stands above it
        for (int a = 0; a < 23; ++a)
            for (int b = a + 1; b < 23; ++b)
                QVERIFY(!sut.grid->visualRect(sut.card(a)).intersects(sut.grid->visualRect(sut.card(b))));
    }

    void theLastCardOfManyIsReachedByScrolling()
    {
        Opened sut(200);
        QTest::keyClick(sut.grid, Qt::Key_End);
        QCOMPARE(sut.grid->currentIndex().row(), 199);
        QVERIFY(sut.grid->viewport()->rect().contains(sut.grid->visualRect(sut.card(199))));
        QTest::keyClick(sut.grid, Qt::Key_PageUp);
        QVERIFY(sut.grid->currentIndex().row() < 199);
        QVERIFY(sut.grid->viewport()->rect().contains(sut.grid->visualRect(sut.grid->currentIndex())));
    }

    void anEmptyScreenSaysWhatToDo()
    {
        core::ManualClock clock{start};
        OverviewView view(clock);
        view.show();
        QSignalSpy connecting(&view, &OverviewView::connectRequested);
        QSignalSpy adding(&view, &OverviewView::addRepositoryRequested);
        auto* button = view.findChild<QPushButton*>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(connecting.size(), 1);
        view.setEmpty(OverviewView::Empty::NothingWatched);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(adding.size(), 1);
    }

    void aWallboardTakesTurnsWhenThereIsTooMuch()
    {
        Opened sut(40);
        views::Wallboard board(sut.view.cards(), sut.clock);
        board.resize(1280, 720);
        board.show();
        QCOMPARE(board.pages(), 3);
        sut.clock.advance(10s);
        QCOMPARE(board.page(), 1);
        QTest::keyClick(&board, Qt::Key_Space);
        sut.clock.advance(30s);
        QCOMPARE(board.page(), 1);
        QTest::keyClick(&board, Qt::Key_Left);
        QTest::keyClick(&board, Qt::Key_Left);
        QCOMPARE(board.page(), 2);
        sut.view.setChoice({.hidesHealthy = true});
        QCOMPARE(board.pages(), 1);
        QCOMPARE(board.page(), 0);
        QSignalSpy closed(&board, &views::Wallboard::closed);
        QTest::keyClick(&board, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(!board.isVisible());
    }
};

QTEST_MAIN(OverviewScreen)
#include "overview_screen.moc"
