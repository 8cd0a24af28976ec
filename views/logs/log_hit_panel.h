// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "logs/log_hit_model.h"
#include "logs/log_scope.h"

#include <QWidget>

class QTreeView;

namespace signalbox::views {

class ElidedLabel;

/// The list of lines that a search over one or many logs has found, growing while it goes on.
class LogHitPanel final : public QWidget {
    Q_OBJECT

public:
    explicit LogHitPanel(QWidget* parent = nullptr);

    /// Forgets the logs of another scope; those of this one come by expectLogs() and addLog().
    void begin(LogScope scope);
    LogScope scope() const { return m_scope; }
    /// So many logs are going to come, or to be told as missing.
    void expectLogs(int count);
    void addLog(const logs::SearchedLog& log);
    /// One of them cannot be had: it never ran, or GitHub has deleted it.
    void missLog();
    /// None will come, and why.
    void showError(const core::Error& error);
    void search(const logs::LogQuery& query);

    const LogHitModel& model() const { return *m_model; }
    const logs::LogsSearch& logsSearch() const { return m_search; }
    /// "12 lines in 3 of 20 logs; first in #205".
    QString status() const;

Q_SIGNALS:
    void hitActivated(const signalbox::logs::SearchedLog& log, qint64 line);

private:
    void describe();
    QString progressText() const;
    QString firstSeen() const;

    logs::LogsSearch m_search;
    LogHitModel* m_model;
    LogScope m_scope = LogScope::ThisLog;
    int m_expected = 0;
    int m_missing = 0;
    QString m_error;
    ElidedLabel* m_status;
    QTreeView* m_list;
};

} // namespace signalbox::views
