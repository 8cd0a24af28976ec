// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/check.h"
#include "expressions/scope.h"

/// A place of a workflow in which each context that the file itself makes holds something:
/// steps.build.outputs.version, steps.other.outputs of any name, needs.prepare.outputs.list, needs.call.outputs of any
/// name, matrix.os, matrix.node, matrix.extra.flags, inputs.name, inputs.count, inputs.flag.
inline signalbox::expressions::Scope sampleScope(const signalbox::expressions::Language& language,
                                                 QByteArrayView place = "steps")
{
    using namespace signalbox::expressions;
    const Place* there = language.place(place);
    Q_ASSERT(there);
    Scope scope(language, *there);
    scope.set("steps",
              stepsType({{"build", language.step(stepOutputs({{"version", Type::string(), {}}})), {}},
                         {"other", language.step(anyTexts()), {}}}));
    scope.set("needs",
              needsType({{"prepare", language.need(jobOutputs({{"list", Type::string(), {}}})), {}},
                         {"call", language.need(anyTexts()), {}}}));
    const Type extra = Type::object(
        {.properties = {{"flags", Type::string(), {}}}, .unknownRule = QStringLiteral("matrix-property")});
    scope.set("matrix", matrixType({{"os", Type::string(), {}}, {"node", Type::number(), {}}, {"extra", extra, {}}}));
    scope.set("inputs",
              inputsType({{"name", Type::string(), {}}, {"count", Type::number(), {}}, {"flag", Type::boolean(), {}}}));
    return scope;
}

/// Each finding as "E rule [piece of the text]", in order; W for a warning.
inline QByteArray told(const signalbox::expressions::Findings& findings, const QByteArray& text)
{
    QByteArrayList all;
    for (const auto& finding : findings) {
        all << QByteArray(finding.severity == signalbox::expressions::Severity::Error ? "E " : "W ")
                + finding.rule.toLatin1() + " [" + text.sliced(finding.range.start, finding.range.length()) + ']';
    }
    return all.join(", ");
}
