// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/world.h"

#include <QByteArray>

namespace signalbox::demo {

/// The whole log of a job that has ended, as the API hands it out: a byte order mark, then lines that start with the
/// time to seven digits, groups, echoed commands in colour, and here and there a line that continues another.
QByteArray jobLogText(World& world, const Job& job);
/// The part of it that one step wrote, as the archive holds it. `index`: in job.steps.
QByteArray stepLogText(World& world, const Job& job, size_t index);

} // namespace signalbox::demo
