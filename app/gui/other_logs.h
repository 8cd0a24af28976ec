// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "logs/log_cache.h"
#include "logs/log_scope.h"

#include <QCoroTask>
#include <QPointer>

#include <deque>

namespace signalbox::views {
class PipelineView;
}

namespace signalbox::gui {

/// The logs around the one that is read: that of the last run of the same job which has passed, those of the other jobs
/// of the run, those of the job in earlier runs. Runs and jobs come out of the store where it has them, and from GitHub
/// where not; logs come through the cache. A new request ends the one before of its kind. GUI thread only.
class OtherLogs final : public QObject {
    Q_OBJECT

public:
    static constexpr int pastRuns = 20; ///< that are searched, the one on show included

    OtherLogs(session::Workspace& workspace, Accounts& accounts, views::PipelineView& view, QObject* parent = nullptr);

    /// What is on show.
    struct Shown {
        core::AccountId account;
        core::Run run;
        core::Job job;
        QPointer<logs::LogCache> cache;
    };
    /// Hands the view an earlier log to compare with, or says why there is none.
    QCoro::Task<void> compare(Shown shown);
    /// Hands the view's list the logs of the scope, as they come in.
    QCoro::Task<void> collect(Shown shown, views::LogScope scope);
    /// Another run is on show.
    void stop();

private:
    struct Wanted {
        core::Run run;
        std::optional<core::Job> job; ///< none: the one with the name of the job on show, when the run has it
        QString title;
    };
    using Queue = std::shared_ptr<std::deque<Wanted>>;

    QCoro::Task<std::vector<core::Run>> runsOfWorkflow(Shown shown);
    QCoro::Task<std::vector<core::Run>> greenRuns(Shown shown);
    QCoro::Task<core::Result<std::vector<core::Job>>> jobsOf(core::AccountId account, core::Run run);
    QCoro::Task<core::Result<core::Job>> sameJob(core::AccountId account, core::Run run, QString name);
    QCoro::Task<void> fetchAll(Shown shown, Queue queue, int round);
    bool isOnShow(const Shown& shown) const;

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::PipelineView& m_view;
    int m_comparison = 0; ///< counts the requests: an older one has nothing more to say
    int m_round = 0;
};

} // namespace signalbox::gui
