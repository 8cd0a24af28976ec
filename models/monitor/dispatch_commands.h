// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/run.h"
#include "monitor/dispatch_request.h"
#include "monitor/watcher.h"
#include "monitor/written_actions.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace signalbox::monitor {

/// One that GitHub has taken.
struct Dispatched {
    DispatchRequest request;
    QDateTime at; ///< when it was sent, UTC
    std::optional<core::RunId> run; ///< nothing: the server did not say which
};

/// Starts workflows by hand. As with RunCommands each start is a row in the store's action log before its request is
/// sent and is completed after the answer; its `message` begins with the workflow's path and the ref. It is never sent
/// twice: on a lost answer we look first whether a run has come of it. Then the watcher looks.
class DispatchCommands final : public QObject {
    Q_OBJECT

public:
    DispatchCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                     QObject* parent = nullptr);

    /// Timeout says that nobody knows whether it began, even after looking; a refusal is GitHub's own, with its words
    /// in `detail`.
    QCoro::Task<core::Result<Dispatched>> dispatch(DispatchRequest request);
    /// Which run it is, where the server did not say: it is there some seconds later, and is looked for during a
    /// minute. NotYet when it did not come; the watcher may see it still.
    QCoro::Task<core::Result<core::RunId>> find(Dispatched dispatched);

    /// Why this cannot be started, in a user's words; empty when it can.
    static QString whyNot(const core::Workflow& workflow, const core::Repository& repository);

    /// After a start: actions whose outcome was never learned are looked at and closed. While GitHub cannot be reached
    /// they stay open, and it is tried again now and then; so only a program that stays should ask for it.
    QCoro::Task<void> settleOpenActions();

private:
    QCoro::Task<core::Result<void>> send(DispatchRequest request, std::shared_ptr<std::optional<core::RunId>> run,
                                         github::RequestRecord record);
    /// The run that came of a start at that time, if GitHub lists it: the first one after it by this user that has not
    /// been taken for another start; where there is none, because clocks differ, the last one shortly before it.
    QCoro::Task<core::Result<std::optional<core::RunId>>> look(core::RepositoryName repository, QString path,
                                                               QString ref, QDateTime at);
    WrittenActions::Effect tookEffect(const history::Action& action,
                                      const std::shared_ptr<std::optional<core::RunId>>& run);
    /// Whether a run has come of the action by now, which `run` then is.
    WrittenActions::Effect hasRun(history::Action action, std::shared_ptr<std::optional<core::RunId>> run);

    github::Client& m_client;
    Watcher& m_watcher;
    core::Clock& m_clock;
    QSet<core::WorkflowId> m_onTheirWay;
    QSet<core::RunId> m_told; ///< runs that are known to have come of one start
    WrittenActions m_actions; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::monitor
