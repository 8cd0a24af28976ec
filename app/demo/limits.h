// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/moment.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace signalbox::demo {

/// What has a quota of its own.
enum class Resource { Core, Search, Graphql };
/// "core", as X-RateLimit-Resource names it.
QByteArray nameOf(Resource resource);

/// What is left of an hour; of a minute for the search.
struct Quota {
    int limit = 5000;
    int used = 0;
    Moment reset = 0;

    int remaining() const { return limit > used ? limit - used : 0; }
};

/// GitHub's limits, counted for each credential: the primary ones, 5,000 requests an hour (60 without a token), 5,000
/// points of GraphQL an hour, 30 searches a minute (10); and the secondary ones, 900 points a minute (2,000 of
/// GraphQL), 80 creations of content a minute and 500 an hour, 100 requests at a time.
class Limits {
public:
    /// The quota as it stands; a window that has passed begins anew.
    Quota& quota(const QString& login, Resource resource, Moment now);
    void charge(const QString& login, Resource resource, Moment now) { ++quota(login, resource, now).used; }

    struct Asked {
        Resource resource = Resource::Core;
        bool reads = true; ///< GET, HEAD, OPTIONS
        bool creates = false; ///< POST, PUT, PATCH of REST
        int inFlight = 1; ///< with this one
    };
    /// Counts the request against the secondary limits. When one of them is passed it is not counted, and the answer is
    /// after how many seconds the same request would be admitted if nobody else asked meanwhile.
    std::optional<int> refuse(const QString& login, const Asked& asked, Moment now);

    /// For tests that are about something else.
    void setSecondaryLimits(bool on) { m_secondary = on; }

private:
    /// What was spent in the time that a limit looks back on, oldest first.
    struct Window {
        std::deque<std::pair<Moment, int>> spent;
        int sum = 0;

        void forget(Moment now, Moment length);
        /// When `amount` more will stay within `most`; `now` when it does already.
        Moment fits(int amount, int most, Moment now, Moment length) const;
        void spend(int amount, Moment now);
    };
    struct Spent {
        Window points; // of the last minute
        Window graphqlPoints;
        Window creationsOfMinute;
        Window creationsOfHour;
    };

    bool m_secondary = true;
    std::map<std::pair<QString, Resource>, Quota> m_quotas;
    QHash<QString, Spent> m_spent;
};

} // namespace signalbox::demo
