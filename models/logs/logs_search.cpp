// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logs_search.h"

#include "logs/find_lines.h"
#include "logs/index_builder.h"
#include "logs/line_reader.h"

#include <QtConcurrentRun>

namespace signalbox::logs {

namespace {

constexpr size_t batch = 200;
constexpr qsizetype longestText = 500;

} // namespace

LogsSearch::LogsSearch(QObject* parent)
    : QObject(parent)
{
    connect(&m_work, &QFutureWatcherBase::resultsReadyAt, this, &LogsSearch::take);
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (m_stop.stop_requested() || !m_running)
            return;
        m_running = false;
        ++m_next;
        Q_EMIT advanced();
        searchNext();
    });
}

LogsSearch::~LogsSearch()
{
    stop();
}

void LogsSearch::stop()
{
    m_stop.request_stop();
    m_work.setFuture({});
    m_running = false;
    m_next = 0;
    m_counts.assign(m_logs.size(), 0);
}

void LogsSearch::start(const LogQuery& query)
{
    stop();
    m_query = query;
    Q_EMIT restarted();
    searchNext();
}

void LogsSearch::add(const SearchedLog& log)
{
    m_logs.push_back(log);
    m_counts.push_back(0);
    if (!m_running)
        searchNext();
}

void LogsSearch::clear()
{
    m_logs.clear();
    stop();
    m_query = {};
    Q_EMIT restarted();
}

void LogsSearch::searchNext()
{
    if (m_next >= m_logs.size() || m_query.isEmpty() || !m_query.mistake().isEmpty())
        return;
    m_running = true;
    m_stop = std::stop_source();
    m_work.setFuture(QtConcurrent::run(search, m_next, m_logs[m_next].path, m_query, m_stop.get_token()));
}

void LogsSearch::take(int begin, int end)
{
    if (m_stop.stop_requested())
        return;
    for (int i = begin; i < end; ++i) {
        const Part part = m_work.resultAt(i);
        m_counts[m_next] = std::max(m_counts[m_next], part.count);
        if (!part.hits.empty())
            Q_EMIT found(part.hits);
    }
}

void LogsSearch::search(QPromise<Part>& promise, size_t number, const QString& path, const LogQuery& query,
                        const std::stop_token& stop)
{
    const auto file = LogFile::open(path);
    if (!file)
        return; // it was deleted meanwhile: nothing is found in it
    const auto index = std::make_shared<LineIndex>(*file);
    buildIndex(*index, stop, [] { });
    if (stop.stop_requested())
        return;
    const FoundLines found = findLines(*index, query, stop);
    LineReader reader(index);
    Part part{.count = qsizetype(found.lines.size())};
    for (qsizetype i = 0; i < std::min(part.count, hitsPerLog) && !stop.stop_requested(); ++i) {
        const qint64 line = found.lines[size_t(i)];
        part.hits.push_back({number, line, reader.line(line).text.left(longestText)});
        if (part.hits.size() == batch)
            promise.addResult(std::exchange(part, Part{.count = part.count}));
    }
    if (!stop.stop_requested())
        promise.addResult(std::move(part));
}

} // namespace signalbox::logs
