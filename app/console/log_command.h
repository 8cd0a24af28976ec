// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"

#include <optional>

namespace signalbox::console {

/// `signalbox log`: what was done with Signalbox on this machine, the newest first. Reads the history alone and asks
/// nobody, so it needs no token.
class LogCommand final : public Command {
    Q_OBJECT

public:
    LogCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

    void start() override;

protected:
    void looked() override { }

private:
    QCoro::Task<void> tell();
    QCoro::Task<void> verify();
    QCoro::Task<void> exportAll();
    QCoro::Task<void> list();
    /// What of the options chooses actions; Rejected for a time that is none.
    core::Result<history::ActionFilter> filter() const;
    bool isWanted(const history::Action& action) const;
};

} // namespace signalbox::console
