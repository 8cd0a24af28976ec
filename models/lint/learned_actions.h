// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/action_file.h"
#include "lint/repository.h"

#include <QMutex>

#include <memory>
#include <vector>

namespace signalbox::lint {

/// An action of a repository at one ref, by name: what somebody would fetch an action.yml for.
struct ActionAtRef {
    QByteArray name; ///< owner, repository and path: "octo-org/octo-repo/build"
    QByteArray ref; ///< a tag, a branch or a SHA

    bool operator==(const ActionAtRef&) const = default;
};

/// What was learned of actions that the catalogue does not know, from their own action.yml. Whoever fetches these
/// learns on one thread while files are checked on others.
class LearnedActions {
public:
    LearnedActions() = default;
    LearnedActions(const LearnedActions&) = delete;
    LearnedActions& operator=(const LearnedActions&) = delete;

    /// There: `bytes` are those of its action.yml. Missing: the repository can be read, and has neither action.yml nor
    /// action.yaml nor Dockerfile there. Unknown: it was asked for in vain; nothing is said of it, and it is not asked
    /// for again.
    void learn(const ActionAtRef& action, Presence presence, const QByteArray& bytes = {});

    /// Unknown, too, for what nobody has learned of.
    Found<ActionFile> find(const UsedAction& used) const;
    /// Whether anything was learned of it, were it that nothing can be known.
    bool wasAskedFor(const ActionAtRef& action) const;

private:
    static QByteArray keyOf(QByteArrayView name, QByteArrayView ref);

    mutable QMutex m_mutex;
    QHash<QByteArray, Found<ActionFile>> m_known; ///< owner, repository and path in small letters, @, the ref
};

/// The actions that a workflow or action file uses and of which neither the catalogue nor `learned` has anything, each
/// once, in the file's order: what is to be fetched.
std::vector<ActionAtRef> unknownActions(const QByteArray& text, const ActionCatalogue& catalogue,
                                        const LearnedActions& learned);

} // namespace signalbox::lint
