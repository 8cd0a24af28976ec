// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/three_way_merge.h"

#include "editing/line_diff.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

/// For each line of `before` the line of `after` that it is; -1 for what was removed or changed.
std::vector<qsizetype> placesIn(const QStringList& before, const QStringList& after)
{
    std::vector<qsizetype> places;
    places.reserve(size_t(before.size()));
    qsizetype there = 0;
    for (const DiffLine& line : diffLines(before, after)) {
        if (line.kind != DiffLine::Kind::Added)
            places.push_back(line.kind == DiffLine::Kind::Same ? there : -1);
        if (line.kind != DiffLine::Kind::Removed)
            ++there;
    }
    return places;
}

/// Lines that are settled are one region, however many reasons they have.
void addSettled(std::vector<MergeRegion>& regions, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    if (regions.empty() || regions.back().isConflict)
        regions.push_back({});
    regions.back().mine += lines;
}

/// What both have done alike at the ends of a conflict is none.
void addConflict(std::vector<MergeRegion>& regions, const QStringList& before, const QStringList& mine,
                 const QStringList& theirs)
{
    const qsizetype shorter = std::min(mine.size(), theirs.size());
    qsizetype head = 0;
    while (head < shorter && mine[head] == theirs[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && mine[mine.size() - 1 - tail] == theirs[theirs.size() - 1 - tail])
        ++tail;
    addSettled(regions, mine.first(head));
    regions.push_back({.isConflict = true,
                       .before = before,
                       .mine = mine.sliced(head, mine.size() - head - tail),
                       .theirs = theirs.sliced(head, theirs.size() - head - tail)});
    addSettled(regions, mine.last(tail));
}

void addChanged(std::vector<MergeRegion>& regions, const QStringList& before, const QStringList& mine,
                const QStringList& theirs)
{
    if (mine == before)
        addSettled(regions, theirs);
    else if (theirs == before || theirs == mine)
        addSettled(regions, mine);
    else
        addConflict(regions, before, mine, theirs);
}

QStringList resolved(const MergeRegion& region, Resolution resolution)
{
    switch (resolution) {
    case Resolution::Mine:
        return region.mine;
    case Resolution::Theirs:
        return region.theirs;
    case Resolution::Both:
        return region.mine + region.theirs;
    case Resolution::Open:
        break;
    }
    return QStringList{u"<<<<<<< mine"_s} + region.mine + QStringList{u"======="_s} + region.theirs
        + QStringList{u">>>>>>> theirs"_s};
}

} // namespace

ThreeWayMerge::ThreeWayMerge(const QString& before, const QString& mine, const QString& theirs)
{
    const QStringList old = before.split(u'\n');
    const QStringList one = mine.split(u'\n');
    const QStringList other = theirs.split(u'\n');
    const auto inOne = placesIn(old, one);
    const auto inOther = placesIn(old, other);
    qsizetype at = 0;
    qsizetype atOne = 0;
    qsizetype atOther = 0;
    // From each line that both have kept to the next.
    for (qsizetype line = 0; line <= old.size(); ++line) {
        const bool isEnd = line == old.size();
        if (!isEnd && (inOne[size_t(line)] < 0 || inOther[size_t(line)] < 0))
            continue;
        const qsizetype toOne = isEnd ? one.size() : inOne[size_t(line)];
        const qsizetype toOther = isEnd ? other.size() : inOther[size_t(line)];
        addChanged(m_regions, old.sliced(at, line - at), one.sliced(atOne, toOne - atOne),
                   other.sliced(atOther, toOther - atOther));
        if (isEnd)
            break;
        addSettled(m_regions, {old[line]});
        at = line + 1;
        atOne = toOne + 1;
        atOther = toOther + 1;
    }
}

int ThreeWayMerge::conflicts() const
{
    return int(std::ranges::count(m_regions, true, &MergeRegion::isConflict));
}

QString ThreeWayMerge::text(const std::vector<Resolution>& resolutions) const
{
    QStringList lines;
    size_t conflict = 0;
    for (const MergeRegion& region : m_regions) {
        if (!region.isConflict) {
            lines += region.mine;
            continue;
        }
        lines += resolved(region, conflict < resolutions.size() ? resolutions[conflict] : Resolution::Open);
        ++conflict;
    }
    return lines.join(u'\n');
}

TextFile mergedFile(const TextFile& before, const TextFile& mine, const TextFile& theirs, const QString& text)
{
    TextFile merged = mine;
    merged.text = text;
    merged.mixedLineEnds = false;
    if (mine.lineEnd == before.lineEnd)
        merged.lineEnd = theirs.lineEnd;
    if (mine.byteOrderMark == before.byteOrderMark)
        merged.byteOrderMark = theirs.byteOrderMark;
    return merged;
}

} // namespace signalbox::editing
