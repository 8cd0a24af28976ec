// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::cli {

/// What `release`, `deploy`, `approve`, `rollback`, `guard` and `log` were asked for beside the repository, the account
/// and --json. What is empty was not said.
struct DeliveryOptions {
    QStringList words; ///< behind the command: a version, an environment, runs
    QString to; ///< rollback: the version to go back to
    QString reason; ///< why; kept in the action log
    QString comment; ///< approve: shown by GitHub beside the review
    QString environment; ///< approve: of this one alone
    QString commit; ///< release: the commit that is released
    QString notesFile; ///< release: the notes, in place of GitHub's
    QString search; ///< log: a text in any part of an action
    QString since; ///< log: a day or a time, ISO 8601
    QString exportFile; ///< log: where all of it goes as JSON lines
    bool isDryRun = false; ///< shows the requests and sends none that changes anything
    bool isYes = false; ///< nobody is asked
    bool isOverride = false; ///< although a check wants a person's decision
    bool isDraft = false;
    bool isPrerelease = false;
    bool isReject = false;
    bool isAll = false; ///< approve: everything that waits for the user
    bool isVerify = false; ///< log: whether the chain of its hashes is whole
};

} // namespace signalbox::cli
