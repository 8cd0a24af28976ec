// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "delivery/health_verdict.h"

#include <QString>

namespace signalbox::lists {

/// The health of a service as people see it: a word and a shape with its colour.
QString healthWord(delivery::Health health);
core::Outcome healthShape(delivery::Health health);

} // namespace signalbox::lists
