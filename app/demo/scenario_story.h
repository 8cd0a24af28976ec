// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/world.h"

#include <QJsonObject>

namespace signalbox::demo {

/// Plans what a scenario says about a repository's past, present and future: its "history" (pushes by rule), its
/// "story" (events at given seconds from `present`, which may repeat). Call while the world's time is at the beginning
/// of it.
void tell(const QJsonObject& repository, Repository& target, Moment present, World& world);

} // namespace signalbox::demo
