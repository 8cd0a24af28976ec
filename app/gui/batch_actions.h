// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run_action.h"
#include "gui/accounts.h"
#include "gui/run_actions.h"
#include "monitor/run_batch.h"
#include "runs/batch_dialog.h"
#include "window/main_window.h"

#include <QObject>

#include <vector>

namespace signalbox::gui {

/// One action on many runs: from the window's wish over its preview to the result of each. The batch lives as long as
/// its window; several can be open, and the accounts send one write a second whoever asks.
class BatchActions final : public QObject {
    Q_OBJECT

public:
    BatchActions(Accounts& accounts, const RunActions& actions, views::MainWindow& window, QObject* parent = nullptr);

    /// Shows what it will touch, and does it once that is confirmed. Also for what is no command of a run, such as the
    /// review of deployments: `ways` then says how, with the comment that was typed.
    using WaysFor = std::function<monitor::RunBatch::Ways(const QString& comment)>;
    void ask(const views::BatchText& text, std::vector<core::RunAction> items, const WaysFor& waysFor);

    // The answers where the account has gone since the things were chosen.
    static QCoro::Task<core::Result<void>> noSession();
    static QCoro::Task<core::Result<bool>> notKnown();

private:
    void askFor(monitor::RunCommands::Kind kind, std::vector<core::RunAction> items);
    monitor::RunBatch::Ways waysOf(monitor::RunCommands::Kind kind) const;

    Accounts& m_accounts;
    const RunActions& m_actions;
    views::MainWindow& m_window;
};

} // namespace signalbox::gui
