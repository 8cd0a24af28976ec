// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kind_corrections.h"

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto kindsKey = "kinds"_L1;
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
        const auto scope = scopeOf(kept);
        const QString job = kept.value(jobKey).toString();
        const QString word = kept.value(kindKey).toString();
        if (scope && !job.isEmpty() && !word.isEmpty())
            found.push_back({.scope = *scope, .job = job, .word = word});
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
        setScope(kept, entry.scope);
        kept.setValue(jobKey, entry.job);
        kept.setValue(kindKey, entry.word);
    });
}

} // namespace signalbox::settings
