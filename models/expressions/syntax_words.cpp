// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/syntax_words.h"

#include "expressions/names.h"
#include "expressions/tree.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

QString quoted(QByteArrayView word)
{
    return u"'"_s + shown(word) + u"'"_s;
}

Finding syntax(core::TextRange whole, const QString& message)
{
    return {.rule = u"expr-syntax"_s, .range = whole, .message = message};
}

Suggestion instead(core::TextRange range, const QByteArray& text)
{
    return {.range = range, .text = text, .title = tr("Write '%1'").arg(QString::fromUtf8(text))};
}

Finding doubleQuote(QByteArrayView token, core::TextRange range)
{
    Finding finding{.rule = u"expr-double-quote"_s,
                    .range = range,
                    .message = tr("A text in an expression stands in single quotes, not in double ones.")};
    const QString title = tr("Write single quotes");
    if (token.size() < 2) {
        finding.suggestion = Suggestion{.range = range, .text = "'", .title = title};
        return finding;
    }
    QByteArray inner = token.sliced(1, token.size() - 2).toByteArray();
    inner.replace("'", "''");
    finding.suggestion = Suggestion{.range = range, .text = "'" + inner + "'", .title = title};
    return finding;
}

Finding halfOperator(core::TextRange whole, Token token, char letter)
{
    const QByteArray full(2, letter);
    Finding finding = syntax(
        whole, tr("'%1' alone is no operator: write '%2'.").arg(QLatin1Char(letter)).arg(QLatin1StringView(full)));
    finding.suggestion = instead(token.range, full);
    return finding;
}

/// The third of ===.
Finding oneTooMany(QByteArrayView text, core::TextRange whole, Token token)
{
    const char letter = text[token.range.start];
    if (token.range.start == whole.start || text[token.range.start - 1] != letter)
        return syntax(whole, tr("A value is missing before '%1'.").arg(QLatin1Char(letter)));
    Finding finding = syntax(whole, tr("There is one '%1' too many: take it out.").arg(QLatin1Char(letter)));
    finding.suggestion = Suggestion{.range = token.range, .title = tr("Take it out")};
    return finding;
}

bool isArithmetic(QByteArrayView word)
{
    for (const char letter : word) {
        if (letter == '+' || letter == '*' || letter == '/' || letter == '%')
            return true;
    }
    return word.startsWith('-');
}

/// What a word that no reader of expressions knows was probably meant as; empty: no idea.
QString guessed(QByteArrayView word)
{
    if (word.contains("${{"))
        return tr("An expression cannot stand inside of another: leave the inner ${{ and }} out.");
    if (word.contains('{') || word.contains('}'))
        return tr("Braces do not belong in an expression: an object is written as fromJSON('{ ... }').");
    if (word.contains('?'))
        return tr("There is no '?' operator: write case(condition, value, otherwise).");
    if (word.contains('`'))
        return tr("A text in an expression stands in single quotes, not in `...`.");
    if (word.startsWith('$'))
        return tr("Expressions do not know the variables of a shell: write env.NAME.");
    if (isArithmetic(word))
        return tr("Expressions cannot calculate: do it in a step, and hand the result on as an output.");
    return {};
}

Finding instead(core::TextRange whole, Token token, const QByteArray& sign)
{
    Finding finding = syntax(whole, tr("There are no word operators: write '%1'.").arg(QLatin1StringView(sign)));
    finding.suggestion = instead(token.range, sign);
    return finding;
}

Finding missingValue(QByteArrayView text, core::TextRange whole, Token token)
{
    if (token.kind == TokenKind::End)
        return syntax(whole, tr("The expression ends where a value is missing: write one at its end."));
    if (token.kind == TokenKind::OpenIndex)
        return syntax(whole, tr("A list is written as fromJSON('[...]'), and an index stands behind a value."));
    return syntax(
        whole, tr("A value is missing before %1.").arg(quoted(text.sliced(token.range.start, token.range.length()))));
}

Finding missingOperator(QByteArrayView text, core::TextRange whole, Token token)
{
    const QByteArrayView word = text.sliced(token.range.start, token.range.length());
    if (sameName(word, "and"))
        return instead(whole, token, "&&"_ba);
    if (sameName(word, "or"))
        return instead(whole, token, "||"_ba);
    if (token.kind == TokenKind::Dot || token.kind == TokenKind::OpenIndex)
        return syntax(whole,
                      tr("A text or a number has no properties: nothing can follow it with %1.").arg(quoted(word)));
    if (token.range.start > whole.start && text[token.range.start - 1] == '\'')
        return syntax(
            whole, tr("The text in quotes has ended before %1: a ' inside of a text is written ''.").arg(quoted(word)));
    if (token.kind == TokenKind::Number && (word.startsWith('-') || word.startsWith('+')))
        return syntax(whole, guessed("+"));
    if (token.kind == TokenKind::Star)
        return syntax(whole, guessed(word));
    if (token.kind == TokenKind::Open)
        return syntax(whole, tr("Only the name of a function may stand before '('."));
    return syntax(whole, tr("An operator such as == or && is missing before %1.").arg(quoted(word)));
}

} // namespace

Finding unexpected(QByteArrayView text, core::TextRange whole, Token token, Expected expected)
{
    const QByteArrayView word = text.sliced(token.range.start, token.range.length());
    switch (token.kind) {
    case TokenKind::DoubleQuote:
        return doubleQuote(word, token.range);
    case TokenKind::HalfOperator:
        return expected == Expected::Value ? oneTooMany(text, whole, token) : halfOperator(whole, token, word.front());
    case TokenKind::UnclosedString:
        return syntax(whole, tr("A ' opens a text that has no end: close it with another '."));
    case TokenKind::BadNumber:
        if (word.size() == 1 || isPropertyName(word.sliced(1)))
            return syntax(whole, guessed("+"));
        return syntax(whole, tr("%1 is no number.").arg(quoted(word)));
    case TokenKind::BadName:
        if (const QString guess = guessed(word); !guess.isEmpty())
            return syntax(whole, guess);
        return syntax(
            whole,
            tr("%1 is no name: names hold letters, digits, - and _, and others stand as ['...'].").arg(quoted(word)));
    default:
        break;
    }
    switch (expected) {
    case Expected::Value:
        return missingValue(text, whole, token);
    case Expected::Operator:
        return missingOperator(text, whole, token);
    case Expected::PropertyName:
        return syntax(whole,
                      tr("The name of a property is missing after '.': other names than letters, digits, - and _ "
                         "are written as ['...']."));
    case Expected::CloseIndex:
        break;
    }
    return syntax(whole, tr("A ']' is missing after '[*'."));
}

Finding unclosedBracket(QByteArrayView text, core::TextRange whole, core::TextRange bracket)
{
    const QChar closing = text[bracket.start] == '(' ? u')' : u']';
    return syntax(whole,
                  tr("A '%1' is missing: the '%2' before %3 is not closed.")
                      .arg(closing)
                      .arg(QLatin1Char(text[bracket.start]))
                      .arg(quoted(text.sliced(bracket.end, std::min<qsizetype>(whole.end - bracket.end, 12)))));
}

Finding strayBracket(QByteArrayView text, core::TextRange whole, core::TextRange bracket)
{
    Finding finding = syntax(
        whole, tr("The '%1' closes nothing: take it out, or open it before.").arg(QLatin1Char(text[bracket.start])));
    finding.suggestion = Suggestion{.range = bracket, .title = tr("Take it out")};
    return finding;
}

Finding strayComma(core::TextRange whole)
{
    return syntax(whole, tr("A comma stands only between the arguments of a function."));
}

Finding tooLong(core::TextRange whole)
{
    return {.rule = u"expr-length"_s,
            .range = whole,
            .message
            = tr("The expression is longer than %1 letters, which GitHub refuses: split it.").arg(Tree::mostLetters)};
}

Finding tooDeep(core::TextRange whole)
{
    return {
        .rule = u"expr-depth"_s,
        .range = whole,
        .message
        = tr("The expression is nested deeper than %1 levels, which GitHub refuses: split it.").arg(Tree::mostLevels)};
}

} // namespace signalbox::expressions
