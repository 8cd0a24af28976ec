// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/moment.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>

namespace signalbox::demo {

/// What is left of an hour.
struct Quota {
    int limit = 5000;
    int used = 0;
    Moment reset = 0;

    int remaining() const { return limit > used ? limit - used : 0; }
};

/// GitHub's limits, counted for each credential: 5,000 requests an hour (60 without a token), and the secondary ones:
/// 900 points a minute, 80 creations of content a minute, 100 requests at a time.
class Limits {
public:
    /// The quota as it stands; an hour that has passed begins anew.
    Quota& quota(const QString& login, Moment now);
    void charge(const QString& login, Moment now) { ++quota(login, now).used; }

    /// Counts the request against the secondary limits; false when one of them is passed.
    bool admit(const QString& login, const QByteArray& method, Moment now, int inFlight);
    /// Seconds until the minute that is full has passed.
    int retryAfter(const QString& login, Moment now) const;

    /// For tests that are about something else.
    void setSecondaryLimits(bool on) { m_secondary = on; }

private:
    struct Spent {
        Moment at;
        int points;
        bool creates;
    };
    struct Window {
        std::deque<Spent> spent; // of the last minute
        int points = 0;
        int creations = 0;
    };

    bool m_secondary = true;
    QHash<QString, Quota> m_quotas;
    QHash<QString, Window> m_windows;
};

} // namespace signalbox::demo
