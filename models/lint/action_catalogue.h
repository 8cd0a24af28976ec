// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/used_action.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace signalbox::lint {

/// One version of an action, as its action.yml describes it.
struct ActionVersion {
    std::vector<QByteArray> inputs;
    std::vector<QByteArray> required; ///< inputs without a default that a step must give
    QHash<QByteArray, QString> deprecated; ///< by input: what to do instead
    std::vector<QByteArray> outputs;
    QByteArray runtime; ///< node24, docker, composite; empty: not known
    QString retired; ///< why GitHub refuses it; empty: it does not
    bool isFree = false; ///< it may have inputs that are not listed
    bool areOutputsKnown = false;
    bool hasPre = false; ///< a script that runs before the job's steps

    bool hasInput(QByteArrayView name) const;
};

/// An action that many workflows use.
struct Action {
    QByteArray name; ///< as it is usually written
    QString help; ///< one sentence
    QByteArray newest; ///< the newest version known on the catalogue's day: "v6"
    QHash<QByteArray, QString> inputHelp;
    QHash<QByteArray, ActionVersion> versions; ///< by a tag's major, or a branch
};

/// What is known of popular actions: resources/workflow/actions.json, as of a day that it names. What it does not know
/// is no mistake. Made once, read by any thread.
class ActionCatalogue {
public:
    ActionCatalogue();

    const std::vector<Action>& actions() const { return m_actions; }
    /// By owner, repository and path, compared without case; null when it is not known.
    const Action* action(QByteArrayView name) const;
    /// The version that a step uses; null when the action or that version of it is not known, a SHA among them.
    const ActionVersion* version(const UsedAction& used) const;

private:
    std::vector<Action> m_actions;
    QHash<QByteArray, size_t> m_byName; ///< in small letters
};

} // namespace signalbox::lint
