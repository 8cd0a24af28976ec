// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace signalbox::lists {

/// What a workflow file is made of, as its reader looks for it: its events, its jobs, their steps.
struct OutlineEntry {
    enum class Kind { Section, Event, Job, Step };

    Kind kind = Kind::Section;
    QString label; ///< one line, as written: may hold expressions
    int line = 0; ///< from 1
    std::vector<OutlineEntry> children;

    bool operator==(const OutlineEntry&) const = default;
};

/// Reads what can be read of a file that is perhaps just being written. A worker's work: a large one takes tens of
/// milliseconds. Nothing for what cannot be read at all.
std::vector<OutlineEntry> fileOutline(const QByteArray& text);

/// That as a tree, whose rows stay while the file is edited.
class FileOutlineModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        LineRole = Qt::UserRole + 1, ///< int, from 1
        KindRole, ///< int of OutlineEntry::Kind
    };

    explicit FileOutlineModel(QObject* parent = nullptr);
    ~FileOutlineModel() override;

    void setEntries(const std::vector<OutlineEntry>& entries);
    /// The innermost row that the line is in: the last one, in the file's order, that begins at it or before.
    QModelIndex rowFor(int line) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Node;

    Node& nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void bring(Node& node, const std::vector<OutlineEntry>& next);

    std::unique_ptr<Node> m_root;
};

} // namespace signalbox::lists
