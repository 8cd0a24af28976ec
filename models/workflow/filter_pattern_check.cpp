// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/filter_pattern.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::workflow {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterPattern", text);
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isSmall(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool isLarge(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

/// Goes over the bytes of a pattern: all that means something is ASCII.
class PatternCheck {
public:
    PatternCheck(QByteArrayView pattern, FilterKind kind)
        : m_text(pattern)
        , m_kind(kind)
    {
    }

    std::vector<PatternProblem> run()
    {
        m_begin = m_text.startsWith('!') ? 1 : 0;
        if (m_begin == m_text.size()) {
            report(0, m_text.size(),
                   m_text.isEmpty() ? tr("The pattern is empty: write what is meant, or take it out.")
                                    : tr("Nothing follows the '!': write what is to be taken out."));
            return m_problems;
        }
        const QByteArrayView all = m_text.sliced(m_begin);
        const bool hasRegularSigns
            = std::ranges::any_of(all, [](char one) { return QByteArrayView("^$()|\\").contains(one); });
        const bool isRegular = all.size() > 2 && all.startsWith('/') && all.endsWith('/')
            && (m_kind == FilterKind::Ref || hasRegularSigns);
        if (isRegular) {
            report(m_begin, m_text.size(),
                   tr("Filters are no regular expressions: write a pattern with *, **, ? or [a-z]."));
            return m_problems;
        }
        for (m_at = m_begin; m_at < m_text.size();)
            letter();
        if (m_kind == FilterKind::Ref)
            checkRef();
        else
            checkPath();
        return m_problems;
    }

private:
    void report(qsizetype start, qsizetype end, const QString& what)
    {
        m_problems.push_back({.range = {0, static_cast<int>(m_text.size())},
                              .piece = {static_cast<int>(start), static_cast<int>(end)},
                              .what = what});
    }

    void letter()
    {
        const qsizetype at = m_at++;
        switch (m_text[at]) {
        case '*':
            m_mayRepeat = false;
            return;
        case '?':
        case '+':
            if (!m_mayRepeat)
                report(at, at + 1, repeatWords(at));
            m_mayRepeat = false;
            return;
        case '[':
            set(at);
            m_mayRepeat = true;
            return;
        case '\\':
            escape(at);
            m_mayRepeat = true;
            return;
        case ' ':
        case '\t':
        case '~':
        case '^':
        case ':':
        case '\n':
        case '\r':
            if (m_kind == FilterKind::Ref || m_text[at] == '\n' || m_text[at] == '\r')
                report(at, at + 1,
                       (m_kind == FilterKind::Ref ? tr("No branch and no tag has %1 in its name: take it out.")
                                                  : tr("No path in a filter has %1 in it: take it out."))
                           .arg(shownSign(at)));
            break;
        default:
            break;
        }
        m_mayRepeat = true;
    }

    QString shownSign(qsizetype at) const
    {
        switch (m_text[at]) {
        case ' ':
            return tr("a blank");
        case '\t':
            return tr("a tab");
        case '\n':
        case '\r':
            return tr("a line's end");
        default:
            return u'\'' + QString(QLatin1Char(m_text[at])) + u'\'';
        }
    }

    QString repeatWords(qsizetype at) const
    {
        const QLatin1Char sign(m_text[at]);
        return at == m_begin
            ? tr("'%1' repeats the letter before it, and there is none: write \\%1 for the sign itself.").arg(sign)
            : tr("'%1' repeats the letter before it, which cannot be '%2': take it out.")
                  .arg(sign)
                  .arg(QLatin1Char(m_text[at - 1]));
    }

    void escape(qsizetype at)
    {
        const char next = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (!QByteArrayView("[]?*+\\!").contains(next))
            report(at, at + 1,
                   m_kind == FilterKind::Path ? tr("A '\\' stands before [ ? * + \\ or !, and folders end with '/'.")
                                              : tr("A '\\' stands before [ ? * + \\ or !: take it out elsewhere."));
        else if (m_kind == FilterKind::Ref && QByteArrayView("[?*").contains(next))
            report(at, at + 2, tr("No branch and no tag has '%1' in its name: take it out.").arg(QLatin1Char(next)));
        if (m_at < m_text.size())
            ++m_at;
    }

    void set(qsizetype start)
    {
        const qsizetype end = m_text.indexOf(']', m_at);
        if (end < 0) {
            report(start, start + 1,
                   tr("The '[' is not closed: write ']' behind the letters, or \\[ for the sign itself."));
            return;
        }
        const QByteArrayView letters = m_text.sliced(m_at, end - m_at);
        m_at = end + 1;
        if (letters.isEmpty()) {
            report(start, m_at, tr("'[]' stands for no letter at all: name some in it."));
            return;
        }
        if (letters.size() == 1) {
            report(start, m_at, tr("'[%1]' is the same as '%1': write that.").arg(QLatin1Char(letters[0])));
            return;
        }
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const bool isRange = i + 2 < letters.size() && letters[i + 1] == '-';
            if (isRange && !range(start + 1 + i, letters[i], letters[i + 2]))
                return;
            if (!isRange && i > 0 && i + 1 == letters.size() && letters[i] == '-') {
                report(start, m_at, tr("The range '%1-' has no end: write one.").arg(QLatin1Char(letters[i - 1])));
                return;
            }
            if (isRange)
                i += 2;
        }
    }

    bool range(qsizetype at, char from, char to)
    {
        const bool sameKind
            = (isDigit(from) && isDigit(to)) || (isSmall(from) && isSmall(to)) || (isLarge(from) && isLarge(to));
        if (sameKind && from <= to)
            return true;
        const QString text = QString::fromUtf8(m_text.sliced(at, 3));
        report(at, at + 3,
               sameKind ? tr("The range '%1' ends before it begins: swap its ends.").arg(text)
                        : tr("The range '%1' is none: ranges are inside of a-z, A-Z or 0-9.").arg(text));
        return false;
    }

    void checkRef()
    {
        if (!m_problems.empty())
            return;
        const qsizetype last = m_text.size() - 1;
        if (m_text[m_begin] == '/' || m_text[last] == '/')
            report(m_text[m_begin] == '/' ? m_begin : last, m_text[m_begin] == '/' ? m_begin + 1 : last + 1,
                   tr("No branch and no tag begins or ends with '/': take it out."));
        else if (m_text[last] == '.')
            report(last, last + 1, tr("No branch and no tag ends with '.': take it out."));
        else if (const qsizetype dot = hiddenName(); dot >= 0)
            report(dot, dot + 1,
                   tr("No part of a branch or a tag begins with '.', and '.*' is no regular expression: write *."));
    }

    /// Where a name between slashes begins with a dot; -1: nowhere.
    qsizetype hiddenName() const
    {
        if (m_text[m_begin] == '.')
            return m_begin;
        const qsizetype found = m_text.indexOf("/.", m_begin);
        return found < 0 ? -1 : found + 1;
    }

    void checkPath()
    {
        if (!m_problems.empty())
            return;
        const QByteArrayView path = m_text.sliced(m_begin);
        if (path.startsWith("./") || path.startsWith("../"))
            report(m_begin, m_begin + path.indexOf('/') + 1,
                   tr("Paths begin at the root of the repository, and none with './' or '../': take it out."));
        else if (path.startsWith(' ') || path.endsWith(' '))
            report(path.startsWith(' ') ? m_begin : m_text.size() - 1,
                   path.startsWith(' ') ? m_begin + 1 : m_text.size(),
                   tr("A blank at the end of the pattern belongs to the name: take it out."));
    }

    QByteArrayView m_text;
    FilterKind m_kind;
    qsizetype m_begin = 0; ///< behind the !
    qsizetype m_at = 0;
    bool m_mayRepeat = false; ///< the last element is a letter or a set
    std::vector<PatternProblem> m_problems;
};

} // namespace

std::vector<PatternProblem> checkFilterPattern(QByteArrayView pattern, FilterKind kind)
{
    return PatternCheck(pattern, kind).run();
}

} // namespace signalbox::workflow
