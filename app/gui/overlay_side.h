// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/attempts_side.h"
#include "lists/overlay.h"
#include "lists/run_list_model.h"

namespace signalbox::gui {

/// Lays the times of another run below those of the run on screen: of the last green one until the user chooses
/// another, who is asked no more as long as the program runs. Its jobs come out of the store; GitHub is asked for them
/// only when somebody chooses that run. GUI thread only.
class OverlaySide final : public QObject {
    Q_OBJECT

public:
    OverlaySide(session::Workspace& workspace, const lists::RunListModel& runs, AttemptsSide& attempts,
                views::PipelineView& view, QObject* parent = nullptr);

    /// This run is on screen.
    void show(const core::AccountId& account, const core::Run& run);
    /// None is.
    void stop();

private:
    enum class Ask { Store, GitHubToo };

    void offer();
    void offerSoon();
    QCoro::Task<void> compare(int round, Ask ask);
    QCoro::Task<core::Result<std::vector<core::Job>>> jobsOf(core::Run run, Ask ask);

    session::Workspace& m_workspace;
    const lists::RunListModel& m_runs;
    AttemptsSide& m_attempts;
    views::PipelineView& m_view;
    core::AccountId m_account;
    std::optional<core::Run> m_run; ///< on screen
    std::vector<lists::OverlayOffer> m_offers;
    bool m_willOffer = false;
    lists::OverlayChoice m_choice;
    int m_round = 0; ///< counts what was wanted: the answer to an earlier wish is nobody's
};

} // namespace signalbox::gui
