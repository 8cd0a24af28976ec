// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "monitor/notice_rules.h"
#include "settings/watched_file.h"

#include <QObject>

namespace signalbox::settings {

/// The user's notification rules, one JSON file that they edit. Without it, or while it cannot be used, the rules that
/// Signalbox came with are in force. The file is never written to.
class NoticeRulesFile final : public QObject {
    Q_OBJECT

public:
    explicit NoticeRulesFile(const QString& file, QObject* parent = nullptr);

    /// What the file says; the rules that Signalbox came with when there is none. Malformed or Storage, with the file's
    /// name, when it cannot be used.
    core::Result<monitor::NoticeRules> read() const;
    /// Says from now on when the file is changed, comes or goes. Its folder must be there.
    void watch() { m_watched.watch(); }

Q_SIGNALS:
    void changed();

private:
    QString m_file;
    WatchedFile m_watched;
};

} // namespace signalbox::settings
