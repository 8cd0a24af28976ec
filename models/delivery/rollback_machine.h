// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_events.h"

#include <vector>

namespace signalbox::delivery {

/// An environment's rules. All spans are in ms.
struct RollbackRules {
    bool isArmed = false; ///< automatic rollbacks were switched on for it
    qint64 countdown = 30'000;
    qint64 coolDown = 1'800'000; ///< between two automatic rollbacks
    int mostInDay = 2; ///< automatic rollbacks in 24 h
    qint64 claimLife = 600'000; ///< how long a claim counts for every desktop
    qint64 claimMargin = 60'000; ///< nothing is dispatched in the last part of it
    qint64 settling = 60'000; ///< after it, what GitHub does not show it has not taken
    qint64 lookAgain = 5'000;
    int mostRequests = 3; ///< of one kind in one rollback
    qint64 longestPause = 1'800'000; ///< of a verification that is inconclusive
};

/// Why no automatic rollback may be begun now, a sentence; empty where one may. A clock that was set back only makes it
/// stricter.
QString limitReached(const RollbackState& state, qint64 now, const RollbackRules& rules);

struct RollbackStep {
    RollbackState state; ///< to be written before any of the effects
    std::vector<RollbackEffect> effects; ///< in this order
};

/// What comes of an event, by nothing but its arguments. `now` is UTC, ms. What does not concern the phase leaves the
/// state as it is, without an effect. A claim and a dispatch leave only as their phase is entered; after a restart that
/// phase is one of looking first, and only what has settled as absent is sent again.
RollbackStep next(const RollbackState& state, const RollbackEvent& event, qint64 now, const RollbackRules& rules);

} // namespace signalbox::delivery
