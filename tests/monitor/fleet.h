// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/station.h"

#include <QHash>
#include <QRandomGenerator>

#include <map>
#include <set>
#include <vector>

namespace signalbox::tests {

/// What watching cost, and what it was good for.
///
/// A resource is a repository, a run, or the list of a run's jobs with their steps, as GitHub shows it: not a page, on
/// which one change shows many things. It really changed when any field that GitHub shows of it differs from one moment
/// of the simulation to the next; several changes between two moments, which are less than a second apart, count as
/// one. Jobs of runs that were over before anybody could see them run are not asked for, and their changes not counted.
struct FleetCosts {
    int requests = 0;
    int charged = 0; ///< all but the authorised 304s
    int refused = 0;
    int changed = 0; ///< resources that really changed, a resource as often as it did
    int news = 0; ///< lists of changes that reached the model
    int unseen = 0; ///< changes of runs and jobs older than five minutes that never reached the model
    int mostInAMinute = 0; ///< requests
    std::vector<double> activeSeconds; ///< from each change of a run or job to the model, sorted
    std::vector<double> idleSeconds;

    static double percentile(const std::vector<double>& sorted, double part);
};

/// An organisation's repositories: in a few, somebody pushes every some minutes; in the others, twice a day.
class Fleet {
public:
    Fleet(Station& station, int repositories, int active);

    std::vector<core::RepositoryName> names() const { return m_names; }
    /// Lets people work and counts. The first look at everything is the caller's affair.
    FleetCosts work(Station::Duration length);

private:
    struct Resource {
        char kind = 0; ///< 'p' repository, 'r' run, 'j' the jobs of a run
        qint64 id = 0;

        auto operator<=>(const Resource&) const = default;
    };
    void planPush(qint64 repository, bool soon);
    void observe();
    void observeRepository(demo::Repository& repository);
    void note(Resource resource, qint64 repository, size_t signature);
    void arrived(const core::ChangeSet& set);
    void arrivedAt(Resource resource, Station::Duration now);
    void countMinute();

    Station& m_station;
    QRandomGenerator m_random{42};
    std::vector<core::RepositoryName> m_names;
    std::set<qint64> m_active;
    std::multimap<Station::Duration, qint64> m_pushes; ///< when, where
    QHash<qint64, quint64> m_versions;
    QHash<qint64, qsizetype> m_firstOpen; ///< runs before it have ended
    std::map<Resource, size_t> m_signatures;
    std::map<Resource, std::vector<Station::Duration>> m_pending; ///< changes that the model has not seen
    std::map<Resource, qint64> m_homes;
    Station::Duration m_minute{0};
    int m_requestsBefore = 0;
    FleetCosts m_costs;
};

} // namespace signalbox::tests
