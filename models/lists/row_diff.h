// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>

#include <algorithm>
#include <functional>
#include <vector>

namespace signalbox::lists {

/// Rows that stand beside each other, both ends included.
struct RowRange {
    int first = 0;
    int last = 0;

    bool operator==(const RowRange&) const = default;
    int count() const { return last - first + 1; }
};

/// The ranges of ascending row numbers; none for none.
std::vector<RowRange> contiguous(const std::vector<int>& rows);

/// Of these places, each an index into something, the most that ascend; as indexes into `places`, ascending.
std::vector<int> longestAscending(const std::vector<int>& places);

/// How to come from the rows that are shown to the rows that are to be shown, without a reset: selection, current row
/// and scroll position survive. A row is the same when its key is the same.
struct RowDiff {
    std::vector<RowRange> removed; ///< rows of the old list, the last range first: taken out in this order
    std::vector<RowRange> inserted; ///< rows of the new list, the first range first: put in in this order after that
    std::vector<RowRange> changed; ///< rows of the new list whose key stayed and whose value did not
};

/// Rows with a key that came before are left out: the first one stands.
template <class Row, class KeyOf>
std::vector<Row> withoutDuplicates(std::vector<Row> rows, KeyOf keyOf)
{
    QHash<std::decay_t<std::invoke_result_t<KeyOf, const Row&>>, bool> seen;
    seen.reserve(qsizetype(rows.size()));
    std::erase_if(rows, [&](const Row& row) {
        const auto size = seen.size();
        seen.insert(std::invoke(keyOf, row), true);
        return seen.size() == size;
    });
    return rows;
}

/// Neither list has to be sorted. Rows that changed places are removed and inserted again, as few of them as can be;
/// there are no moves. No key may be in a list twice: see withoutDuplicates().
template <class Row, class KeyOf>
RowDiff diffRows(const std::vector<Row>& before, const std::vector<Row>& after, KeyOf keyOf)
{
    QHash<std::decay_t<std::invoke_result_t<KeyOf, const Row&>>, int> oldPlaces;
    oldPlaces.reserve(qsizetype(before.size()));
    for (size_t i = 0; i < before.size(); ++i)
        oldPlaces.insert(std::invoke(keyOf, before[i]), int(i));

    std::vector<int> oldOfShared; // for each row that is in both lists, in the new order
    std::vector<int> newOfShared;
    for (size_t i = 0; i < after.size(); ++i) {
        if (const auto place = oldPlaces.constFind(std::invoke(keyOf, after[i])); place != oldPlaces.cend()) {
            oldOfShared.push_back(*place);
            newOfShared.push_back(int(i));
        }
    }

    std::vector<bool> staysOld(before.size(), false);
    std::vector<bool> staysNew(after.size(), false);
    std::vector<int> changed;
    for (const int shared : longestAscending(oldOfShared)) {
        const auto from = size_t(oldOfShared[size_t(shared)]);
        const auto to = size_t(newOfShared[size_t(shared)]);
        staysOld[from] = true;
        staysNew[to] = true;
        if (!(before[from] == after[to]))
            changed.push_back(int(to));
    }

    const auto leaving = [](const std::vector<bool>& stays) {
        std::vector<int> rows;
        for (size_t i = 0; i < stays.size(); ++i) {
            if (!stays[i])
                rows.push_back(int(i));
        }
        return contiguous(rows);
    };
    RowDiff diff{.removed = leaving(staysOld), .inserted = leaving(staysNew), .changed = contiguous(changed)};
    std::ranges::reverse(diff.removed);
    return diff;
}

/// A flat model whose rows are replaced by newer ones now and then. Base is QAbstractListModel or QAbstractTableModel.
template <class Base>
class KeyedRows : public Base {
public:
    using Base::Base;

protected:
    /// Brings `rows`, which the model shows, to `next`, in contiguous ranges and never by a reset.
    template <class Row, class KeyOf>
    void showRows(std::vector<Row>& rows, std::vector<Row> next, KeyOf keyOf)
    {
        next = withoutDuplicates(std::move(next), keyOf);
        const RowDiff diff = diffRows(rows, next, keyOf);
        const int columns = static_cast<const QAbstractItemModel*>(this)->columnCount(); // a list model hides it
        for (const RowRange range : diff.removed) {
            this->beginRemoveRows({}, range.first, range.last);
            rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
            this->endRemoveRows();
        }
        for (const RowRange range : diff.inserted) {
            this->beginInsertRows({}, range.first, range.last);
            rows.insert(rows.begin() + range.first, next.begin() + range.first, next.begin() + range.last + 1);
            this->endInsertRows();
        }
        for (const RowRange range : diff.changed) {
            std::copy(next.begin() + range.first, next.begin() + range.last + 1, rows.begin() + range.first);
            Q_EMIT this->dataChanged(this->index(range.first, 0), this->index(range.last, columns - 1));
        }
    }
};

} // namespace signalbox::lists
