// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/timestamp.h"

#include <QByteArrayView>

namespace signalbox::logs {

/// What the runner says about a line in front of its text.
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
enum class Marker : quint8 {
    None,
    Group,
    RunGroup, ///< "##[group]Run ...": a step, or a step of a composite action, begins
    EndGroup,
    Error,
    Warning,
    Notice,
    Debug,
    Command,
    Section,
    Matcher, ///< add-matcher, remove-matcher and other words to the runner, of no use to a reader
};

struct MarkerPrefix {
    Marker kind = Marker::None;
    int length = 0; ///< bytes of the marker itself; "Run " belongs to the text

    bool operator==(const MarkerPrefix&) const = default;
};

/// Reads the marker that `text` (a line without its timestamp) begins with.
MarkerPrefix markerOf(QByteArrayView text);

} // namespace signalbox::logs
