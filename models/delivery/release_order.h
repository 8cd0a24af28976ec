// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_checks.h"
#include "delivery/release_proposal.h"
#include "delivery/release_state.h"
#include "delivery/rollback_order.h"

namespace signalbox::delivery {

/// What is sent for this release, with a key of its own.
ReleaseOrder releaseOrder(const ReleaseReading& reading, const ReleaseFacts& facts);

/// The tag's own words: the title and the first lines of why it was made in spite of a check.
QString tagMessage(const ReleaseOrder& order);

/// Every request that changes something, in order. What is not known before is in braces: {tag_object}, {release}.
std::vector<PlannedRequest> requestsOf(const ReleaseOrder& order, const core::RepositoryName& repository);

/// What may be sent once the runs have ended, because the workflow leaves it to us; empty for a draft and for what is
/// published by hand.
std::vector<PlannedRequest> laterRequestsOf(const ReleaseOrder& order, const core::RepositoryName& repository);

} // namespace signalbox::delivery
