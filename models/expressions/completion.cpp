// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/editing.h"

#include "expressions/checker.h"
#include "expressions/names.h"
#include "expressions/tree.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

bool isNameLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || letter == '_' || letter == '-';
}

/// The words before the cursor, the last ones first to be looked at.
class Before {
public:
    Before(QByteArrayView text, core::TextRange range)
    {
        Lexer lexer(text, range);
        for (Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next())
            m_tokens.push_back(token);
    }

    Token last() const { return m_tokens.empty() ? Token() : m_tokens.back(); }
    void dropLast() { m_tokens.pop_back(); }

    /// Where the value begins that the last word ends; nothing, where it ends none.
    std::optional<core::TextRange> lastValue() const
    {
        auto at = static_cast<std::ptrdiff_t>(m_tokens.size()) - 1;
        const int end = last().range.end;
        while (at >= 0) {
            if (kind(at) == TokenKind::CloseIndex || kind(at) == TokenKind::Close) {
                const bool isIndex = kind(at) == TokenKind::CloseIndex;
                at = opening(at);
                if (at < 0)
                    return {};
                if (isIndex) {
                    --at; // what the index is of
                    continue;
                }
                if (at > 0 && kind(at - 1) == TokenKind::Name)
                    --at; // a function's name
                return core::TextRange{token(at).range.start, end};
            }
            if (kind(at) != TokenKind::Name && kind(at) != TokenKind::Star)
                return {};
            if (at == 0 || kind(at - 1) != TokenKind::Dot)
                return kind(at) == TokenKind::Name ? std::optional(core::TextRange{token(at).range.start, end})
                                                   : std::nullopt;
            at -= 2;
        }
        return {};
    }

private:
    Token token(std::ptrdiff_t at) const { return m_tokens[static_cast<size_t>(at)]; }
    TokenKind kind(std::ptrdiff_t at) const { return token(at).kind; }

    std::ptrdiff_t opening(std::ptrdiff_t at) const
    {
        int open = 0;
        for (; at >= 0; --at) {
            const TokenKind here = kind(at);
            open += here == TokenKind::Close || here == TokenKind::CloseIndex ? 1 : 0;
            open -= here == TokenKind::Open || here == TokenKind::OpenIndex ? 1 : 0;
            if (open == 0)
                return at;
        }
        return -1;
    }

    std::vector<Token> m_tokens;
};

Type typeOfPart(QByteArrayView text, core::TextRange range, const Scope& scope)
{
    const Tree tree = Tree::read(text, range);
    if (tree.isEmpty())
        return {};
    Findings unheard;
    Checker checker(tree, scope, unheard);
    checker.run();
    return checker.typeOf(tree.root());
}

std::vector<Offer> propertiesOf(const Type& type, bool inQuotes)
{
    const Type object = type.isFiltered() ? type.element() : type;
    std::vector<Offer> offers;
    for (const Property& property : object.properties()) {
        if (!inQuotes && !isPropertyName(property.name))
            continue;
        offers.push_back({Offer::Kind::Property, property.name, property.name, property.help, property.type.words()});
    }
    return offers;
}

std::vector<Offer> allNames(const Scope& scope)
{
    std::vector<Offer> offers;
    const Language& language = scope.language();
    for (size_t i = 0; i < language.contexts().size(); ++i) {
        const Context& context = language.contexts()[i];
        if (scope.hasContext(static_cast<int>(i)))
            offers.push_back({Offer::Kind::Context, context.name, context.name, context.help,
                              scope.type(static_cast<int>(i)).words()});
    }
    for (size_t i = 0; i < language.functions().size(); ++i) {
        const Function& function = language.functions()[i];
        if (scope.hasFunction(static_cast<int>(i)))
            offers.push_back(
                {Offer::Kind::Function, function.name, function.name + "()", function.help, function.signature});
    }
    for (const char* literal : {"true", "false", "null"})
        offers.push_back({Offer::Kind::Literal, literal, literal, {}, {}});
    return offers;
}

bool mayPrecedeValue(TokenKind kind)
{
    switch (kind) {
    case TokenKind::End:
    case TokenKind::Open:
    case TokenKind::OpenIndex:
    case TokenKind::Comma:
    case TokenKind::Not:
        return true;
    default:
        return kind >= TokenKind::Less && kind <= TokenKind::Or;
    }
}

bool isWord(TokenKind kind)
{
    return kind == TokenKind::Name || kind == TokenKind::True || kind == TokenKind::False || kind == TokenKind::Null;
}

} // namespace

std::optional<Completion> completionAt(QByteArrayView text, int offset, const Scope& scope, Wanted wanted)
{
    if (offset < 0 || offset > text.size())
        return {};
    const auto expression = placeOf(text, offset, wanted);
    if (!expression)
        return {};
    Before before(text, {expression->start, offset});
    const Token typed = before.last();
    core::TextRange replaced{offset, offset};
    bool inQuotes = false;
    if (isWord(typed.kind) && typed.range.end == offset) {
        replaced.start = typed.range.start;
        before.dropLast();
    } else if (typed.kind == TokenKind::UnclosedString) {
        replaced.start = typed.range.start + 1;
        inQuotes = true;
        before.dropLast();
    }
    while (replaced.end < expression->end && isNameLetter(text[replaced.end]))
        ++replaced.end;
    const TokenKind last = before.last().kind;
    const bool isProperty = last == TokenKind::Dot || (inQuotes && last == TokenKind::OpenIndex);
    if (!isProperty) {
        if (inQuotes || !mayPrecedeValue(last))
            return {};
        return Completion{replaced, allNames(scope)};
    }
    before.dropLast();
    const auto value = before.lastValue();
    if (!value)
        return {};
    return Completion{replaced, propertiesOf(typeOfPart(text, *value, scope), inQuotes)};
}

} // namespace signalbox::expressions
