// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"

#include <QLatin1StringView>

#include <span>

namespace signalbox::lint {

/// What a rule is about: one file of rules/ each.
enum class Family {
    Document, ///< YAML, keys and types
    Triggers,
    Jobs,
    Matrix,
    Runners,
    Expressions,
    Steps,
    Actions,
    Dependabot,
    Security,
    Pipeline, ///< what well-known actions and workflows need to do what their user thinks they do
};

/// A thing that is looked for.
struct Rule {
    QLatin1StringView id; ///< "needs-unknown", as settings, comments and the command line name it
    Family family = Family::Document;
    Severity severity = Severity::Error;
    QLatin1StringView why; ///< one sentence: what comes of it
};

/// All rules, by family.
std::span<const Rule> allRules();

/// The rule of that id, or null.
const Rule* findRule(QStringView id);

} // namespace signalbox::lint
