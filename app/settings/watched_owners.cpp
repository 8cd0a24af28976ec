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
    : m_path(file)
    , m_file(file, QSettings::IniFormat)
{
}

std::vector<WatchedOwner> WatchedOwners::all() const
{
    // QSettings reads an array only by moving a cursor in itself; a second one on the same file has the same values.
    QSettings file(m_path, QSettings::IniFormat);
    std::vector<WatchedOwner> found;
    const int count = file.beginReadArray(ownersKey);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        WatchedOwner entry{.account = file.value(accountKey).toString(),
                           .rule = {.owner = file.value(ownerKey).toString(),
                                    .leaveOut = file.value(leaveOutKey).toStringList(),
                                    .archivedToo = file.value(archivedKey).toBool(),
                                    .forksToo = file.value(forksKey).toBool(),
                                    .whenNew = whenNewOf(file.value(whenNewKey).toString())}};
        if (entry.account.isEmpty() || entry.rule.owner.isEmpty())
            continue;
        for (const QString& text : file.value(seenKey).toStringList()) {
            if (const auto name = core::RepositoryName::parse(text))
                entry.seen.push_back(*name);
        }
        found.push_back(std::move(entry));
    }
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
    m_file.remove(ownersKey);
    m_file.beginWriteArray(ownersKey, static_cast<int>(owners.size()));
    for (int i = 0; const auto& [account, rule, seen] : owners) {
        m_file.setArrayIndex(i++);
        m_file.setValue(accountKey, account);
        m_file.setValue(ownerKey, rule.owner);
        m_file.setValue(leaveOutKey, rule.leaveOut);
        m_file.setValue(archivedKey, rule.archivedToo);
        m_file.setValue(forksKey, rule.forksToo);
        m_file.setValue(whenNewKey, wordOf(rule.whenNew));
        QStringList names;
        for (const core::RepositoryName& name : seen)
            names << name.full();
        m_file.setValue(seenKey, names);
    }
    m_file.endArray();
    m_file.sync();
    if (m_file.status() == QSettings::NoError)
        return {};
    return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                       .what = u"The settings %1 cannot be written."_s.arg(m_path),
                                       .advice = u"See who owns the file and whether the disk is full."_s});
}

} // namespace signalbox::settings
