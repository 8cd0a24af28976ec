// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/remote_base.h"
#include "editor/commit_sheet.h"
#include "editor/remote_dialog.h"
#include "gui/accounts.h"
#include "gui/editor_side.h"
#include "gui/neighbour_files.h"
#include "monitor/file_commits.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

class QSettings;

namespace signalbox::gui {

/// Files of repositories on GitHub in the editor: chosen, fetched, committed, and put together with what somebody else
/// has written meanwhile. Those that were open come back with it, with what was typed into them.
class RemoteFilesSide final : public QObject {
    Q_OBJECT

public:
    /// `folder` keeps files as their editing began; all else is borrowed.
    RemoteFilesSide(Accounts& accounts, EditorSide& editor, const QString& folder, QSettings& settings,
                    views::MainWindow& window, QObject* parent = nullptr);
    ~RemoteFilesSide() override;

    /// Shows the editor with a file that nobody has yet and that begins with this text, still to be committed. What was
    /// typed into it before stays.
    void propose(const editing::DocumentKey& key, const QByteArray& text);
    /// Asks which file; what is watched is offered, this repository first.
    void choose(const core::RepositoryName& repository = {});
    /// Shows the editor with this file.
    void open(const editing::DocumentKey& key);
    /// The same, on this branch if it is there, else on the default branch.
    void openWorkflow(const core::AccountId& account, const core::RepositoryName& repository, const QString& path,
                      const QString& branch = {});

private:
    using Place = views::RemoteDialog::Place;

    void take(views::WorkflowEditor& window);
    void restore();
    void remember();
    void makeNew(const editing::DocumentKey& key);

    void listBranches(const QPointer<views::RemoteDialog>& dialog, const Place& place);
    void listBranches(const QPointer<views::RemoteDialog>& dialog, const Place& place, const QString& first);
    void listFiles(const QPointer<views::RemoteDialog>& dialog, const Place& place, const QString& branch);

    void fetch(const editing::DocumentKey& key);
    void arrived(const editing::DocumentKey& key, const core::Result<core::RepositoryFile>& file);
    void setBase(const editing::DocumentKey& key, const QByteArray& bytes, const QString& sha);
    void lookAround(const editing::DocumentKey& key, const std::shared_ptr<lint::FetchedFiles>& files,
                    writing::BackgroundCheck& check);
    void tellNeighbours(const editing::RemoteBase& base, bool wasAnother);
    void meet(const editing::DocumentKey& key, const core::RepositoryFile& theirs);
    void sayBothChanged(const editing::DocumentKey& key, const core::RepositoryFile& theirs);
    void merge(const editing::DocumentKey& key, const core::RepositoryFile& theirs);

    void ask(const editing::DocumentKey& key, const QByteArray& bytes);
    void lookBefore(const editing::DocumentKey& key, const QPointer<views::CommitSheet>& sheet);
    void commit(const editing::DocumentKey& key, const QByteArray& bytes, const views::CommitChoice& choice,
                const QPointer<views::CommitSheet>& sheet);
    void done(const editing::DocumentKey& key, const QByteArray& bytes, const monitor::FileCommit& commit);
    void refused(const editing::DocumentKey& key, const monitor::CommitRefusal& refusal,
                 const QPointer<views::CommitSheet>& sheet);

    views::EditorPage* page(const editing::DocumentKey& key) const;
    session::AccountSession* session(const editing::DocumentKey& key) const;

    Accounts& m_accounts;
    EditorSide& m_editor;
    QSettings& m_settings;
    views::MainWindow& m_window;
    editing::RemoteBaseStore m_store;
    QHash<QString, editing::RemoteBase> m_bases; ///< by the key's digest
    std::vector<QPointer<NeighbourFiles>> m_neighbours; ///< of the files that are open, and some that were
    std::vector<editing::DocumentKey> m_opened; ///< whether they are open still
    QSet<QString> m_committing; ///< digests of keys
    QSet<QString> m_removed; ///< the same: gone from GitHub, to be made again when the user says so
};

} // namespace signalbox::gui
