// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/repository_scope.h"

#include <QHash>

#include <map>

namespace signalbox::monitor {

using RepositoryScopes = QHash<core::RepositoryName, core::RepositoryScope>;

/// The one place where it is decided which runs count: what the watcher says goes through it to everybody who shows or
/// tells of runs; the store alone knows them all. Of one account; GUI thread.
class ScopeFilter {
public:
    /// Those of a whole repository need not be named.
    explicit ScopeFilter(RepositoryScopes scopes = {})
        : m_scopes(std::move(scopes))
    {
    }

    /// What is left of the changes, and what follows from them: another default branch makes other runs count.
    core::ChangeSet take(const core::ChangeSet& changes);
    /// The changes that follow: what counts no longer goes and what counts now comes, as old news.
    core::ChangeSet setScopes(const RepositoryScopes& scopes, const core::AccountId& account, const QDateTime& now);
    bool counts(const core::Run& run) const;

    /// As many as the program's list shows. Another scope does not reach back to what is older.
    static constexpr std::size_t mostRuns = 30'000;

private:
    struct Known {
        core::Run run;
        bool isShown = false;
    };

    void pass(const core::Changed<core::Run>& change, std::vector<core::Change>& into);
    void note(const core::Repository& repository, std::vector<core::Change>& into);
    void judgeAgain(core::RepositoryId repository, std::vector<core::Change>& into);

    RepositoryScopes m_scopes;
    QHash<core::RepositoryId, core::Repository> m_repositories;
    std::map<core::RunId, Known> m_runs; // their texts are shared with the lists; ids grow with time
};

} // namespace signalbox::monitor
