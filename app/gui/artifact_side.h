// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "downloads/artifact_downloads.h"
#include "github/wait.h"
#include "gui/accounts.h"
#include "window/main_window.h"

#include <QObject>

#include <set>

namespace signalbox::gui {

/// What the run on show has left behind: asks for its artifacts and annotations while somebody looks at them, and
/// downloads what the user wants. GUI thread.
class ArtifactSide final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds betweenLooks{20}; ///< at a run that goes on
    static constexpr int mostJobs = 30; ///< whose annotations are asked for, one request each

    ArtifactSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window,
                 QObject* parent = nullptr);
    ~ArtifactSide() override;

private:
    void connectPanels();
    void follow();
    void look();
    QCoro::Task<void> fetchArtifacts(views::RunKey key);
    QCoro::Task<void> fetchAnnotations(views::RunKey key);
    /// What earlier starts of the program have left of their downloads.
    QCoro::Task<void> findParts(views::RunKey key, std::vector<core::Artifact> artifacts);
    void download(const core::Artifact& artifact, const downloads::Order& order);
    void downloadAll(const std::vector<core::Artifact>& artifacts);
    void downloadAs(const core::Artifact& artifact);
    void chooseFolder();
    void openFolderOf(const QString& path);
    void showDownload(core::ArtifactId artifact);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::MainWindow& m_window;
    downloads::ArtifactDownloads m_downloads;
    std::optional<views::RunKey> m_shown;
    bool m_ended = false; ///< at the last look
    bool m_offline = false; ///< GitHub could not be reached at the last look of all
    bool m_resting = false; ///< the last look was a moment ago
    bool m_refused = false; ///< this token may not read annotations
    std::set<core::JobId> m_asked; ///< whose annotations are here or on their way
    github::Lifetime m_lifetime;
};

} // namespace signalbox::gui
