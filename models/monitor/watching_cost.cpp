// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watching_cost.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

constexpr Duration longQuiet = 24h;
constexpr int quotaWithoutToken = 60;

double anHour(What what, const Circumstances& circumstances)
{
    const Duration every = beat({.what = what, .quiet = longQuiet}, circumstances);
    return double(Duration(1h).count()) / double(every.count());
}

} // namespace

WatchingCost watchingCost(int repositories, const Circumstances& circumstances)
{
    const double ofOne = anHour(What::Runs, circumstances) + anHour(What::Repository, circumstances)
        + anHour(What::Workflows, circumstances) + anHour(What::Pulls, circumstances);
    WatchingCost cost{.looksAnHour = int(std::ceil(ofOne * repositories)),
                      .roomAnHour = int(Duration(1h) / gap(circumstances)),
                      .between = beat({.what = What::Runs, .quiet = longQuiet}, circumstances),
                      .charged = circumstances.quota.limit > 0 && circumstances.quota.limit <= quotaWithoutToken};
    if (cost.charged)
        cost.roomAnHour = std::min(cost.roomAnHour, circumstances.quota.limit);
    if (cost.looksAnHour > cost.roomAnHour && cost.roomAnHour > 0)
        cost.between = Duration(qint64(double(cost.between.count()) * cost.looksAnHour / cost.roomAnHour));
    return cost;
}

} // namespace signalbox::monitor
