// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "lint/diagnostic.h"
#include "lists/row_diff.h"

#include <QAbstractTableModel>

#include <array>
#include <vector>

namespace signalbox::lists {

/// Something that was found in the file on show, and where that is in its text now: what is shown of it and no more, so
/// that a key changes the rows of its own line alone.
struct DiagnosticRow {
    QString rule;
    lint::Severity severity = lint::Severity::Error;
    QString message;
    bool isMendable = false; ///< a fix is known
    int line = 0; ///< from 1
    int column = 0; ///< from 1, in UTF-16 units
    int number = 0; ///< of those with the same rule and message, from 0: given by the model

    bool operator==(const DiagnosticRow&) const = default;
    std::pair<std::pair<QString, QString>, int> key() const { return {{rule, message}, number}; }
};

/// The problems of a file by their places, with the severities that are wanted.
class DiagnosticListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { MessageColumn, PlaceColumn, RuleColumn, ColumnCount };
    enum Role {
        OutcomeRole = Qt::UserRole + 1, ///< int of core::Outcome: the shape that stands for its severity
        SeverityRole, ///< "Error", "Warning", "Hint"
    };

    using KeyedRows::KeyedRows;

    /// Takes the place of all that were known.
    void setDiagnostics(std::vector<DiagnosticRow> rows);
    void setShown(lint::Severity severity, bool shown);
    bool isShown(lint::Severity severity) const { return m_shown[size_t(severity)]; }
    /// How many there are, shown or not.
    int count(lint::Severity severity) const;
    const DiagnosticRow& at(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void show();

    std::vector<DiagnosticRow> m_all;
    std::vector<DiagnosticRow> m_rows;
    std::array<bool, 3> m_shown{true, true, true};
};

} // namespace signalbox::lists
