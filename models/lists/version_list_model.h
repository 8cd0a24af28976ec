// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/health_record.h"
#include "delivery/deployed_version.h"
#include "lists/row_diff.h"

namespace signalbox::lists {

/// The versions that an environment had, the one that is there first.
class VersionListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { NameColumn, SinceColumn, LiveColumn, HealthColumn, CreatorColumn, CommitColumn, ColumnCount };
    Q_ENUM(Column)

    explicit VersionListModel(core::Clock& clock, QObject* parent = nullptr);

    void setVersions(std::vector<delivery::DeployedVersion> versions);
    /// How they were while somebody watched them here. A version without a record was not watched.
    void setHealth(const std::vector<core::HealthRecord>& records);
    const delivery::DeployedVersion& versionAt(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(const delivery::DeployedVersion& version, int column) const;

    core::Clock& m_clock;
    std::vector<delivery::DeployedVersion> m_rows;
    QHash<core::DeploymentId, core::HealthRecord> m_health;
};

} // namespace signalbox::lists
