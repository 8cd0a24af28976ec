// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/world.h"

#include <QJsonObject>

namespace signalbox::demo {

/// Where a scenario's second 0 lies, and how fast time runs from there on.
struct Telling {
    Moment present = 0;
    double speed = 1;
};

/// Plans what a scenario says about a repository's past, present and future: its "history" (pushes by rule) and its
/// "story" (events at given seconds from the present, which may repeat). `number` is which one of a family of
/// repositories it is, from 1. Call while the world's time is at the beginning of it all.
void tell(const QJsonObject& repository, Repository& target, int number, const Telling& telling, World& world);

/// The part of it that is "history": runs of the days before, with their failures, by seeded chance.
void recall(const QJsonObject& history, Repository& target, Moment present, World& world);

} // namespace signalbox::demo
