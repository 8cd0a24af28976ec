// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/file_kind.h"

namespace signalbox::writing {

lint::FileKind kindOf(QByteArrayView text)
{
    const auto has = [text](QByteArrayView key) {
        return text.startsWith(key) || text.contains(QByteArray('\n' + key.toByteArray()));
    };
    if (has("on:") || has("jobs:"))
        return lint::FileKind::Workflow;
    if (has("runs:") || has("inputs:") || has("branding:"))
        return lint::FileKind::Action;
    return has("version:") || has("updates:") ? lint::FileKind::Dependabot : lint::FileKind::Workflow;
}

lint::WorkflowFile partsOf(const yaml::Tree& tree, QByteArrayView text)
{
    return kindOf(text) == lint::FileKind::Action ? lint::readActionParts(tree) : lint::readWorkflowFile(tree);
}

} // namespace signalbox::writing
