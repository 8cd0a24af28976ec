// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace signalbox::logs {

/// A part of a text, counted in QString's units.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextRange&) const = default;
};

/// What to look for in the lines of a log: a text, or a regular expression (PCRE2). Without a capital letter it is
/// found in any case; the letter of an escape such as \S does not count as one. A value; may be used on any thread.
class LogQuery {
public:
    enum class Kind { Plain, RegularExpression };

    LogQuery() = default;
    explicit LogQuery(QString text, Kind kind = Kind::Plain);

    const QString& text() const { return m_text; }
    Kind kind() const { return m_kind; }
    bool isEmpty() const { return m_text.isEmpty(); }
    bool anyCase() const { return m_anyCase; }
    /// What is wrong with the regular expression, and where; empty when nothing is.
    QString mistake() const;

    /// In order, without overlap, none of them empty; none for a mistaken expression. An expression that would take
    /// very long on a line (by backtracking) does not match it.
    std::vector<TextRange> rangesIn(const QString& line) const;
    bool matches(QStringView line) const;

    bool operator==(const LogQuery& other) const { return m_text == other.m_text && m_kind == other.m_kind; }

private:
    QString m_text;
    Kind m_kind = Kind::Plain;
    bool m_anyCase = true;
    QRegularExpression m_expression;
};

} // namespace signalbox::logs
