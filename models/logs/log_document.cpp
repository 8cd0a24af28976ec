// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_document.h"

#include "logs/index_builder.h"

#include <QtConcurrentRun>

namespace signalbox::logs {

namespace {

constexpr int progressSteps = 1000;

void makeOutline(QPromise<Outline>& promise, const std::shared_ptr<LineIndex>& index, const core::Job& job,
                 const std::stop_token& stop)
{
    promise.setProgressRange(0, progressSteps);
    buildIndex(*index, stop, [&promise, &index] {
        const qint64 size = std::max<qint64>(index->file().size(), 1);
        promise.setProgressValue(int(index->bytesIndexed() * progressSteps / size));
    });
    if (!stop.stop_requested())
        promise.addResult(outlineOf(*index, job));
}

} // namespace

LogDocument::LogDocument(QObject* parent)
    : QObject(parent)
{
    connect(&m_work, &QFutureWatcherBase::progressValueChanged, this, &LogDocument::grown);
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (m_work.future().resultCount() == 0)
            return;
        m_outline = m_work.result();
        m_complete = true;
        Q_EMIT grown();
        Q_EMIT outlined();
    });
}

LogDocument::~LogDocument()
{
    close();
}

core::Result<void> LogDocument::open(const QString& path, const core::Job& job)
{
    close();
    auto file = LogFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    m_index = std::make_shared<LineIndex>(*file);
    m_reader = std::make_unique<LineReader>(m_index);
    m_stop = std::stop_source();
    m_work.setFuture(QtConcurrent::run(makeOutline, m_index, job, m_stop.get_token()));
    return {};
}

void LogDocument::close()
{
    m_stop.request_stop();
    m_work.setFuture({});
    m_reader.reset();
    m_index.reset();
    m_outline = {};
    m_complete = false;
}

QString LogDocument::path() const
{
    return m_index ? m_index->file().path() : QString();
}

double LogDocument::progress() const
{
    if (!m_index || m_index->file().size() == 0)
        return 1;
    return double(m_index->bytesIndexed()) / double(m_index->file().size());
}

LogLine LogDocument::line(qint64 number) const
{
    return m_reader && number >= 0 ? m_reader->line(number) : LogLine();
}

} // namespace signalbox::logs
