// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/local_folder.h"

#include <QSet>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;
class QTreeView;

namespace signalbox::lists {
class FolderModel;
}

namespace signalbox::views {

class ElidedLabel;
class EmptyState;

/// A local clone: its workflows, actions and settings, each with its worst problem, and all of these below their files.
/// Follows what others do to it. Enter or a double click opens a file, at the place of a problem.
class FolderPanel final : public QWidget {
    Q_OBJECT

public:
    /// `check` may be empty, then nothing is judged.
    explicit FolderPanel(editing::MakeFolderCheck check, QWidget* parent = nullptr);
    ~FolderPanel() override;

    void open(const QString& folder);
    void close();
    /// Empty when none is open.
    QString folder() const { return m_folder ? m_folder->root() : QString(); }
    const lists::FolderModel& model() const { return *m_model; }
    /// Shows all problems of all files, or the files alone.
    void setProblemsShown(bool shown);
    /// Makes this file's row the current one, where it is one of the folder's; the whole path on this disk.
    void follow(const QString& file);
    /// Takes the keyboard.
    void begin();

Q_SIGNALS:
    /// The whole path on this disk; line from 1, 0 for none.
    void fileActivated(const QString& file, int line);
    void chooseRequested();
    void folderChanged();

private:
    void show();
    void expandNew();

    editing::MakeFolderCheck m_check;
    std::unique_ptr<editing::LocalFolder> m_folder;
    lists::FolderModel* m_model;
    ElidedLabel* m_name;
    ElidedLabel* m_sum;
    QTreeView* m_tree;
    EmptyState* m_empty;
    QStackedLayout* m_pages;
    bool m_problemsShown = false;
};

} // namespace signalbox::views
