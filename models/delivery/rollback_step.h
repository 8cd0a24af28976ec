// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_machine.h"

#include <optional>

namespace signalbox::delivery {

/// An event as a phase sees it.
struct RollbackMoment {
    const RollbackEvent& event;
    qint64 now; ///< UTC, ms
    const RollbackRules& rules;

    template <class Kind>
    const Kind* is() const
    {
        return std::get_if<Kind>(&event);
    }
};

/// What comes of an event in the phases that each of them knows; nothing for an event that does not concern them.
std::optional<RollbackStep> stepBeforeClaim(const RollbackState& state, const RollbackMoment& moment);
std::optional<RollbackStep> stepAroundClaim(const RollbackState& state, const RollbackMoment& moment);
std::optional<RollbackStep> stepAroundRun(const RollbackState& state, const RollbackMoment& moment);

/// Into a phase, also into the one that it is in. A phase that a person has to hear of says so in words.
RollbackStep enter(RollbackState state, RollbackPhase phase, qint64 now, std::vector<RollbackEffect> effects,
                   const QString& words = {});

/// Nothing has been sent for it yet: the first claim goes out.
RollbackStep beginClaim(RollbackState state, qint64 now);

/// The claim no longer speaks for a rollback that may still be sent.
bool isClaimTooOld(const RollbackState& state, qint64 now, const RollbackRules& rules);

} // namespace signalbox::delivery
