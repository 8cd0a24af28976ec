// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_order.h"
#include "delivery/release_proposal.h"

#include <QString>

namespace signalbox::views {

/// The commits by their kind, a line each, and who made them.
QString groupsText(const delivery::ReleaseProposal& proposal);
/// Every request that changes something, in order, and what may be sent once the runs have ended.
QString releaseRequestsText(const delivery::ReleaseOrder& order, const core::RepositoryName& repository);

} // namespace signalbox::views
