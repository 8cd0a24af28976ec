// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/text_range.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::yaml {

/// Something that is not as YAML, or as GitHub's reader of it, has it.
struct Problem {
    enum class Kind {
        Syntax, ///< no YAML
        Alias, ///< names no anchor, or the one that it stands in
        Tag, ///< `!x`: GitHub takes no tags but those of the core types
        Limit, ///< deeper or more than GitHub reads
        Document, ///< a second document in the file
    };

    Kind kind = Kind::Syntax;
    core::TextRange range; ///< in the file's bytes; empty where a place is meant
    int line = 0; ///< of the range's start, from 1
    QString what; ///< one sentence; may hold words of the file: plain text

    bool operator==(const Problem&) const = default;
};

class Place;

/// A YAML document as a tree over the file's bytes. What can be read is kept: a line that is no YAML is told of and
/// left out, what stands before and behind it stays, so that a file that is being typed can be read. An alias stands
/// for a copy of what its anchor names. A value; copies share the bytes. https://yaml.org/spec/1.2.2/
class Tree {
public:
    /// Files beyond these are not read to their end, as GitHub does not: bytes, levels, and places after each alias has
    /// been replaced by what it stands for.
    static constexpr qsizetype mostBytes = 1'048'576;
    static constexpr int mostLevels = 50;
    static constexpr qint64 mostPlaces = 50'000;

    /// Reads the first document of `text`, UTF-8. Any thread. Malformed when it is larger than `mostBytes`; everything
    /// else is a tree, which may be empty, and problems().
    static core::Result<Tree> read(const QByteArray& text);

    Place root() const;
    const QByteArray& bytes() const { return m_bytes; }
    const std::vector<Problem>& problems() const { return m_problems; }
    /// A line within that piece was left out, so that what is missing there may only not have been read.
    bool hasGap(core::TextRange range) const;

private:
    friend class Place;
    friend class Items;
    friend class Pairs;
    friend class Builder;

    enum class Kind : quint8 { Scalar, Sequence, Mapping };
    enum class Style : quint8 { Plain, Quoted, DoubleQuoted, Literal, Folded, Block, Flow };
    struct Node {
        Kind kind = Kind::Scalar;
        Style style = Style::Plain;
        bool hasTag = false;
        bool isAlias = false; ///< range is the alias's own; text and children are those of what it names
        int line = 0;
        int next = -1; ///< the one behind it in the same container
        int first = -1; ///< of a container; in a mapping keys and values alternate
        int children = 0;
        int places = 1; ///< itself and all below it
        core::TextRange range;
        QByteArrayView text; ///< of a scalar: into the bytes, or into m_texts
    };

    QByteArray m_bytes;
    std::vector<QByteArray>
        m_texts; ///< of scalars that are not in the bytes as they are meant; shared, so views of them stay
    std::vector<Node> m_nodes; ///< the root is the first
    std::vector<Problem> m_problems;
    std::vector<core::TextRange> m_gaps; ///< lines that were left out
};

} // namespace signalbox::yaml
