// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"

#include <QString>

namespace signalbox::core {

/// What a state means to somebody who looks: one word, one shape, one colour each. From calm to alarming.
enum class Outcome { Unknown, Passed, Neutral, Skipped, Cancelled, Queued, Running, NeedsPerson, Failed };

Outcome outcome(const State& state);

/// The more alarming of the two.
Outcome worse(Outcome a, Outcome b);

/// "Passed", "Timed out", "Waiting for approval", ...: what a person reads, or GitHub's own word where we know none.
QString words(const State& state);
QString words(Outcome outcome);

} // namespace signalbox::core
