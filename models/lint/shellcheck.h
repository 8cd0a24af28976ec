// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::lint {

/// Runs shellcheck, where the user has it, over the scripts of workflow files. Blocks while it runs: for a worker or
/// the command line.
class Shellcheck {
public:
    /// Looks for the program on the path.
    Shellcheck();

    bool isInstalled() const { return !m_program.isEmpty(); }

    /// What it says of the scripts in a workflow file; nothing when it is not installed, fails, or takes longer than
    /// ten seconds.
    std::vector<Diagnostic> check(const QByteArray& workflow) const;

private:
    QString m_program;
};

} // namespace signalbox::lint
