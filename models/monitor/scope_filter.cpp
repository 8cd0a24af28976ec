// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/scope_filter.h"

namespace signalbox::monitor {

core::ChangeSet ScopeFilter::take(const core::ChangeSet& changes)
{
    core::ChangeSet left{.account = changes.account, .at = changes.at, .catchingUp = changes.catchingUp};
    left.changes.reserve(changes.changes.size());
    // A run may stand before its repository, whose default branch decides about it.
    std::vector<core::Change> followed;
    for (const core::Change& change : changes.changes) {
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            note(repository->after, followed);
    }
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
            pass(*run, left.changes);
            continue;
        }
        if (const auto* removed = std::get_if<core::RunRemoved>(&change)) {
            const auto known = m_runs.find(removed->run);
            const bool wasHidden = known != m_runs.end() && !known->second.isShown;
            if (known != m_runs.end())
                m_runs.erase(known);
            if (wasHidden)
                continue;
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            std::erase_if(m_runs, [&](const auto& entry) { return entry.second.run.repository == gone->repository; });
            m_repositories.remove(gone->repository);
        }
        left.changes.push_back(change);
    }
    std::ranges::move(followed, std::back_inserter(left.changes));
    while (m_runs.size() > mostRuns)
        m_runs.erase(m_runs.begin());
    return left;
}

core::ChangeSet ScopeFilter::setScopes(const RepositoryScopes& scopes, const core::AccountId& account,
                                       const QDateTime& now)
{
    core::ChangeSet follows{.account = account, .at = now, .catchingUp = true};
    const RepositoryScopes before = std::exchange(m_scopes, scopes);
    for (const core::Repository& repository : std::as_const(m_repositories)) {
        if (before.value(repository.name) != m_scopes.value(repository.name))
            judgeAgain(repository.id, follows.changes);
    }
    return follows;
}

bool ScopeFilter::counts(const core::Run& run) const
{
    const auto repository = m_repositories.constFind(run.repository);
    const bool known = repository != m_repositories.cend();
    const auto scope = m_scopes.constFind(known ? repository->name : run.repositoryName);
    return scope == m_scopes.cend() || scope->counts(run, known ? repository->defaultBranch : QString());
}

void ScopeFilter::pass(const core::Changed<core::Run>& change, std::vector<core::Change>& into)
{
    Known& known = m_runs[change.after.id];
    const bool wasKnown = bool(known.run.id);
    const bool wasShown = known.isShown;
    known = {.run = change.after, .isShown = counts(change.after)};
    if (!known.isShown) {
        if (wasShown)
            into.emplace_back(core::RunRemoved{.run = change.after.id, .repository = change.after.repository});
    } else if (wasKnown && !wasShown) {
        into.emplace_back(core::Changed<core::Run>{.before = {}, .after = change.after});
    } else {
        into.emplace_back(change);
    }
}

void ScopeFilter::note(const core::Repository& repository, std::vector<core::Change>& into)
{
    const auto known = m_repositories.constFind(repository.id);
    const bool decides = known != m_repositories.cend()
        && (known->defaultBranch != repository.defaultBranch || known->name != repository.name);
    m_repositories.insert(repository.id, repository);
    if (decides)
        judgeAgain(repository.id, into);
}

void ScopeFilter::judgeAgain(core::RepositoryId repository, std::vector<core::Change>& into)
{
    for (auto& [id, known] : m_runs) {
        if (known.run.repository != repository || counts(known.run) == known.isShown)
            continue;
        known.isShown = !known.isShown;
        if (known.isShown)
            into.emplace_back(core::Changed<core::Run>{.before = {}, .after = known.run});
        else
            into.emplace_back(core::RunRemoved{.run = id, .repository = repository});
    }
}

} // namespace signalbox::monitor
