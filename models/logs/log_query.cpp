// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_query.h"

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

// PCRE2's own bound on the work for one line: a highlight is made while painting. A pattern can only lower it.
constexpr QLatin1StringView bound("(*LIMIT_MATCH=50000)");

bool hasCapital(const QString& text, LogQuery::Kind kind)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (kind == LogQuery::Kind::RegularExpression && text[i] == u'\\')
            ++i;
        else if (text[i].isUpper())
            return true;
    }
    return false;
}

} // namespace

LogQuery::LogQuery(QString text, Kind kind)
    : m_text(std::move(text))
    , m_kind(kind)
    , m_anyCase(!hasCapital(m_text, kind))
{
    if (kind == Kind::Plain || m_text.isEmpty())
        return;
    m_expression.setPattern(bound + m_text);
    m_expression.setPatternOptions(m_anyCase ? QRegularExpression::CaseInsensitiveOption
                                             : QRegularExpression::NoPatternOption);
    m_expression.optimize();
}

QString LogQuery::mistake() const
{
    if (m_expression.isValid())
        return {};
    const qsizetype at = m_expression.patternErrorOffset() - bound.size();
    return u"%1 (at %2)"_s.arg(m_expression.errorString()).arg(std::max<qsizetype>(at, 0) + 1);
}

std::vector<TextRange> LogQuery::rangesIn(const QString& line) const
{
    std::vector<TextRange> ranges;
    if (isEmpty() || !m_expression.isValid())
        return ranges;
    if (m_kind == Kind::Plain) {
        const Qt::CaseSensitivity how = m_anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive;
        for (qsizetype at = line.indexOf(m_text, 0, how); at >= 0; at = line.indexOf(m_text, at + m_text.size(), how))
            ranges.push_back({at, m_text.size()});
        return ranges;
    }
    auto matches = m_expression.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            ranges.push_back({match.capturedStart(), match.capturedLength()});
    }
    return ranges;
}

bool LogQuery::matches(QStringView line) const
{
    if (isEmpty())
        return false;
    if (m_kind == Kind::Plain)
        return line.contains(m_text, m_anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
    return m_expression.matchView(line).hasMatch();
}

} // namespace signalbox::logs
