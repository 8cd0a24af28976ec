// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/outcome.h"
#include "delivery/environment_state.h"
#include "delivery/health_verdict.h"
#include "lists/row_diff.h"

#include <QMap>

namespace signalbox::lists {

/// The environments of one repository: what is there, since when, by whom, and what comes or went wrong.
class EnvironmentListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { NameColumn, VersionColumn, SinceColumn, CreatorColumn, HealthColumn, StateColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        ShapeRole = Qt::UserRole + 1, ///< core::Outcome as int, of what comes or went wrong
        HealthShapeRole, ///< the same, of the health; nothing where it is not watched
    };

    explicit EnvironmentListModel(core::Clock& clock, QObject* parent = nullptr);

    /// In this order.
    void setStates(std::vector<delivery::EnvironmentState> states);
    /// How each watched environment is, by its name; the others are not watched.
    void setHealth(const QMap<QString, delivery::Health>& health);
    const delivery::EnvironmentState& stateAt(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(const delivery::EnvironmentState& state, int column) const;
    void refreshTimes();

    core::Clock& m_clock;
    std::vector<delivery::EnvironmentState> m_rows;
    QMap<QString, delivery::Health> m_health;
};

} // namespace signalbox::lists
