// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/matrix_names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

QStringList namesOf(const QString& name, const yaml::Place& matrix,
                    workflow::Unknown unknown = workflow::Unknown::LeavesNoNames)
{
    return workflow::matrixJobNames(name, workflow::expandMatrix(matrix), unknown);
}

} // namespace

/// What the jobs of a matrix are called before they are there.
class WorkflowMatrixNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachJobIsCalledAsGitHubWillCallIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("matrix");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("axes") << u"Test"_s << "{os: [a, b], rust: [1, 2]}"_ba
                              << QStringList{u"Test (a, 1)"_s, u"Test (a, 2)"_s, u"Test (b, 1)"_s, u"Test (b, 2)"_s};
        QTest::newRow("left out") << u"Test"_s << "{os: [a, b], rust: [1, 2], exclude: [{os: a, rust: 2}]}"_ba
                                  << QStringList{u"Test (a, 1)"_s, u"Test (b, 1)"_s, u"Test (b, 2)"_s};
        QTest::newRow("added to") << u"Test"_s << "{os: [a, b], include: [{os: b, slow: true}]}"_ba
                                  << QStringList{u"Test (a)"_s, u"Test (b, true)"_s};
        QTest::newRow("one more") << u"Test"_s << "{os: [a], include: [{os: c}]}"_ba
                                  << QStringList{u"Test (a)"_s, u"Test (c)"_s};
        QTest::newRow("of includes alone") << u"pack"_s << "{include: [{os: a, to: x86}, {os: b, to: arm}]}"_ba
                                           << QStringList{u"pack (a, x86)"_s, u"pack (b, arm)"_s};
        QTest::newRow("a number") << u"Test"_s << "{python: [3.9, 3.10, '3.10']}"_ba
                                  << QStringList{u"Test (3.9)"_s, u"Test (3.1)"_s, u"Test (3.10)"_s};
        QTest::newRow("a mapping") << u"Test"_s << "{on: [{os: a, cpu: 2}]}"_ba << QStringList{u"Test (a, 2)"_s};
        QTest::newRow("nothing says nothing")
            << u"Test"_s << "{os: [a], flag: ['', x]}"_ba << QStringList{u"Test (a)"_s, u"Test (a, x)"_s};
        QTest::newRow("in the name") << u"Test on ${{ matrix.os }} / ${{matrix.to.cpu}}"_s
                                     << "{os: [a, b], to: [{cpu: 2}]}"_ba
                                     << QStringList{u"Test on a / 2"_s, u"Test on b / 2"_s};
        QTest::newRow("a key that one has alone")
            << u"Test ${{ matrix.os }} ${{ matrix.slow }}"_s << "{os: [a, b], include: [{os: b, slow: x}]}"_ba
            << QStringList{u"Test a"_s, u"Test b x"_s};
        QTest::newRow("all left out") << u"Test"_s << "{os: [a], exclude: [{os: a}]}"_ba << QStringList();
        QTest::newRow("nothing") << u"Test"_s << "{}"_ba << QStringList();
        QTest::newRow("no matrix") << u"Test"_s << "[a, b]"_ba << QStringList();
        QTest::newRow("too many")
            << u"Test"_s << "{a: [1,2,3,4,5,6,7,8,9,0,x,y], b: [1,2,3,4,5,6,7,8,9,0,x,y], c: [1,2,3,4,5,6,7,8]}"_ba
            << QStringList();
    }
    void eachJobIsCalledAsGitHubWillCallIt()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, matrix);
        QFETCH(const QStringList, names);
        const auto tree = yaml::Tree::read(matrix);
        QVERIFY(tree);
        QCOMPARE(namesOf(name, tree->root()), names);
    }

    void whatOnlyARunKnowsIsNotGuessed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("matrix");
        QTest::newRow("the matrix") << u"Test"_s << "${{ fromJSON(needs.a.outputs.b) }}"_ba;
        QTest::newRow("an axis") << u"Test"_s << "{os: '${{ fromJSON(inputs.os) }}'}"_ba;
        QTest::newRow("a value") << u"Test"_s << "{os: [a, '${{ inputs.os }}']}"_ba;
        QTest::newRow("an entry's list") << u"Test"_s << "{os: [a], include: '${{ fromJSON(inputs.os) }}'}"_ba;
        QTest::newRow("another context") << u"Test ${{ inputs.level }}"_s << "{os: [a]}"_ba;
        QTest::newRow("a function") << u"Test ${{ format('{0}', matrix.os) }}"_s << "{os: [a]}"_ba;
        QTest::newRow("a whole list") << u"Test ${{ matrix.os }}"_s << "{os: [[a, b]]}"_ba;
    }
    void whatOnlyARunKnowsIsNotGuessed()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, matrix);
        const auto tree = yaml::Tree::read(matrix);
        QVERIFY(tree);
        QVERIFY(namesOf(name, tree->root()).isEmpty());
    }

    void whatOnlyARunKnowsStaysAsItIsWrittenWhereItMay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("matrix");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("a value") << u"Test"_s << "{os: [a, '${{ inputs.os }}']}"_ba
                                 << QStringList{u"Test (a)"_s, u"Test (${{ inputs.os }})"_s};
        QTest::newRow("an entry's list") << u"Test ${{ MATRIX.OS }}"_s
                                         << "{os: [a], include: '${{ fromJSON(inputs.os) }}'}"_ba
                                         << QStringList{u"Test a"_s};
        QTest::newRow("another context") << u"Test ${{ inputs.level }}"_s << "{os: [a]}"_ba
                                         << QStringList{u"Test ${{ inputs.level }} (a)"_s};
        QTest::newRow("beside a value") << u"${{ inputs.level }} on ${{ matrix.os }}"_s << "{os: [a]}"_ba
                                        << QStringList{u"${{ inputs.level }} on a"_s};
        QTest::newRow("a function") << u"Test ${{ format('{0}', matrix.os) }}"_s << "{os: [a]}"_ba
                                    << QStringList{u"Test ${{ format('{0}', matrix.os) }}"_s};
    }
    void whatOnlyARunKnowsStaysAsItIsWrittenWhereItMay()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, matrix);
        QFETCH(const QStringList, names);
        const auto tree = yaml::Tree::read(matrix);
        QVERIFY(tree);
        QCOMPARE(namesOf(name, tree->root(), workflow::Unknown::StaysAsWritten), names);
    }

    void aLongNameIsCutAsGitHubCutsIt()
    {
        const auto tree = yaml::Tree::read("{os: [" + QByteArray(200, 'x') + "]}");
        const auto names = namesOf(u"Test"_s, tree->root());
        QCOMPARE(names.size(), 1);
        QCOMPARE(names.front().size(), 100);
        QVERIFY(names.front().endsWith("..."_L1));
    }
};

QTEST_GUILESS_MAIN(WorkflowMatrixNames)
#include "workflow_matrix_names.moc"
