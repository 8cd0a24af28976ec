// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/room_division.h"

#include "pipeline/job_board.h"
#include "pipeline/job_ways.h"

#include <QSplitter>

#include <algorithm>

namespace signalbox::views {
namespace {

/// From this width on, the chosen job goes beside the others where they take more than their share of the height.
constexpr int RoomForTwo = 980;
/// From this height on, the jobs may take three fifths of it, because the rest is a log of more than ten lines.
constexpr int RoomForMoreJobs = 720;
/// What a grid that is seen whole must leave for the chosen job: its heading and some ten lines of log.
constexpr int LeastDetail = 240;

} // namespace

RoomDivision::RoomDivision(QSplitter& splitter, JobWays& ways)
    : m_splitter(splitter)
    , m_ways(ways)
{
}

void RoomDivision::divide(int width)
{
    const JobBoard& board = m_ways.board();
    const int height = m_splitter.height();
    const int share = height < RoomForMoreJobs ? height / 2 : height * 3 / 5;
    const bool low = board.heightFor(m_splitter.width()) <= share;
    const Qt::Orientation orientation = low || width < RoomForTwo ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter.orientation() != orientation) {
        m_splitter.setOrientation(orientation);
        m_moved = false;
    }
    if (m_moved)
        return;
    const int room = orientation == Qt::Horizontal ? m_splitter.width() : height;
    const int grid = board.firstGridHeight() <= room - LeastDetail ? board.firstGridHeight() : 0;
    const int wanted
        = m_ways.way() != Way::Board ? share : std::min(board.heightFor(m_splitter.width()), std::max(share, grid));
    const int jobs = orientation == Qt::Horizontal ? room * 11 / 20 : wanted;
    m_splitter.setSizes({jobs, room - m_splitter.handleWidth() - jobs});
}

} // namespace signalbox::views
