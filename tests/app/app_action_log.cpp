// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "common/status_badge.h"
#include "delivery/action_log_dialog.h"
#include "program_test.h"

#include <QFile>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using lists::ActionListModel;

/// What was done, in its window.
class AppActionLog : public tests::ProgramTest {
    Q_OBJECT

    views::ActionLogDialog* open()
    {
        action(u"actionLog"_s)->trigger();
        return window().findChild<views::ActionLogDialog*>();
    }

private Q_SLOTS:
    void whatIsDoneMeanwhileIsSeen()
    {
        auto* dialog = open();
        QVERIFY(dialog);
        const auto* list = dialog->findChild<QTreeView*>(u"actionList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<views::StatusBadge*>()->outcome() == core::Outcome::Passed,
                                 patience);
        QCOMPARE(list->model()->rowCount(), 0);
        QVERIFY(both().open(both().newestFailed()));
        action(u"rerunFailed"_s)->trigger();
        const auto cell = [list](int column) { return list->model()->index(0, column).data().toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(cell(ActionListModel::EndColumn), u"Done"_s, patience);
        QCOMPARE(cell(ActionListModel::WhatColumn), u"Re-ran failed jobs"_s);
        QCOMPARE(cell(ActionListModel::WhoColumn), program().accounts().first()->account().login);
    }

    void itIsOpenedOnce()
    {
        const auto* dialog = open();
        QVERIFY(dialog);
        QCOMPARE(open(), dialog);
    }

    void anExportIsAFileOfJsonLines()
    {
        QVERIFY(both().open(both().newestFailed()));
        action(u"rerunFailed"_s)->trigger();
        auto* dialog = open();
        QVERIFY(dialog);
        const auto* list = dialog->findChild<QTreeView*>(u"actionList"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(0, ActionListModel::EndColumn).data().toString(), u"Done"_s,
                                  patience);
        QFile file(both().folder() + u"/log.jsonl"_s);
        Q_EMIT dialog->exportRequested(file.fileName());
        const auto* banner = dialog->findChild<views::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
        QVERIFY2(banner->what().startsWith("2 entries in "_L1), qPrintable(banner->what()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 2);
        Q_EMIT dialog->exportRequested(u"/proc/none/log.jsonl"_s);
        QTRY_VERIFY_WITH_TIMEOUT(banner->what().contains(u"/proc/none/log.jsonl"_s), patience);
    }
};

QTEST_MAIN(AppActionLog)
#include "app_action_log.moc"
