// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QHash>

#include <vector>

namespace signalbox::cli {

/// One thing that happened to a run, a job or a step: a line of `signalbox watch`.
struct ChangeLine {
    QDateTime at; ///< when we saw it, UTC
    QString repository; ///< owner/name
    core::RunId run;
    int attempt = 1;
    QString workflow; ///< with its number, for people: "CI #12"; not in the JSON
    QString job; ///< its shown name; empty for a change of the run itself
    QString step; ///< its name; empty for a change of the job itself
    core::State state;
    QString change; ///< new, queued, started, waiting, completed, rerun, removed, or changed

    bool operator==(const ChangeLine&) const = default;
};

/// Turns lists of changes into lines. Keeps the runs that it has seen, because a job's change does not name its
/// repository. What differs in a row but not in its state makes no line, nor does what is only caught up with.
class ChangeLines {
public:
    std::vector<ChangeLine> take(const core::ChangeSet& changes);

private:
    QHash<core::RunId, core::Run> m_runs;
};

/// {"at", "repository", "run", "attempt", "job"?, "step"?, "status", "conclusion"?, "change"}, without a line end.
QByteArray toJson(const ChangeLine& line);
/// "12:00:07  ✗ Failed     owner/name  CI #12 · Test (stable) · Build"; control characters are shown as they are not.
QString toText(const ChangeLine& line);

} // namespace signalbox::cli
