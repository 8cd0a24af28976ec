// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/outline.h"

namespace signalbox::logs {

Outline outlineOf(const LineIndex& index, const core::Job&)
{
    Outline outline;
    const std::vector<MarkedLine> markers = index.markers();
    outline.sections = groupsOf(markers, index.lineCount());
    for (const MarkedLine& marked : markers) {
        if (marked.kind == Marker::Error)
            outline.errors.push_back(marked.line);
    }
    if (!outline.errors.empty())
        outline.firstError = outline.errors.front();
    return outline;
}

} // namespace signalbox::logs
