// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/check.h"

#include "expressions/checker.h"
#include "expressions/segments.h"
#include "expressions/tree.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

Finding unclosed(const Segment& segment)
{
    const QString message = segment.endsInText
        ? tr("The expression is not closed, for a ' opens a text that has no end: close the text, and write }}.")
        : tr("The expression is not closed: }} is missing.");
    return {.rule = u"expr-unclosed"_s, .range = {segment.whole.start, segment.whole.start + 3}, .message = message};
}

Finding empty(core::TextRange range)
{
    return {.rule = u"expr-empty"_s,
            .range = range,
            .message = tr("The expression is empty: write what is meant, or take it out.")};
}

Finding collectionInText(QByteArrayView text, core::TextRange range, const Type& type)
{
    const QByteArrayView expression = text.sliced(range.start, range.length());
    Finding finding{.rule = u"expr-object-in-template"_s, .severity = Severity::Warning, .range = range};
    if (type.kind() == Type::Kind::Null) {
        finding.message
            = tr("'%1' is null, which becomes nothing at all in a text: leave it out.").arg(shown(expression));
        return finding;
    }
    finding.message = tr("'%1' is %2, of which a text has only the word %3: write toJSON(%1).")
                          .arg(shown(expression), type.words(), type.isArray() ? u"Array"_s : u"Object"_s);
    const QByteArray replacement = "toJSON(" + expression.toByteArray() + ")";
    finding.suggestion
        = Suggestion{.range = range, .text = replacement, .title = tr("Write '%1'").arg(shown(replacement))};
    return finding;
}

bool fits(const Type& type, Wanted wanted)
{
    switch (wanted) {
    case Wanted::Any:
    case Wanted::Condition:
    case Wanted::Text:
    case Wanted::Key:
        return true;
    case Wanted::Bool:
        return type.kind() == Type::Kind::Bool;
    case Wanted::Number:
        return type.kind() == Type::Kind::Number;
    case Wanted::List:
        return type.isArray();
    case Wanted::Object:
        return type.isObject();
    }
    return true;
}

QString wantedWords(Wanted wanted)
{
    switch (wanted) {
    case Wanted::Bool:
        return tr("true or false");
    case Wanted::Number:
        return tr("a number");
    case Wanted::List:
        return tr("a list");
    default:
        return tr("an object");
    }
}

Finding wrongType(QByteArrayView text, core::TextRange range, const Type& type, Wanted wanted)
{
    const QByteArrayView expression = text.sliced(range.start, range.length());
    const QString words = wantedWords(wanted);
    Finding finding{.rule = u"expr-type"_s, .severity = Severity::Warning, .range = range};
    finding.message = type.kind() == Type::Kind::String
        ? tr("'%1' is a text, and %2 is wanted here: fromJSON makes one of it.").arg(shown(expression), words)
        : tr("'%1' is %2, and %3 is wanted here.").arg(shown(expression), type.words(), words);
    if (type.kind() == Type::Kind::String) {
        const QByteArray replacement = "fromJSON(" + expression.toByteArray() + ")";
        finding.suggestion
            = Suggestion{.range = range, .text = replacement, .title = tr("Write '%1'").arg(shown(replacement))};
    }
    return finding;
}

/// One expression. Gives its type; any, when it is broken.
Type checkOne(QByteArrayView text, core::TextRange range, const Scope& scope, Wanted wanted, Findings& findings)
{
    const Tree tree = Tree::read(text, range);
    if (const auto& problem = tree.problem()) {
        findings.push_back(*problem);
        return {};
    }
    Checker checker(tree, scope, findings);
    checker.run();
    const Type& type = checker.typeOf(tree.root());
    if (type.isAny())
        return type;
    if ((wanted == Wanted::Text || wanted == Wanted::Key) && !type.isScalar())
        findings.push_back(collectionInText(text, range, type));
    else if (type.kind() != Type::Kind::Null && !fits(type, wanted))
        findings.push_back(wrongType(text, range, type, wanted));
    return type;
}

bool isInsert(QByteArrayView text, const Segment& segment)
{
    return text.sliced(segment.inner.start, segment.inner.length()) == "insert";
}

Type checkAll(QByteArrayView text, const Scope& scope, Wanted wanted, Findings& findings)
{
    const std::vector<Segment> found = segments(text);
    if (found.empty()) {
        const core::TextRange whole = withoutBlanks(text, {0, static_cast<int>(text.size())});
        if (wanted == Wanted::Condition && !whole.isEmpty())
            return checkOne(text, whole, scope, wanted, findings);
        return Type::string();
    }
    const bool isOne = found.size() == 1 && found.front().isClosed && found.front().whole.start == 0
        && found.front().whole.end == text.size();
    Type type;
    for (const Segment& segment : found) {
        if (!segment.isClosed)
            findings.push_back(unclosed(segment));
        else if (segment.inner.isEmpty())
            findings.push_back(empty(segment.whole));
        else if (isOne && wanted == Wanted::Key && isInsert(text, segment))
            type = Type::string();
        else
            type = checkOne(text, segment.inner, scope, isOne ? wanted : Wanted::Text, findings);
    }
    return isOne ? type : Type::string();
}

} // namespace

std::optional<core::TextRange> placeOf(QByteArrayView text, int offset, Wanted wanted)
{
    if (wanted == Wanted::Condition && !text.contains("${{"))
        return core::TextRange{0, static_cast<int>(text.size())};
    return expressionAt(text, offset);
}

Findings check(QByteArrayView text, const Scope& scope, Wanted wanted)
{
    Findings findings;
    checkAll(text, scope, wanted, findings);
    return findings;
}

Type typeOf(QByteArrayView text, const Scope& scope)
{
    Findings findings;
    return checkAll(text, scope, Wanted::Any, findings);
}

} // namespace signalbox::expressions
