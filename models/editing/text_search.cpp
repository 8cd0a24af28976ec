// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/text_search.h"

using namespace Qt::StringLiterals;

namespace signalbox::editing {

TextSearch::TextSearch(const SearchQuery& query)
    : m_query(query)
{
    QString pattern = query.expression ? query.text : QRegularExpression::escape(query.text);
    // No \b: a text that begins or ends with another sign than a letter would never be a word.
    if (query.wholeWords)
        pattern = u"(?<!\\w)(?:%1)(?!\\w)"_s.arg(pattern);
    auto options = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!query.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    m_expression = QRegularExpression(pattern, options);
}

QString TextSearch::mistake() const
{
    return isEmpty() || m_expression.isValid() ? QString() : m_expression.errorString();
}

std::vector<Span> TextSearch::matches(const QString& text) const
{
    std::vector<Span> found;
    if (isEmpty() || !m_expression.isValid())
        return found;
    auto all = m_expression.globalMatch(text);
    while (all.hasNext() && found.size() < mostMatches) {
        const QRegularExpressionMatch match = all.next();
        found.push_back({.start = int(match.capturedStart()), .end = int(match.capturedEnd())});
    }
    return found;
}

std::vector<Replacement> TextSearch::replacements(const QString& text, const QString& with) const
{
    std::vector<Replacement> found;
    if (isEmpty() || !m_expression.isValid())
        return found;
    auto all = m_expression.globalMatch(text);
    while (all.hasNext() && found.size() < mostMatches) {
        const QRegularExpressionMatch match = all.next();
        found.push_back({.span = {.start = int(match.capturedStart()), .end = int(match.capturedEnd())},
                         .text = filledIn(with, match)});
    }
    return found;
}

QString TextSearch::filledIn(const QString& with, const QRegularExpressionMatch& match) const
{
    if (!m_query.expression)
        return with;
    QString text;
    for (qsizetype i = 0; i < with.size(); ++i) {
        const QChar sign = with[i];
        const QChar next = i + 1 < with.size() ? with[i + 1] : QChar();
        if (sign != u'$' && sign != u'\\') {
            text += sign;
            continue;
        }
        if (next >= u'0' && next <= u'9')
            text += match.captured(next.digitValue());
        else if (next == sign)
            text += sign;
        else if (sign == u'\\' && next == u'n')
            text += u'\n';
        else if (sign == u'\\' && next == u't')
            text += u'\t';
        else {
            text += sign; // ${{ matrix.os }} is what many will write
            continue;
        }
        ++i;
    }
    return text;
}

} // namespace signalbox::editing
