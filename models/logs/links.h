// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_query.h"

#include <QUrl>

namespace signalbox::logs {

/// Something in a line that can be looked up: a page of the web, or a place in the repository.
struct LogLink {
    TextRange range;
    QUrl url; ///< http or https; empty for a file
    QString file; ///< path in the repository; empty for a page
    int line = 0; ///< of the file, from 1

    bool operator==(const LogLink&) const = default;
};

/// Addresses of http and https, and paths with a line number as compilers, test runners and Python tell them
/// (src/a.rs:42:13, File "a.py", line 7). A path is relative, or below the runner's checkout (/home/runner/work/X/X/);
/// others are no links. In order, without overlap.
std::vector<LogLink> linksIn(const QString& text);

/// Where the file is shown: `repositoryPage`/blob/COMMIT/FILE#L42. Empty without a page or a commit.
QUrl sourcePage(const QUrl& repositoryPage, const QString& commit, const LogLink& link);

} // namespace signalbox::logs
