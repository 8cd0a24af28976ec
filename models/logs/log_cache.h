// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"
#include "github/wait.h"
#include "logs/log_archive.h"

#include <QHash>
#include <QPointer>

namespace signalbox::logs {

/// The logs of an account's jobs on disk: fetched once, when the job has ended, and opened from disk ever after, also
/// when GitHub has let them go. GUI thread only; it may die while a fetch is under way.
class LogCache final : public QObject {
    Q_OBJECT

public:
    /// `folder` is the account's own part of the cache or below it; folders are made as needed. What `archive` has is
    /// taken from there before GitHub is asked.
    LogCache(github::Client& client, QString folder, LogArchive archive, QObject* parent = nullptr);

    /// Whether what is fetched from now on goes into the archive too.
    void setKeeps(bool keeps) { m_keeps = keeps; }

    /// Where the job's log is, or would be: FOLDER/ACCOUNT/OWNER/REPOSITORY/JOB-ATTEMPT.log.
    QString pathOf(const core::RepositoryName& repository, const core::Job& job) const;
    bool has(const core::RepositoryName& repository, const core::Job& job) const;

    /// The path of the job's log, fetched unless it is there. Two fetches of one log at a time are one request. NotYet
    /// for a job that has not ended (nothing is asked then) or whose log GitHub has not filed yet; Gone past the
    /// retention; NotFound for a job that never started; Storage when the disk refuses it.
    QCoro::Task<core::Result<QString>> fetch(core::RepositoryName repository, core::Job job);

private:
    QString nameOf(const core::RepositoryName& repository, const core::Job& job) const;
    QCoro::Task<core::Result<void>> obtain(core::RepositoryName repository, core::Job job);

    using Waiting = std::vector<std::function<void(core::Result<QString>)>>;

    QPointer<github::Client> m_client;
    QString m_folder;
    LogArchive m_archive;
    bool m_keeps = false;
    QHash<QString, Waiting> m_underWay; ///< by path: who else wants what is being fetched
    github::Lifetime m_lifetime;
};

} // namespace signalbox::logs
