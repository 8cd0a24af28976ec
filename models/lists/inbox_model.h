// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "core/recent_lines.h"
#include "lists/inbox_row.h"
#include "lists/row_diff.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace signalbox::lists {

/// What waits for the user, over all repositories of all accounts, one heading a sort and the newest first below it.
/// Fed with the watcher's changes; a row goes by itself when it is dealt with, whoever did that.
///
/// A deployment waits for whoever GitHub says may approve it, a fork's run for whoever may write to the repository,
/// a required check that nobody reports for whoever opened the pull request. A
/// failed run is the user's when the user caused it or started it again, while nothing later of its workflow and branch
/// says something else, and for two weeks.
class InboxModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< lists::InboxRow
        FactsRole, ///< inboxFacts()
        OutcomeRole, ///< core::Outcome as int; nothing for a heading
    };

    explicit InboxModel(core::Clock& clock, QObject* parent = nullptr);

    void apply(const core::ChangeSet& changes);
    /// Whose runs are the user's own, as this account.
    void setLogin(const core::AccountId& account, const QString& login);

    /// What this deployment would deploy and over what, in words; empty: nobody knows.
    void setOffer(const RunKey& run, core::EnvironmentId environment, const QString& words);

    const InboxRow& rowAt(int row) const { return m_rows[size_t(row)]; }
    /// How many things wait; headings are none.
    int waiting() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// A heading is read and not chosen.
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// waiting() is another number.
    void waitingChanged(int waiting);

private:
    /// What the newest run of a line that says something said.
    struct Verdict {
        core::Place place;
        std::optional<core::Run> failed; ///< nothing: it passed
    };
    using RepositoryKey = std::pair<core::AccountId, core::RepositoryId>;
    using PullKey = std::pair<RepositoryKey, int>;

    void take(const core::AccountId& account, const core::Repository& repository);
    void take(const core::AccountId& account, const core::Run& run);
    void take(const core::AccountId& account, const core::SilentChecks& silent);
    void forget(const core::AccountId& account, core::RunId run);
    void removeRepository(const RepositoryKey& repository);
    bool isOwn(const core::AccountId& account, const core::Run& run) const;
    void note(const core::Line& line, const Verdict& verdict);
    /// It failed, is the user's, and not weeks ago.
    bool waits(const core::AccountId& account, const Verdict& verdict) const;
    std::vector<InboxRow> things() const;
    void show();
    void refreshTimes();

    core::Clock& m_clock;
    std::map<core::AccountId, QString> m_logins;
    std::map<RepositoryKey, core::Repository> m_repositories;
    std::map<std::pair<core::AccountId, core::RunId>, core::Run> m_waiting; ///< for a person
    std::map<std::pair<core::AccountId, core::RunId>, std::vector<core::PendingDeployment>> m_pending;
    /// What they would deploy, by run and environment.
    std::map<std::pair<core::AccountId, core::RunId>, std::map<core::EnvironmentId, QString>> m_offers;
    core::RecentLines<Verdict> m_lines;
    /// Those whose newest run failed and is the user's: a few of thousands, which are looked at with every change. Some
    /// may be gone from m_lines.
    std::set<core::Line> m_ownFailures;
    std::map<PullKey, core::SilentChecks> m_silent;
    std::vector<InboxRow> m_rows; ///< with headings
    int m_count = 0;
};

} // namespace signalbox::lists
