// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dispatch_preset.h"
#include "core/error.h"
#include "settings/kept_list.h"
#include "settings/workflow_scope.h"

#include <optional>
#include <vector>

namespace signalbox::settings {

/// What workflows were last started with by hand, and the values that the user has kept under a name, in the settings
/// file beside the accounts. One thread.
class DispatchPresets {
public:
    explicit DispatchPresets(const QString& file);

    using Scope = WorkflowScope;

    /// Nothing for what was never started from here.
    std::optional<core::DispatchPreset> last(const Scope& scope) const;
    std::vector<core::DispatchPreset> named(const Scope& scope) const;
    /// Storage when they cannot be written, or it is no ini file: what is in it is then not written over.
    core::Result<void> keepLast(const Scope& scope, const QMap<QString, QString>& values);
    /// In place of all named ones of the workflow.
    core::Result<void> keepNamed(const Scope& scope, const std::vector<core::DispatchPreset>& presets);

private:
    struct Entry {
        Scope scope;
        core::DispatchPreset preset;
    };
    std::vector<Entry> all() const;
    core::Result<void> write(const std::vector<Entry>& entries);

    KeptList m_list;
};

} // namespace signalbox::settings
