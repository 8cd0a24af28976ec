// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/change_line.h"
#include "console/command.h"

#include <map>

namespace signalbox::console {

/// `signalbox watch`: each change of one run, until it has ended. The end of the run is the last line.
class WatchCommand final : public Command {
    Q_OBJECT

public:
    WatchCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    using RunKey = FirstLook::Key<core::RunId>;

    std::optional<RunKey> chosen();
    QCoro::Task<void> askForRun(core::RunId id);
    void follow(session::AccountSession& session, const core::Run& run);
    void take(const core::ChangeSet& changes);
    /// Adds what the row says more than what was told of it, if it is of the attempt as it stands.
    void add(core::ChangeSet& changes, const core::Job& job);
    void tell(const core::ChangeSet& changes);
    void print(const cli::ChangeLine& line);
    /// Asks for the jobs of the attempt that has ended once more, tells what is missing, and ends.
    QCoro::Task<void> finish();

    cli::ChangeLines m_lines;
    session::AccountSession* m_session = nullptr; // that watches the run; none before one is followed
    core::Run m_run; // the one that is followed, as it stands
    std::map<core::JobId, core::Job> m_jobs; // of its newest attempt, as they were told
    std::optional<cli::ChangeLine> m_lastLine; // the run's end, kept back
    int m_asked = 0; // for the jobs of the attempt that has ended
    bool m_isFinishing = false;
};

} // namespace signalbox::console
