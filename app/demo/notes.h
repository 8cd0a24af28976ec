// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/represent.h"

namespace signalbox::demo {

/// The pull request that became this commit of its base; nullptr for none.
const PullRequest* pullMergedAs(const Repository& repository, const QString& sha);

/// The notes that GitHub would write for a release of `head`, in its words.
struct Notes {
    const Represent& represent;
    const Repository& repository;
    QString tag;
    QString head; ///< sha of the commit that is released
    QString previous{}; ///< tag; empty is the nearest one below

    QString text() const;
};

} // namespace signalbox::demo
