// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "history/action.h"

namespace signalbox::lists {

/// What was done, as a person says it: "Approved a deployment"; a kind that we do not know is shown as it is written.
QString whatWasDone(const history::Action& action);
/// "Done", "Refused", "Nobody knows", or "No answer yet".
QString endWords(const history::Action& action);
/// The shape and colour of that.
core::Outcome endShape(const history::Action& action);
/// "POST /repos/o/r/actions/runs/1/rerun: 201 (A1:B2)"; without a status: "no answer".
QString requestWords(const core::SentRequest& request);

} // namespace signalbox::lists
