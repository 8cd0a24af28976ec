// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/tree.h"

#include <QByteArrayView>
#include <QStringList>

namespace signalbox::yaml {

class Items;
class Pairs;

/// A place in a tree, which must outlive it; or no place, which answers as an empty one does, so that a reader asks for
/// what a file should have and need not ask at each step whether it is there.
class Place {
public:
    Place() = default;

    bool isThere() const { return m_tree; }
    bool isScalar() const { return is(Tree::Kind::Scalar); }
    bool isSequence() const { return is(Tree::Kind::Sequence); }
    bool isMapping() const { return is(Tree::Kind::Mapping); }
    /// Nothing was written: `key:`, `~` or `null`.
    bool isNull() const;
    /// A scalar without quotes, so that its text says which type it has.
    bool isPlain() const { return isScalar() && node().style == Tree::Style::Plain; }
    bool isDoubleQuoted() const { return isScalar() && node().style == Tree::Style::DoubleQuoted; }
    /// Written with `|` or `>`.
    bool isBlockScalar() const;
    bool isFlow() const { return m_tree && node().style == Tree::Style::Flow; }
    /// `*name`: what it stands for is written elsewhere.
    bool isAlias() const { return m_tree && node().isAlias; }

    /// `true` or `false`, unquoted, as YAML 1.2 has them: `yes` and `on` are texts.
    bool isBoolean() const;
    bool isInteger() const; ///< decimal, 0x or 0o, with a sign or without
    bool isNumber() const; ///< an integer, or one with a point or an exponent, .inf and .nan among them

    /// A tag stands before it, so that it may be something else than its text says.
    bool isTagged() const { return m_tree && node().hasTag; }

    int line() const; ///< from 1; 0 for no place
    /// In the file's bytes, with its quotes; of a block scalar from its `|`; of a container from its first to its last
    /// place; empty behind the colon where nothing was written.
    core::TextRange range() const;

    /// Of a scalar as meant, without quotes and with its blanks; empty for anything else.
    QByteArrayView text() const { return isScalar() ? node().text : QByteArrayView(); }
    /// The byte of the file that a byte of text() was written as: behind quotes, over indents and escapes.
    int offsetOf(int inText) const;
    /// The piece of the file that a piece of text() was written as.
    core::TextRange rangeOf(core::TextRange inText) const;

    /// Of a scalar, without what surrounds it; empty for null and for anything else.
    QString string() const;
    /// The strings of a sequence of scalars, or the one of a scalar, without empty ones: how GitHub reads `needs`.
    QStringList strings() const;

    int size() const; ///< items of a sequence, pairs of a mapping, else 0
    Items items() const; ///< of a sequence
    Pairs pairs() const; ///< of a mapping, as written
    Place item(int index) const; ///< of a sequence
    Place operator[](QByteArrayView key) const; ///< the first value of that key in a mapping
    Place key(QByteArrayView key) const; ///< the place of the key itself

    /// The same place of the same tree.
    bool operator==(const Place&) const = default;

private:
    friend class Tree;
    friend class Items;
    friend class Pairs;

    Place(const Tree& tree, int node)
        : m_tree(&tree)
        , m_node(node)
    {
    }
    const Tree::Node& node() const { return m_tree->m_nodes[static_cast<size_t>(m_node)]; }
    bool is(Tree::Kind kind) const { return m_tree && node().kind == kind; }

    const Tree* m_tree = nullptr;
    int m_node = 0;
};

/// The items of a sequence, for a loop.
class Items {
public:
    class Iterator {
    public:
        Place operator*() const { return {*m_tree, m_node}; }
        Iterator& operator++()
        {
            m_node = m_tree->m_nodes[static_cast<size_t>(m_node)].next;
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_node == other.m_node; }

    private:
        friend class Items;
        Iterator(const Tree* tree, int node)
            : m_tree(tree)
            , m_node(node)
        {
        }
        const Tree* m_tree;
        int m_node;
    };

    Iterator begin() const { return {m_tree, m_first}; }
    Iterator end() const { return {m_tree, -1}; }
    bool empty() const { return m_first < 0; }

private:
    friend class Place;
    Items(const Tree* tree, int first)
        : m_tree(tree)
        , m_first(first)
    {
    }
    const Tree* m_tree;
    int m_first;
};

/// The pairs of a mapping, for a loop.
class Pairs {
public:
    struct Pair {
        Place key;
        Place value;
    };
    class Iterator {
    public:
        Pair operator*() const { return {.key = {*m_tree, m_node}, .value = {*m_tree, next(m_node)}}; }
        Iterator& operator++()
        {
            m_node = next(next(m_node));
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_node == other.m_node; }

    private:
        friend class Pairs;
        Iterator(const Tree* tree, int node)
            : m_tree(tree)
            , m_node(node)
        {
        }
        int next(int node) const { return m_tree->m_nodes[static_cast<size_t>(node)].next; }
        const Tree* m_tree;
        int m_node;
    };

    Iterator begin() const { return {m_tree, m_first}; }
    Iterator end() const { return {m_tree, -1}; }
    bool empty() const { return m_first < 0; }

private:
    friend class Place;
    Pairs(const Tree* tree, int first)
        : m_tree(tree)
        , m_first(first)
    {
    }
    const Tree* m_tree;
    int m_first;
};

} // namespace signalbox::yaml
