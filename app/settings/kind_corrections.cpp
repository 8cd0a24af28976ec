// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kind_corrections.h"

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto kindsKey = "kinds"_L1;
constexpr auto accountKey = "account"_L1;
constexpr auto repositoryKey = "repository"_L1;
constexpr auto workflowKey = "workflow"_L1;
constexpr auto jobKey = "job"_L1;
constexpr auto kindKey = "kind"_L1;

} // namespace

KindCorrections::KindCorrections(const QString& file)
    : m_list(file, kindsKey)
{
}

std::vector<KindCorrections::Entry> KindCorrections::all() const
{
    std::vector<Entry> found;
    m_list.read([&found](const QSettings& kept) {
        const auto name = core::RepositoryName::parse(kept.value(repositoryKey).toString());
        const Entry entry{.scope = {.account = kept.value(accountKey).toString(),
                                    .repository = name.value_or(core::RepositoryName()),
                                    .workflow = kept.value(workflowKey).toString()},
                          .job = kept.value(jobKey).toString(),
                          .word = kept.value(kindKey).toString()};
        if (name && !entry.scope.account.isEmpty() && !entry.job.isEmpty() && !entry.word.isEmpty())
            found.push_back(entry);
    });
    return found;
}

QMap<QString, QString> KindCorrections::of(const Scope& scope) const
{
    QMap<QString, QString> words;
    for (const Entry& entry : all()) {
        if (entry.scope == scope)
            words.insert(entry.job, entry.word);
    }
    return words;
}

core::Result<void> KindCorrections::keep(const Scope& scope, const QString& job, const QString& word)
{
    auto entries = all();
    std::erase_if(entries, [&](const Entry& entry) { return entry.scope == scope && entry.job == job; });
    if (!word.isEmpty())
        entries.push_back({.scope = scope, .job = job, .word = word});
    return m_list.write(std::ssize(entries), [&entries](QSettings& kept, qsizetype index) {
        const Entry& entry = entries[size_t(index)];
        kept.setValue(accountKey, entry.scope.account);
        kept.setValue(repositoryKey, entry.scope.repository.full());
        kept.setValue(workflowKey, entry.scope.workflow);
        kept.setValue(jobKey, entry.job);
        kept.setValue(kindKey, entry.word);
    });
}

} // namespace signalbox::settings
