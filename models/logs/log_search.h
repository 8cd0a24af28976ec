// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/find_lines.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace signalbox::logs {

/// One search in one log at a time, made on a worker; a new one ends the one before. GUI thread only.
class LogSearch final : public QObject {
    Q_OBJECT

public:
    explicit LogSearch(QObject* parent = nullptr);
    ~LogSearch() override;

    /// Looks for it (see findLines); finished() follows, also for an empty query.
    void start(std::shared_ptr<const LineIndex> index, const LogQuery& query);
    void clear();

    const LogQuery& query() const { return m_query; }
    bool isRunning() const { return m_running; }
    const FoundLines& found() const { return m_found; }
    /// The first matching line behind `line`, else the first of all; none without a match.
    std::optional<qint64> next(qint64 line) const;
    /// The last matching line in front of `line`, else the last of all.
    std::optional<qint64> previous(qint64 line) const;
    /// Which match the line is, from 1; 0 when it is none.
    qsizetype numberOf(qint64 line) const;

Q_SIGNALS:
    void finished();

private:
    LogQuery m_query;
    FoundLines m_found;
    bool m_running = false;
    std::stop_source m_stop;
    QFutureWatcher<FoundLines> m_work;
};

} // namespace signalbox::logs
