// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/health_words.h"

#include "core/duration_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {

using delivery::Health;

QString healthWord(Health health)
{
    switch (health) {
    case Health::Unknown:
        return u"Not known yet"_s;
    case Health::Healthy:
        return u"Healthy"_s;
    case Health::Suspect:
        return u"Suspect"_s;
    case Health::Unhealthy:
        return u"Unhealthy"_s;
    case Health::Inconclusive:
        return u"Cannot be told"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

core::Outcome healthShape(Health health)
{
    switch (health) {
    case Health::Unknown:
        return core::Outcome::Queued;
    case Health::Healthy:
        return core::Outcome::Passed;
    case Health::Suspect:
        return core::Outcome::NeedsPerson;
    case Health::Unhealthy:
        return core::Outcome::Failed;
    case Health::Inconclusive:
        return core::Outcome::Unknown;
    }
    Q_UNREACHABLE_RETURN(core::Outcome::Unknown);
}

QString pastHealthWords(const core::HealthRecord* record)
{
    if (!record)
        return u"Not watched"_s;
    const QString watched = core::words(record->watched());
    if (record->unhealthy.count() == 0 && !record->isIllAtLast)
        return u"Well for %1"_s.arg(core::words(record->healthy));
    const QString ill = u"Ill for %1 of %2"_s.arg(core::words(record->unhealthy), watched);
    return record->isIllAtLast ? u"%1, and at last"_s.arg(ill) : ill;
}

} // namespace signalbox::lists
