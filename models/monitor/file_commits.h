// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/pull_request.h"
#include "core/repository_file.h"
#include "monitor/watcher.h"
#include "monitor/written_actions.h"

#include <QObject>
#include <QSet>

#include <expected>
#include <optional>

namespace signalbox::monitor {

/// A file as it is to be, as one commit.
struct FileCommitOrder {
    core::RepositoryName repository;
    QString path;
    QString branch; ///< that the file was read from
    QByteArray bytes; ///< all of it, as it is to be
    QString sha; ///< of the bytes that it was begun from; empty for a file that is not to be there yet
    QString message;
    QString newBranch; ///< takes the commit in the place of `branch`; empty for none
    QString title; ///< of a pull request from the new branch to `branch`; empty for none
    QString body; ///< of the pull request; may be empty
};

/// What became of it.
struct FileCommit {
    core::CommittedFile file; ///< its commit is empty where GitHub had these very bytes before
    QString branch; ///< that has it now
    std::optional<core::PullRequest> pull;
    std::optional<core::Error> pullTrouble; ///< the commit is there, and the pull request is not
};

/// Why there is no commit.
struct CommitRefusal {
    enum class Why {
        FileChanged, ///< by somebody else; `theirs` is the file as it is now
        FileRemoved,
        BranchProtected,
        BranchTaken, ///< there is a branch of the new one's name, with commits of its own
        BranchGone,
        Other, ///< as the error says
    };

    Why why = Why::Other;
    core::Error error;
    std::optional<core::RepositoryFile> theirs;
};

/// Commits changes of files. As with RunCommands each request is a row in the store's action log before it is sent and
/// is completed after its answer ("create-branch", "commit-file", "open-pull-request"; the row's message begins with
/// what it makes); on a lost answer we look first whether it took effect. Then the watcher looks at the repository.
///
/// The file is read first and compared with what the change was begun from; in between, its SHA guards it.
class FileCommits final : public QObject {
    Q_OBJECT

public:
    FileCommits(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                QObject* parent = nullptr);

    /// Of kind Timeout: nobody knows, even after looking; to send it again is safe, because of the SHA.
    QCoro::Task<std::expected<FileCommit, CommitRefusal>> commit(FileCommitOrder order);

    /// Why nothing can be committed there, in a user's words; empty when it can.
    static QString whyNot(const core::Repository& repository);

    /// After a start: actions whose outcome was never learned are looked at and closed, as RunCommands does.
    QCoro::Task<void> settleOpenActions();

private:
    using Refused = std::optional<CommitRefusal>;

    /// Whether the file is still what the order was begun from; true where it is already as it is to be.
    QCoro::Task<std::expected<bool, CommitRefusal>> compare(FileCommitOrder order, QString branch);
    QCoro::Task<Refused> branchOff(FileCommitOrder order);
    QCoro::Task<std::expected<core::CommittedFile, CommitRefusal>> put(FileCommitOrder order, QString branch);
    QCoro::Task<core::Result<core::PullRequest>> openPull(FileCommitOrder order);
    QCoro::Task<core::Result<void>> perform(const QString& kind, const FileCommitOrder& order, const QString& message,
                                            WrittenActions::Send send);
    QCoro::Task<std::expected<FileCommit, CommitRefusal>> inOrder(FileCommitOrder order);

    WrittenActions::Effect tookEffect(const history::Action& action);
    /// Whether what the action makes is there now.
    WrittenActions::Effect isThere(history::Action action);

    github::Client& m_client;
    Watcher& m_watcher;
    core::Clock& m_clock;
    QSet<QString> m_onTheirWay; ///< repository and path
    WrittenActions m_actions; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::monitor
