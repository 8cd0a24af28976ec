// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_decision.h"
#include "delivery/rollback_state.h"
#include "lists/check_list_model.h"

namespace signalbox::lists {

/// A rollback's guards, as a check list: what failed stands out, what is unknown wants a person.
std::vector<CheckRow> guardRows(const delivery::RollbackDecision& decision);

/// The steps of a rollback from the claim to the verification: done, under way, failed, or still to come.
std::vector<CheckRow> stepRows(const delivery::RollbackState& state);

/// "Start the workflow with the older version", ...: how an older version is brought back.
QString wayText(delivery::RollbackWay way);

/// Where it stands, in two or three words: "Waits for an approval".
QString phaseText(delivery::RollbackPhase phase);
core::Outcome phaseShape(delivery::RollbackPhase phase);

} // namespace signalbox::lists
