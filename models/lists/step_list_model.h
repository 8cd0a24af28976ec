// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// The steps of one job, a row each, by their numbers.
class StepListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        NumberRole = Qt::UserRole + 1, ///< GitHub's number, with gaps
        OutcomeRole, ///< core::Outcome as int
        WordsRole,
        TimeRole, ///< "12 s", empty while it has not begun
    };

    using QAbstractListModel::QAbstractListModel;

    /// Another job is a reset; the same job again is a change of rows. Nothing: no rows.
    void setJob(const std::optional<core::Job>& job);
    core::JobId job() const { return m_job; }
    /// Moves on the time of what is running.
    void setNow(const QDateTime& now);

    std::optional<core::Step> stepAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void show(std::vector<core::Step> steps);

    core::JobId m_job;
    QDateTime m_now;
    std::vector<core::Step> m_steps; // by number, each number once
};

} // namespace signalbox::lists
