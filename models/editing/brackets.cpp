// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/brackets.h"

#include <algorithm>

namespace signalbox::editing {
namespace {

constexpr QStringView Opening = u"([{";
constexpr QStringView Closing = u")]}";
constexpr int Reach = 20'000;

std::optional<int> partnerOf(QStringView text, int place)
{
    const auto opening = Opening.indexOf(text[place]);
    const bool forward = opening >= 0;
    const auto kind = forward ? opening : Closing.indexOf(text[place]);
    const int step = forward ? 1 : -1;
    int depth = 0;
    for (int at = place; at >= 0 && at < text.size() && std::abs(at - place) < Reach; at += step) {
        if (text[at] == Opening[kind])
            depth += step;
        else if (text[at] == Closing[kind])
            depth -= step;
        if (depth == 0)
            return at;
    }
    return {};
}

} // namespace

std::optional<std::pair<int, int>> bracketsAt(QStringView text, int position)
{
    for (const int place : {position, position - 1}) {
        if (place < 0 || place >= text.size() || (!Opening.contains(text[place]) && !Closing.contains(text[place])))
            continue;
        if (const auto partner = partnerOf(text, place))
            return std::minmax(place, *partner);
    }
    return {};
}

} // namespace signalbox::editing
