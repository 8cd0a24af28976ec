// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/checker.h"
#include "lint/workflow_file.h"

namespace signalbox::writing {

/// What a text will be, by the keys at its left edge: also one that has just been begun.
lint::FileKind kindOf(QByteArrayView text);

/// Its jobs and steps; the steps of an action are those of its one job.
lint::WorkflowFile partsOf(const yaml::Tree& tree, QByteArrayView text);

} // namespace signalbox::writing
