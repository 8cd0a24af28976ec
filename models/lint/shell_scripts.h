// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"
#include "lint/workflow_file.h"

#include <QByteArray>

#include <vector>

namespace signalbox::lint {

/// A `run` that a POSIX shell will read.
struct ShellScript {
    yaml::Place place;
    QByteArray text; ///< as the shell gets it, each ${{ }} filled with as many letters, so that columns stay
    QByteArray shell; ///< bash or sh
};

/// The scripts of a workflow that bash or sh run and that hold more than plain words: only those can be wrong. The
/// shell is the step's own, or what the job, the workflow or the machine say.
std::vector<ShellScript> shellScripts(const WorkflowFile& file);

/// What shellcheck says in its format json1 of scripts[i], whose file is called i. Its errors are warnings here, all
/// else is a hint: GitHub runs the script in any case. Empty for anything but such a document.
/// https://www.shellcheck.net/wiki/
std::vector<Diagnostic> readShellcheck(const QByteArray& json, const std::vector<ShellScript>& scripts);

} // namespace signalbox::lint
