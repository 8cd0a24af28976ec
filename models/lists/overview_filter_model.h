// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/outcome.h"
#include "core/repository.h"
#include "lists/repository_list_model.h"

#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>

namespace signalbox::lists {

/// The watched repositories as the Overview shows them: the worst first, filtered, grouped, the user's marks applied.
/// Within a group: what is pinned, then what is not muted; then by how alarming it is, and what turned red last first.
class OverviewFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class State {
        All,
        Failing, ///< a workflow of the default branch is red
        Running, ///< something runs or is queued, on any branch
        Waiting, ///< something waits for a person
    };
    Q_ENUM(State)

    enum class Grouping {
        None,
        Owner,
        Topic, ///< of a repository's topics the one that most of the others share
        Own, ///< as the user has sorted them
    };
    Q_ENUM(Grouping)

    enum Role {
        PinnedRole = Qt::UserRole + 100, ///< bool
        MutedRole, ///< bool
        GroupRole, ///< QString: the heading that it stands under; empty without groups
    };

    /// The clock is borrowed: what a card says to a reader of the screen has ages in it.
    explicit OverviewFilterModel(core::Clock& clock, QObject* parent = nullptr);

    /// Borrowed. Nothing else can be its source.
    void setRepositories(RepositoryListModel* repositories);

    /// Every word of it must be, without case, in the name, a workflow, a branch or a person.
    void setText(const QString& text);
    void setState(State state);
    /// Only where this login started what is red or going on; empty: everybody.
    void setPerson(const QString& login);
    /// Leaves out what is green and still, and what is muted.
    void setHidesHealthy(bool hides);
    void setGrouping(Grouping grouping);

    /// By RepositoryListModel's own names, "owner/name" in small letters: a mark is about the repository, whichever
    /// account sees it.
    void setPinned(const QSet<QString>& names);
    void setMuted(const QSet<QString>& names);
    /// The user's groups: from a mark to the name of its group.
    void setGroups(const QHash<QString, QString>& groups);
    const QHash<QString, QString>& groups() const { return m_groups; }
    QStringList groupNames() const; ///< sorted, each once
    const QSet<QString>& pinned() const { return m_pinned; }
    const QSet<QString>& muted() const { return m_muted; }
    static QString markOf(const core::RepositoryName& name) { return name.full().toLower(); }

    /// How many of all, whatever the other filters say.
    int count(State state) const;

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    template <class T>
    void change(T& filter, const T& value);
    static bool isIn(State state, const RepositorySummary& row);
    bool hasAllWords(const RepositorySummary& row) const;
    bool isPinned(const RepositorySummary& row) const { return m_pinned.contains(markOf(row.name)); }
    bool isMuted(const RepositorySummary& row) const { return m_muted.contains(markOf(row.name)); }
    /// The heading's text, and whether it is that of what has no group: it stands last.
    struct Group {
        QString text;
        bool isNone = false;
    };
    Group groupOf(const RepositorySummary& row) const;
    void sortTopics();

    core::Clock& m_clock;
    RepositoryListModel* m_repositories = nullptr;
    QStringList m_words;
    State m_state = State::All;
    QString m_person;
    bool m_hidesHealthy = false;
    Grouping m_grouping = Grouping::None;
    QHash<QString, QString> m_groups;
    QHash<QString, QString> m_topics; ///< from a mark to the topic that it stands under
    QSet<QString> m_pinned;
    QSet<QString> m_muted;
};

} // namespace signalbox::lists
