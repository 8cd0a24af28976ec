// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/fold_map.h"

namespace signalbox::views {

using logs::Section;

void FoldMap::reset(qint64 lineCount, std::vector<Section> sections)
{
    m_lineCount = lineCount;
    m_sections = std::move(sections);
    m_folded.assign(m_sections.size(), false);
    rebuild();
}

void FoldMap::grow(qint64 lineCount)
{
    m_lineCount = lineCount;
    rebuild();
}

void FoldMap::rebuild()
{
    m_stretches.clear();
    m_rowCount = 0;
    qint64 next = 0; // the first line that no stretch holds yet
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const Section& section = m_sections[i];
        if (section.first < next) // hidden in a folded step
            continue;
        const bool step = section.kind == Section::Kind::Step;
        appendLines(next, section.first + (step ? 0 : 1));
        if (step)
            appendHeading(int(i));
        next = m_folded[i] ? section.last + 1 : section.first + (step ? 0 : 1);
    }
    appendLines(next, m_lineCount);
}

void FoldMap::appendLines(qint64 from, qint64 to)
{
    if (to <= from)
        return;
    m_stretches.push_back({m_rowCount, from, to - from});
    m_rowCount += to - from;
}

void FoldMap::appendHeading(int section)
{
    m_stretches.push_back({m_rowCount, m_sections[size_t(section)].first, 1, section});
    ++m_rowCount;
}

LogRow FoldMap::rowAt(qint64 row) const
{
    if (m_stretches.empty())
        return {};
    const auto behind = std::ranges::upper_bound(m_stretches, row, {}, &Stretch::row);
    const Stretch& stretch = behind == m_stretches.begin() ? *behind : *std::prev(behind);
    return {stretch.step, stretch.line + (stretch.step >= 0 ? 0 : std::min(row - stretch.row, stretch.count - 1))};
}

qint64 FoldMap::rowOf(qint64 line) const
{
    const auto behind = std::ranges::upper_bound(m_stretches, line, {}, &Stretch::line);
    if (behind == m_stretches.begin())
        return 0;
    const Stretch& stretch = *std::prev(behind);
    return stretch.row + std::min(line - stretch.line, stretch.count - 1);
}

qint64 FoldMap::rowOfStep(int section) const
{
    const auto found = std::ranges::find(m_stretches, section, &Stretch::step);
    return found == m_stretches.end() ? rowOf(m_sections[size_t(section)].first) : found->row;
}

void FoldMap::setFolded(int section, bool folded)
{
    m_folded[size_t(section)] = folded;
    rebuild();
}

void FoldMap::setAllFolded(const std::vector<bool>& folded)
{
    m_folded = folded;
    rebuild();
}

void FoldMap::reveal(qint64 line)
{
    bool changed = false;
    for (size_t i = 0; i < m_sections.size() && m_sections[i].first <= line; ++i) {
        const bool hides
            = line <= m_sections[i].last && (line > m_sections[i].first || m_sections[i].kind == Section::Kind::Step);
        if (hides && m_folded[i]) {
            m_folded[i] = false;
            changed = true;
        }
    }
    if (changed)
        rebuild();
}

int FoldMap::groupAt(qint64 line) const
{
    for (auto at = std::ranges::lower_bound(m_sections, line, {}, &Section::first);
         at != m_sections.end() && at->first == line; ++at) {
        if (at->kind == Section::Kind::Group)
            return int(at - m_sections.begin());
    }
    return -1;
}

int FoldMap::stepAround(qint64 line) const
{
    const auto holds = [line](const Section& section) {
        return section.kind == Section::Kind::Step && section.first <= line && line <= section.last;
    };
    const auto found = std::ranges::find_if(m_sections, holds);
    return found == m_sections.end() ? -1 : int(found - m_sections.begin());
}

int FoldMap::sectionAround(qint64 line) const
{
    auto at = std::ranges::upper_bound(m_sections, line, {}, &Section::first);
    // At most one group lies between a line and its step; groups before it may have to be stepped over.
    while (at != m_sections.begin()) {
        --at;
        if (at->last >= line)
            return int(at - m_sections.begin());
        if (at->kind == Section::Kind::Step)
            return -1;
    }
    return -1;
}

} // namespace signalbox::views
