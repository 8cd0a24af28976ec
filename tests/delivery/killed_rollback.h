// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QStringList>
#include <QTimer>

#include <optional>

namespace signalbox::tests {

/// Twenty times as fast as the machine's, from a time that is given: two processes with one have the same time.
class FastClock {
public:
    explicit FastClock(const QDateTime& start);

    core::ManualClock clock;

private:
    QTimer m_timer;
};

/// The program that is killed: this test's own executable, when it is started as one. Rolls production back by what
/// `order` says, or goes on with what it kept, prints each state that is on disk, and ends with the rollback.
///
/// Arguments behind "roll-back": the server's address, the store's file, the time (ms since 1970), the deployment, and
/// the commits of v1.5.0 and v1.4.1, then the workflow's id. Nothing when it was started as the test.
std::optional<int> rollBackUntilKilled(const QStringList& arguments);

} // namespace signalbox::tests
