// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tab_names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// Where it is, from inside out, without its own name.
QStringList placesOf(const editing::DocumentKey& key)
{
    QStringList places = key.path.split(u'/', Qt::SkipEmptyParts);
    if (!places.isEmpty())
        places.removeLast();
    if (!key.isLocal()) {
        places.prepend(key.branch);
        places.prepend(key.repository.full());
        places.prepend(key.account);
    }
    std::ranges::reverse(places);
    return places;
}

/// The innermost place that none of the others has at the same depth; else, from outside in, all at which one differs.
QString difference(const QStringList& places, const std::vector<QStringList>& others)
{
    const auto isShared = [&](qsizetype depth) {
        return [&places, depth](const QStringList& other) { return other.value(depth) == places[depth]; };
    };
    QStringList differing;
    for (qsizetype depth = 0; depth < places.size(); ++depth) {
        if (std::ranges::none_of(others, isShared(depth)))
            return places[depth];
        if (!std::ranges::all_of(others, isShared(depth)))
            differing.prepend(places[depth]);
    }
    return differing.join(u" › "_s);
}

} // namespace

QStringList tabNames(const std::vector<editing::DocumentKey>& keys)
{
    QStringList names;
    for (size_t i = 0; i < keys.size(); ++i) {
        std::vector<QStringList> others;
        for (size_t other = 0; other < keys.size(); ++other) {
            if (other != i && keys[other].fileName() == keys[i].fileName())
                others.push_back(placesOf(keys[other]));
        }
        const QString name = keys[i].fileName();
        names << (others.empty() ? name : u"%1 — %2"_s.arg(name, difference(placesOf(keys[i]), others)));
    }
    return names;
}

} // namespace signalbox::views
