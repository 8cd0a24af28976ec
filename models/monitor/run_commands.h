// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/job.h"
#include "core/pending_deployment.h"
#include "core/run.h"
#include "monitor/watcher.h"
#include "monitor/written_actions.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <vector>

namespace signalbox::monitor {

/// What a user can do to a run. Each action is a row in the store's action log before its request is sent and is
/// completed after the answer; on a lost answer we look first whether it took effect. Then the watcher looks at once.
///
/// Nothing is sent while the action log cannot be written (ErrorKind::Storage), nor while another action on the same
/// run is on its way (Conflict). A refusal is GitHub's own, with its words in `detail`; Timeout says that nobody knows,
/// even after looking. Destroying it ends every task with Cancelled; its row stays open and is settled at the next
/// start.
class RunCommands final : public QObject {
    Q_OBJECT

public:
    enum class Kind {
        Rerun,
        RerunFailed,
        RerunJob,
        RerunDebug, ///< all jobs, with GitHub's debug logging
        Cancel,
        ForceCancel,
        Approve, ///< a run of a fork's pull request that waits for it
        Delete, ///< with its logs and artifacts
        ApproveDeployments, ///< of environments that the run waits for
        RejectDeployments,
    };
    Q_ENUM(Kind)

    RunCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                QObject* parent = nullptr);

    QCoro::Task<core::Result<void>> rerun(core::Run run);
    QCoro::Task<core::Result<void>> rerunFailed(core::Run run);
    QCoro::Task<core::Result<void>> rerunJob(core::Run run, const core::Job& job);
    QCoro::Task<core::Result<void>> rerunDebug(core::Run run);
    QCoro::Task<core::Result<void>> cancel(core::Run run);
    QCoro::Task<core::Result<void>> forceCancel(core::Run run);
    QCoro::Task<core::Result<void>> approve(core::Run run);
    QCoro::Task<core::Result<void>> deleteRun(core::Run run);
    /// Lets these environments deploy, or ends their jobs. The comment may be empty; GitHub shows it beside the review.
    QCoro::Task<core::Result<void>> reviewDeployments(core::Run run, std::vector<core::PendingDeployment> deployments,
                                                      bool approve, QString comment);

    /// Why this cannot be done to this run as it stands, in a user's words; empty when it can. Without a time the run's
    /// age is not judged.
    static QString whyNot(Kind kind, const core::Run& run, const core::Repository& repository,
                          const QDateTime& now = {});

    /// Whether an action whose outcome was Timeout took effect after all; looks for up to twenty seconds. False when
    /// GitHub shows nothing of it; an error when GitHub was not reached.
    QCoro::Task<core::Result<bool>> hasTakenEffect(Kind kind, core::Run run);
    /// The same of reviewDeployments().
    QCoro::Task<core::Result<bool>> hasReviewed(core::Run run, std::vector<core::PendingDeployment> deployments,
                                                bool approve);

    /// After a start: actions whose outcome was never learned are looked at and closed. While GitHub cannot be reached
    /// they stay open, and it is tried again now and then; so only a program that stays should ask for it.
    QCoro::Task<void> settleOpenActions();

private:
    /// What of an action the run does not say.
    struct More {
        core::JobId job{};
        QString subject{}; ///< what of the run it is about: a job, environments
        QString reason{};
        QString message{};
        WrittenActions::Send send{};
    };
    QCoro::Task<core::Result<void>> perform(Kind kind, core::Run run, More more);
    QCoro::Task<core::Result<void>> send(Kind kind, core::RepositoryName repository, core::RunId run, core::JobId job,
                                         github::RequestRecord record);
    /// Whether an action whose answer was lost took effect; nothing when even looking does not tell, an error when
    /// GitHub was not reached at all.
    WrittenActions::Effect tookEffect(const history::Action& action);
    /// The same as the run is now.
    WrittenActions::Effect look(history::Action action);
    /// The same as GitHub's list of reviews is now: a run goes on waiting for a timer that it has been approved for.
    WrittenActions::Effect lookForReview(history::Action action);

    github::Client& m_client;
    Watcher& m_watcher;
    core::Clock& m_clock;
    QSet<core::RunId> m_onTheirWay;
    WrittenActions m_actions; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::monitor
