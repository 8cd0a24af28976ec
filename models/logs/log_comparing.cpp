// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_comparing.h"

#include <QtConcurrentRun>

namespace signalbox::logs {

LogComparing::LogComparing(QObject* parent)
    : QObject(parent)
{
    connect(&m_old, &LogDocument::outlined, this, &LogComparing::compare);
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (m_stop.stop_requested() || m_work.future().resultCount() == 0)
            return;
        m_running = false;
        m_result = m_work.result();
        Q_EMIT finished();
    });
}

LogComparing::~LogComparing()
{
    stop();
}

core::Result<void> LogComparing::start(const QString& oldPath, const LogDocument& document)
{
    stop();
    // A job that has passed: what it printed on the way is of no account, and nothing is looked for in it.
    core::Job passed;
    passed.state = {.status = core::Status::Completed, .conclusion = core::Conclusion::Success};
    if (const auto opened = m_old.open(oldPath, passed); !opened)
        return opened;
    m_running = true;
    m_new = &document;
    connect(&document, &LogDocument::outlined, this, &LogComparing::compare);
    return {};
}

void LogComparing::stop()
{
    m_stop.request_stop();
    m_work.setFuture({});
    if (m_new)
        m_new->disconnect(this);
    m_new = nullptr;
    m_old.close();
    m_running = false;
    m_result = {};
}

void LogComparing::compare()
{
    if (!m_running || !m_old.isComplete() || !m_new->isComplete())
        return;
    m_stop = std::stop_source();
    const auto work = [before = m_old.index(), after = m_new->index(), stop = m_stop.get_token()] {
        return compareLogs(*before, *after, stop);
    };
    m_work.setFuture(QtConcurrent::run(work));
}

} // namespace signalbox::logs
