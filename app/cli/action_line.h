// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/action.h"

#include <QByteArray>
#include <QStringList>

namespace signalbox::cli {

/// Cells of `signalbox log`: when, how it ended, who, what, on what and why, where. Control characters are shown as
/// they are not.
QStringList cellsOf(const history::Action& action);

/// {"id", "at", "ended_at"?, "account", "actor", "kind", "repository"?, "run"?, "attempt"?, "job"?, "subject",
/// "reason", "outcome", "answer", "requests": [{"method", "path", "status", "request_id"}]}, without a line end.
QByteArray toJson(const history::Action& action);

/// {"entries", "whole", "head", "first_bad"?, "what"?}, without a line end.
QByteArray toJson(const history::ChainState& state);

} // namespace signalbox::cli
