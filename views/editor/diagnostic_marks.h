// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/offset_map.h"
#include "lint/diagnostic.h"

#include <QTextCursor>

#include <optional>
#include <vector>

class QTextDocument;

namespace signalbox::views {

/// What was found in a document, at places that move along while it is being edited, until the next check.
class DiagnosticMarks {
public:
    struct Mark {
        lint::Diagnostic diagnostic; ///< its range as it was checked
        QTextCursor place; ///< selects it; nothing is selected where a place between two letters is meant
    };

    /// In order of their places. Returns where marks have come, gone, or another severity.
    std::vector<editing::Span> set(QTextDocument& document, const editing::OffsetMap& map,
                                   std::vector<lint::Diagnostic> diagnostics);
    void clear() { m_marks.clear(); }
    const std::vector<Mark>& marks() const { return m_marks; }

    /// All at a position, the worst first and then the shortest.
    std::vector<const Mark*> at(int position) const;
    /// All that touch these positions, in order.
    std::vector<const Mark*> within(editing::Span span) const;
    /// The next one behind a position or before it, round the ends; null for none at all.
    const Mark* next(int position) const;
    const Mark* previous(int position) const;
    /// Whether anything could be mended without asking.
    bool hasSafeFix() const;

private:
    std::vector<Mark> m_marks;
};

/// All edits of those fixes that are safe and do not stand in each other's way: the first safe one of each diagnostic.
std::vector<lint::Edit> safeEdits(const std::vector<DiagnosticMarks::Mark>& marks);

} // namespace signalbox::views
