// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sent_request.h"

#include <memory>
#include <vector>

namespace signalbox::github {

/// Where a write notes each request as it goes out, redirects included, and each answer as it comes in. Who hands one
/// in keeps it and reads it after the write, or whenever nobody waits for the write any more. Empty: nobody wants to
/// know.
using RequestRecord = std::shared_ptr<std::vector<core::SentRequest>>;

} // namespace signalbox::github
