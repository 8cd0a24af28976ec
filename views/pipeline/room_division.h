// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSplitter;

namespace signalbox::views {

class JobWays;

/// How the jobs and the chosen one share the room of the screen. Jobs that fit into their share of the height get what
/// they need, and the chosen one the rest for its log. More of them stand beside it, when there is width, or scroll
/// below a grid that is seen whole where that leaves a log. What the user has moved stays.
class RoomDivision {
public:
    /// Both are borrowed; the splitter holds the ways and the chosen job.
    RoomDivision(QSplitter& splitter, JobWays& ways);

    /// Anew, in a screen of this width.
    void divide(int width);
    /// The user has moved the border.
    void keep() { m_moved = true; }

private:
    QSplitter& m_splitter;
    JobWays& m_ways;
    bool m_moved = false;
};

} // namespace signalbox::views
