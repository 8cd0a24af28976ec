// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/job.h"

#include <optional>

namespace signalbox::views {

/// Why a job that stands like this cannot have a log, whatever GitHub answers when it is asked for one; nothing when it
/// may have one. GitHub hands a log out when its job has ended (REST, "Download job logs for a workflow run").
std::optional<core::Error> missingLog(const core::Job& job);

} // namespace signalbox::views
