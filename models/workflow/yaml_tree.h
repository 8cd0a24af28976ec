// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace signalbox::workflow {

/// Something in a file that is not as YAML or GitHub has it.
struct Problem {
    int line = 0; ///< from 1; 0 where the file as a whole is meant
    QString what; ///< one sentence; may hold words of the file: plain text

    bool operator==(const Problem&) const = default;
};

class YamlPlace;

/// A YAML document as a tree, with the line of each place. What stands before a mistake in the syntax is kept, so that
/// a file that is being written can be read. An alias is the place that its anchor names, not a copy of it.
class YamlTree {
public:
    /// Files beyond these are not read to their end, as GitHub does not: bytes, levels, and places after each alias has
    /// been replaced by what it stands for.
    static constexpr qsizetype mostBytes = 1'048'576;
    static constexpr int mostLevels = 50;
    static constexpr qint64 mostPlaces = 50'000;

    /// Reads the first document of `text`, UTF-8. Any thread. Malformed when it is larger than `mostBytes`; everything
    /// else is a tree, which may be empty, and problems().
    static core::Result<YamlTree> read(const QByteArray& text);

    YamlPlace root() const;
    const std::vector<Problem>& problems() const { return m_problems; }

private:
    friend class YamlPlace;
    friend class YamlBuilder;

    enum class Kind { Scalar, Sequence, Mapping };
    struct Node {
        Kind kind = Kind::Scalar;
        int line = 0;
        bool plain = true; ///< a scalar without quotes
        QString text; ///< of a scalar
        std::vector<size_t> items; ///< of a sequence; of a mapping: key, value, key, value, ...
    };

    std::vector<Node> m_nodes; ///< the root is the first
    std::vector<Problem> m_problems;
};

/// A place in a tree, which must outlive it; or no place, which answers as an empty one does, so that a reader asks for
/// what a file should have and need not ask at each step whether it is there.
class YamlPlace {
public:
    YamlPlace() = default;

    bool isThere() const { return m_tree; }
    bool isScalar() const { return is(YamlTree::Kind::Scalar); }
    bool isSequence() const { return is(YamlTree::Kind::Sequence); }
    bool isMapping() const { return is(YamlTree::Kind::Mapping); }
    /// Nothing was written: `key:`, `~` or `null`.
    bool isNull() const;
    int line() const; ///< from 1; 0 for no place

    QString text() const; ///< of a scalar, without what surrounds it; empty for null and for anything else
    std::vector<YamlPlace> items() const; ///< of a sequence
    std::vector<std::pair<YamlPlace, YamlPlace>> pairs() const; ///< of a mapping, as written
    YamlPlace operator[](QStringView key) const; ///< the first value of that key in a mapping
    /// The texts of a sequence of scalars, or the one text of a scalar, without empty ones: how GitHub reads `needs`.
    QStringList texts() const;

private:
    friend class YamlTree;

    YamlPlace(const YamlTree& tree, size_t node)
        : m_tree(&tree)
        , m_node(node)
    {
    }
    const YamlTree::Node& node() const { return m_tree->m_nodes[m_node]; }
    bool is(YamlTree::Kind kind) const { return m_tree && node().kind == kind; }

    const YamlTree* m_tree = nullptr;
    size_t m_node = 0;
};

} // namespace signalbox::workflow
