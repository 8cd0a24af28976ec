// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/row_diff.h"

#include <QAbstractItemModelTester>
#include <QAbstractListModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace signalbox::lists;

namespace {

struct Row {
    int key = 0;
    int value = 0;

    bool operator==(const Row&) const = default;
};

std::vector<Row> rows(std::initializer_list<int> keys)
{
    std::vector<Row> list;
    for (const int key : keys)
        list.push_back({key, 0});
    return list;
}

/// What a model makes of a diff, done to a plain list.
std::vector<Row> applied(std::vector<Row> list, const RowDiff& diff, const std::vector<Row>& next)
{
    for (const RowRange range : diff.removed)
        list.erase(list.begin() + range.first, list.begin() + range.last + 1);
    for (const RowRange range : diff.inserted)
        list.insert(list.begin() + range.first, next.begin() + range.first, next.begin() + range.last + 1);
    for (const RowRange range : diff.changed)
        std::copy(next.begin() + range.first, next.begin() + range.last + 1, list.begin() + range.first);
    return list;
}

class ListModel final : public KeyedRows<QAbstractListModel> {
public:
    void show(const std::vector<Row>& next) { showRows(m_rows, next, &Row::key); }
    const std::vector<Row>& shown() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? m_rows[size_t(index.row())].value : QVariant();
    }

private:
    std::vector<Row> m_rows;
};

std::vector<Row> randomRows(QRandomGenerator& random, int keys)
{
    std::vector<int> order(static_cast<size_t>(keys));
    std::ranges::iota(order, 0);
    if (random.bounded(2) == 0)
        std::ranges::shuffle(order, random);
    std::vector<Row> list;
    for (const int key : order) {
        if (random.bounded(3) != 0)
            list.push_back({key, random.bounded(3)});
    }
    return list;
}

} // namespace

class RowDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalListsDifferInNothing()
    {
        const RowDiff diff = diffRows(rows({1, 2, 3}), rows({1, 2, 3}), &Row::key);
        QVERIFY(diff.removed.empty() && diff.inserted.empty() && diff.changed.empty());
    }

    void neighboursGoTogether()
    {
        const RowDiff diff = diffRows(rows({1, 2, 3, 4, 5, 6}), rows({9, 8, 1, 4, 5, 7}), &Row::key);
        QCOMPARE(diff.removed, (std::vector<RowRange>{{5, 5}, {1, 2}}));
        QCOMPARE(diff.inserted, (std::vector<RowRange>{{0, 1}, {5, 5}}));
        QVERIFY(diff.changed.empty());
    }

    void aChangedValueIsNoNewRow()
    {
        std::vector<Row> next = rows({1, 2, 3, 4});
        next[1].value = next[2].value = 7;
        const RowDiff diff = diffRows(rows({1, 2, 3, 4}), next, &Row::key);
        QVERIFY(diff.removed.empty() && diff.inserted.empty());
        QCOMPARE(diff.changed, (std::vector<RowRange>{{1, 2}}));
    }

    void oneRowThatMovesIsTheOnlyOneThatLeaves()
    {
        const RowDiff diff = diffRows(rows({1, 2, 3, 4, 5}), rows({5, 1, 2, 3, 4}), &Row::key);
        QCOMPARE(diff.removed, (std::vector<RowRange>{{4, 4}}));
        QCOMPARE(diff.inserted, (std::vector<RowRange>{{0, 0}}));
    }

    void theFirstOfTwoWithOneKeyStands()
    {
        const std::vector<Row> twice{{1, 1}, {2, 2}, {1, 3}, {2, 4}, {3, 5}};
        QCOMPARE(withoutDuplicates(twice, &Row::key), (std::vector<Row>{{1, 1}, {2, 2}, {3, 5}}));
        QCOMPARE(withoutDuplicates(std::vector<Row>{}, &Row::key), std::vector<Row>{});
    }

    void theLongestAscendingChoice_data()
    {
        QTest::addColumn<QList<int>>("places");
        QTest::addColumn<int>("length");
        QTest::addRow("none") << QList<int>{} << 0;
        QTest::addRow("ascending") << QList<int>{1, 2, 3} << 3;
        QTest::addRow("descending") << QList<int>{3, 2, 1} << 1;
        QTest::addRow("mixed") << QList<int>{4, 0, 3, 1, 2, 9, 5} << 4;
    }

    void theLongestAscendingChoice()
    {
        QFETCH(const QList<int>, places);
        QFETCH(const int, length);
        const std::vector<int> given(places.begin(), places.end());
        const std::vector<int> chosen = longestAscending(given);
        QCOMPARE(chosen.size(), size_t(length));
        QVERIFY(std::ranges::is_sorted(chosen));
        QVERIFY(std::ranges::is_sorted(chosen, {}, [&](int index) { return given[size_t(index)]; }));
    }

    void anyListBecomesAnyOther()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 1000; ++i) {
            const std::vector<Row> before = randomRows(random, 30);
            const std::vector<Row> after = randomRows(random, 30);
            const RowDiff diff = diffRows(before, after, &Row::key);
            QCOMPARE(applied(before, diff, after), after);
            for (size_t range = 1; range < diff.inserted.size(); ++range)
                QVERIFY(diff.inserted[range - 1].last + 1 < diff.inserted[range].first); // else they were one
        }
    }

    void aModelFollowsItsListWithoutAReset()
    {
        ListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(2);
        for (int i = 0; i < 1000; ++i) {
            std::vector<Row> next = randomRows(random, 30);
            if (!next.empty() && random.bounded(4) == 0)
                next.push_back({next.front().key, 99}); // a key that is there twice
            model.show(next);
            QCOMPARE(model.shown(), withoutDuplicates(next, &Row::key));
        }
        QCOMPARE(resets.count(), 0);
    }

    void aSelectionLivesThroughAPoll()
    {
        ListModel model;
        model.show(rows({1, 2, 3, 4}));
        const QPersistentModelIndex third(model.index(2));
        model.show(rows({9, 3, 4}));
        QVERIFY(third.isValid());
        QCOMPARE(third.row(), 1);
    }
};

QTEST_GUILESS_MAIN(RowDiffTest)
#include "row_diff.moc"
