// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/owner_rule.h"

#include <QAbstractListModel>
#include <QSet>

namespace signalbox::lists {

/// Repositories that could be watched, each with a tick: those of an owner, those that a token sees, and those that
/// somebody typed. What a rule leaves out is not ticked with all the others; what is watched already cannot be ticked.
class RepositoryOfferModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< core::RepositoryName
        NoteRole, ///< "private, archived", "watched already"; may be empty
        OpenRole, ///< bool: it can be ticked
        LeftOutRole, ///< bool: the rule leaves it out
    };
    struct Counts {
        int all = 0;
        int watched = 0; ///< already
        int leftOut = 0; ///< by the rule, and not watched
        int chosen = 0;

        bool operator==(const Counts&) const = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// In place of what is there, sorted by name. Ticks of names that stay are kept.
    void setOffer(std::vector<core::Repository> repositories);
    /// Adds one that GitHub has not listed, and ticks it, whatever the rule says.
    void add(const core::RepositoryName& name);
    void setWatched(const std::vector<core::RepositoryName>& names);
    /// Takes the ticks off what it leaves out.
    void setRule(const core::OwnerRule& rule);
    /// All that the rule leaves in; or none.
    void chooseAll(bool chosen);
    void choose(const std::vector<core::RepositoryName>& names);

    std::vector<core::RepositoryName> chosen() const;
    Counts counts() const;
    QModelIndex indexOf(const core::RepositoryName& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void countsChanged();

private:
    struct Row {
        core::Repository repository;
        bool chosen = false;
        bool watched = false;
        bool leftOut = false;
    };

    void judge(Row& row) const;
    void changedAll();

    std::vector<Row> m_rows; // sorted by name
    QSet<core::RepositoryName> m_watched;
    core::LeftOut m_leftOut;
};

} // namespace signalbox::lists
