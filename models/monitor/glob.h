// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/glob.h"

namespace signalbox::monitor {

using core::Glob;

} // namespace signalbox::monitor
