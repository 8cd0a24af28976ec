// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/workflow_folder.h"
#include "lint/checker.h"

#include <memory>

namespace signalbox::writing {

/// Judges the files of a folder as `signalbox lint` does: by its settings, which are judged themselves.
editing::MakeFolderCheck folderCheck(std::shared_ptr<const lint::Checker> checker);

/// Whether a file of that path is a workflow, an action or dependabot's, as far as its name tells; the files of other
/// programs are not.
bool isJudged(const QString& path);

} // namespace signalbox::writing
