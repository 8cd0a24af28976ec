// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/outcome.h"

#include <QWidget>

#include <map>

namespace signalbox::views {

/// How many of a run's jobs have passed, failed, run and wait: one bar in pieces, and in words beside it.
class RunProgress final : public QWidget {
    Q_OBJECT

public:
    explicit RunProgress(QWidget* parent = nullptr);

    void setJobs(const std::vector<core::Job>& jobs);
    /// "5 of 7 jobs done, 1 failed".
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::map<core::Outcome, int> m_counts;
    int m_all = 0;
    QString m_text;
};

} // namespace signalbox::views
