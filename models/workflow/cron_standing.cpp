// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/cron_standing.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::workflow {
namespace {

constexpr auto leastSilence = 2h;

QDateTime nextOf(const std::vector<Cron>& crons, const QDateTime& moment)
{
    QDateTime soonest;
    for (const Cron& cron : crons) {
        const QDateTime next = cron.nextAfter(moment);
        if (next.isValid() && (!soonest.isValid() || next < soonest))
            soonest = next;
    }
    return soonest;
}

} // namespace

CronStanding standingOf(const std::vector<Cron>& crons, const std::optional<QDateTime>& last, const QDateTime& now)
{
    if (crons.empty())
        return {};
    CronStanding standing{.kind = CronStanding::Kind::Due, .next = nextOf(crons, now)};
    if (!last)
        return standing;
    const QDateTime missed = nextOf(crons, *last);
    if (!missed.isValid() || missed > now)
        return standing;
    standing.missed = missed;
    const QDateTime second = nextOf(crons, missed);
    const QDateTime silentFrom = std::max(second.addDuration(usuallyLate), missed.addDuration(leastSilence));
    if (second.isValid() && now >= silentFrom)
        standing.kind = CronStanding::Kind::Silent;
    else if (missed.addDuration(usuallyLate) < now)
        standing.kind = CronStanding::Kind::Late;
    return standing;
}

} // namespace signalbox::workflow
