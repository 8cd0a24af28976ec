// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"

#include <functional>
#include <stop_token>

namespace signalbox::logs {

/// Fills the index from the front to the back of its file on this thread and on helpers of it, and returns when it is
/// complete or soon after a stop is asked for. `progressed` is called on this thread, after each chunk that it did.
void buildIndex(LineIndex& index, const std::stop_token& stop, const std::function<void()>& progressed);

} // namespace signalbox::logs
