// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "monitor/scope_filter.h"
#include "settings/kept_list.h"

namespace signalbox::settings {

/// Which workflows and branches of each repository count, in the settings file beside the accounts. One thread.
class RepositoryScopes {
public:
    explicit RepositoryScopes(const QString& file);

    /// Those that are not whole.
    monitor::RepositoryScopes of(const core::AccountId& account) const;
    /// A whole one is forgotten. Storage when it cannot be written.
    core::Result<void> keep(const core::AccountId& account, const core::RepositoryName& name,
                            const core::RepositoryScope& scope);

private:
    struct Entry {
        core::AccountId account;
        core::RepositoryName name;
        core::RepositoryScope scope;
    };
    std::vector<Entry> all() const;

    KeptList m_list;
};

} // namespace signalbox::settings
