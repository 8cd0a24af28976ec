// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_diff.h"

#include "logs/middle_snake.h"

#include <QHash>

#include <algorithm>

namespace signalbox::logs {

namespace {

constexpr int mostAnchorings = 40; // deep enough for any log; each one looks at all lines of its box

struct Anchor {
    qint64 oldLine = 0;
    qint64 newLine = 0;
};

/// Of anchors in the order of old lines, the longest series in which the new lines rise too.
std::vector<Anchor> longestRising(const std::vector<Anchor>& anchors)
{
    constexpr size_t none = SIZE_MAX;
    std::vector<size_t> ends; // ends[k]: the anchor with the least new line that a series of k + 1 ends with
    std::vector<size_t> before(anchors.size(), none);
    for (size_t i = 0; i < anchors.size(); ++i) {
        const auto at = std::ranges::lower_bound(ends, anchors[i].newLine, {},
                                                 [&anchors](size_t end) { return anchors[end].newLine; });
        before[i] = at == ends.begin() ? none : *std::prev(at);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<Anchor> series;
    for (size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i])
        series.push_back(anchors[i]);
    std::ranges::reverse(series);
    return series;
}

class Diff {
public:
    Diff(std::span<const quint32> oldLines, std::span<const quint32> newLines, const std::stop_token& stop)
        : m_old(oldLines)
        , m_new(newLines)
        , m_stop(stop)
    {
    }

    std::vector<LineChange> run()
    {
        anchored({0, qint64(m_old.size()), 0, qint64(m_new.size())}, 0);
        return std::move(m_changes);
    }

private:
    /// Takes off what both sides begin and end with; true when nothing is left to compare.
    bool settled(DiffBox& box)
    {
        while (box.oldBegin < box.oldEnd && box.newBegin < box.newEnd && same(box.oldBegin, box.newBegin)) {
            ++box.oldBegin;
            ++box.newBegin;
        }
        while (box.oldBegin < box.oldEnd && box.newBegin < box.newEnd && same(box.oldEnd - 1, box.newEnd - 1)) {
            --box.oldEnd;
            --box.newEnd;
        }
        if (!box.isOneSided() && !m_stop.stop_requested())
            return false;
        replace(box);
        return true;
    }

    void anchored(DiffBox box, int depth)
    {
        if (settled(box))
            return;
        const std::vector<Anchor> anchors = depth < mostAnchorings ? anchorsIn(box) : std::vector<Anchor>();
        if (anchors.empty()) {
            shortest(box);
            return;
        }
        DiffBox part = box;
        for (const Anchor& anchor : anchors) {
            part.oldEnd = anchor.oldLine;
            part.newEnd = anchor.newLine;
            anchored(part, depth + 1);
            part.oldBegin = anchor.oldLine + 1;
            part.newBegin = anchor.newLine + 1;
        }
        part.oldEnd = box.oldEnd;
        part.newEnd = box.newEnd;
        anchored(part, depth + 1);
    }

    std::vector<Anchor> anchorsIn(const DiffBox& box) const
    {
        struct Seen {
            int before = 0; ///< times in the old lines
            int after = 0;
            qint64 newLine = 0;
        };
        QHash<quint32, Seen> seen;
        for (qint64 i = box.oldBegin; i < box.oldEnd; ++i)
            ++seen[m_old[size_t(i)]].before;
        for (qint64 i = box.newBegin; i < box.newEnd; ++i) {
            if (const auto at = seen.find(m_new[size_t(i)]); at != seen.end()) {
                ++at->after;
                at->newLine = i;
            }
        }
        std::vector<Anchor> anchors;
        for (qint64 i = box.oldBegin; i < box.oldEnd; ++i) {
            if (const Seen line = seen.value(m_old[size_t(i)]); line.before == 1 && line.after == 1)
                anchors.push_back({i, line.newLine});
        }
        return longestRising(anchors);
    }

    void shortest(DiffBox box)
    {
        if (settled(box))
            return;
        const auto snake = middleSnake(m_old, m_new, box, m_stop);
        if (!snake) {
            replace(box);
            return;
        }
        shortest({box.oldBegin, snake->oldBegin, box.newBegin, snake->newBegin});
        shortest({snake->oldEnd, box.oldEnd, snake->newEnd, box.newEnd});
    }

    void replace(const DiffBox& box)
    {
        const LineChange change{box.oldBegin, box.oldEnd - box.oldBegin, box.newBegin, box.newEnd - box.newBegin};
        if (change.oldCount == 0 && change.newCount == 0)
            return;
        if (!m_changes.empty()) {
            LineChange& last = m_changes.back();
            if (last.oldFirst + last.oldCount == change.oldFirst && last.newFirst + last.newCount == change.newFirst) {
                last.oldCount += change.oldCount;
                last.newCount += change.newCount;
                return;
            }
        }
        m_changes.push_back(change);
    }

    bool same(qint64 oldLine, qint64 newLine) const { return m_old[size_t(oldLine)] == m_new[size_t(newLine)]; }

    std::span<const quint32> m_old;
    std::span<const quint32> m_new;
    const std::stop_token& m_stop;
    std::vector<LineChange> m_changes;
};

} // namespace

std::vector<LineChange> diffLines(std::span<const quint32> oldLines, std::span<const quint32> newLines,
                                  const std::stop_token& stop)
{
    return Diff(oldLines, newLines, stop).run();
}

} // namespace signalbox::logs
