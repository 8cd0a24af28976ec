// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/repository.h"

#include <QString>

#include <optional>

class QSettings;

namespace signalbox::settings {

/// Which workflow, or which jobs of one, something that is kept is about.
struct WorkflowScope {
    core::AccountId account;
    core::RepositoryName repository;
    QString workflow; ///< path of its file

    bool operator==(const WorkflowScope&) const = default;
};

/// That of an entry of a KeptList; nothing where it names no account or no repository.
std::optional<WorkflowScope> scopeOf(const QSettings& entry);
void setScope(QSettings& entry, const WorkflowScope& scope);

} // namespace signalbox::settings
