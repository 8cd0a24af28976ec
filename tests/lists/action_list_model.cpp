// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/action_list_model.h"

#include "lists/action_words.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

history::Action action(qint64 id, const QString& kind, const QString& outcome = {})
{
    return {.id = id,
            .account = u"mara@github.com"_s,
            .at = QDateTime(QDate(2026, 11, 29), QTime(3, 0)).addSecs(id),
            .kind = kind,
            .actor = u"mara"_s,
            .subject = u"Deploy #%1 on main"_s.arg(id),
            .repository = {.owner = u"o"_s, .name = u"r"_s},
            .outcome = outcome};
}

QString cell(const ActionListModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

/// What was done, as a list.
class ActionListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowSaysWhenWhatOnWhatWhereWhoAndHowItEnded()
    {
        ActionListModel model;
        const QAbstractItemModelTester tester(&model);
        auto approval = action(5, u"approve-deployments"_s, u"done"_s);
        approval.reason = u"Ship it\nnow"_s;
        model.setActions({approval});
        QCOMPARE(cell(model, 0, ActionListModel::WhenColumn), u"2026-11-29 03:00:05"_s);
        QCOMPARE(cell(model, 0, ActionListModel::EndColumn), u"Done"_s);
        QCOMPARE(cell(model, 0, ActionListModel::WhatColumn), u"Approved a deployment"_s);
        QCOMPARE(cell(model, 0, ActionListModel::SubjectColumn), u"Deploy #5 on main – Ship it now"_s);
        QCOMPARE(cell(model, 0, ActionListModel::WhereColumn), u"o/r"_s);
        QCOMPARE(cell(model, 0, ActionListModel::WhoColumn), u"mara"_s);
        const QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString& word : {u"Done"_s, u"Approved a deployment"_s, u"o/r"_s, u"mara"_s})
            QVERIFY2(spoken.contains(word), qPrintable(spoken));
    }

    void eachEndHasAWordAndAShape_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("words");
        QTest::addColumn<core::Outcome>("shape");
        QTest::addRow("not yet") << QString() << u"No answer yet"_s << core::Outcome::Running;
        QTest::addRow("done") << u"done"_s << u"Done"_s << core::Outcome::Passed;
        QTest::addRow("refused") << u"refused"_s << u"Refused"_s << core::Outcome::Failed;
        QTest::addRow("unknown") << u"unknown"_s << u"Nobody knows"_s << core::Outcome::Unknown;
    }

    void eachEndHasAWordAndAShape()
    {
        QFETCH(const QString, outcome);
        QFETCH(const QString, words);
        QFETCH(const core::Outcome, shape);
        ActionListModel model;
        model.setActions({action(1, u"rerun"_s, outcome)});
        QCOMPARE(cell(model, 0, ActionListModel::EndColumn), words);
        QVERIFY(core::Outcome(model.index(0, 0).data(ActionListModel::ShapeRole).toInt()) == shape);
    }

    void aKindThatIsNotKnownIsShownAsItIsWritten() { QCOMPARE(whatWasDone(action(1, u"teleport"_s)), u"teleport"_s); }

    void aTextLeavesOutWhatHasItNowhere()
    {
        ActionListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setActions({action(3, u"cancel"_s), action(2, u"rerun"_s), action(1, u"cancel"_s)});
        model.setText(u"CANCEL deploy"_s);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.actionAt(1).id, 1);
        QCOMPARE(model.total(), 3);
        model.setText({});
        QCOMPARE(model.rowCount(), 3);
    }

    void anEndChangesItsRowAndNoOther()
    {
        ActionListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setActions({action(2, u"rerun"_s), action(1, u"cancel"_s, u"done"_s)});
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setActions({action(2, u"rerun"_s, u"done"_s), action(1, u"cancel"_s, u"done"_s)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), 0);
        QVERIFY(reset.isEmpty());
    }

    void anyListFollowsAnyOther()
    {
        ActionListModel model;
        const QAbstractItemModelTester tester(&model);
        QRandomGenerator random(8);
        for (int turn = 0; turn < 200; ++turn) {
            std::vector<history::Action> actions;
            for (qint64 id = 12; id > 0; --id) {
                if (random.bounded(3) != 0)
                    actions.push_back(action(id, random.bounded(2) == 0 ? u"rerun"_s : u"cancel"_s,
                                             random.bounded(2) == 0 ? QString() : u"done"_s));
            }
            model.setText(random.bounded(3) == 0 ? u"cancel"_s : QString());
            model.setActions(actions);
            model.setText({});
            QCOMPARE(model.rowCount(), int(actions.size()));
            for (size_t row = 0; row < actions.size(); ++row)
                QCOMPARE(model.actionAt(int(row)), actions[row]);
        }
    }
};

QTEST_GUILESS_MAIN(ActionListModelTest)
#include "action_list_model.moc"
