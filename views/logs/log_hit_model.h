// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logs_search.h"

#include <QAbstractTableModel>

namespace signalbox::views {

/// The lines that a search in many logs has found, in the order of the logs.
class LogHitModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { LogColumn, LineColumn, TextColumn, ColumnCount };

    /// Follows the search, which must outlive the model.
    explicit LogHitModel(const logs::LogsSearch& search, QObject* parent = nullptr);

    const std::vector<logs::LogHit>& hits() const { return m_hits; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void append(const std::vector<logs::LogHit>& hits);

    const logs::LogsSearch& m_search;
    std::vector<logs::LogHit> m_hits;
};

} // namespace signalbox::views
