// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/narrow_layout.h"

#include <algorithm>
#include <utility>

namespace signalbox::views {

NarrowLayout::NarrowLayout(QTextDocument& document)
    : QPlainTextDocumentLayout(&document)
{
}

void NarrowLayout::documentChanged(int from, int charactersRemoved, int charactersAdded)
{
    const int before = std::exchange(m_lines, document()->blockCount());
    // With as many lines as before, what was removed is not there any more: only what came needs its place.
    if (before == m_lines)
        QPlainTextDocumentLayout::documentChanged(from, 0, std::max(charactersAdded, 1));
    else
        QPlainTextDocumentLayout::documentChanged(from, charactersRemoved, charactersAdded);
}

} // namespace signalbox::views
