// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to watch 200 repositories, 10 of them active, for a simulated day, and how soon a change is seen.
// Client, store, watcher and embedded GitHub are the real ones; only the clock is moved by hand, so that an answer
// takes no simulated time. monitor/fleet.h says what counts as a change. POLLING_COST_HOURS shortens the day.
#include "monitor/fleet.h"

#include <QCoreApplication>

#include <cstdio>

using namespace std::chrono_literals;
using signalbox::tests::Fleet;
using signalbox::tests::FleetCosts;
using signalbox::tests::Station;

namespace {

struct Row {
    const char* name;
    double figure;
    const char* unit;
    const char* comparedWith;
    double ratio;
    double goal; ///< the ratio is met when it is not above it
};

bool print(const Row& row)
{
    const bool met = row.ratio <= row.goal;
    std::printf("%s\t%.4g\t%s\t%s\t%.3f\t<= %.4g\t%s\n", row.name, row.figure, row.unit, row.comparedWith, row.ratio,
                row.goal, met ? "met" : "missed");
    return met;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    bool given = false;
    const int asked = qEnvironmentVariableIntValue("POLLING_COST_HOURS", &given);
    const int hours = given ? std::clamp(asked, 1, 240) : 24;
    Station station;
    Fleet fleet(station, 200, 10);
    if (!station.open(fleet.names())) {
        std::fputs("The watcher did not start.\n", stderr);
        return 1;
    }
    const auto settled = [&] { return station.model.repositories.size() == fleet.names().size(); };
    for (int minute = 0; minute < 10 && !settled(); ++minute)
        station.pass(1min);
    const int firstLook = station.server.traffic().charged;
    fleet.work(15min); // until somebody has pushed to each of the active ones
    const FleetCosts costs = fleet.work(std::chrono::hours(hours));

    const double charged = costs.charged;
    const double active = FleetCosts::percentile(costs.activeSeconds, 0.95);
    const double idle = FleetCosts::percentile(costs.idleSeconds, 0.95);
    bool met = print({"polling-charged", charged, "requests", "repositories, runs and lists of jobs that changed",
                      charged / std::max(costs.changed, 1), 1.25});
    met &= print({"polling-charged-strict", charged, "requests", "answers that brought news to the model",
                  charged / std::max(costs.news, 1), 1.25});
    met &= print({"polling-refused", double(costs.refused), "requests", "none", double(costs.refused), 0});
    met &= print({"polling-unseen", double(costs.unseen), "changes", "none", double(costs.unseen), 0});
    met &= print({"polling-p95-active", active, "s", "10 s", active / 10, 1});
    met &= print({"polling-p95-idle", idle, "s", "120 s", idle / 120, 1});
    met &= print({"polling-busiest-minute", double(costs.mostInAMinute), "requests", "900 points a minute",
                  costs.mostInAMinute / 900.0, 0.75});
    std::fprintf(stderr,
                 "%d h simulated: %d requests, %d charged; the first look at all charged %d; %zu active and %zu idle "
                 "changes timed\n",
                 hours, costs.requests, costs.charged, firstLook, costs.activeSeconds.size(), costs.idleSeconds.size());
    return met && station.broken.isEmpty() ? 0 : 1;
}
