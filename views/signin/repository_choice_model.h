// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"

#include <QAbstractListModel>

#include <vector>

namespace signalbox::views {

/// Repositories with a tick each: those that somebody typed, and those that GitHub offers. Sorted by name, ticked or
/// not; a name is there once.
class RepositoryChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Adds what is not there yet; ticks are kept.
    void offer(const std::vector<core::Repository>& repositories);
    /// Adds the name if need be, and ticks it. Returns its row.
    int choose(const core::RepositoryName& name);
    std::vector<core::RepositoryName> chosen() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row {
        core::RepositoryName name;
        QString note; ///< "private", "archived", or nothing
        bool chosen = false;
    };
    /// The row of this name, inserted where it belongs if it is new.
    int place(const core::RepositoryName& name);

    std::vector<Row> m_rows; // sorted by name
};

} // namespace signalbox::views
