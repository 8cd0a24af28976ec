// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/workflow_folder.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// The files of a local clone that Signalbox understands, each with its problems below it. Rows stay while files and
/// problems come and go.
class FolderModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< in the folder; of a problem its file's
        LineRole, ///< int, from 1; 0 of a file
        OutcomeRole, ///< int of core::Outcome: the shape that stands for the worst problem, or for there being none
    };

    explicit FolderModel(QObject* parent = nullptr);
    ~FolderModel() override;

    void setContents(const editing::FolderContents& contents);
    /// How many problems of that severity all files have.
    int count(lint::Severity severity) const;
    /// "8 files: 1 error, 3 warnings"
    QString sum() const;
    /// Invalid where there is none of that path.
    QModelIndex rowOf(const QString& path) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct File;

    void bring(File& file, const editing::FolderFile& next);
    const File* fileOf(const QModelIndex& index) const; ///< of a file's row
    QVariant fileData(const File& file, int column, int role) const;
    static QVariant problemData(const File& file, const editing::PlacedProblem& problem, int column, int role);

    std::vector<std::unique_ptr<File>> m_files;
};

} // namespace signalbox::lists
