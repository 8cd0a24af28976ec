// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/repository_scopes.h"

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

using Branches = core::RepositoryScope::Branches;

constexpr auto scopesKey = "scopes"_L1;
constexpr auto accountKey = "account"_L1;
constexpr auto repositoryKey = "repository"_L1;
constexpr auto leftOutKey = "leftOut"_L1;
constexpr auto branchesKey = "branches"_L1;
constexpr auto patternsKey = "patterns"_L1;

QString wordOf(Branches branches)
{
    return branches == Branches::Default ? u"default"_s : branches == Branches::Some ? u"some"_s : u"all"_s;
}

Branches branchesOf(const QString& word)
{
    return word == "default"_L1 ? Branches::Default : word == "some"_L1 ? Branches::Some : Branches::All;
}

} // namespace

RepositoryScopes::RepositoryScopes(const QString& file)
    : m_list(file, scopesKey)
{
}

std::vector<RepositoryScopes::Entry> RepositoryScopes::all() const
{
    std::vector<Entry> found;
    m_list.read([&found](const QSettings& kept) {
        const auto name = core::RepositoryName::parse(kept.value(repositoryKey).toString());
        const auto account = kept.value(accountKey).toString();
        if (!name || account.isEmpty())
            return;
        found.push_back({.account = account,
                         .name = *name,
                         .scope = {.leftOut = kept.value(leftOutKey).toStringList(),
                                   .branches = branchesOf(kept.value(branchesKey).toString()),
                                   .patterns = kept.value(patternsKey).toStringList()}});
    });
    return found;
}

monitor::RepositoryScopes RepositoryScopes::of(const core::AccountId& account) const
{
    monitor::RepositoryScopes scopes;
    for (const Entry& entry : all()) {
        if (entry.account == account)
            scopes.insert(entry.name, entry.scope);
    }
    return scopes;
}

core::Result<void> RepositoryScopes::keep(const core::AccountId& account, const core::RepositoryName& name,
                                          const core::RepositoryScope& scope)
{
    auto entries = all();
    std::erase_if(entries, [&](const Entry& entry) { return entry.account == account && entry.name == name; });
    if (!scope.isWhole())
        entries.push_back({.account = account, .name = name, .scope = scope});
    return m_list.write(std::ssize(entries), [&entries](QSettings& kept, qsizetype index) {
        const Entry& entry = entries[size_t(index)];
        kept.setValue(accountKey, entry.account);
        kept.setValue(repositoryKey, entry.name.full());
        kept.setValue(leftOutKey, entry.scope.leftOut);
        kept.setValue(branchesKey, wordOf(entry.scope.branches));
        kept.setValue(patternsKey, entry.scope.patterns);
    });
}

} // namespace signalbox::settings
