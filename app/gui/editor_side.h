// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "editing/draft_store.h"
#include "editor/workflow_editor.h"
#include "gui/action_learning.h"
#include "lint/checker.h"
#include "lint/repository_files.h"
#include "window/main_window.h"
#include "writing/background_check.h"
#include "writing/workflow_help.h"

#include <QObject>

#include <memory>

class QSettings;

namespace signalbox::gui {

/// The editor of workflow files: made when it is first asked for, with what checks and explains them. The settings of a
/// file's repository are read beside it, as the command line does.
class EditorSide final : public QObject {
    Q_OBJECT

public:
    /// `drafts` keeps what was typed and not saved; all else is borrowed.
    EditorSide(core::Clock& clock, const QString& drafts, QSettings& settings, views::MainWindow& window,
               QObject* parent = nullptr);
    ~EditorSide() override;

    /// Shows the editor, with the files that it had.
    void show();
    /// Shows it with these files beside those that it had.
    void open(const QStringList& paths);
    /// Actions that the files use are looked up there from now on; `folder` is where their files are kept.
    void learnThrough(github::Client& client, const QString& folder) { m_learning.fetchThrough(client, folder); }
    /// Null until it was shown.
    views::WorkflowEditor* window() { return m_editor.get(); }

Q_SIGNALS:
    /// It is there now, before it is shown for the first time.
    void made(signalbox::views::WorkflowEditor& window);
    /// A file of a repository on GitHub is judged from now on, with what `files` has of those around it.
    void remoteCheckMade(const signalbox::editing::DocumentKey& key,
                         const std::shared_ptr<signalbox::lint::FetchedFiles>& files,
                         signalbox::writing::BackgroundCheck& check);

private:
    std::unique_ptr<editing::DocumentCheck> checkFor(const editing::DocumentKey& key);

    core::Clock& m_clock;
    QSettings& m_settings;
    editing::DraftStore m_drafts;
    ActionLearning m_learning;
    std::shared_ptr<const lint::Checker> m_checker; ///< made with the editor: a start need not read its tables
    std::unique_ptr<writing::WorkflowHelp> m_help;
    std::unique_ptr<views::WorkflowEditor> m_editor;
};

} // namespace signalbox::gui
