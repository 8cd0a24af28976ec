// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document_page.h"

#include <QMainWindow>
#include <QStringList>

class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace signalbox::views {

class EmptyState;
class OutlinePanel;
class ProblemPanel;

/// The window in which workflow files are written: a tab a file, its outline at the side, its problems below. It asks
/// no question when it is closed: what was not saved is kept and comes back.
class WorkflowEditor final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` keeps geometry, splitters, zoom and the open files; borrowed, as the services are.
    WorkflowEditor(const EditorServices& services, QSettings& settings, QWidget* parent = nullptr);
    ~WorkflowEditor() override;

    /// Opens the file, or shows the tab that it has.
    void open(const QString& path);
    /// Asks which.
    void chooseFiles();
    /// Those that were open when it was closed last.
    void openLast();
    /// The file in front; null when none is open.
    DocumentPage* page() const;
    int count() const;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    void showPage();
    void nameTab(DocumentPage* page);
    void closeFile(int index);
    void keep();

    EditorServices m_services;
    QSettings& m_settings;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_split; ///< texts and problems, one below the other
    QSplitter* m_sides; ///< the outline and the tabs
    QTabWidget* m_tabs;
    OutlinePanel* m_outline;
    ProblemPanel* m_problems;
    QList<QAction*> m_forPage; ///< actions that need a file
};

} // namespace signalbox::views
