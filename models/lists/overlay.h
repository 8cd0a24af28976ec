// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"

#include <QString>

#include <optional>
#include <vector>

namespace signalbox::lists {

/// Which run's times are laid below those of the run on show.
struct OverlayChoice {
    enum class Kind { LastGreen, Previous, Run, None };
    Kind kind = Kind::LastGreen;
    core::RunId run; ///< of Kind::Run

    bool operator==(const OverlayChoice&) const = default;
};

/// One entry to choose from.
struct OverlayOffer {
    OverlayChoice choice;
    std::optional<core::Run> run; ///< whose times it would be; none for None and where no such run is known
    QString text; ///< "Last green: #411, 2 days ago"

    bool operator==(const OverlayOffer&) const = default;
};

/// What there is to choose from: the last green run before `run`, of its branch or else of any, the run before it,
/// none, and the newest `most` other runs of its workflow and branch, newest first. `known` are runs of the repository
/// in any order; those of other workflows are passed over.
std::vector<OverlayOffer> overlayOffers(const core::Run& run, const std::vector<core::Run>& known, const QDateTime& now,
                                        int most = 20);

/// The offer that the choice means; the first one, the last green run, where it is not among them.
const OverlayOffer& chosenOf(const std::vector<OverlayOffer>& offers, const OverlayChoice& choice);

} // namespace signalbox::lists
