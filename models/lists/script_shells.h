// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace signalbox::lists {

/// Who reads a `run`, which tells the language that it is in.
struct ScriptShell {
    int line = 0; ///< of the key `run`, from 1
    QByteArray shell; ///< "bash", "pwsh", "python": the name alone, in small letters; may hold an expression

    bool operator==(const ScriptShell&) const = default;
};

/// Of each `run` of a workflow or action file, in the order of the file: the step's own shell, what job or workflow
/// have by default, else pwsh on Windows and bash elsewhere. Reads what can be read of a text that is perhaps just
/// being written. A worker's work.
std::vector<ScriptShell> scriptShells(const QByteArray& text);

} // namespace signalbox::lists
