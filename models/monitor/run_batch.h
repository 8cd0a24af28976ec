// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/run_action.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <vector>

namespace signalbox::monitor {

/// One action on many runs, sent one after another: the next one when the answer of the one before is there. Each item
/// has a result of its own, and none is sent twice: an item whose outcome is unknown is looked at before it is tried
/// again.
///
/// What would meet every item alike (no connection, a token that has ended, a limit that is used up, a store that
/// cannot be written) stops the rest, unsent. Destroying it ends it; what was on its way ends in the action log.
class RunBatch final : public QObject {
    Q_OBJECT

public:
    /// How things are done, from whoever knows the accounts. All of them must be there.
    struct Ways {
        std::function<QCoro::Task<core::Result<void>>(core::RunAction)> send;
        /// Whether an item whose outcome was unknown took effect after all; an error where GitHub was not reached.
        std::function<QCoro::Task<core::Result<bool>>(core::RunAction)> tookEffect;
        /// Why it cannot be done to the run as it stands now, in a user's words; empty when it can.
        std::function<QString(const core::RunAction&)> whyNot;
        /// What to read about a refusal.
        std::function<QString(const core::Error&)> words;
    };

    RunBatch(std::vector<core::RunAction> items, Ways ways, QObject* parent = nullptr);

    const std::vector<core::RunAction>& items() const { return m_items; }
    int count(core::ActionState state) const;
    bool isUnderWay() const { return m_underWay; }
    /// What stopped the rest; nothing while nothing did.
    const std::optional<core::Error>& trouble() const { return m_trouble; }

    /// Sends what is unsent.
    void start();
    /// After the one that is on its way; what is unsent stays so.
    void stop() { m_stopping = true; }
    /// Once more those that were refused or are unknown, and what is unsent.
    void retry();

Q_SIGNALS:
    void itemChanged(int index);
    /// All are sent, it was stopped, or there is trouble.
    void ended();

private:
    QCoro::Task<void> work();
    void put(size_t index, core::ActionState state, const QString& words = {});
    void take(size_t index, const core::Result<void>& result);

    std::vector<core::RunAction> m_items;
    std::vector<bool> m_again; // its outcome was unknown: to be looked at before it is sent once more
    Ways m_ways;
    std::optional<core::Error> m_trouble;
    bool m_underWay = false;
    bool m_stopping = false;
};

} // namespace signalbox::monitor
