// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/artifact_list_model.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace signalbox::views {

class ElidedLabel;
class EmptyState;
class Panel;

/// The files that a run left behind, and their downloads. It is told everything through values and says through signals
/// what the user wants.
class ArtifactPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ArtifactPanel(QWidget* parent = nullptr);

    /// Nothing is known of the run on show; `ended`: whether more artifacts may come.
    void begin(bool ended);
    void setArtifacts(const std::vector<core::Artifact>& artifacts);
    void setDownload(core::ArtifactId artifact, const core::Download& download);
    void setError(const core::Error& error);
    void setNow(const QDateTime& now);
    /// Where downloads go.
    void setFolder(const QString& folder);
    void takeFocus();

Q_SIGNALS:
    /// What they are called.
    void known(const QStringList& names);
    /// Into the folder, or on from where they stopped.
    void downloadRequested(const std::vector<core::Artifact>& artifacts);
    /// To a file that is to be asked for.
    void downloadAsRequested(const core::Artifact& artifact);
    void stopRequested(core::ArtifactId artifact);
    /// Another folder is to be asked for.
    void folderRequested();
    /// The folder of this file, or where downloads go when it is empty.
    void showFileRequested(const QString& path);
    void retryRequested();

private:
    QPushButton* addButton(const QString& text, const QString& name);
    void build();
    std::optional<lists::ArtifactRow> current() const;
    std::vector<core::Artifact> missing() const;
    void act();
    void showButtons();
    void showMenu(const QPoint& at);

    lists::ArtifactListModel m_rows;
    QDateTime m_now;
    Panel* m_panel;
    QListView* m_list;
    EmptyState* m_message;
    QStackedLayout* m_pages;
    ElidedLabel* m_folderText;
    QToolButton* m_chooseFolder;
    QPushButton* m_all;
    QPushButton* m_act; ///< Download, Resume or Stop: what suits the chosen one
    QPushButton* m_saveAs;
    QPushButton* m_showFile;
    bool m_focusSoon = false; // the list is asked to take the keyboard and is not there yet
};

} // namespace signalbox::views
