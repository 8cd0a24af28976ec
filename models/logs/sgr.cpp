// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/sgr.h"

#include <algorithm>
#include <optional>
#include <span>

namespace signalbox::logs {

namespace {

/// One parameter with its parts: "38:2::255:0:0" is one, "38;2;255;0;0" is five.
using Parameter = std::vector<int>;

constexpr int missing = -1;

std::vector<Parameter> parametersOf(QByteArrayView text)
{
    std::vector<Parameter> all{{missing}};
    for (const char c : text) {
        if (c == ';') {
            all.push_back({missing});
        } else if (c == ':') {
            all.back().push_back(missing);
        } else if (c >= '0' && c <= '9') {
            int& value = all.back().back();
            value = std::min(std::max(value, 0) * 10 + (c - '0'), 9999);
        } else {
            return {}; // a private sequence such as ESC [ ? 25 m or ESC [ > 4 m
        }
    }
    return all;
}

std::optional<TextColour> colour(int space, std::span<const int> values)
{
    const auto inRange = [](int value) { return value >= 0 && value <= 255; };
    if (space == 5 && !values.empty() && inRange(values[0]))
        return TextColour::indexed(values[0]);
    if (space == 2 && values.size() >= 3 && std::ranges::all_of(values.first(3), inRange))
        return TextColour::exact(values[0], values[1], values[2]);
    return std::nullopt;
}

/// The colour behind 38 or 48; `at` moves over the parameters that it took.
std::optional<TextColour> extendedColour(const std::vector<Parameter>& all, size_t& at)
{
    const Parameter& own = all[at];
    if (own.size() > 1) {
        // T.416 has the number of a colour space in front of the three values; many programs leave it out.
        const size_t skip = own[1] == 2 && own.size() >= 6 ? 3 : 2;
        return own.size() > skip ? colour(own[1], std::span(own).subspan(skip)) : std::nullopt;
    }
    if (at + 1 >= all.size())
        return std::nullopt;
    const int space = all[at + 1].front();
    const size_t count = space == 5 ? 1 : space == 2 ? 3 : 0;
    std::vector<int> values;
    for (size_t i = at + 2; i < std::min(all.size(), at + 2 + count); ++i)
        values.push_back(std::max(all[i].front(), 0));
    at += 1 + values.size();
    return colour(space, values);
}

void applyOne(int code, const Parameter& parameter, TextStyle& style)
{
    if (code == 0)
        style = {};
    else if (code == 1)
        style.bold = true;
    else if (code == 2)
        style.dim = true;
    else if (code == 3)
        style.italic = true;
    else if (code == 4)
        style.underline = parameter.size() < 2 || parameter[1] != 0; // 4:0 is none, 4:3 is wavy
    else if (code == 7)
        style.inverse = true;
    else if (code == 9)
        style.struck = true;
    else if (code == 21)
        style.underline = true;
    else if (code == 22)
        style.bold = style.dim = false;
    else if (code == 23)
        style.italic = false;
    else if (code == 24)
        style.underline = false;
    else if (code == 27)
        style.inverse = false;
    else if (code == 29)
        style.struck = false;
    else if (code >= 30 && code <= 37)
        style.foreground = TextColour::indexed(code - 30);
    else if (code == 39)
        style.foreground = {};
    else if (code >= 40 && code <= 47)
        style.background = TextColour::indexed(code - 40);
    else if (code == 49)
        style.background = {};
    else if (code >= 90 && code <= 97)
        style.foreground = TextColour::indexed(code - 90 + 8);
    else if (code >= 100 && code <= 107)
        style.background = TextColour::indexed(code - 100 + 8);
}

} // namespace

void applySgr(QByteArrayView parameters, TextStyle& style)
{
    const std::vector<Parameter> all = parametersOf(parameters);
    for (size_t i = 0; i < all.size(); ++i) {
        const Parameter& parameter = all[i];
        const int code = std::max(parameter.front(), 0);
        if (code == 38 || code == 48) {
            TextColour& target = code == 38 ? style.foreground : style.background;
            target = extendedColour(all, i).value_or(target);
        } else {
            applyOne(code, parameter, style);
        }
    }
}

} // namespace signalbox::logs
