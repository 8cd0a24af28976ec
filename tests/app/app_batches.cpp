// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "lists/inbox_model.h"
#include "program_test.h"
#include "runs/batch_dialog.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// One action on many things, from the list of runs and from the inbox.
class AppBatches : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void manyRunsAreDeletedOnceTheirNumberIsTyped()
    {
        auto* list = window().findChild<QTableView*>(u"runs"_s);
        action(u"allRuns"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 4, patience);
        const auto chosen = [&](int row) {
            return list->model()->index(row, 0).data(lists::RunListModel::RunRole).value<core::Run>();
        };
        int taken = 0;
        list->clearSelection();
        for (int row = 0; row < list->model()->rowCount() && taken < 3; ++row) {
            if (chosen(row).state.isCompleted()) {
                list->selectionModel()->select(list->model()->index(row, 0),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
                ++taken;
            }
        }
        QCOMPARE(taken, 3);
        const auto before = repository().runs.size();
        action(u"deleteRun"_s)->trigger();
        auto* dialog = window().findChild<views::BatchDialog*>();
        QVERIFY(dialog);
        QCOMPARE(server().traffic().writes.size(), 0U);
        dialog->findChild<QLineEdit*>(u"batchCount"_s)->setText(u"3"_s);
        dialog->findChild<QPushButton*>(u"batchConfirm"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(repository().runs.size(), before - 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            dialog->findChild<views::ElidedLabel*>(u"batchProgress"_s)->text().contains("3 done"_L1), patience);
        QCOMPARE(server().traffic().writes.size(), 3U);
    }

    void aDeploymentIsApprovedFromTheInbox()
    {
        auto& run = both().newestWaiting();
        action(u"inbox"_s)->trigger();
        auto* list = window().findChild<QListView*>(u"inbox"_s);
        const auto rowOfIt = [&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const auto thing = list->model()->index(row, 0).data(lists::InboxModel::RowRole);
                if (thing.value<lists::InboxRow>().run.id == core::RunId{run.id})
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience);
        QVERIFY(action(u"inbox"_s)->text().contains(u'('));
        list->setCurrentIndex(list->model()->index(rowOfIt(), 0));
        QTest::keyClick(list, Qt::Key_A);
        auto* dialog = window().findChild<views::BatchDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(u"batchComment"_s)->setText(u"Ship it"_s);
        dialog->findChild<QPushButton*>(u"batchConfirm"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(run.approvals.size(), 1U, patience);
        QCOMPARE(run.approvals.front().comment, u"Ship it"_s);
        QCOMPARE(server().traffic().writes.size(), 1U);
        QTRY_COMPARE_WITH_TIMEOUT(rowOfIt(), -1, patience);
    }
};

QTEST_MAIN(AppBatches)
#include "app_batches.moc"
