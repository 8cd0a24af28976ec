// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/diagnostic_list_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

DiagnosticRow rowOf(int position, lint::Severity severity, const QString& message, const QString& rule = u"rule"_s)
{
    return {
        .rule = rule, .severity = severity, .message = message, .line = position / 10 + 1, .column = position % 10 + 1};
}

} // namespace

/// The problems of a file.
class DiagnosticListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsInTheOrderOfTheFile()
    {
        DiagnosticListModel model;
        model.setDiagnostics({rowOf(25, lint::Severity::Hint, u"c"_s), rowOf(3, lint::Severity::Warning, u"b"_s),
                              rowOf(3, lint::Severity::Error, u"a\nof two <b>lines</b>"_s)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data().toString(), u"a of two <b>lines</b>"_s);
        QCOMPARE(model.index(0, 0).data(DiagnosticListModel::OutcomeRole).toInt(), int(core::Outcome::Failed));
        QCOMPARE(model.index(2, DiagnosticListModel::PlaceColumn).data().toString(), u"3:6"_s);
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"Hint in line 3"_s));
    }

    void severitiesAreShownOrNotAndCountedAnyway()
    {
        DiagnosticListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setDiagnostics({rowOf(1, lint::Severity::Hint, u"a"_s), rowOf(2, lint::Severity::Error, u"b"_s)});
        model.setShown(lint::Severity::Hint, false);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.count(lint::Severity::Hint), 1);
        model.setDiagnostics({rowOf(1, lint::Severity::Hint, u"a"_s)});
        QCOMPARE(model.rowCount(), 0);
        model.setShown(lint::Severity::Hint, true);
        QCOMPARE(model.rowCount(), 1);
    }

    void aProblemThatMovesStaysTheSameRow()
    {
        DiagnosticListModel model;
        model.setDiagnostics({rowOf(1, lint::Severity::Error, u"a"_s), rowOf(5, lint::Severity::Error, u"a"_s)});
        const QPersistentModelIndex second = model.index(1, 0);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setDiagnostics({rowOf(11, lint::Severity::Error, u"a"_s), rowOf(15, lint::Severity::Error, u"a"_s)});
        QVERIFY(removed.isEmpty() && reset.isEmpty());
        QCOMPARE(model.at(second.row()).column, 6);
    }

    void nothingIsToldOfRowsThatLookTheSame()
    {
        DiagnosticListModel model;
        model.setDiagnostics({rowOf(1, lint::Severity::Error, u"a"_s), rowOf(25, lint::Severity::Error, u"b"_s)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setDiagnostics({rowOf(2, lint::Severity::Error, u"a"_s), rowOf(25, lint::Severity::Error, u"b"_s)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().at(1).toModelIndex().row(), 0);
    }

    void anyChangesLeaveASoundModel()
    {
        QRandomGenerator random(5);
        DiagnosticListModel model;
        const QAbstractItemModelTester tester(&model);
        for (int round = 0; round < 300; ++round) {
            std::vector<DiagnosticRow> rows;
            for (int i = random.bounded(8); i > 0; --i)
                rows.push_back(rowOf(random.bounded(50), lint::Severity(random.bounded(3)),
                                     QString(QChar(u'a' + random.bounded(3))), u"r%1"_s.arg(random.bounded(2))));
            const auto count = int(rows.size());
            model.setDiagnostics(std::move(rows));
            model.setShown(lint::Severity(random.bounded(3)), random.bounded(2) == 1);
            int shown = 0;
            for (const auto severity : {lint::Severity::Error, lint::Severity::Warning, lint::Severity::Hint})
                shown += model.isShown(severity) ? model.count(severity) : 0;
            QCOMPARE(model.rowCount(), shown);
            QVERIFY(shown <= count);
            for (int row = 1; row < model.rowCount(); ++row)
                QVERIFY(std::pair(model.at(row - 1).line, model.at(row - 1).column)
                        <= std::pair(model.at(row).line, model.at(row).column));
        }
    }
};

QTEST_GUILESS_MAIN(DiagnosticListModelTest)
#include "diagnostic_list_model.moc"
