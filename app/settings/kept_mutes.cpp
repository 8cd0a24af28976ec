// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kept_mutes.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto mutesKey = "mutes"_L1;
constexpr auto untilKey = "until"_L1;
constexpr auto accountKey = "account"_L1; // without one, all is muted
constexpr auto repositoryKey = "repository"_L1;
constexpr auto workflowKey = "workflow"_L1;
constexpr auto branchKey = "branch"_L1;
constexpr auto pullRequestKey = "pullRequest"_L1;
constexpr int longestDays = 1;

} // namespace

KeptMutes::KeptMutes(const QString& file)
    : m_list(file, mutesKey)
{
}

monitor::Mutes KeptMutes::read(const QDateTime& now) const
{
    monitor::Mutes mutes;
    m_list.read([&](const QSettings& kept) {
        const auto until = QDateTime::fromString(kept.value(untilKey).toString(), Qt::ISODateWithMs);
        const core::Line line{.account = kept.value(accountKey).toString(),
                              .repository = {kept.value(repositoryKey).toLongLong()},
                              .workflow = {kept.value(workflowKey).toLongLong()},
                              .branch = kept.value(branchKey).toString(),
                              .pullRequest = kept.value(pullRequestKey).toBool()};
        if (!until.isValid() || until > now.addDays(longestDays))
            return;
        if (line.account.isEmpty())
            mutes.muteAll(until);
        else
            mutes.muteLine(line, until);
    });
    return mutes;
}

core::Result<void> KeptMutes::keep(const monitor::Mutes& mutes, const QDateTime& now)
{
    const auto lines = mutes.linesAt(now);
    std::vector<std::pair<core::Line, QDateTime>> entries(lines.begin(), lines.end());
    if (const auto all = mutes.allUntil(now))
        entries.emplace_back(core::Line{}, *all);
    return m_list.write(std::ssize(entries), [&entries](QSettings& kept, qsizetype index) {
        const auto& [line, until] = entries[size_t(index)];
        kept.setValue(untilKey, until.toUTC().toString(Qt::ISODateWithMs));
        if (line.account.isEmpty())
            return;
        kept.setValue(accountKey, line.account);
        kept.setValue(repositoryKey, line.repository.value);
        kept.setValue(workflowKey, line.workflow.value);
        kept.setValue(branchKey, line.branch);
        kept.setValue(pullRequestKey, line.pullRequest);
    });
}

} // namespace signalbox::settings
