// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/place.h"

namespace signalbox::workflow {

/// What stands behind `on` in a workflow file; also where a program that writes YAML 1.1 took the key for a boolean.
yaml::Place triggersOf(const yaml::Place& root);

} // namespace signalbox::workflow
