// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/middle_snake.h"

#include <algorithm>
#include <vector>

namespace signalbox::logs {

namespace {

constexpr qint64 mostEdits = 4000; // half of a way; the work is its square

/// How far ways with so many edits reach on each diagonal (old line minus new line), from one corner of the box.
class Reach {
public:
    static constexpr qint64 unreached = -(qint64{1} << 40); // also where the way would leave the box

    explicit Reach(qint64 most)
        : m_most(most)
        , m_lines(size_t(2 * most + 3), unreached)
    {
    }

    qint64& at(qint64 diagonal) { return m_lines[size_t(diagonal + m_most + 1)]; }

private:
    qint64 m_most;
    std::vector<qint64> m_lines;
};

class MiddleSnake {
public:
    MiddleSnake(std::span<const quint32> oldLines, std::span<const quint32> newLines, const DiffBox& box)
        : m_old(oldLines)
        , m_new(newLines)
        , m_box(box)
        , m_oldSize(box.oldEnd - box.oldBegin)
        , m_newSize(box.newEnd - box.newBegin)
        , m_most(std::min((m_oldSize + m_newSize + 1) / 2, mostEdits))
        , m_forward(m_most)
        , m_backward(m_most)
    {
    }

    std::optional<DiffBox> run(const std::stop_token& stop)
    {
        for (qint64 edits = 0; edits <= m_most && !stop.stop_requested(); ++edits) {
            for (qint64 diagonal = -edits; diagonal <= edits; diagonal += 2) {
                if (const auto met = goForward(edits, diagonal))
                    return met;
            }
            for (qint64 diagonal = -edits; diagonal <= edits; diagonal += 2) {
                if (const auto met = goBackward(edits, diagonal))
                    return met;
            }
        }
        return std::nullopt;
    }

private:
    /// The old line at which the next snake on the diagonal begins, one edit after the ways on the diagonals beside it.
    qint64 start(Reach& reach, qint64 edits, qint64 diagonal) const
    {
        const qint64 x = edits == 0 ? 0 : std::max(reach.at(diagonal - 1) + 1, reach.at(diagonal + 1));
        const bool inBox = x >= 0 && x <= m_oldSize && x - diagonal >= 0 && x - diagonal <= m_newSize;
        return inBox ? x : Reach::unreached;
    }

    std::optional<DiffBox> goForward(qint64 edits, qint64 diagonal)
    {
        const qint64 from = start(m_forward, edits, diagonal);
        qint64 x = from;
        while (x >= 0 && x < m_oldSize && x - diagonal < m_newSize
               && line(m_old, m_box.oldBegin + x) == line(m_new, m_box.newBegin + x - diagonal))
            ++x;
        m_forward.at(diagonal) = x;
        const qint64 mirrored = delta() - diagonal;
        const bool odd = delta() % 2 != 0;
        if (!odd || mirrored < 1 - edits || mirrored > edits - 1 || x + m_backward.at(mirrored) < m_oldSize)
            return std::nullopt;
        return DiffBox{m_box.oldBegin + from, m_box.oldBegin + x, m_box.newBegin + from - diagonal,
                       m_box.newBegin + x - diagonal};
    }

    std::optional<DiffBox> goBackward(qint64 edits, qint64 diagonal)
    {
        const qint64 from = start(m_backward, edits, diagonal);
        qint64 x = from;
        while (x >= 0 && x < m_oldSize && x - diagonal < m_newSize
               && line(m_old, m_box.oldEnd - x - 1) == line(m_new, m_box.newEnd - (x - diagonal) - 1))
            ++x;
        m_backward.at(diagonal) = x;
        const qint64 mirrored = delta() - diagonal;
        const bool odd = delta() % 2 != 0;
        if (odd || mirrored < -edits || mirrored > edits || x + m_forward.at(mirrored) < m_oldSize)
            return std::nullopt;
        return DiffBox{m_box.oldEnd - x, m_box.oldEnd - from, m_box.newEnd - (x - diagonal),
                       m_box.newEnd - (from - diagonal)};
    }

    qint64 delta() const { return m_oldSize - m_newSize; }
    static quint32 line(std::span<const quint32> lines, qint64 number) { return lines[size_t(number)]; }

    std::span<const quint32> m_old;
    std::span<const quint32> m_new;
    DiffBox m_box;
    qint64 m_oldSize;
    qint64 m_newSize;
    qint64 m_most;
    Reach m_forward;
    Reach m_backward;
};

} // namespace

std::optional<DiffBox> middleSnake(std::span<const quint32> oldLines, std::span<const quint32> newLines,
                                   const DiffBox& box, const std::stop_token& stop)
{
    return MiddleSnake(oldLines, newLines, box).run(stop);
}

} // namespace signalbox::logs
