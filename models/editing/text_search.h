// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/offset_map.h"

#include <QRegularExpression>

#include <vector>

namespace signalbox::editing {

/// What is looked for in a text.
struct SearchQuery {
    QString text;
    bool matchCase = false;
    bool wholeWords = false;
    bool expression = false; ///< a regular expression, as PCRE has them; ^ and $ are a line's ends

    bool operator==(const SearchQuery&) const = default;
};

/// A place that was found, and what stands for it.
struct Replacement {
    Span span;
    QString text;

    bool operator==(const Replacement&) const = default;
};

class TextSearch {
public:
    /// No more are looked for: an expression may match between any two letters.
    static constexpr size_t mostMatches = 100'000;

    TextSearch() = default;
    explicit TextSearch(const SearchQuery& query);

    bool isEmpty() const { return m_query.text.isEmpty(); }
    /// What is wrong with the expression; empty for a sound one and for plain text.
    QString mistake() const;
    std::vector<Span> matches(const QString& text) const;
    /// Every match with what `with` makes of it. For an expression $0 to $9 and \0 to \9 stand for what its groups have
    /// found, \n and \t for what they are elsewhere, $$ and \\ for the sign itself; a plain text is put in as it is.
    std::vector<Replacement> replacements(const QString& text, const QString& with) const;

private:
    QString filledIn(const QString& with, const QRegularExpressionMatch& match) const;

    SearchQuery m_query;
    QRegularExpression m_expression;
};

} // namespace signalbox::editing
