// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_layout.h"

#include <QTest>

#include <set>

using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

QString sheet(const MatrixLayout& layout)
{
    QStringList columns;
    for (const MatrixColumn& column : layout.columns)
        columns << (column.outer.isEmpty() ? column.inner : column.outer + u'.' + column.inner);
    QStringList rows;
    for (const MatrixRow& row : layout.rows)
        rows << (row.odd ? u'!' + row.label : row.label);
    return rows.join(u' ') + u" | "_s + columns.join(u' ');
}

} // namespace

class MatrixLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAxisIsALine()
    {
        const auto layout = layOut({{u"stable"_s}, {u"beta"_s}, {u"nightly"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u" | stable beta nightly"_s);
        QCOMPARE(layout.axes.front().name, u"Rust"_s);
    }

    void aLongLineIsWrapped()
    {
        std::vector<QStringList> cells;
        for (int shard = 1; shard <= 20; ++shard)
            cells.push_back({QString::number(shard)});
        const auto layout = layOut(cells, u"Test"_s);
        QVERIFY(layout.wrapped);
        QCOMPARE(layout.rows.size(), 3);
        QCOMPARE(layout.columns.size(), 8);
        QCOMPARE(layout.places[19], (MatrixPlace{2, 3}));
    }

    void twoAxesAreRowsAndColumns()
    {
        const auto layout = layOut({{u"ubuntu"_s, u"a"_s}, {u"ubuntu"_s, u"b"_s}, {u"windows"_s, u"b"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u"ubuntu windows | a b"_s);
        QCOMPARE(layout.places[2], (MatrixPlace{1, 1}));
        QCOMPARE(layout.axes[0].name, u"OS"_s);
        QVERIFY2(layout.axes[1].name.isEmpty(), "A number would say no more than the place does.");
    }

    void aLongSecondAxisRunsDownwards()
    {
        std::vector<QStringList> cells;
        for (int version = 1; version <= 12; ++version)
            cells.push_back({u"ubuntu"_s, QString::number(version)});
        const auto layout = layOut(cells, u"Test"_s);
        QCOMPARE(layout.rows.size(), 12);
        QCOMPARE(layout.columns.size(), 1);
    }

    void threeAxesAreRowsAndColumnsOfTwoLevels()
    {
        std::vector<QStringList> cells;
        for (int a = 0; a < 5; ++a)
            for (int b = 0; b < 12; ++b)
                for (int c = 0; c < 4; ++c)
                    cells.push_back({u"a%1"_s.arg(a), u"b%1"_s.arg(b), u"c%1"_s.arg(c)});
        const auto layout = layOut(cells, u"Test"_s);
        QVERIFY(layout.isNested());
        QCOMPARE(layout.rows.size(), 12);
        QCOMPARE(layout.columns.size(), 20);
        QCOMPARE(layout.columns[5], (MatrixColumn{u"a1"_s, u"c1"_s}));
        QCOMPARE(std::set(layout.places.begin(), layout.places.end()).size(), 240);
    }

    void columnsThatNoCellIsInAreLeftOut()
    {
        const auto layout = layOut({{u"r1"_s, u"x"_s, u"1"_s}, {u"r2"_s, u"y"_s, u"2"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u"r1 r2 | x.1 y.2"_s);
    }

    void furtherAxesAreReadAsOne()
    {
        const auto layout = layOut({{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u"a | b.c, d, e"_s);
    }

    void aCellThatFitsNoAxisGetsARowOfItsOwn()
    {
        const auto layout = layOut({{u"stable"_s}, {u"beta"_s}, {u"nightly"_s, u"true"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u" !nightly, true | stable beta"_s);
        QCOMPARE(layout.places[2], (MatrixPlace{1, 0}));
    }

    void cellsOfTheSameNameHideNothing()
    {
        const auto layout = layOut({{u"linux"_s}, {u"linux"_s}, {u"linux"_s}}, u"Test"_s);
        QCOMPARE(sheet(layout), u" !linux !linux #2 | linux"_s);
    }

    void nothingIsAnEmptySheet() { QCOMPARE(sheet(layOut({}, u"Test"_s)), u" | "_s); }
};

QTEST_GUILESS_MAIN(MatrixLayoutTest)
#include "matrix_layout.moc"
