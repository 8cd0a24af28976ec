// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/row_diff.h"

namespace signalbox::lists {

std::vector<RowRange> contiguous(const std::vector<int>& rows)
{
    std::vector<RowRange> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().last + 1 == row)
            ranges.back().last = row;
        else
            ranges.push_back({.first = row, .last = row});
    }
    return ranges;
}

std::vector<int> longestAscending(const std::vector<int>& places)
{
    // Patience sorting: ends[k] is the smallest end of an ascending choice of k + 1 places.
    std::vector<int> ends;
    std::vector<int> previous(places.size(), -1);
    const auto placeOf = [&](int index) { return places[size_t(index)]; };
    for (size_t i = 0; i < places.size(); ++i) {
        const auto end = std::ranges::lower_bound(ends, places[i], {}, placeOf);
        if (end != ends.begin())
            previous[i] = *std::prev(end);
        if (end == ends.end())
            ends.push_back(int(i));
        else
            *end = int(i);
    }
    std::vector<int> chosen;
    for (int i = ends.empty() ? -1 : ends.back(); i >= 0; i = previous[size_t(i)])
        chosen.push_back(i);
    std::ranges::reverse(chosen);
    return chosen;
}

} // namespace signalbox::lists
