// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/finding.h"
#include "expressions/lexer.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace signalbox::expressions {

enum class NodeKind : quint8 {
    Null,
    Bool,
    Number,
    String,
    Context, ///< the name of a context
    Property, ///< .name of the first child
    Index, ///< [second child] of the first
    Filter, ///< .* or [*] of the first
    Call, ///< of a function, the children are its arguments
    Not,
    Compare, ///< == != < <= > >= of two children
    And, ///< of two or more children
    Or,
    Absorbed, ///< no part of the tree any more
};

struct Node {
    NodeKind kind = NodeKind::Null;
    TokenKind token = TokenKind::End; ///< of a comparison: which; of a bool: true or false
    qint16 depth = 1; ///< levels from here down
    qint16 count = 0; ///< of children
    int first = -1; ///< child
    int next = -1; ///< sibling
    core::TextRange range; ///< all of it, without brackets around it
    core::TextRange name; ///< of a property, a context or a function; of a literal: the literal
};

/// An expression as a tree, in a row of nodes: children stand before their parent, the root is the last.
class Tree {
public:
    /// Longer and deeper ones GitHub refuses.
    static constexpr int mostLetters = 21'000;
    static constexpr int mostLevels = 50;

    /// Reads the expression in `range` of `text`, which must outlive the tree. No recursion, however deep it is. What
    /// is no expression has one problem() and no nodes.
    static Tree read(QByteArrayView text, core::TextRange range);

    const std::optional<Finding>& problem() const { return m_problem; }
    bool isEmpty() const { return m_nodes.empty(); }
    int root() const { return static_cast<int>(m_nodes.size()) - 1; }
    const std::vector<Node>& nodes() const { return m_nodes; }
    const Node& operator[](int node) const { return m_nodes[static_cast<size_t>(node)]; }
    QByteArrayView textOf(core::TextRange range) const { return m_text.sliced(range.start, range.length()); }
    QByteArrayView nameOf(const Node& node) const { return textOf(node.name); }

private:
    friend class Parser;

    QByteArrayView m_text;
    std::vector<Node> m_nodes;
    std::optional<Finding> m_problem;
};

} // namespace signalbox::expressions
