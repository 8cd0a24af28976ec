// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/names.h"

#include <algorithm>
#include <array>

namespace signalbox::expressions {

namespace {

/// Longer names are no slips of a finger.
constexpr int longestCompared = 63;

/// Letters to put in, take out, change or swap with their neighbour to make one text of the other.
int distance(QByteArrayView one, QByteArrayView other)
{
    std::array<std::array<int, longestCompared + 1>, 3> rows{};
    const auto columns = static_cast<size_t>(other.size());
    for (size_t j = 0; j <= columns; ++j)
        rows[0][j] = static_cast<int>(j);
    for (size_t i = 1; i <= static_cast<size_t>(one.size()); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& twoAbove = rows[(i + 1) % 3];
        const char letter = one[static_cast<qsizetype>(i) - 1];
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j <= columns; ++j) {
            const char there = other[static_cast<qsizetype>(j) - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter == there ? 0 : 1)});
            if (i > 1 && j > 1 && letter == other[static_cast<qsizetype>(j) - 2]
                && one[static_cast<qsizetype>(i) - 2] == there)
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
        }
    }
    return rows[static_cast<size_t>(one.size()) % 3][columns];
}

} // namespace

bool isPropertyName(QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return isLetter(text.front()) && std::all_of(text.begin(), text.end(), [&isLetter](char c) {
               return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
           });
}

NearName::NearName(QByteArrayView wrong)
    : m_wrong(wrong.toByteArray().toLower())
    , m_distance(static_cast<int>(std::clamp<qsizetype>((wrong.size() + 1) / 3, 1, 4)) + 1)
{
}

void NearName::offer(QByteArrayView name)
{
    if (m_wrong.size() > longestCompared || name.size() > longestCompared || m_wrong.isEmpty()
        || std::abs(name.size() - m_wrong.size()) >= m_distance)
        return;
    const QByteArray candidate = name.toByteArray();
    // One that agrees in nothing is not near, however short both are.
    const int found = distance(m_wrong, candidate.toLower());
    if (found < m_distance && found < candidate.size()) {
        m_distance = found;
        m_best = candidate;
    }
}

} // namespace signalbox::expressions
