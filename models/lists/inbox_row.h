// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/pending_deployment.h"
#include "core/pull_request.h"
#include "core/run.h"
#include "lists/run_rows.h"

namespace signalbox::lists {

/// Something that waits for the user, or the heading above the things of one sort.
struct InboxRow {
    /// In the order in which they stand.
    enum class Sort {
        Deployment, ///< to approve or to reject
        ForkRun, ///< of a stranger's pull request, to approve
        SilentCheck, ///< required of a pull request of the user's, and nobody will report it
        FailedRun, ///< of the user's own, and nothing of its line has passed since
    };

    Sort sort = Sort::Deployment;
    int count = 0; ///< of a heading: how many stand below it; 0 for a thing
    core::AccountId account;
    core::Run run;
    core::PendingDeployment deployment; ///< of a Deployment
    QString offer; ///< of a Deployment: "v1.5.0 over v1.4.1, 7 commits"; empty while it is not known
    core::SilentChecks silent; ///< of a SilentCheck, which has no run

    bool operator==(const InboxRow&) const = default;

    bool isHeading() const { return count > 0; }
    RunKey runKey() const { return {account, run.id}; } ///< of all but a SilentCheck
    core::RepositoryName repositoryName() const
    {
        return sort == Sort::SilentCheck ? silent.repositoryName : run.repositoryName;
    }
    /// Its page at GitHub.
    QUrl webUrl() const { return sort == Sort::SilentCheck ? silent.pull.webUrl : run.webUrl; }
};

/// "Deployments to approve"
QString sortText(InboxRow::Sort sort);
/// The first line of a row: "production: Deploy #12", "#148 waits for Licence scan", "CI #412"; of a heading its sort
/// and how many.
QString inboxTitle(const InboxRow& row);
/// The second one: title, repository, branch, who, and how long ago.
QString inboxFacts(const InboxRow& row, const QDateTime& now);

} // namespace signalbox::lists
