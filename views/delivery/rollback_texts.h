// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_survey.h"

#include <QString>

namespace signalbox::views {

/// A line a commit, newest first: "c0ffee1  feat: lease a point  mbrandt".
QString commitsText(const core::Comparison& undone);
/// The migrations, each with the script that takes it back or that there is none, then a line a file.
QString filesText(const core::Comparison& undone, const std::vector<delivery::Migration>& migrations);

} // namespace signalbox::views
