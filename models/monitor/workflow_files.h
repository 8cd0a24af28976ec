// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"
#include "github/wait.h"
#include "workflow/outline.h"

#include <QHash>
#include <QPointer>

namespace signalbox::monitor {

/// The workflow files of an account's repositories as they were at a commit, where they never change: each is asked
/// for once, kept on disk, and read from there ever after. GUI thread only; disk and parser are workers' business. It
/// may die while something is under way.
class WorkflowFiles final : public QObject {
    Q_OBJECT

public:
    /// `folder` is the cache's; what is below it is made as needed.
    WorkflowFiles(github::Client& client, QString folder, QObject* parent = nullptr);

    /// Where the file is, or would be: FOLDER/ACCOUNT/OWNER/REPOSITORY/COMMIT/PATH, the path as one name.
    QString pathOf(const core::RepositoryName& repository, const QString& path, const QString& commit) const;

    /// What the file says about its jobs. Two wishes for one file at a time are one request, and a file that is not
    /// there is not asked for again. Unsupported for a workflow that GitHub keeps in no file (`dynamic/...`) and for
    /// a file that is too large, else as the client and readOutline() have it.
    QCoro::Task<core::Result<workflow::Outline>> outline(core::RepositoryName repository, QString path, QString commit);

private:
    using Waiting = std::vector<std::function<void(core::Result<workflow::Outline>)>>;

    QCoro::Task<core::Result<workflow::Outline>> fetch(core::RepositoryName repository, QString path, QString commit,
                                                       QString place);

    QPointer<github::Client> m_client;
    QString m_folder;
    QHash<QString, Waiting> m_underWay; ///< by place: who else wants what is being fetched
    QHash<QString, core::Error> m_missing; ///< by place: what a commit has not, it will not get
    github::Lifetime m_lifetime;
};

} // namespace signalbox::monitor
