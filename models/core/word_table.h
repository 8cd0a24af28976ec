// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace signalbox::core {

/// The values of an enum with the words that stand for them elsewhere, each of both once.
template <class Value, std::size_t Count>
using WordTable = std::array<std::pair<Value, QLatin1StringView>, Count>;

/// Nothing for a value that has no word.
template <class Value, std::size_t Count>
std::optional<QString> wordIn(const WordTable<Value, Count>& table, Value value)
{
    for (const auto& [each, word] : table) {
        if (each == value)
            return word;
    }
    return std::nullopt;
}

/// Nothing for a word that stands for no value.
template <class Value, std::size_t Count>
std::optional<Value> valueIn(const WordTable<Value, Count>& table, const QString& word)
{
    for (const auto& [value, each] : table) {
        if (each == word)
            return value;
    }
    return std::nullopt;
}

} // namespace signalbox::core
