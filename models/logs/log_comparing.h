// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_comparison.h"
#include "logs/log_document.h"

namespace signalbox::logs {

/// Compares a log that is open with another one, on workers; a new comparison ends the one before. GUI thread only.
class LogComparing final : public QObject {
    Q_OBJECT

public:
    explicit LogComparing(QObject* parent = nullptr);
    ~LogComparing() override;

    /// Opens the old log and compares `document`, which must outlive the comparison or be followed by stop(), with it
    /// as soon as both are known. finished() follows.
    core::Result<void> start(const QString& oldPath, const LogDocument& document);
    void stop();

    const LogDocument& oldDocument() const { return m_old; }
    bool isRunning() const { return m_running; }
    const LogComparison& result() const { return m_result; }

Q_SIGNALS:
    void finished();

private:
    void compare();

    LogDocument m_old;
    const LogDocument* m_new = nullptr;
    LogComparison m_result;
    bool m_running = false;
    std::stop_source m_stop;
    QFutureWatcher<LogComparison> m_work;
};

} // namespace signalbox::logs
