// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "lists/row_diff.h"

#include <QString>

#include <utility>
#include <vector>

namespace signalbox::lists {

/// Something that has to be so, or a step that has to be done, and how it stands.
struct CheckRow {
    QString id; ///< each once in a list
    QString name; ///< "Migrations"
    core::Outcome outcome = core::Outcome::Unknown;
    QString words; ///< a sentence

    bool operator==(const CheckRow&) const = default;
};

/// The name of a step, and what is done in it.
using StepText = std::pair<QString, QString>;
/// Steps one after the other, of which so many are behind it; the next one stands as `here`. What was not reached when
/// all has ended was left out.
std::vector<CheckRow> stepRows(const std::vector<StepText>& steps, size_t behind, core::Outcome here, bool hasEnded);

/// A check list before something that cannot be taken back, or the steps of it.
class CheckListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { NameColumn, WordsColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        ShapeRole = Qt::UserRole + 1, ///< core::Outcome as int, of the row
    };

    using KeyedRows::KeyedRows;

    /// In this order.
    void setChecks(std::vector<CheckRow> rows);
    const CheckRow& checkAt(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<CheckRow> m_rows;
};

} // namespace signalbox::lists
