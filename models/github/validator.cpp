// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/validator.h"

#include <algorithm>
#include <utility>

namespace signalbox::github {

std::optional<Validator> ValidatorCache::find(const QUrl& url) const
{
    const auto found = m_byUrl.constFind(url);
    if (found == m_byUrl.cend())
        return std::nullopt;
    found->used = ++m_uses;
    return found->validator;
}

void ValidatorCache::put(const std::vector<Validator>& validators)
{
    for (const auto& validator : validators)
        m_byUrl.insert(validator.url, {.validator = validator, .used = ++m_uses});
    if (m_byUrl.size() > most)
        letGo();
}

/// A quarter at once: looking for what was used least recently takes a look at all.
void ValidatorCache::letGo()
{
    std::vector<qint64> uses;
    uses.reserve(std::size_t(m_byUrl.size()));
    for (const Kept& kept : std::as_const(m_byUrl))
        uses.push_back(kept.used);
    const auto first = uses.begin() + (m_byUrl.size() - most * 3 / 4);
    std::ranges::nth_element(uses, first);
    m_byUrl.removeIf([oldest = *first](const auto& entry) { return entry.value().used < oldest; });
}

} // namespace signalbox::github
