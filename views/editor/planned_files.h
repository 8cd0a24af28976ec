// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/file_set.h"

#include <QFutureWatcher>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace signalbox::views {

class ComparisonPane;
class TextEditor;

/// Files that are to be written, how a folder stands to each of them, and the one that is chosen: its text, or where
/// another is there already, the comparison. Such a file is replaced only when its box is ticked.
class PlannedFiles final : public QWidget {
    Q_OBJECT

public:
    explicit PlannedFiles(QWidget* parent = nullptr);
    ~PlannedFiles() override;

    void setFiles(std::vector<editing::NewFile> files);
    /// An empty one: nobody has chosen one yet.
    void setFolder(const QString& folder);

    const std::vector<editing::NewFile>& files() const { return m_files; }
    /// Those that would be written now: what is new, and what is ticked.
    std::vector<editing::NewFile> wanted() const;
    QStringList ticked() const;
    /// Whether it is known of each how the folder stands to it.
    bool isLookedAt() const { return m_isFresh; }
    /// "9 files are new, 1 is there already and stays"; empty without a folder.
    QString sum() const;

Q_SIGNALS:
    /// Another folder was looked at, or another box ticked.
    void changed();

private:
    void look();
    void takeStandings();
    void showStandings();
    void showChosen();
    QTreeWidgetItem* itemOf(size_t file) const;

    std::vector<editing::NewFile> m_files;
    QString m_folder;
    std::vector<editing::FileStanding> m_standings; ///< of each file; empty until they are known
    bool m_isFresh = false; ///< the standings are those of the files as they are
    QFutureWatcher<std::vector<editing::FileStanding>> m_looking;
    QTreeWidget* m_list;
    QLabel* m_said;
    QStackedWidget* m_pages;
    TextEditor* m_text;
    ComparisonPane* m_comparison;
    QString m_shown; ///< path of the file whose text is on show
};

} // namespace signalbox::views
