// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/run.h"
#include "logs/log_query.h"

#include <QFutureWatcher>
#include <QObject>

#include <stop_token>

namespace signalbox::logs {

/// A log among others that are searched.
struct SearchedLog {
    QString path;
    QString title; ///< "Test (stable)", or "#214 · 3 days ago"
    core::Job job;
    core::Run run; ///< id 0 where it does not matter; its number orders the runs of a job by age

    bool operator==(const SearchedLog&) const = default;
};

/// A line that matches, in one of them.
struct LogHit {
    size_t log = 0; ///< which one, in the order of adding
    qint64 line = 0; ///< from 0
    QString text; ///< as a reader sees it, secrets masked, at most 500 characters

    bool operator==(const LogHit&) const = default;
};

/// One query in many logs, one after the other on a worker; logs may be added while it goes on, such as when they have
/// been fetched. Hits come in as they are found. GUI thread only.
class LogsSearch final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype hitsPerLog = 2000; ///< lists are read by people

    explicit LogsSearch(QObject* parent = nullptr);
    ~LogsSearch() override;

    /// Begins anew with this query, in the logs that are there and in those that will be added.
    void start(const LogQuery& query);
    void add(const SearchedLog& log);
    /// Without logs and query; what is under way ends.
    void clear();

    const LogQuery& query() const { return m_query; }
    const std::vector<SearchedLog>& logs() const { return m_logs; }
    /// How many of them have been searched whole.
    size_t searched() const { return m_next; }
    bool isRunning() const { return m_running; }
    /// Matching lines of a log in all, also those beyond hitsPerLog.
    qsizetype countOf(size_t log) const { return m_counts[log]; }

Q_SIGNALS:
    /// A new search begins: earlier hits are of no search any more.
    void restarted();
    void found(const std::vector<signalbox::logs::LogHit>& hits);
    /// One more log has been searched whole.
    void advanced();

private:
    /// Of one log: a batch of its hits, or the number of all matching lines.
    struct Part {
        std::vector<LogHit> hits;
        qsizetype count = 0;
    };
    static void search(QPromise<Part>& promise, size_t number, const QString& path, const LogQuery& query,
                       const std::stop_token& stop);

    void stop();
    void searchNext();
    void take(int begin, int end);

    LogQuery m_query;
    std::vector<SearchedLog> m_logs;
    std::vector<qsizetype> m_counts;
    size_t m_next = 0;
    bool m_running = false;
    std::stop_source m_stop;
    QFutureWatcher<Part> m_work;
};

} // namespace signalbox::logs
