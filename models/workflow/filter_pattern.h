// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace signalbox::workflow {

/// A pattern of a branch, tag or path filter, as GitHub has them: * for anything but a /, ** for anything, ? and + for
/// none or one and one or more of the letter before, [a-z] for one of these, \ before a letter that is meant as it is,
/// and ! at the beginning for what is taken out again. A value. What is no good pattern takes its odd signs as they
/// are. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
class FilterPattern {
public:
    /// UTF-8.
    static FilterPattern read(QByteArrayView pattern);

    /// It begins with a !.
    bool isNegative() const { return m_isNegative; }
    /// The whole name is as the pattern says, the ! left out. Letters in their case.
    bool fits(QByteArrayView name) const;

private:
    friend class FilterPatternReader;

    enum class Kind : quint8 { Letter, Set, Star, Stars, Folders, InFolder };
    enum class Times : quint8 { Once, AtMostOnce, AtLeastOnce };
    struct Element {
        Kind kind = Kind::Letter;
        Times times = Times::Once;
        char32_t letter = 0;
        std::vector<std::pair<char32_t, char32_t>> set; ///< from, to

        bool takes(char32_t one) const;
    };

    void enter(std::vector<char>& states, size_t state) const;

    std::vector<Element> m_elements;
    bool m_isNegative = false;
};

/// A filter lets a name through: the last pattern that fits decides, and a negative one sends it away.
bool letsThrough(const std::vector<FilterPattern>& filter, QByteArrayView name);

/// Which pattern is the first negative one that no positive one stands before, so that it takes nothing out; -1: none.
int uselessNegative(const std::vector<FilterPattern>& filter);

enum class FilterKind { Ref, Path };

/// Something in a pattern that GitHub refuses, or that keeps it from ever fitting (rule glob-pattern).
struct PatternProblem {
    core::TextRange range; ///< all of the pattern
    core::TextRange piece; ///< the letters of it that are wrong
    QString what; ///< what is wrong and what to do; may hold words of the pattern: plain text

    bool operator==(const PatternProblem&) const = default;
};

std::vector<PatternProblem> checkFilterPattern(QByteArrayView pattern, FilterKind kind);

} // namespace signalbox::workflow
