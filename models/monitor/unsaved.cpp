// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/unsaved.h"

#include <ranges>
#include <set>

namespace signalbox::monitor {
namespace {

enum Kind { RepositoryRow, WorkflowRow, RunRow, JobRow, PendingRow, SilentRow };

template <class... Callables>
struct Overloaded : Callables... {
    using Callables::operator()...;
};

} // namespace

void Unsaved::add(const std::vector<core::Change>& changes)
{
    for (const core::Change& change : changes)
        m_changes.insert_or_assign(key(change), change);
}

void Unsaved::forget(const std::vector<core::Change>& written)
{
    for (const core::Change& change : written)
        m_changes.erase(key(change));
}

std::vector<core::Change> Unsaved::before(const std::vector<core::Change>& changes) const
{
    if (m_changes.empty())
        return changes;
    std::set<Key> renewed;
    for (const core::Change& change : changes)
        renewed.insert(key(change));
    std::vector<core::Change> result;
    for (const auto& [row, change] : m_changes) {
        if (!renewed.contains(row))
            result.push_back(change);
    }
    result.insert(result.end(), changes.begin(), changes.end());
    return result;
}

Unsaved::Key Unsaved::key(const core::Change& change)
{
    const auto keyOf = Overloaded{
        [](const core::Changed<core::Repository>& row) { return Key{RepositoryRow, row.after.id.value}; },
        [](const core::Changed<core::Workflow>& row) { return Key{WorkflowRow, row.after.id.value}; },
        [](const core::Changed<core::Run>& row) { return Key{RunRow, row.after.id.value}; },
        [](const core::Changed<core::Job>& row) { return Key{JobRow, row.after.id.value}; },
        [](const core::RunRemoved& row) { return Key{RunRow, row.run.value}; },
        [](const core::RepositoryRemoved& row) { return Key{RepositoryRow, row.repository.value}; },
        [](const core::Changed<core::SilentChecks>& row) { return Key{SilentRow, row.after.pull.number}; },
        [](const core::Changed<core::PendingDeployments>& row) { return Key{PendingRow, row.after.run.value}; },
    };
    return std::visit(keyOf, change);
}

} // namespace signalbox::monitor
