// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "common/look.h"
#include "lists/run_action_list_model.h"
#include "lists/run_list_model.h"
#include "runs/batch_dialog.h"
#include "runs/run_list_view.h"
#include "window_samples.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using core::ActionState;
using views::BatchDialog;
using views::RunCommand;
using views::RunListView;

namespace {

std::vector<core::RunAction> items()
{
    return {{.account = account, .run = sampleRun(1, u"Add a door"_s, 1, u"failure"_s)},
            {.account = account, .run = sampleRun(2, u"<b>Paint</b> the door"_s, 20, u"failure"_s)},
            {.account = account,
             .run = sampleRun(3, u"Oil the hinges"_s, 30, u"success"_s),
             .state = ActionState::LeftOut,
             .words = u"Nothing in this run failed."_s}};
}

/// The window of a deletion of two runs, with one left out.
class Asked {
public:
    explicit Asked(bool counted = true, bool commented = false)
    {
        model.setItems(items());
        dialog = new BatchDialog({.title = u"Delete runs"_s,
                                  .question = u"Delete 2 runs?"_s,
                                  .consequence = u"They are gone for good."_s,
                                  .button = u"Delete 2 runs"_s,
                                  .counted = counted,
                                  .commented = commented},
                                 model, nullptr);
        dialog->show();
        static_cast<void>(QTest::qWaitForWindowExposed(dialog));
    }
    ~Asked() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Asked)

    QPushButton* button(const QString& name) const { return dialog->findChild<QPushButton*>(name); }
    QLineEdit* count() const { return dialog->findChild<QLineEdit*>(u"batchCount"_s); }
    QString progress() const { return dialog->findChild<views::ElidedLabel*>(u"batchProgress"_s)->text(); }
    void put(int row, ActionState state, const QString& words = {})
    {
        core::RunAction item = model.items()[size_t(row)];
        item.state = state;
        item.words = words;
        model.replace(row, item);
    }

    lists::RunActionListModel model;
    QPointer<BatchDialog> dialog;
};

/// The list of runs with four runs in it.
class Listed {
public:
    Listed()
    {
        model.apply(
            changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1), sampleRun(2, u"Paint the door"_s, 20, u"failure"_s),
                                  sampleRun(3, u"Oil the hinges"_s, 30, u"failure"_s),
                                  sampleRun(4, u"Deploy"_s, 40, u"action_required"_s)}));
        view.setModel(&model);
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        view.focusList();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
    }

    core::ManualClock clock{start};
    lists::RunListModel model{clock};
    RunListView view{clock};
    QTableView* tree = view.findChild<QTableView*>(u"runs"_s);
    QWidget* bar = view.findChild<QWidget*>(u"chosenBar"_s);

    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        const QRect rect = tree->visualRect(tree->model()->index(row, lists::RunListModel::TitleColumn));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, keys, rect.center());
    }
};

} // namespace

class RunsBatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalAreChosenByShiftCtrlAndAll()
    {
        Listed sut;
        QVERIFY(!sut.bar->isVisible());
        sut.click(0);
        sut.click(2, Qt::ShiftModifier);
        QCOMPARE(sut.view.chosenCount(), 3);
        QVERIFY(sut.bar->isVisible());
        sut.click(1, Qt::ControlModifier);
        QCOMPARE(sut.view.chosenCount(), 2);
        QTest::keyClick(sut.tree, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(sut.view.chosenCount(), 4);
        QCOMPARE(sut.view.chosen().front().run.title, u"Add a door"_s);
        QTest::keyClick(sut.tree, Qt::Key_Escape);
        QCOMPARE(sut.view.chosenCount(), 1);
        QVERIFY(!sut.bar->isVisible());
    }

    void theBarAndTheMenuAskForAllThatAreChosen()
    {
        Listed sut;
        const QSignalSpy asked(&sut.view, &RunListView::batchRequested);
        const QSignalSpy single(&sut.view, &RunListView::commandRequested);
        QTest::keyClick(sut.tree, Qt::Key_A, Qt::ControlModifier);
        sut.view.findChild<QToolButton*>(u"chosenDelete"_s)->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.last().at(0).value<RunCommand>(), RunCommand::Delete);
        QCOMPARE(asked.last().at(1).value<std::vector<core::RunAction>>().size(), 4U);
        const auto menu = sut.view.makeMenu();
        QVERIFY(menu->actions().front()->text().contains("4 runs"_L1));
        menu->actions().front()->trigger();
        QCOMPARE(asked.last().at(0).value<RunCommand>(), RunCommand::Rerun);
        QCOMPARE(single.size(), 0);
    }

    void whatIsNotMarkedIsNeverTheOne()
    {
        Listed sut;
        sut.click(0);
        sut.click(0, Qt::ControlModifier); // has the keyboard, and is not marked
        QVERIFY(!sut.view.currentRun());
        sut.click(1);
        QCOMPARE(sut.view.currentRun()->title, u"Paint the door"_s);
        core::ChangeSet gone{.account = account, .at = start};
        gone.changes.emplace_back(core::RunRemoved{.run = {2}, .repository = {1}});
        sut.model.apply(gone);
        QCOMPARE(sut.view.chosenCount(), 1); // the keyboard's row is marked again
        QVERIFY(sut.view.currentRun());
    }

    void aRunIsSelectedWhateverKeyIsDown()
    {
        Listed sut;
        QTest::keyPress(sut.tree, Qt::Key_Control, Qt::ControlModifier);
        sut.view.select({account, {3}});
        sut.view.select({account, {2}});
        QTest::keyRelease(sut.tree, Qt::Key_Control);
        QCOMPARE(sut.view.chosenCount(), 1);
        QCOMPARE(sut.view.currentRun()->id, core::RunId{2});
    }

    void severalDoNotOpenByAClick()
    {
        Listed sut;
        sut.view.setOpensOnClick(true);
        sut.click(0);
        const QSignalSpy opened(&sut.view, &RunListView::opened);
        sut.click(1, Qt::ControlModifier);
        QCOMPARE(opened.size(), 0);
    }

    void whatIsChosenStaysWhileRunsCome()
    {
        Listed sut;
        sut.click(1);
        sut.click(2, Qt::ControlModifier);
        sut.model.apply(changeSet<core::Run>({sampleRun(9, u"New"_s, 0)}));
        QCOMPARE(sut.view.chosenCount(), 2);
        QCOMPARE(sut.view.chosen().front().run.id, core::RunId{2});
    }

    void thePreviewSaysExactlyWhatIsTouchedAndWhatIsNot()
    {
        const Asked sut;
        QCOMPARE(sut.progress(), u"2 will be touched; 1 left out, for the reason beside each."_s);
        auto* list = sut.dialog->findChild<QTreeView*>(u"batchList"_s);
        QCOMPARE(list->model()->rowCount(), 3);
        QVERIFY(!list->accessibleName().isEmpty());
        QVERIFY(!sut.button(u"batchStop"_s)->isVisible());
    }

    void aDeletionBeginsOnlyOnceItsNumberIsTyped()
    {
        const Asked sut;
        const QSignalSpy confirmed(sut.dialog, &BatchDialog::confirmed);
        for (const auto& wrong : {u""_s, u"3"_s, u"two"_s, u"22"_s}) {
            sut.count()->setText(wrong);
            QVERIFY(!sut.button(u"batchConfirm"_s)->isEnabled());
        }
        sut.count()->setText(u"2"_s);
        QTest::keyClick(sut.count(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 1);
    }

    void enterAloneDoesNothingThatCannotBeTakenBack()
    {
        const Asked sut(false);
        const QSignalSpy confirmed(sut.dialog, &BatchDialog::confirmed);
        QTest::keyClick(sut.dialog, Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
    }

    void whatIsLeftOutAloneCannotBeConfirmed()
    {
        Asked sut(false);
        sut.put(0, ActionState::LeftOut, u"No."_s);
        sut.put(1, ActionState::LeftOut, u"No."_s);
        QVERIFY(!sut.button(u"batchConfirm"_s)->isEnabled());
    }

    void aCommentGoesAlong()
    {
        const Asked sut(false, true);
        const QSignalSpy confirmed(sut.dialog, &BatchDialog::confirmed);
        sut.dialog->findChild<QLineEdit*>(u"batchComment"_s)->setText(u" Ship it "_s);
        sut.button(u"batchConfirm"_s)->click();
        QCOMPARE(confirmed.last().first().toString(), u"Ship it"_s);
    }

    void theResultOfEachAppearsAndWhatFailedCanBeTriedAgain()
    {
        Asked sut(false);
        const QSignalSpy retried(sut.dialog, &BatchDialog::retryRequested);
        sut.dialog->setUnderWay();
        QVERIFY(sut.button(u"batchStop"_s)->isVisible());
        sut.put(0, ActionState::Done);
        sut.put(1, ActionState::Refused, u"Not yours."_s);
        sut.dialog->setEnded({});
        QCOMPARE(sut.progress(), u"1 done, 1 refused, 1 left out."_s);
        QVERIFY(!sut.button(u"batchStop"_s)->isVisible());
        sut.button(u"batchRetry"_s)->click();
        QCOMPARE(retried.size(), 1);
    }

    void escStopsFirstAndClosesThen()
    {
        Asked sut(false);
        const QSignalSpy stopped(sut.dialog, &BatchDialog::stopRequested);
        sut.dialog->setUnderWay();
        QTest::keyClick(sut.dialog, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
        QVERIFY(sut.dialog->isVisible());
        sut.put(0, ActionState::Done);
        sut.dialog->setEnded(u"There is no connection to GitHub."_s);
        QVERIFY(sut.progress().contains("1 not sent"_L1));
        QVERIFY(sut.progress().contains("no connection"_L1));
        QTest::keyClick(sut.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!sut.dialog);
    }
};

QTEST_MAIN(RunsBatch)
#include "runs_batch.moc"
