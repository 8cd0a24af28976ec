// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::monitor {

/// The page of newest runs that is asked for again and again: a row is some 12 kB of JSON, so not more than needed.
constexpr int pageOfRuns = 30;

/// The page that is asked for once, when there may be more that we have not seen.
constexpr int longPageOfRuns = 100;

} // namespace signalbox::monitor
