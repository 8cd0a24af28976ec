// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/filter_pattern.h"

#include <algorithm>

namespace signalbox::workflow {

/// Cuts a pattern into elements.
class FilterPatternReader {
public:
    explicit FilterPatternReader(QByteArrayView pattern)
        : m_text(QString::fromUtf8(pattern).toStdU32String())
    {
    }

    FilterPattern read()
    {
        FilterPattern pattern;
        pattern.m_isNegative = m_text.starts_with(U'!');
        m_at = pattern.m_isNegative ? 1 : 0;
        m_begin = m_at;
        while (m_at < m_text.size())
            take(pattern.m_elements);
        return pattern;
    }

private:
    using Element = FilterPattern::Element;
    using Kind = FilterPattern::Kind;
    using Times = FilterPattern::Times;

    void take(std::vector<Element>& elements)
    {
        const char32_t letter = m_text[m_at];
        if (letter == U'*') {
            takeStars(elements);
        } else if ((letter == U'?' || letter == U'+') && mayRepeat(elements)) {
            elements.back().times = letter == U'?' ? Times::AtMostOnce : Times::AtLeastOnce;
            ++m_at;
        } else if (letter == U'[' && m_text.find(U']', m_at) != std::u32string::npos) {
            takeSet(elements);
        } else {
            if (letter == U'\\' && m_at + 1 < m_text.size())
                ++m_at;
            elements.push_back({.letter = m_text[m_at]});
            ++m_at;
        }
    }

    static bool mayRepeat(const std::vector<Element>& elements)
    {
        return !elements.empty() && elements.back().times == Times::Once
            && (elements.back().kind == Kind::Letter || elements.back().kind == Kind::Set);
    }

    void takeStars(std::vector<Element>& elements)
    {
        const size_t from = m_at;
        while (m_at < m_text.size() && m_text[m_at] == U'*')
            ++m_at;
        if (m_at == from + 1) {
            elements.push_back({.kind = Kind::Star});
            return;
        }
        // "docs/**/*.md" is of docs/a.md as well: **/ at the beginning of a name may be no folder at all.
        const bool beginsName = from == m_begin || m_text[from - 1] == U'/';
        if (beginsName && m_at < m_text.size() && m_text[m_at] == U'/') {
            elements.push_back({.kind = Kind::Folders});
            elements.push_back({.kind = Kind::InFolder});
            ++m_at;
            return;
        }
        elements.push_back({.kind = Kind::Stars});
    }

    void takeSet(std::vector<Element>& elements)
    {
        Element set{.kind = Kind::Set};
        for (++m_at; m_text[m_at] != U']'; ++m_at) {
            const char32_t from = m_text[m_at];
            if (m_text[m_at + 1] == U'-' && m_at + 2 < m_text.size() && m_text[m_at + 2] != U']') {
                set.set.emplace_back(from, m_text[m_at + 2]);
                m_at += 2;
            } else {
                set.set.emplace_back(from, from);
            }
        }
        ++m_at;
        elements.push_back(std::move(set));
    }

    std::u32string m_text;
    size_t m_at = 0;
    size_t m_begin = 0; ///< behind the !
};

FilterPattern FilterPattern::read(QByteArrayView pattern)
{
    return FilterPatternReader(pattern).read();
}

bool FilterPattern::Element::takes(char32_t one) const
{
    switch (kind) {
    case Kind::Letter:
        return one == letter;
    case Kind::Star:
        return one != U'/';
    case Kind::Set:
        return std::ranges::any_of(set, [one](const auto& range) { return one >= range.first && one <= range.second; });
    case Kind::Stars:
    case Kind::Folders:
    case Kind::InFolder:
        break;
    }
    return true;
}

/// Marks a state, and those that are reached from it without a letter.
void FilterPattern::enter(std::vector<char>& states, size_t state) const
{
    while (state <= m_elements.size() && states[state] == 0) {
        states[state] = 1;
        if (state == m_elements.size())
            return;
        const Element& element = m_elements[state];
        const bool isOptional = element.kind == Kind::Star || element.kind == Kind::Stars
            || element.kind == Kind::Folders || element.times == Times::AtMostOnce;
        if (!isOptional)
            return;
        state += element.kind == Kind::Folders ? 2 : 1;
    }
}

bool FilterPattern::fits(QByteArrayView name) const
{
    // All states at once, so that no pattern takes longer than its length times that of the name.
    std::vector<char> states(m_elements.size() + 1, 0);
    std::vector<char> after(states.size(), 0);
    enter(states, 0);
    for (const char32_t letter : QString::fromUtf8(name).toStdU32String()) {
        std::ranges::fill(after, 0);
        for (size_t i = 0; i < m_elements.size(); ++i) {
            const Element& element = m_elements[i];
            if (states[i] == 0 || !element.takes(letter))
                continue;
            if (element.kind == Kind::Folders)
                enter(after, letter == U'/' ? i : i + 1);
            else if (element.kind == Kind::InFolder)
                enter(after, letter == U'/' ? i - 1 : i);
            else if (element.kind == Kind::Star || element.kind == Kind::Stars)
                enter(after, i);
            else
                enter(after, i + 1);
            if (element.times == Times::AtLeastOnce)
                enter(after, i);
        }
        states.swap(after);
    }
    return states.back() != 0;
}

bool letsThrough(const std::vector<FilterPattern>& filter, QByteArrayView name)
{
    bool passes = false;
    for (const FilterPattern& pattern : filter) {
        if (passes == pattern.isNegative() && pattern.fits(name))
            passes = !pattern.isNegative();
    }
    return passes;
}

int uselessNegative(const std::vector<FilterPattern>& filter)
{
    return !filter.empty() && filter.front().isNegative() ? 0 : -1;
}

} // namespace signalbox::workflow
