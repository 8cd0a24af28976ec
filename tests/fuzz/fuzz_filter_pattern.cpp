// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first line is a pattern, the others are names.
#include "target.h"
#include "workflow/filter_pattern.h"

#include <QByteArrayList>

using namespace signalbox::workflow;
using signalbox::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QByteArrayList lines = text.split('\n');
    const QByteArray& pattern = lines.front();
    for (const FilterKind kind : {FilterKind::Ref, FilterKind::Path}) {
        for (const PatternProblem& problem : checkFilterPattern(pattern, kind)) {
            require(problem.piece.start >= 0 && problem.piece.end <= pattern.size(), "a piece lies in its pattern");
            require(problem.piece.start <= problem.piece.end && !problem.what.isEmpty(), "a problem says what it is");
        }
    }
    const std::vector<FilterPattern> filter{FilterPattern::read(pattern)};
    for (const QByteArray& name : lines.sliced(1))
        require(letsThrough(filter, name) == (!filter.front().isNegative() && filter.front().fits(name)),
                "a filter of one pattern is that pattern");
    return 0;
}
