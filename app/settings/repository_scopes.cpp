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
    : m_path(file)
    , m_file(file, QSettings::IniFormat)
{
}

std::vector<RepositoryScopes::Entry> RepositoryScopes::all() const
{
    // QSettings reads an array only by moving a cursor in itself; a second one on the same file has the same values.
    QSettings file(m_path, QSettings::IniFormat);
    std::vector<Entry> found;
    const int count = file.beginReadArray(scopesKey);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        const auto name = core::RepositoryName::parse(file.value(repositoryKey).toString());
        const auto account = file.value(accountKey).toString();
        if (!name || account.isEmpty())
            continue;
        found.push_back({.account = account,
                         .name = *name,
                         .scope = {.leftOut = file.value(leftOutKey).toStringList(),
                                   .branches = branchesOf(file.value(branchesKey).toString()),
                                   .patterns = file.value(patternsKey).toStringList()}});
    }
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
    m_file.remove(scopesKey);
    m_file.beginWriteArray(scopesKey, static_cast<int>(entries.size()));
    for (int i = 0; const Entry& entry : entries) {
        m_file.setArrayIndex(i++);
        m_file.setValue(accountKey, entry.account);
        m_file.setValue(repositoryKey, entry.name.full());
        m_file.setValue(leftOutKey, entry.scope.leftOut);
        m_file.setValue(branchesKey, wordOf(entry.scope.branches));
        m_file.setValue(patternsKey, entry.scope.patterns);
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
