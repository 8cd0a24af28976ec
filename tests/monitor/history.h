// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/transition.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::tests {

/// A row of histories.txt.
///
/// A history is words, each a look of its own unless they stand in [brackets], newest first, as GitHub lists them:
///
///     main#2:fail            run 2 on main failed: ok, fail, timeout, nostart, cancel, skip, neutral, stale, approve,
///     what
///                            (an ending that nobody knows), queued, requested, pending, wait, run, odd (such a status)
///     main#2a3:ok            its third attempt passed
///     main#1-5:ok            five runs
///     ghe>deploy!main#2:ok   of another account, of another workflow
///     {pull_request,sha=a}   its event, commit, name=, took=10m, ago=1h (made then), every=24h (between runs of a
///     range) del:main#2             the run is deleted repo:main              the repository with this default branch;
///     repo:archived; repo:gone: watched no more wf:active              the workflow in this state ~main#2:ok ~[...]
///     caught up with, not news +10m                   time passes (s, m, h) skew:+1h               GitHub's clock is
///     ahead of ours from here on jump:+1h               somebody sets our clock lost seen              the repository
///     cannot be looked at; it can again restart                the program starts again and reads its store
///
/// Told is "broken@2", "still@2a3", "broken@topic#2", "broken@ghe>deploy!main#2", "broken@main#2{pr}" of a pull
/// request's line, and "broken@2*" on the default branch.
struct History {
    QString name;
    QString words;
    QString told;
    QString toldApart; ///< with each row of a look in a look of its own
    QStringList kinds; ///< what `told` lists, as it names them
};

std::vector<History> readHistories(const QString& file);

enum class Way {
    AsWritten,
    Twice, ///< each list of changes comes twice
    Backwards, ///< the rows of each list in the other order
    Apart, ///< each row in a list of its own, the oldest first
};

struct Heard {
    QString told; ///< of the kinds that the history lists
    QStringList repeated; ///< said twice of the same attempt
};

Heard play(const History& history, Way way);

} // namespace signalbox::tests
