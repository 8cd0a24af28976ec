// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run_attempt.h"
#include "github/client.h"
#include "history/store.h"

#include <QHash>
#include <QPointer>

namespace signalbox::monitor {

/// The attempts of an account's runs that are over. They never change: each is asked for once and kept in the store,
/// and what GitHub has no longer is not asked for again. GUI thread only. It may die while something is under way.
class RunAttempts final : public QObject {
    Q_OBJECT

public:
    /// The store is borrowed and outlives it.
    RunAttempts(github::Client& client, history::Store& store, QObject* parent = nullptr);

    /// An attempt of `run` with all jobs that GitHub lists of it; `run` as it stands, whose attempt is the newest one.
    /// Two requests at the most. NotYet for one that is not over: the watcher's is fresher. Gone where GitHub has it no
    /// longer, else as the client has it. A store that does not take it is no harm: it is asked for again.
    QCoro::Task<core::Result<core::RunAttempt>> attempt(core::Run run, int number);

private:
    QCoro::Task<core::Result<core::RunAttempt>> fetch(core::Run run, int number);

    QPointer<github::Client> m_client;
    history::Store& m_store;
    QHash<std::pair<core::RunId, int>, core::Error> m_gone;
};

} // namespace signalbox::monitor
