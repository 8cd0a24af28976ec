// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/known_state.h"

#include <QSet>

#include <set>

namespace signalbox::gui {
namespace {

// Of an account, until its watcher tells of them itself.
constexpr int RunsAtStart = 100;
constexpr int RunsOfEachAtStart = 10;

core::ChangeSet changesOf(const core::AccountId& account, history::Snapshot snapshot,
                          const std::vector<core::RepositoryName>& names)
{
    core::ChangeSet changes{.account = account, .catchingUp = true};
    const QSet<core::RepositoryName> wanted(names.begin(), names.end());
    std::set<core::RepositoryId> watched;
    changes.changes.reserve(snapshot.repositories.size() + snapshot.workflows.size() + snapshot.runs.size());
    const auto add = [&]<class Row>(std::vector<Row>& rows, auto repositoryOf) {
        for (Row& row : rows) {
            if (watched.contains(repositoryOf(row)))
                changes.changes.emplace_back(core::Changed<Row>{.before = {}, .after = std::move(row)});
        }
    };
    for (const auto& repository : snapshot.repositories) {
        if (wanted.contains(repository.name))
            watched.insert(repository.id);
    }
    add(snapshot.repositories, [](const core::Repository& row) { return row.id; });
    add(snapshot.workflows, [](const core::Workflow& row) { return row.repository; });
    add(snapshot.runs, [](const core::Run& row) { return row.repository; });
    return changes;
}

} // namespace

KnownState::KnownState(session::Workspace& workspace)
    : m_opening(workspace.open())
{
    // The store does one thing after the other: what is asked now is read as soon as it is open.
    for (const auto& known : workspace.settings().accounts())
        m_readings.push_back(
            {.of = known, .snapshot = workspace.store().snapshot(known.account.id, RunsAtStart, RunsOfEachAtStart)});
}

QCoro::Task<core::Result<history::Store::Opened>> KnownState::opened()
{
    return std::move(m_opening);
}

QCoro::Task<std::vector<core::ChangeSet>> KnownState::changes(std::vector<core::RepositoryName> named, QDateTime now)
{
    auto readings = std::move(m_readings);
    std::vector<core::ChangeSet> found;
    for (auto& reading : readings) {
        auto snapshot = co_await std::move(reading.snapshot);
        if (!snapshot)
            continue;
        found.push_back(
            changesOf(reading.of.account.id, std::move(*snapshot), named.empty() ? reading.of.repositories : named));
        found.back().at = now;
    }
    co_return found;
}

} // namespace signalbox::gui
