// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/marker.h"

#include <array>

namespace signalbox::logs {

namespace {

struct Word {
    QByteArrayView text;
    Marker kind;
};

constexpr std::array words{
    Word{"##[group]Run ", Marker::RunGroup},   Word{"##[group]", Marker::Group},
    Word{"##[endgroup]", Marker::EndGroup},    Word{"##[error]", Marker::Error},
    Word{"##[warning]", Marker::Warning},      Word{"##[notice]", Marker::Notice},
    Word{"##[debug]", Marker::Debug},          Word{"##[command]", Marker::Command},
    Word{"[command]", Marker::Command},        Word{"##[section]", Marker::Section},
    Word{"##[add-matcher]", Marker::Matcher},  Word{"##[remove-matcher", Marker::Matcher},
    Word{"##[start-action ", Marker::Matcher}, Word{"##[end-action ", Marker::Matcher},
};

constexpr int runLength = 4; // "Run ", which is text

} // namespace

MarkerPrefix markerOf(QByteArrayView text)
{
    if (text.isEmpty() || (text.front() != '#' && text.front() != '['))
        return {};
    for (const Word& word : words) {
        if (!text.startsWith(word.text))
            continue;
        if (word.kind == Marker::Matcher)
            return {word.kind, 0};
        const int length = int(word.text.size());
        return {word.kind, word.kind == Marker::RunGroup ? length - runLength : length};
    }
    return {};
}

} // namespace signalbox::logs
