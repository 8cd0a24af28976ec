// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/change_line.h"
#include "console/command.h"

#include <map>

namespace signalbox::console {

/// `signalbox watch`: each change of one run, until it has ended.
class WatchCommand final : public Command {
    Q_OBJECT

public:
    WatchCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    std::optional<core::Run> chosen();
    QCoro::Task<void> askForRun(core::RunId id);
    void follow(const core::Run& run);
    void take(const core::ChangeSet& changes);
    void print(const cli::ChangeLine& line);
    void endWhenComplete();

    cli::ChangeLines m_lines;
    std::optional<core::Run> m_run; // the one that is followed, as it stands
    std::map<core::JobId, core::Job> m_jobs; // of its newest attempt
};

} // namespace signalbox::console
