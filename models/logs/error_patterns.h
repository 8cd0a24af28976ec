// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QRegularExpression>

#include <vector>

namespace signalbox::logs {

/// What a log line that says why a job failed looks like. The list is data: error_patterns.json explains the fields.
struct ErrorPattern {
    QString name;
    std::vector<QString> literals; ///< one of them must be in the line; none: every line is tried
    QRegularExpression expression;
    int rank = 0; ///< 1 to 90; the highest is shown
    int markedRank = 0; ///< on a line marked ##[error]
    bool onlyMarked = false;
    bool pointsBefore = false; ///< it says only that something failed: what was printed before it says more
};

/// The list that is compiled in.
const std::vector<ErrorPattern>& errorPatterns();

/// Reads a list. Malformed names the first entry that is not as it should be.
core::Result<std::vector<ErrorPattern>> readErrorPatterns(const QByteArray& json);

struct ErrorMatch {
    int rank = 0; ///< 0: nothing speaks of an error
    bool pointsBefore = false;
};

/// The best match of a line without timestamp, marker and colours.
ErrorMatch matchError(const std::vector<ErrorPattern>& patterns, const QString& text, bool marked);

} // namespace signalbox::logs
