// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lint/diagnostic.h"

#include <QString>
#include <QStringList>

namespace signalbox::linting {

/// What was asked for behind `signalbox lint`.
struct Options {
    enum class Format { Text, Json, Sarif, Github };

    Format format = Format::Text;
    lint::Severity least = lint::Severity::Hint; ///< what is less severe is not told of
    bool fix = false;
    bool help = false;
    bool shellcheck = true; ///< asks shellcheck about scripts, where it is installed
    bool rules = false; ///< lists the rules
    QString config; ///< a file of settings; empty: the one of each file's repository
    QString stdinName; ///< how text from standard input is called
    QStringList paths; ///< files and folders; "-" is standard input
};

/// Rejected: what a user typed wrong, and what to type instead.
core::Result<Options> parseOptions(const QStringList& arguments);

QString helpText();

} // namespace signalbox::linting
