// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/job.h"
#include "core/run.h"
#include "monitor/watcher.h"

#include <QObject>

namespace signalbox::monitor {

/// What a user can do to a run. Each action is a row in the store's action log before its request is sent and is
/// completed after the answer; on a lost answer we look first whether it took effect. Then the watcher looks at once.
class RunCommands final : public QObject {
    Q_OBJECT

public:
    enum class Kind { Rerun, RerunFailed, RerunJob, Cancel, ForceCancel };
    Q_ENUM(Kind)

    RunCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                QObject* parent = nullptr);

    QCoro::Task<core::Result<void>> rerun(core::Run run);
    QCoro::Task<core::Result<void>> rerunFailed(core::Run run);
    QCoro::Task<core::Result<void>> rerunJob(core::Run run, core::Job job);
    QCoro::Task<core::Result<void>> cancel(core::Run run);
    QCoro::Task<core::Result<void>> forceCancel(core::Run run);

    /// Why this cannot be done to this run as it stands, in a user's words; empty when it can.
    static QString whyNot(Kind kind, const core::Run& run, const core::Repository& repository);

    /// After a start: actions whose outcome was never learned are looked at and closed.
    QCoro::Task<void> settleOpenActions();

private:
    github::Client& m_client;
    history::Store& m_store;
    Watcher& m_watcher;
    core::Clock& m_clock;
};

} // namespace signalbox::monitor
