// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/ansi_text.h"
#include "logs/marker.h"
#include "logs/timestamp.h"

namespace signalbox::logs {

/// One line of a log as a reader sees it.
struct LogLine {
    QString text; ///< without timestamp and marker; secrets masked; an error begins with "Error: ", a warning likewise
    std::vector<StyledSpan> spans; ///< of text
    std::optional<Stamp> stamp; ///< none: the line goes on with what the line before it began
    Marker marker = Marker::None;
    qint64 hiddenBytes = 0; ///< of a line too long to show whole
};

/// Bytes of a line that are decoded; single lines of 450 kB occur.
inline constexpr qint64 lineLimit = 8192;

/// Reads a line. `head` is its beginning, at most lineLimit and a little more, `size` what it has in all. Of text that
/// carriage returns paint over itself, as progress bars do, the last state remains. `style` is what earlier lines left
/// set, and is updated.
LogLine readLogLine(QByteArrayView head, qint64 size, TextStyle& style);

} // namespace signalbox::logs
