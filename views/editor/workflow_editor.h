// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/workflow_folder.h"
#include "editor/editor_view.h"

#include <QMainWindow>
#include <QStringList>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace signalbox::views {

class EmptyState;
class FolderPanel;
class NewFiles;

/// What the editor works with. All of it is borrowed and outlives it.
struct EditorServices {
    editing::DraftStore* drafts = nullptr;
    EditorView::FindHelp help; ///< empty: nothing is offered
    EditorView::MakeCheck check; ///< empty: nobody checks
    editing::MakeFolderCheck folderCheck; ///< the same for the files of a folder
};

/// The window in which workflow files are written: an EditorView with menus, which remembers what was open. Closing it
/// hides it; what was not saved is kept and comes back.
class WorkflowEditor final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` keeps geometry and the open files; borrowed.
    WorkflowEditor(const EditorServices& services, QSettings& settings, QWidget* parent = nullptr);
    ~WorkflowEditor() override;

    /// Opens a file of this disk, or shows the tab that it has.
    void open(const QString& path);
    /// Asks which.
    void chooseFiles();
    /// A local clone, shown at the side.
    void openFolder(const QString& path);
    void chooseFolder();
    /// Files and folder that were open when it was closed last.
    void openLast();
    EditorView& view() { return *m_view; }
    /// The file in front; null when none is open.
    EditorPage* page() const { return m_view->currentPage(); }

Q_SIGNALS:
    /// A file of a repository on GitHub is wanted.
    void remoteRequested();
    /// The workflow of a file on GitHub is to be started by hand.
    void runRequested(const signalbox::editing::DocumentKey& key);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    QAction* addSwitch(QMenu* menu, const QString& text, void (EditorView::*set)(bool));
    void makeFolder();
    void showPage();
    void keep();

    QSettings& m_settings;
    QStringList m_files; ///< that were opened here, whether they are open still
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    EditorView* m_view;
    NewFiles* m_newFiles;
    FolderPanel* m_folder;
    QSplitter* m_across; ///< the folder and the files
    QAction* m_run = nullptr;
    QList<QAction*> m_forPage; ///< actions that need a file
};

} // namespace signalbox::views
