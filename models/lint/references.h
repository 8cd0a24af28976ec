// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/learned_actions.h"

namespace signalbox::lint {

/// What helps to write a step that uses an action.
struct ActionHelp {
    QString help; ///< a sentence or two; empty: nothing is known
    QByteArray newest; ///< the newest version known; empty: not known
    QHash<QByteArray, QString> inputHelp; ///< by the input's name in small letters
    std::shared_ptr<const ActionVersion> version; ///< the one that is used; null: not known
};

/// What the names in a file lead to outside of it, from wherever it is known: the catalogue of popular actions, what
/// was learned of others, and the repository around the file. All of it must outlive this, which is made for one check.
class References {
public:
    References(const ActionCatalogue& catalogue, const LearnedActions& learned, const Repository& repository)
        : m_catalogue(catalogue)
        , m_learned(learned)
        , m_repository(repository)
    {
    }

    const ActionCatalogue& catalogue() const { return m_catalogue; }
    const Repository& repository() const { return m_repository; }

    /// What the action's own file says of the version that a step uses; null when that is not known.
    std::shared_ptr<const ActionVersion> action(const UsedAction& used) const;
    /// Somebody has looked where the action should be, and it is not there.
    bool isMissing(const UsedAction& used) const;
    /// What a user is told of it; no help at all when nothing is known.
    ActionHelp help(const UsedAction& used) const;
    /// The workflow of the same repository that a job calls; null when it is not known, or of another repository.
    std::shared_ptr<const CalledWorkflow> called(QByteArrayView uses) const;

private:
    const ActionCatalogue& m_catalogue;
    const LearnedActions& m_learned;
    const Repository& m_repository;
};

/// The folder of an action of the same repository, as Repository::action() takes it; null for any other: of "./build"
/// it is that, of "$/build" it is "build".
QByteArrayView folderOf(const UsedAction& used);

} // namespace signalbox::lint
