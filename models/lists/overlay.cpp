// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overlay.h"

#include "core/outcome.h"
#include "lists/relative_time.h"
#include "lists/run_cells.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Kind = OverlayChoice::Kind;

template <class Fits>
std::optional<core::Run> firstOf(const std::vector<core::Run>& runs, Fits fits)
{
    const auto found = std::ranges::find_if(runs, fits);
    return found == runs.end() ? std::nullopt : std::optional(*found);
}

QString describe(const core::Run& run, const QDateTime& now)
{
    return u"#%1, %2"_s.arg(run.number).arg(relativeTime(startOf(run), now));
}

QString textOf(const QString& name, const std::optional<core::Run>& run, const QDateTime& now)
{
    return run ? u"%1: %2"_s.arg(name, describe(*run, now)) : u"%1: not known"_s.arg(name);
}

} // namespace

std::vector<OverlayOffer> overlayOffers(const core::Run& run, const std::vector<core::Run>& known, const QDateTime& now,
                                        int most)
{
    std::vector<core::Run> others;
    std::ranges::copy_if(known, std::back_inserter(others), [&](const core::Run& other) {
        return other.workflow == run.workflow && other.repository == run.repository && other.id != run.id;
    });
    std::ranges::stable_sort(others, std::ranges::greater(), &core::Run::number);
    const auto isNear = [&](const core::Run& other) { return other.branch == run.branch; };
    const auto isGreen = [&](const core::Run& other) { return other.number < run.number && other.state.isSuccess(); };
    auto green = firstOf(others, [&](const core::Run& other) { return isGreen(other) && isNear(other); });
    if (!green)
        green = firstOf(others, isGreen);
    const auto previous
        = firstOf(others, [&](const core::Run& other) { return other.number < run.number && isNear(other); });
    std::vector<OverlayOffer> offers{
        {.choice = {Kind::LastGreen, {}}, .run = green, .text = textOf(u"Last green"_s, green, now)},
        {.choice = {Kind::Previous, {}}, .run = previous, .text = textOf(u"Previous"_s, previous, now)},
        {.choice = {Kind::None, {}}, .run = {}, .text = u"None"_s}};
    for (const core::Run& other : others) {
        if (most <= 0)
            break;
        if (!isNear(other))
            continue;
        offers.push_back({.choice = {Kind::Run, other.id},
                          .run = other,
                          .text = u"%1, %2"_s.arg(describe(other, now), core::words(other.state).toLower())});
        --most;
    }
    return offers;
}

const OverlayOffer& chosenOf(const std::vector<OverlayOffer>& offers, const OverlayChoice& choice)
{
    const auto found = std::ranges::find(offers, choice, &OverlayOffer::choice);
    return found == offers.end() ? offers.front() : *found;
}

} // namespace signalbox::lists
