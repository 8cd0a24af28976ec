// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QCoroTask>
#include <QObject>

namespace signalbox::views {
class MainWindow;
}

namespace signalbox::gui {

/// Tells the pipeline screen how its chosen job did before, out of the store, and opens the run of a time that is
/// chosen there. GUI thread only.
class JobPastSide final : public QObject {
    Q_OBJECT

public:
    static constexpr int times = 50;

    JobPastSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent = nullptr);

    /// Of this account is the run on screen; empty: none is.
    void setAccount(const core::AccountId& account) { m_account = account; }

private:
    QCoro::Task<void> ask(core::Job job);

    session::Workspace& m_workspace;
    views::MainWindow& m_window;
    core::AccountId m_account;
};

} // namespace signalbox::gui
