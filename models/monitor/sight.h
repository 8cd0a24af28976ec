// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <set>

namespace signalbox::monitor {

/// Of which repositories we know how they stand now. While looks fail, a run that seems to wait may long have ended,
/// and nothing that only time tells is to be believed.
class Sight {
public:
    void take(const core::AccountId& account, const core::Freshness& freshness)
    {
        if (freshness.error)
            m_lost.emplace(account, freshness.repository);
        else
            m_lost.erase({account, freshness.repository});
    }

    bool has(const core::AccountId& account, core::RepositoryId repository) const
    {
        return !m_lost.contains({account, repository});
    }

private:
    std::set<std::pair<core::AccountId, core::RepositoryId>> m_lost;
};

} // namespace signalbox::monitor
