// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"
#include "linting/options.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::linting {

/// A file that was judged.
struct Judged {
    QString path; ///< as it was named
    QByteArray text;
    std::vector<lint::Diagnostic> diagnostics;
    double milliseconds = 0; ///< that the check alone took
};

/// One file as text ("FILE:LINE:COLUMN: severity: message [rule]"), as a line of JSON ({"file", "ms", "diagnostics":
/// [{"line", "column", "endLine", "endColumn", "severity", "rule", "message"}]}, lines and columns from 1), or as
/// commands that make GitHub annotate the file. Sarif has no form for one file.
QByteArray formatted(const Judged& file, Options::Format format);

/// All files as one document of SARIF 2.1.0.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
QByteArray sarif(const std::vector<Judged>& files);

/// "error", "warning" or "hint".
QString severityName(lint::Severity severity);

} // namespace signalbox::linting
