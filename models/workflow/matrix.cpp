// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/matrix.h"

#include <algorithm>

namespace signalbox::workflow {
namespace {

using Combination = std::vector<MatrixValue>;

bool isExpression(const yaml::Place& place)
{
    return place.isScalar() && place.text().contains("${{");
}

const MatrixValue* find(const Combination& combination, QByteArrayView key)
{
    const auto found
        = std::ranges::find_if(combination, [key](const MatrixValue& value) { return value.key.text() == key; });
    return found == combination.end() ? nullptr : &*found;
}

/// A mapping in the matrix is compared by the keys that the entry names.
bool fitsValue(const yaml::Place& entry, const yaml::Place& value)
{
    if (!entry.isMapping() || !value.isMapping())
        return sameValue(entry, value);
    for (const auto [key, part] : entry.pairs()) {
        if (!fitsValue(part, value[key.text()]))
            return false;
    }
    return true;
}

bool isExcluded(const Combination& combination, const yaml::Place& exclude)
{
    for (const yaml::Place entry : exclude.items()) {
        bool fits = entry.size() > 0;
        for (const auto [key, value] : entry.pairs()) {
            const MatrixValue* own = find(combination, key.text());
            fits = fits && own && fitsValue(value, own->value);
        }
        if (fits)
            return true;
    }
    return false;
}

/// Adds the entry to what it fits; false when it fits nothing. `own` is how many values of a combination are the
/// matrix's own, which no entry changes.
bool addTo(std::vector<Combination>& combinations, size_t originals, size_t own, const yaml::Place& entry)
{
    bool wasAdded = false;
    for (size_t i = 0; i < originals; ++i) {
        Combination& combination = combinations[i];
        bool fits = true;
        for (const auto [key, value] : entry.pairs()) {
            const MatrixValue* same = find(combination, key.text());
            if (same && same - combination.data() < static_cast<std::ptrdiff_t>(own) && !sameValue(value, same->value))
                fits = false;
        }
        if (!fits)
            continue;
        wasAdded = true;
        for (const auto [key, value] : entry.pairs()) {
            const MatrixValue* same = find(combination, key.text());
            if (same)
                combination[static_cast<size_t>(same - combination.data())].value = value;
            else
                combination.push_back({.key = key, .value = value});
        }
    }
    return wasAdded;
}

} // namespace

bool isMatrixList(QByteArrayView key)
{
    return key == "include" || key == "exclude";
}

bool sameValue(const yaml::Place& one, const yaml::Place& other)
{
    if (one.isScalar() && other.isScalar())
        return one.isNull() == other.isNull() && one.text() == other.text();
    if (one.isSequence() && other.isSequence() && one.size() == other.size()) {
        auto next = other.items().begin();
        for (const yaml::Place item : one.items()) {
            if (!sameValue(item, *next))
                return false;
            ++next;
        }
        return true;
    }
    if (!one.isMapping() || !other.isMapping() || one.size() != other.size())
        return false;
    for (const auto [key, value] : one.pairs()) {
        if (!other.key(key.text()).isThere() || !sameValue(value, other[key.text()]))
            return false;
    }
    return true;
}

ExpandedMatrix expandMatrix(const yaml::Place& matrix)
{
    ExpandedMatrix expanded{.isOpen = isExpression(matrix) || isExpression(matrix["include"])
                                || isExpression(matrix["exclude"])};
    std::vector<Combination> combinations{Combination()};
    size_t own = 0;
    qint64 product = 1;
    for (const auto [key, values] : matrix.pairs()) {
        if (isMatrixList(key.text()))
            continue;
        if (!values.isSequence()) {
            expanded.isOpen = true;
            continue;
        }
        if (values.size() == 0)
            continue;
        product = std::min<qint64>(product * values.size(), 1'000'000'000); // far beyond what runs, and no overflow
        std::vector<Combination> longer;
        for (const Combination& combination : combinations) {
            for (const yaml::Place value : values.items()) {
                expanded.isOpen = expanded.isOpen || isExpression(value);
                if (std::ssize(longer) == mostCombinations)
                    break;
                longer.push_back(combination);
                longer.back().push_back({.key = key, .value = value});
            }
        }
        combinations = std::move(longer);
        ++own;
    }
    if (own == 0)
        combinations.clear();
    const qint64 leftOut = own == 0 ? 0 : product - std::ssize(combinations);
    std::erase_if(combinations,
                  [&](const Combination& combination) { return isExcluded(combination, matrix["exclude"]); });
    const size_t originals = combinations.size();
    for (const yaml::Place entry : matrix["include"].items()) {
        if (!entry.isMapping()) {
            expanded.isOpen = expanded.isOpen || isExpression(entry);
            continue;
        }
        if (own > 0 && addTo(combinations, originals, own, entry))
            continue;
        Combination alone;
        for (const auto [key, value] : entry.pairs())
            alone.push_back({.key = key, .value = value});
        combinations.push_back(std::move(alone));
    }
    expanded.count = leftOut + std::ssize(combinations);
    if (std::ssize(combinations) > mostCombinations)
        combinations.resize(static_cast<size_t>(mostCombinations));
    expanded.combinations = std::move(combinations);
    return expanded;
}

} // namespace signalbox::workflow
