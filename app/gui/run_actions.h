// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "monitor/run_commands.h"
#include "runs/run_command.h"
#include "window/main_window.h"

#include <QObject>

namespace signalbox::gui {

monitor::RunCommands::Kind kindOf(views::RunCommand command);

/// What a user does to a run: from the window's wish to the command, and its result back to the window. Views know no
/// rules of GitHub's; this is where they are handed in.
class RunActions final : public QObject {
    Q_OBJECT

public:
    RunActions(Accounts& accounts, core::Clock& clock, views::MainWindow& window, QObject* parent = nullptr);

    /// Asks first what cannot be taken back: a forced cancel, a deletion, and to run a stranger's code.
    void ask(monitor::RunCommands::Kind kind, const core::AccountId& account, const core::Run& run,
             const core::Job& job = {});
    static QCoro::Task<core::Result<void>> send(monitor::RunCommands& commands, monitor::RunCommands::Kind kind,
                                                const core::Run& run, const core::Job& job);
    QString whyNot(monitor::RunCommands::Kind kind, const core::AccountId& account, const core::Run& run) const;

Q_SIGNALS:
    /// What became of it, as the window's banner says it too: `advice` may be empty.
    void ended(const QString& what, const QString& advice);

private:
    void tell(const core::Error& error);
    void perform(monitor::RunCommands::Kind kind, const core::AccountId& account, const core::Run& run,
                 const core::Job& job);

    Accounts& m_accounts;
    core::Clock& m_clock;
    views::MainWindow& m_window;
};

} // namespace signalbox::gui
