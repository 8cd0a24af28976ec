// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_search.h"

#include <QtConcurrentRun>

namespace signalbox::logs {

LogSearch::LogSearch(QObject* parent)
    : QObject(parent)
{
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (m_stop.stop_requested() || m_work.future().resultCount() == 0)
            return;
        m_running = false;
        m_found = m_work.result();
        Q_EMIT finished();
    });
}

LogSearch::~LogSearch()
{
    clear();
}

void LogSearch::start(std::shared_ptr<const LineIndex> index, const LogQuery& query)
{
    clear();
    m_query = query;
    m_running = true;
    m_stop = std::stop_source();
    m_work.setFuture(QtConcurrent::run([index = std::move(index), query, stop = m_stop.get_token()] {
        return index ? findLines(*index, query, stop) : FoundLines();
    }));
}

void LogSearch::clear()
{
    m_stop.request_stop();
    m_work.setFuture({});
    m_running = false;
    m_query = {};
    m_found = {};
}

std::optional<qint64> LogSearch::next(qint64 line) const
{
    if (m_found.lines.empty())
        return std::nullopt;
    const auto behind = std::ranges::upper_bound(m_found.lines, line);
    return behind == m_found.lines.end() ? m_found.lines.front() : *behind;
}

std::optional<qint64> LogSearch::previous(qint64 line) const
{
    if (m_found.lines.empty())
        return std::nullopt;
    const auto here = std::ranges::lower_bound(m_found.lines, line);
    return here == m_found.lines.begin() ? m_found.lines.back() : *std::prev(here);
}

qsizetype LogSearch::numberOf(qint64 line) const
{
    const auto here = std::ranges::lower_bound(m_found.lines, line);
    return here != m_found.lines.end() && *here == line ? here - m_found.lines.begin() + 1 : 0;
}

} // namespace signalbox::logs
