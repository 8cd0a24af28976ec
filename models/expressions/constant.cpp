// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/constant.h"

#include "expressions/names.h"
#include "expressions/segments.h"
#include "expressions/tree.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

enum class Outcome : quint8 {
    Changing,
    True,
    False,
    Same, ///< not looked into which
};

Outcome opposite(Outcome outcome)
{
    if (outcome == Outcome::True)
        return Outcome::False;
    return outcome == Outcome::False ? Outcome::True : outcome;
}

Outcome truthOf(bool isTrue)
{
    return isTrue ? Outcome::True : Outcome::False;
}

/// Of && and ||: one operand can decide alone.
Outcome ofChain(const Tree& tree, const Node& node, const std::vector<Outcome>& outcomes)
{
    const Outcome decisive = truthOf(node.kind == NodeKind::Or);
    Outcome all = opposite(decisive);
    for (int child = node.first; child >= 0; child = tree[child].next) {
        const Outcome one = outcomes[static_cast<size_t>(child)];
        if (one == decisive)
            return decisive;
        if (one == Outcome::Changing || (one == Outcome::Same && all != Outcome::Changing))
            all = one;
    }
    return all;
}

Outcome outcomeOf(const Tree& tree)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(tree.nodes().size());
    const auto of = [&outcomes](int node) { return outcomes[static_cast<size_t>(node)]; };
    for (const Node& node : tree.nodes()) {
        Outcome outcome = Outcome::Changing;
        switch (node.kind) {
        case NodeKind::Null:
            outcome = Outcome::False;
            break;
        case NodeKind::Bool:
            outcome = truthOf(node.token == TokenKind::True);
            break;
        case NodeKind::Number: {
            const double value = numberValue(tree.nameOf(node));
            outcome = truthOf(value > 0 || value < 0);
            break;
        }
        case NodeKind::String:
            outcome = truthOf(node.name.length() > 2);
            break;
        case NodeKind::Not:
            outcome = opposite(of(node.first));
            break;
        case NodeKind::And:
        case NodeKind::Or:
            outcome = ofChain(tree, node, outcomes);
            break;
        case NodeKind::Compare:
            if (of(node.first) != Outcome::Changing && of(tree[node.first].next) != Outcome::Changing)
                outcome = Outcome::Same;
            break;
        default:
            break;
        }
        outcomes.push_back(outcome);
    }
    return outcomes.back();
}

bool isSum(NodeKind kind)
{
    return kind == NodeKind::And || kind == NodeKind::Or || kind == NodeKind::Compare;
}

bool isPartOfWord(char letter)
{
    return letter == '\'' || isPropertyName(QByteArray("_") + letter);
}

/// Puts a piece behind others, so that two words do not become one.
void append(QByteArray& all, QByteArrayView piece)
{
    if (!all.isEmpty() && !piece.isEmpty() && isPartOfWord(all.back()) && isPartOfWord(piece.front()))
        all += ' ';
    all += piece;
}

/// The text as one expression: what stood outside of ${{ }} moves in. Empty, where that gives none.
QByteArray asOneExpression(QByteArrayView text, const std::vector<Segment>& parts)
{
    const QByteArrayView trimmed = text.trimmed();
    const bool isAlone = parts.size() == 1 && trimmed.size() == parts.front().whole.length();
    QByteArray all;
    int at = 0;
    for (const Segment& part : parts) {
        append(all, text.sliced(at, part.whole.start - at));
        const Tree tree = Tree::read(text, part.inner);
        if (tree.isEmpty())
            return {};
        const bool needsBrackets = !isAlone && isSum(tree[tree.root()].kind);
        const QByteArray inner = text.sliced(part.inner.start, part.inner.length()).toByteArray();
        append(all, needsBrackets ? "(" + inner + ")" : inner);
        at = part.whole.end;
    }
    append(all, text.sliced(at));
    all = all.trimmed();
    if (Tree::read(all, {0, static_cast<int>(all.size())}).isEmpty())
        return {};
    return "${{ " + all + " }}";
}

Finding alwaysTrue(QByteArrayView text, const std::vector<Segment>& parts)
{
    const core::TextRange whole{0, static_cast<int>(text.size())};
    const bool onlyBlanks = parts.size() == 1 && text.trimmed().size() == parts.front().whole.length();
    Finding finding{.rule = u"if-always-true"_s, .severity = Severity::Warning, .range = whole};
    finding.message = onlyBlanks
        ? tr("Blanks or a line's end around ${{ }} make the condition a text, which is always true: take them out.")
        : tr("What stands outside of ${{ }} makes the condition a text, which is always true: put all of it inside.");
    if (const QByteArray mended = asOneExpression(text, parts); !mended.isEmpty())
        finding.suggestion = Suggestion{.range = whole, .text = mended, .title = tr("Write '%1'").arg(shown(mended))};
    return finding;
}

} // namespace

std::optional<Finding> constant(QByteArrayView condition)
{
    const std::vector<Segment> parts = segments(condition);
    if (!parts.empty() && !parts.back().isClosed)
        return {};
    if (!parts.empty() && !isOneExpression(condition))
        return alwaysTrue(condition, parts);
    const core::TextRange range
        = parts.empty() ? withoutBlanks(condition, {0, static_cast<int>(condition.size())}) : parts.front().inner;
    const Tree tree = range.isEmpty() ? Tree() : Tree::read(condition, range);
    if (tree.isEmpty() || (!parts.empty() && tree[tree.root()].kind == NodeKind::Bool))
        return {};
    const Outcome outcome = outcomeOf(tree);
    if (outcome == Outcome::Changing)
        return {};
    const QString message = outcome == Outcome::True ? tr("The condition is always true: leave it out.")
        : outcome == Outcome::False
        ? tr("The condition is never true: take out what it is for, or write ${{ false }} to switch it off on purpose.")
        : tr("The condition names nothing that changes, so that it always comes out the same.");
    return Finding{.rule = u"if-constant"_s, .severity = Severity::Warning, .range = range, .message = message};
}

} // namespace signalbox::expressions
