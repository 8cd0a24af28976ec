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
    : m_path(file)
    , m_file(file, QSettings::IniFormat)
{
}

std::vector<KindCorrections::Entry> KindCorrections::all() const
{
    // QSettings reads an array only by moving a cursor in itself; a second one on the same file has the same values.
    QSettings file(m_path, QSettings::IniFormat);
    std::vector<Entry> found;
    const int count = file.beginReadArray(kindsKey);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        const auto name = core::RepositoryName::parse(file.value(repositoryKey).toString());
        const Entry entry{.scope = {.account = file.value(accountKey).toString(),
                                    .repository = name.value_or(core::RepositoryName()),
                                    .workflow = file.value(workflowKey).toString()},
                          .job = file.value(jobKey).toString(),
                          .word = file.value(kindKey).toString()};
        if (name && !entry.scope.account.isEmpty() && !entry.job.isEmpty() && !entry.word.isEmpty())
            found.push_back(entry);
    }
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
    QSettings file(m_path, QSettings::IniFormat);
    file.allKeys(); // each section is read when somebody asks for it, and is found to be none only then
    if (file.status() != QSettings::NoError)
        return std::unexpected(notWritten());
    auto entries = all();
    std::erase_if(entries, [&](const Entry& entry) { return entry.scope == scope && entry.job == job; });
    if (!word.isEmpty())
        entries.push_back({.scope = scope, .job = job, .word = word});
    m_file.remove(kindsKey);
    m_file.beginWriteArray(kindsKey, static_cast<int>(entries.size()));
    for (int i = 0; const Entry& entry : entries) {
        m_file.setArrayIndex(i++);
        m_file.setValue(accountKey, entry.scope.account);
        m_file.setValue(repositoryKey, entry.scope.repository.full());
        m_file.setValue(workflowKey, entry.scope.workflow);
        m_file.setValue(jobKey, entry.job);
        m_file.setValue(kindKey, entry.word);
    }
    m_file.endArray();
    m_file.sync();
    if (m_file.status() == QSettings::NoError)
        return {};
    return std::unexpected(notWritten());
}

core::Error KindCorrections::notWritten() const
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The settings %1 cannot be written."_s.arg(m_path),
            .advice = u"See who owns the file, whether the disk is full, and whether it is an ini file."_s};
}

} // namespace signalbox::settings
