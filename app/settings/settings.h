// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "core/repository.h"

#include <QSettings>

#include <vector>

namespace signalbox::settings {

/// An account that the user has signed in to, and what they watch with it.
struct WatchedAccount {
    core::Account account;
    std::vector<core::RepositoryName> repositories;

    bool operator==(const WatchedAccount&) const = default;
};

/// What the user has set, in one ini file. Small; read once at the start and written whole after a change. A line that
/// is not understood is left out of what is read and kept in the file. One thread.
class Settings {
public:
    explicit Settings(const QString& file);

    /// Storage when the file is there and cannot be read, or is no ini file: what is in it is then not to be written
    /// over.
    core::Result<void> check() const;

    std::vector<WatchedAccount> accounts() const;
    /// Adds the account, or takes the place of the one with its id.
    void keep(const WatchedAccount& account);
    void forget(const core::AccountId& id);

    /// Whether logs that were opened are kept past GitHub's retention, and in how many bytes at the most, compressed.
    bool keepsLogs() const;
    void setKeepsLogs(bool keeps);
    qint64 keptLogBytes() const;

    /// How many days the history keeps a run; 0: for ever. Fewer than a month are not asked for: GitHub runs again what
    /// is younger.
    int historyDays() const;

    /// Where downloads go; the system's folder for them until the user has chosen another.
    QString downloadFolder() const;
    void setDownloadFolder(const QString& folder);

    /// Writes now; Storage when it cannot.
    core::Result<void> save();

private:
    void write(const std::vector<WatchedAccount>& accounts);

    QSettings m_file;
};

} // namespace signalbox::settings
