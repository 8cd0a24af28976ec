// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "demo/world.h"

#include <QString>

namespace signalbox::demo {

/// Reads a scenario file into the world: users, repositories with their workflows, what happened to them before now,
/// and the rules by which more happens. resources/demo/README.md describes the form. Adds to what the world has.
/// Storage when the file cannot be read, Malformed (detail: where) when it is no scenario; the world is as it was then.
core::Result<void> loadScenario(const QString& file, World& world);

} // namespace signalbox::demo
