// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/syntax_words.h"
#include "expressions/tree.h"

#include <algorithm>

namespace signalbox::expressions {

namespace {

/// Larger binds tighter; 0: no operator between two values.
int precedence(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Or:
        return 1;
    case TokenKind::And:
        return 2;
    case TokenKind::Equal:
    case TokenKind::NotEqual:
        return 3;
    case TokenKind::Less:
    case TokenKind::LessOrEqual:
    case TokenKind::Greater:
    case TokenKind::GreaterOrEqual:
        return 4;
    case TokenKind::Not:
        return 5;
    default:
        return 0;
    }
}

/// A value that is complete, with the brackets around it.
struct Operand {
    int node = 0;
    core::TextRange range;
    bool mayBeIndexed = false; ///< literals may not
    int lastChild = -1; ///< of && and ||, which take more
};

/// An operator or a bracket that waits for what comes behind it.
struct Pending {
    TokenKind kind = TokenKind::End; ///< an operator, Open, or OpenIndex
    core::TextRange range;
    core::TextRange function; ///< of an Open that begins arguments; empty: a bracket around a value
    size_t operands = 0; ///< how many there were before it

    bool isBracket() const { return kind == TokenKind::Open || kind == TokenKind::OpenIndex; }
    bool isCall() const { return !function.isEmpty(); }
};

core::TextRange joined(core::TextRange one, core::TextRange other)
{
    return {one.start, other.end};
}

} // namespace

/// Reads with a stack of values and one of what waits for values, so that depth costs memory and no stack.
class Parser {
public:
    Parser(Tree& tree, QByteArrayView text, core::TextRange range)
        : m_tree(tree)
        , m_text(text)
        , m_whole(range)
        , m_lexer(text, range)
    {
        tree.m_nodes.reserve(16);
        m_operands.reserve(8);
        m_pending.reserve(8);
    }

    std::optional<Finding> parse()
    {
        bool wantsValue = true;
        for (Token token = m_lexer.next(); token.kind != TokenKind::End; token = m_lexer.next()) {
            if (token.isBroken())
                return unexpected(m_text, m_whole, token, wantsValue ? Expected::Value : Expected::Operator);
            auto problem = wantsValue ? takeValue(token, wantsValue) : takeOperator(token, wantsValue);
            if (problem)
                return problem;
        }
        if (wantsValue)
            return unexpected(m_text, m_whole, {TokenKind::End, {m_whole.end, m_whole.end}}, Expected::Value);
        reduceAbove(0);
        if (!m_pending.empty())
            return unclosedBracket(m_text, m_whole, m_pending.back().range);
        if (m_isTooDeep)
            return tooDeep(m_whole);
        return {};
    }

private:
    std::optional<Finding> takeValue(Token token, bool& wantsValue)
    {
        switch (token.kind) {
        case TokenKind::Null:
            push(leaf(NodeKind::Null, token), false);
            break;
        case TokenKind::True:
        case TokenKind::False:
            push(leaf(NodeKind::Bool, token), false);
            break;
        case TokenKind::Number:
            push(leaf(NodeKind::Number, token), false);
            break;
        case TokenKind::String:
            push(leaf(NodeKind::String, token), false);
            break;
        case TokenKind::Name:
            if (m_lexer.following() != '(') {
                push(leaf(NodeKind::Context, token), true);
                break;
            }
            return openCall(token, wantsValue);
        case TokenKind::Not:
        case TokenKind::Open:
            m_pending.push_back({.kind = token.kind, .range = token.range, .operands = m_operands.size()});
            return {};
        default:
            return unexpected(m_text, m_whole, token, Expected::Value);
        }
        wantsValue = false;
        return {};
    }

    std::optional<Finding> takeOperator(Token token, bool& wantsValue)
    {
        if (token.isOperator()) {
            reduceAbove(precedence(token.kind));
            m_pending.push_back({.kind = token.kind, .range = token.range, .operands = m_operands.size()});
            wantsValue = true;
            return {};
        }
        switch (token.kind) {
        case TokenKind::Dot:
            return m_operands.back().mayBeIndexed ? takeProperty()
                                                  : unexpected(m_text, m_whole, token, Expected::Operator);
        case TokenKind::OpenIndex:
            return m_operands.back().mayBeIndexed ? openIndex(token, wantsValue)
                                                  : unexpected(m_text, m_whole, token, Expected::Operator);
        case TokenKind::CloseIndex:
            return closeIndex(token);
        case TokenKind::Close:
            return close(token);
        case TokenKind::Comma:
            reduceAbove(0);
            if (m_pending.empty() || !m_pending.back().isCall())
                return strayComma(m_whole);
            wantsValue = true;
            return {};
        default:
            return unexpected(m_text, m_whole, token, Expected::Operator);
        }
    }

    std::optional<Finding> openCall(Token name, bool& wantsValue)
    {
        const Token bracket = m_lexer.next();
        if (m_lexer.following() == ')') {
            const Token closing = m_lexer.next();
            const core::TextRange range = joined(name.range, closing.range);
            push({.kind = NodeKind::Call, .range = range, .name = name.range}, true);
            wantsValue = false;
            return {};
        }
        m_pending.push_back(
            {.kind = TokenKind::Open, .range = bracket.range, .function = name.range, .operands = m_operands.size()});
        return {};
    }

    std::optional<Finding> takeProperty()
    {
        const Token token = m_lexer.next();
        if (token.kind != TokenKind::Name && token.kind != TokenKind::Star)
            return unexpected(m_text, m_whole, token, Expected::PropertyName);
        const bool isName = token.kind == TokenKind::Name;
        Node node{.kind = isName ? NodeKind::Property : NodeKind::Filter};
        node.name = token.range;
        parentOfLast(node, 1, joined(m_operands.back().range, token.range));
        return {};
    }

    std::optional<Finding> openIndex(Token bracket, bool& wantsValue)
    {
        if (m_lexer.following() != '*') {
            m_pending.push_back({.kind = bracket.kind, .range = bracket.range, .operands = m_operands.size()});
            wantsValue = true;
            return {};
        }
        const Token star = m_lexer.next();
        const Token closing = m_lexer.next();
        if (closing.kind != TokenKind::CloseIndex)
            return unexpected(m_text, m_whole, closing, Expected::CloseIndex);
        Node node{.kind = NodeKind::Filter};
        node.name = star.range;
        parentOfLast(node, 1, joined(m_operands.back().range, closing.range));
        return {};
    }

    std::optional<Finding> closeIndex(Token token)
    {
        reduceAbove(0);
        if (m_pending.empty())
            return strayBracket(m_text, m_whole, token.range);
        if (m_pending.back().kind != TokenKind::OpenIndex)
            return unclosedBracket(m_text, m_whole, m_pending.back().range);
        m_pending.pop_back();
        Node node{.kind = NodeKind::Index};
        node.name = m_operands.back().range;
        parentOfLast(node, 2, joined(m_operands[m_operands.size() - 2].range, token.range));
        return {};
    }

    std::optional<Finding> close(Token token)
    {
        reduceAbove(0);
        if (m_pending.empty())
            return strayBracket(m_text, m_whole, token.range);
        const Pending opening = m_pending.back();
        if (opening.kind != TokenKind::Open)
            return unclosedBracket(m_text, m_whole, opening.range);
        m_pending.pop_back();
        if (!opening.isCall()) {
            m_operands.back().range = joined(opening.range, token.range);
            m_operands.back().mayBeIndexed = true;
            return {};
        }
        Node node{.kind = NodeKind::Call};
        node.name = opening.function;
        parentOfLast(node, m_operands.size() - opening.operands, joined(opening.function, token.range));
        return {};
    }

    static Node leaf(NodeKind kind, Token token)
    {
        return {.kind = kind, .token = token.kind, .range = token.range, .name = token.range};
    }

    void push(Node node, bool mayBeIndexed)
    {
        m_operands.push_back({static_cast<int>(m_tree.m_nodes.size()), node.range, mayBeIndexed});
        m_tree.m_nodes.push_back(node);
    }

    Node& nodeOf(const Operand& operand) { return m_tree.m_nodes[static_cast<size_t>(operand.node)]; }

    /// Puts a node over the last values, which become its children.
    void parentOfLast(Node node, size_t children, core::TextRange range)
    {
        const size_t begin = m_operands.size() - children;
        int depth = 0;
        for (size_t i = begin; i < m_operands.size(); ++i) {
            depth = std::max(depth, static_cast<int>(nodeOf(m_operands[i]).depth));
            if (i + 1 < m_operands.size())
                nodeOf(m_operands[i]).next = m_operands[i + 1].node;
        }
        node.first = children > 0 ? m_operands[begin].node : -1;
        node.count = static_cast<qint16>(std::min<size_t>(children, 32'000));
        node.depth = deeper(depth);
        node.range = range;
        m_operands.resize(begin);
        push(node, true);
    }

    qint16 deeper(int depth)
    {
        m_isTooDeep = m_isTooDeep || depth + 1 > Tree::mostLevels;
        return static_cast<qint16>(std::min(depth + 1, 30'000));
    }

    /// Completes the operators that bind as tight as this or tighter, down to the next bracket.
    void reduceAbove(int least)
    {
        while (!m_pending.empty() && !m_pending.back().isBracket() && precedence(m_pending.back().kind) >= least) {
            const Pending top = m_pending.back();
            m_pending.pop_back();
            if (top.kind == TokenKind::Not)
                parentOfLast({.kind = NodeKind::Not, .name = top.range}, 1, joined(top.range, m_operands.back().range));
            else
                reduceBinary(top);
        }
    }

    void reduceBinary(const Pending& top)
    {
        const Operand left = m_operands[m_operands.size() - 2];
        const core::TextRange range = joined(left.range, m_operands.back().range);
        const NodeKind kind = top.kind == TokenKind::And ? NodeKind::And
            : top.kind == TokenKind::Or                  ? NodeKind::Or
                                                         : NodeKind::Compare;
        Node node{.kind = kind, .token = top.kind, .name = top.range};
        const Operand right = m_operands.back();
        if (kind == NodeKind::Compare || nodeOf(left).kind != kind)
            parentOfLast(node, 2, range);
        else
            append(node, left, right, range);
        m_operands.back().lastChild = right.node;
    }

    /// a && b && c is one node with three children, no deeper than a && b. The one with two stays in the row, without
    /// children and parent.
    void append(Node node, const Operand& left, const Operand& right, core::TextRange range)
    {
        Node& before = nodeOf(left);
        m_tree.m_nodes[static_cast<size_t>(left.lastChild)].next = right.node;
        node.first = before.first;
        node.count = static_cast<qint16>(before.count + 1);
        node.depth = std::max(before.depth, deeper(nodeOf(right).depth));
        node.range = range;
        before = {.kind = NodeKind::Absorbed, .range = before.range, .name = before.name};
        m_operands.resize(m_operands.size() - 2);
        push(node, true);
    }

    Tree& m_tree;
    QByteArrayView m_text;
    core::TextRange m_whole;
    Lexer m_lexer;
    std::vector<Operand> m_operands;
    std::vector<Pending> m_pending;
    bool m_isTooDeep = false;
};

Tree Tree::read(QByteArrayView text, core::TextRange range)
{
    Tree tree;
    tree.m_text = text;
    // GitHub counts as UTF-16 does; there are never more of those than bytes.
    if (range.length() > mostLetters && QString::fromUtf8(tree.textOf(range)).size() > mostLetters) {
        tree.m_problem = tooLong(range);
        return tree;
    }
    tree.m_problem = Parser(tree, text, range).parse();
    if (tree.m_problem)
        tree.m_nodes.clear();
    return tree;
}

} // namespace signalbox::expressions
