// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/action.h"

#include <QHash>

#include <vector>

namespace signalbox::history {

/// The texts of links, and back. `number` is the link's own, `id` the action's.
QByteArray textOfBegin(qint64 number, qint64 id, const Action& action);
QByteArray textOfEnd(qint64 number, qint64 id, const ActionEnd& end);

/// Takes the next text of the chain into the actions that the ones before it made; what cannot be read is passed over,
/// because it is for a look at the chain to say so.
class ActionReader {
public:
    void take(const QByteArray& text);
    /// In the order of their beginning.
    std::vector<Action> actions() &&;

private:
    std::vector<Action> m_actions;
    QHash<qint64, std::size_t> m_places; // of actions, by their id
};

/// What stands before the first link.
QByteArray beforeTheFirst();
QByteArray hashOf(const QByteArray& previous, const QByteArray& text);

/// Looks at one link after the other, in the order of their numbers.
class ChainCheck {
public:
    void take(const ActionLink& link);
    /// `lastNumber` and `lastHash` are what was kept as the end of the chain at the last writing.
    ChainState end(qint64 lastNumber, const QByteArray& lastHash);

private:
    void find(qint64 number, const QString& what);

    ChainState m_state;
    qint64 m_last = 0;
    QByteArray m_hash = beforeTheFirst();
};

} // namespace signalbox::history
