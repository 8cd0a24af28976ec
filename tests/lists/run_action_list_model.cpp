// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_action_list_model.h"

#include "core/outcome.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using core::ActionState;
using lists::RunActionListModel;

namespace {

core::RunAction item(int number, ActionState state = ActionState::Unsent, const QString& words = {})
{
    return {.account = u"octocat@github.com"_s,
            .run = {.id = {number},
                    .repositoryName = {u"acme"_s, u"app"_s},
                    .workflowName = u"CI"_s,
                    .title = u"Paint the\ndoor"_s,
                    .number = number,
                    .branch = u"main"_s},
            .state = state,
            .words = words};
}

} // namespace

class RunActionList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftOutComesLastAndTheRestInItsOrder()
    {
        RunActionListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setItems({item(1, ActionState::LeftOut, u"It is older than 30 days."_s), item(2), item(3)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, RunActionListModel::WhatColumn).data().toString(), u"CI #2  Paint the door"_s);
        QCOMPARE(model.index(1, RunActionListModel::WhereColumn).data().toString(), u"acme/app · main"_s);
        QCOMPARE(model.index(2, RunActionListModel::StateColumn).data().toString(),
                 u"Left out: It is older than 30 days."_s);
    }

    void aResultChangesItsOwnRowAlone()
    {
        RunActionListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setItems({item(1), item(2)});
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.replace(1, item(2, ActionState::Refused, u"Not yours."_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
        QCOMPARE(model.count(ActionState::Refused), 1);
        QCOMPARE(model.index(1, 0).data(RunActionListModel::OutcomeRole).toInt(), int(core::Outcome::Failed));
        model.replace(1, item(2, ActionState::Refused, u"Not yours."_s));
        QCOMPARE(changed.size(), 1); // the same again is no change
    }

    void aRowThatIsNotThereIsNotReplaced()
    {
        RunActionListModel model;
        model.replace(0, item(1));
        model.setItems({item(1)});
        model.replace(-1, item(2));
        model.replace(1, item(2));
        QCOMPARE(model.items(), std::vector{item(1)});
        QVERIFY(!model.index(5, 0).data().isValid());
        QVERIFY(!model.headerData(9, Qt::Horizontal).isValid());
    }

    void everyStateHasAWordAndAShape()
    {
        RunActionListModel model;
        QSet<QString> words;
        QSet<int> shapes;
        for (const auto state : {ActionState::LeftOut, ActionState::Unsent, ActionState::OnItsWay, ActionState::Done,
                                 ActionState::Refused, ActionState::Unknown}) {
            model.setItems({item(1, state)});
            words << model.index(0, RunActionListModel::StateColumn).data().toString();
            shapes << model.index(0, 0).data(RunActionListModel::OutcomeRole).toInt();
            QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains("CI #1"_L1));
        }
        QCOMPARE(words.size(), 6);
        QCOMPARE(shapes.size(), 6);
    }
};

QTEST_GUILESS_MAIN(RunActionList)
#include "run_action_list_model.moc"
