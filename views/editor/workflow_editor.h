// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editor_view.h"

#include <QMainWindow>
#include <QStringList>

class QSettings;
class QStackedWidget;

namespace signalbox::views {

class EmptyState;

/// What the editor works with. All of it is borrowed and outlives it.
struct EditorServices {
    editing::DraftStore* drafts = nullptr;
    const editing::CompletionSource* help = nullptr; ///< null: nothing is offered
    EditorView::MakeCheck check; ///< empty: nobody checks
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
    /// Those that were open when it was closed last.
    void openLast();
    EditorView& view() { return *m_view; }
    /// The file in front; null when none is open.
    EditorPage* page() const { return m_view->currentPage(); }

Q_SIGNALS:
    /// A file of a repository on GitHub is wanted.
    void remoteRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    void showPage();
    void keep();

    QSettings& m_settings;
    QStringList m_files; ///< that were opened here, whether they are open still
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    EditorView* m_view;
    QList<QAction*> m_forPage; ///< actions that need a file
};

} // namespace signalbox::views
