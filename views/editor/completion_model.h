// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"

#include <QAbstractListModel>

#include <vector>

namespace signalbox::views {

/// How well `typed` goes with a label: 0 it is it, 1 it begins with it, 2 it has it within, 3 its letters come in this
/// order; -1 not at all. Without case.
int fitOf(const QString& label, const QString& typed);

/// The rows of a completion popup: what could be written, the best first.
class CompletionModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<editing::Completion> completions);
    const editing::Completion& at(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<editing::Completion> m_rows;
};

} // namespace signalbox::views
