// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/retention.h"
#include "history/store.h"

#include <QObject>

namespace signalbox::history {

/// Keeps the history to its retention while the program is open: some minutes after the start, when that is long over,
/// and once a day. Each round goes in small pieces with pauses between them, so that whoever reads the store meanwhile
/// waits for one piece at the most. What fails is tried again the next day: the history is whole all the same. GUI
/// thread.
class Upkeep final : public QObject {
    Q_OBJECT

public:
    static constexpr core::Clock::Duration afterStart = std::chrono::minutes(10);
    static constexpr core::Clock::Duration betweenRounds = std::chrono::hours(24);
    static constexpr core::Clock::Duration betweenPieces = std::chrono::milliseconds(200);

    /// Both are borrowed and outlive it.
    Upkeep(Store& store, core::Clock& clock, QObject* parent = nullptr);

    /// Once, when the store is open.
    void start(const Retention& retention);

Q_SIGNALS:
    /// A round is over: so many runs left.
    void ended(int runs);

private:
    QCoro::Task<void> trim();

    Store& m_store;
    core::Clock& m_clock;
    Retention m_retention;
    int m_runs = 0; ///< that left in this round
};

} // namespace signalbox::history
