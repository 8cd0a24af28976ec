// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace signalbox::lists {

class RunListModel;

/// Which runs are shown, and in which order: all filters in one proxy. Without a sort column the order is the list's
/// own, newest first.
class RunFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class State {
        All,
        Failed,
        Running, ///< on a machine or waiting for one
        Waiting, ///< for a person
    };
    Q_ENUM(State)

    explicit RunFilterModel(QObject* parent = nullptr);

    /// Borrowed. Nothing else can be its source.
    void setRuns(RunListModel* runs);

    /// Every word of it must be, without case, in the title, branch, actor, workflow or commit.
    void setText(const QString& text);
    void setState(State state);
    void setRepository(const std::optional<core::RepositoryName>& repository); ///< nothing: all of them
    void setBranch(const QString& branch); ///< empty: all of them
    void setWorkflow(const QString& name); ///< of whatever repository, without case; empty: all of them
    /// The repositories of a group; nothing: no group is asked for.
    void setGroup(const std::optional<QSet<core::RepositoryName>>& repositories);

    // A tree view asks both of every row when one is new; what is always the same need not be looked up in the list.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;

    bool accepts(const core::Run& run) const;
    static bool isIn(State state, const core::Run& run);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    template <class T>
    void change(T& filter, const T& value);
    bool hasAllWords(const core::Run& run) const;

    RunListModel* m_runs = nullptr;
    QStringList m_words;
    State m_state = State::All;
    std::optional<core::RepositoryName> m_repository;
    QString m_branch;
    QString m_workflow;
    std::optional<QSet<core::RepositoryName>> m_group;
};

} // namespace signalbox::lists
