// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

namespace signalbox::lists {

/// From the first begin to the last end of the jobs of a node; both invalid where none has begun.
struct Worked {
    QDateTime begin;
    QDateTime end;
};

/// Says of the node how its jobs stand, all together; `runEnded` tells a job that is planned from one that never came.
/// Nothing where none of them has begun.
std::optional<Worked> describeNode(GraphNode& node, const std::vector<const core::Job*>& jobs, bool runEnded,
                                   const QDateTime& now);

} // namespace signalbox::lists
