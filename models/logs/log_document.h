// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/job.h"
#include "logs/line_reader.h"
#include "logs/outline.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <stop_token>

namespace signalbox::logs {

/// A log file open for reading: its lines at once, its whole index and its outline as soon as workers have made them.
/// GUI thread only; the lines on screen are read there, a few kilobytes that the index has just seen.
class LogDocument final : public QObject {
    Q_OBJECT

public:
    explicit LogDocument(QObject* parent = nullptr);
    ~LogDocument() override;

    /// Opens the file in place of the one before. Lines arrive with grown(), then the outline with outlined(). The job,
    /// if given, tells the steps and how they ended.
    core::Result<void> open(const QString& path, const core::Job& job = {});
    void close();

    bool isOpen() const { return m_index != nullptr; }
    QString path() const;
    /// Lines known so far.
    qint64 lineCount() const { return m_index ? m_index->lineCount() : 0; }
    /// All lines are known and so is the outline.
    bool isComplete() const { return m_complete; }
    /// Share of the file that is indexed, 0 to 1.
    double progress() const;
    /// A line, from 0; an empty one when there is none.
    LogLine line(qint64 number) const;
    const Outline& outline() const { return m_outline; }
    /// For workers that read the same log, such as a search. Null when nothing is open.
    std::shared_ptr<const LineIndex> index() const { return m_index; }

Q_SIGNALS:
    void grown();
    void outlined();

private:
    std::shared_ptr<LineIndex> m_index;
    mutable std::unique_ptr<LineReader> m_reader;
    std::stop_source m_stop;
    QFutureWatcher<Outline> m_work;
    Outline m_outline;
    bool m_complete = false;
};

} // namespace signalbox::logs
