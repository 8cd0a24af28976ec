// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/watched_owners.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

using WhenNew = core::OwnerRule::WhenNew;

constexpr auto ownersKey = "owners"_L1;
constexpr auto accountKey = "account"_L1;
constexpr auto ownerKey = "owner"_L1;
constexpr auto leaveOutKey = "leaveOut"_L1;
constexpr auto archivedKey = "archivedToo"_L1;
constexpr auto forksKey = "forksToo"_L1;
constexpr auto whenNewKey = "whenNew"_L1;
constexpr auto seenKey = "seen"_L1;

QString wordOf(WhenNew whenNew)
{
    switch (whenNew) {
    case WhenNew::Offer:
        return u"offer"_s;
    case WhenNew::Watch:
        return u"watch"_s;
    case WhenNew::Ignore:
        break;
    }
    return u"ignore"_s;
}

WhenNew whenNewOf(const QString& word)
{
    return word == "offer"_L1 ? WhenNew::Offer : word == "watch"_L1 ? WhenNew::Watch : WhenNew::Ignore;
}

bool isSame(const WatchedOwner& a, const WatchedOwner& b)
{
    return a.account == b.account && a.rule.owner.compare(b.rule.owner, Qt::CaseInsensitive) == 0;
}

} // namespace

WatchedOwners::WatchedOwners(const QString& file)
    : m_list(file, ownersKey)
{
}

std::vector<WatchedOwner> WatchedOwners::all() const
{
    std::vector<WatchedOwner> found;
    m_list.read([&found](const QSettings& kept) {
        WatchedOwner entry{.account = kept.value(accountKey).toString(),
                           .rule = {.owner = kept.value(ownerKey).toString(),
                                    .leaveOut = kept.value(leaveOutKey).toStringList(),
                                    .archivedToo = kept.value(archivedKey).toBool(),
                                    .forksToo = kept.value(forksKey).toBool(),
                                    .whenNew = whenNewOf(kept.value(whenNewKey).toString())}};
        if (entry.account.isEmpty() || entry.rule.owner.isEmpty())
            return;
        for (const QString& text : kept.value(seenKey).toStringList()) {
            if (const auto name = core::RepositoryName::parse(text))
                entry.seen.push_back(*name);
        }
        found.push_back(std::move(entry));
    });
    return found;
}

std::vector<WatchedOwner> WatchedOwners::of(const core::AccountId& account) const
{
    auto found = all();
    std::erase_if(found, [&](const WatchedOwner& entry) { return entry.account != account; });
    return found;
}

core::Result<void> WatchedOwners::keep(const WatchedOwner& owner)
{
    auto owners = all();
    std::erase_if(owners, [&](const WatchedOwner& entry) { return isSame(entry, owner); });
    owners.push_back(owner);
    return m_list.write(std::ssize(owners), [&owners](QSettings& kept, qsizetype index) {
        const auto& [account, rule, seen] = owners[size_t(index)];
        kept.setValue(accountKey, account);
        kept.setValue(ownerKey, rule.owner);
        kept.setValue(leaveOutKey, rule.leaveOut);
        kept.setValue(archivedKey, rule.archivedToo);
        kept.setValue(forksKey, rule.forksToo);
        kept.setValue(whenNewKey, wordOf(rule.whenNew));
        QStringList names;
        for (const core::RepositoryName& name : seen)
            names << name.full();
        kept.setValue(seenKey, names);
    });
}

} // namespace signalbox::settings
