// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads an expression a line and says of each whether we take it or say that GitHub refuses it, so that
// expressions.test.mjs can ask GitHub's own reader the same.
#include "expressions/check.h"

#include <algorithm>
#include <iostream>
#include <string>

using namespace signalbox::expressions;
using namespace Qt::StringLiterals;

namespace {

/// What fails only when it runs is an error to us, and not to a reader.
bool isOfReading(const Finding& finding)
{
    return finding.severity == Severity::Error && finding.rule != "format-placeholders"_L1
        && finding.rule != "fromjson-literal"_L1;
}

} // namespace

int main()
{
    const Language language = Language::builtIn();
    Place everywhere = *language.place("steps.if");
    everywhere.contexts = ~(1U << language.context("jobs"));
    const Scope scope(language, everywhere);
    for (std::string line; std::getline(std::cin, line);) {
        const Findings findings = check(QByteArrayView(line), scope, Wanted::Condition);
        std::cout << (std::ranges::any_of(findings, isOfReading) ? "refused\n" : "taken\n");
    }
    return 0;
}
