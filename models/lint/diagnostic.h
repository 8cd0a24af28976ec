// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::lint {

/// Error: GitHub refuses the file, or the run cannot start. Warning: it does not do what it says. Hint: security,
/// style.
enum class Severity { Error, Warning, Hint };

/// One piece of the text, and what takes its place.
struct Edit {
    core::TextRange range;
    QByteArray text; ///< UTF-8; empty: the piece is taken out

    bool operator==(const Edit&) const = default;
};

/// A change that mends what a diagnostic tells of. All edits are made at once; they do not overlap.
struct Fix {
    QString title; ///< as on a menu: "Write 'steps'"
    std::vector<Edit> edits;
    bool safe = true; ///< changes nothing but the mistake, so that `lint --fix` may make it unasked

    bool operator==(const Fix&) const = default;
};

/// Something in a file that its writer should know of.
struct Diagnostic {
    QString rule; ///< id, as in the table of rules: "needs-unknown"
    Severity severity = Severity::Error;
    core::TextRange range; ///< in the file's bytes
    QString message; ///< one sentence that says what is wrong; may hold words of the file: plain text
    std::vector<Fix> fixes; ///< the best first

    bool operator==(const Diagnostic&) const = default;
};

} // namespace signalbox::lint
