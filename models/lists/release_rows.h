// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_checks.h"
#include "delivery/release_state.h"
#include "lists/check_list_model.h"

namespace signalbox::lists {

/// The check list before a release: what stands against it first.
std::vector<CheckRow> releaseCheckRows(const std::vector<delivery::ReleaseCheck>& checks);

/// The steps of a release in its way, from the first request to the files: done, under way, failed, or still to come.
std::vector<CheckRow> releaseStepRows(const delivery::ReleaseState& state, const delivery::ReleaseOrder& order);

/// "Push a tag; its workflow builds the release", ...
QString wayText(delivery::ReleaseWay way);

/// What is being sent, or was: "Make the tag".
QString requestText(delivery::ReleaseRequest request);

/// Where it stands, in two or three words: "Follows the runs".
QString phaseText(delivery::ReleasePhase phase);
core::Outcome phaseShape(delivery::ReleasePhase phase);

} // namespace signalbox::lists
