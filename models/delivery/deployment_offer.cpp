// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deployment_offer.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

QString commits(int count)
{
    return count == 1 ? u"1 commit"_s : u"%1 commits"_s.arg(count);
}

} // namespace

QString DeploymentOffer::words() const
{
    using Direction = core::Comparison::Direction;
    if (!current)
        return u"%1, the first one"_s.arg(coming.name);
    if (direction == Direction::Identical || coming.commit == current->commit)
        return coming.name == current->name ? u"%1 again"_s.arg(coming.name)
                                            : u"%1, the same as %2"_s.arg(coming.name, current->name);
    const QString both = u"%1 over %2"_s.arg(coming.name, current->name);
    switch (direction) {
    case Direction::Ahead:
        return both + u", "_s + commits(aheadBy);
    case Direction::Behind:
        return both + u", "_s + commits(behindBy) + u" back"_s;
    case Direction::Diverged:
        return u"%1, %2 and without %3 of it"_s.arg(both, commits(aheadBy), commits(behindBy));
    default:
        return both;
    }
}

} // namespace signalbox::delivery
