// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "settings/kept_list.h"
#include "settings/workflow_scope.h"

#include <QMap>

#include <vector>

namespace signalbox::settings {

/// What the user says that jobs are for, in the settings file beside the accounts. One thread.
class KindCorrections {
public:
    explicit KindCorrections(const QString& file);

    /// Whose jobs a correction is about.
    using Scope = WorkflowScope;

    /// By the name of the job, a kind's word each: "security". Entries that are not understood are left out of it, and
    /// stay in the file until something is kept.
    QMap<QString, QString> of(const Scope& scope) const;
    /// An empty word takes the correction back. Storage when it cannot be written, or is no ini file: what is in it is
    /// then not written over.
    core::Result<void> keep(const Scope& scope, const QString& job, const QString& word);

private:
    struct Entry {
        Scope scope;
        QString job;
        QString word;
    };
    std::vector<Entry> all() const;

    KeptList m_list;
};

} // namespace signalbox::settings
