// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace signalbox::expressions {

/// Error: GitHub refuses the workflow, or the run fails there for sure. Warning: it does not do what it says.
enum class Severity { Error, Warning };

/// What may take the place of a piece of the text.
struct Suggestion {
    core::TextRange range;
    QByteArray text; ///< UTF-8
    QString title; ///< as on a menu: "Write 'ref'"

    bool operator==(const Suggestion&) const = default;
};

/// Something in a text with expressions that its writer should know of.
struct Finding {
    QString rule; ///< id: "expr-syntax"
    Severity severity = Severity::Error;
    core::TextRange range; ///< in the text that was checked
    QString message; ///< what is wrong and what to do; may hold words of the text: plain text
    std::optional<Suggestion> suggestion;

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

} // namespace signalbox::expressions
