// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/server.h"
#include "github/client.h"
#include "history/store.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>

namespace signalbox::tests {

/// Thirty times as fast as the machine's, from a time that is given: two processes with one have the same time.
class FastClock {
public:
    explicit FastClock(const QDateTime& start);

    core::ManualClock clock;

private:
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

/// GitHub with the project that is delivered, which lives on, and the program that is killed: the test's own executable
/// with other arguments.
class KilledProgram {
public:
    KilledProgram();

    /// Starts it as `what`, with these arguments behind those that each of them has, and kills it so many milliseconds
    /// after it has told of so many states (0: it may end). True when it came so far. `meanwhile` is called again and
    /// again.
    bool run(const QString& what, const QStringList& arguments, int states, int afterwards,
             const std::function<void()>& meanwhile = {});

    demo::Server& server() { return m_server; }
    demo::Repository& yard() { return *m_server.world().repository(QStringLiteral("switchyard/switchyard")); }
    const QStringList& states() const { return m_states; } ///< of all starts

private:
    FastClock m_time{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server m_server{m_time.clock};
    QTemporaryDir m_folder;
    QStringList m_states;
};

/// What the program has that is killed, from its arguments: client and store of the same world and time.
class KilledSelf {
public:
    static constexpr int ownArguments = 5; ///< behind these stand those of run()

    /// `arguments`: of the process. The first of run() is arguments[ownArguments].
    explicit KilledSelf(const QStringList& arguments);

    /// Prints a state that is on disk; after the last one the program ends, once what follows from it is sent.
    void tell(const QString& state, bool isEnd);

    FastClock time;
    history::Store store;
    std::unique_ptr<github::Client> client;
};

} // namespace signalbox::tests
