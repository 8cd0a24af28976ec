// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "core/owner_rule.h"
#include "settings/kept_list.h"

#include <vector>

namespace signalbox::settings {

/// An owner that the user has listed with an account, and which of its repositories were there at the last look: the
/// others are new.
struct WatchedOwner {
    core::AccountId account;
    core::OwnerRule rule;
    std::vector<core::RepositoryName> seen;

    bool operator==(const WatchedOwner&) const = default;
};

/// The owners in the settings file, beside the accounts. Read when asked and written whole after a change. One thread.
class WatchedOwners {
public:
    explicit WatchedOwners(const QString& file);

    std::vector<WatchedOwner> all() const;
    std::vector<WatchedOwner> of(const core::AccountId& account) const;
    /// Adds the owner, or takes the place of the one with its account and login; Storage when it cannot be written.
    core::Result<void> keep(const WatchedOwner& owner);

private:
    KeptList m_list;
};

} // namespace signalbox::settings
