// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health_record.h"
#include "core/outcome.h"
#include "delivery/health_verdict.h"

#include <QString>

namespace signalbox::lists {

/// The health of a service as people see it: a word and a shape with its colour.
QString healthWord(delivery::Health health);
core::Outcome healthShape(delivery::Health health);

/// How a version was while it was watched: "Ill for 12 min 00 s of 3 d 4 h". Null: nobody watched it.
QString pastHealthWords(const core::HealthRecord* record);

} // namespace signalbox::lists
