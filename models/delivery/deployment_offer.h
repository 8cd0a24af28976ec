// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "delivery/deployed_version.h"

#include <optional>

namespace signalbox::delivery {

/// What would come to an environment, held against what is there.
struct DeploymentOffer {
    DeployedVersion coming;
    std::optional<DeployedVersion> current; ///< nothing: nothing was deployed there so far
    core::Comparison::Direction direction = core::Comparison::Direction::Unknown; ///< seen from the current one
    int aheadBy = 0; ///< commits that it would bring
    int behindBy = 0; ///< commits that it would take away
    bool isTaken = false; ///< another deployment to the environment is under way, or waits

    bool operator==(const DeploymentOffer&) const = default;

    /// "v1.5.0 over v1.4.1, 7 commits", "v1.4.1 over v1.5.0, 7 commits back", "v1.5.0 again", "v1.5.0, the first one".
    QString words() const;
};

} // namespace signalbox::delivery
