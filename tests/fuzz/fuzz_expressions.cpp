// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text: its expressions are found, read, checked and explained, and all that is said lies inside of it.
#include "expressions/check.h"
#include "expressions/constant.h"
#include "expressions/editing.h"
#include "expressions/untrusted.h"
#include "target.h"

#include <array>

using namespace signalbox;
using namespace signalbox::expressions;
using signalbox::fuzz::require;

namespace {

constexpr std::array allWanted{Wanted::Any,  Wanted::Text,   Wanted::Bool, Wanted::Number,
                               Wanted::List, Wanted::Object, Wanted::Key,  Wanted::Condition};

const Scope& scope()
{
    static const Language language = Language::builtIn();
    static const Scope made = [] {
        Scope everything(language, *language.place("steps.if"));
        everything.set("steps", stepsType({{"build", language.step(stepOutputs({{"a", Type::string(), {}}})), {}}}));
        everything.set("matrix", matrixType({{"os", Type::string(), {}}, {"node", Type::number(), {}}}));
        return everything;
    }();
    return made;
}

void requireInside(core::TextRange range, QByteArrayView text)
{
    require(range.start >= 0 && range.start <= range.end && range.end <= text.size(), "a range lies in its text");
}

void requireSound(const Finding& finding, QByteArrayView text)
{
    requireInside(finding.range, text);
    require(!finding.rule.isEmpty() && !finding.message.isEmpty(), "a finding says what it is");
    require(finding.message.size() < 1000, "a message is short");
    if (finding.suggestion)
        requireInside(finding.suggestion->range, text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Wanted wanted = allWanted[size % allWanted.size()];
    for (const Finding& finding : check(text, scope(), wanted))
        requireSound(finding, text);
    typeOf(text, scope());
    if (const auto finding = constant(text))
        requireSound(*finding, text);
    for (const UntrustedInput& input : untrusted(text, scope().language()))
        requireInside(input.range, text);
    const auto offset = static_cast<int>(size > 0 ? (data[size - 1] * 257 + size / 2) % (size + 1) : 0);
    if (const auto completion = completionAt(text, offset, scope(), wanted)) {
        requireInside(completion->replaced, text);
        require(completion->replaced.start <= offset && completion->replaced.end >= offset, "the cursor is in it");
    }
    if (const auto hover = hoverAt(text, offset, scope(), wanted))
        requireInside(hover->range, text);
    return 0;
}
