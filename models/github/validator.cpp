// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/validator.h"

namespace signalbox::github {

std::optional<Validator> ValidatorCache::find(const QUrl& url) const
{
    const auto found = m_byUrl.constFind(url);
    return found == m_byUrl.cend() ? std::nullopt : std::optional(*found);
}

void ValidatorCache::put(const std::vector<Validator>& validators)
{
    for (const auto& validator : validators)
        m_byUrl.insert(validator.url, validator);
}

} // namespace signalbox::github
