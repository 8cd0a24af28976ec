// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "github/request_record.h"
#include "github/wait.h"
#include "history/store.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <optional>
#include <span>

namespace signalbox::monitor {

/// How an action on the world is done, whatever it is done to: a row in the store's action log first, then its request,
/// once; where the answer was lost, a look whether it took effect; then the row is completed. The last member of
/// whoever has it, so that what waits in it ends while the others are still there.
class WrittenActions final : public QObject {
    Q_OBJECT

public:
    WrittenActions(history::Store& store, core::Clock& clock, QObject* parent = nullptr);

    template <class T>
    using Task = QCoro::Task<core::Result<T>>;
    /// Sends it, and has every request noted in `record`.
    using Send = std::function<Task<void>(github::RequestRecord record)>;
    /// Whether an action took effect: nothing when even looking does not tell, an error when GitHub was not reached.
    using Effect = Task<std::optional<bool>>;
    using Look = std::function<Effect(history::Action action)>;

    /// `ended` is told before the row is completed that nothing is on its way any more, and whether anything was sent.
    ///
    /// Timeout says that nobody knows, even after looking; a refusal is GitHub's own, with its words in `detail`, which
    /// are kept as the action's answer, beside the requests. After Cancelled the owner may be gone.
    Task<void> perform(history::Action action, Send send, Look look, std::function<void(bool sent)> ended);

    /// After a start: actions of the account whose outcome was never learned, where they are this owner's, are looked
    /// at and closed, and `settled` is told. While GitHub cannot be reached they stay open, and it is tried again now
    /// and then.
    QCoro::Task<void> settle(core::AccountId account, std::function<bool(const history::Action& action)> isOurs,
                             Look look, std::function<void(const history::Action& action)> settled);

    /// Looks after each of the pauses whether an action took effect, until that is known: GitHub takes a moment to show
    /// it. What it says of a thing in place of the thing (isAnswer) tells nothing; an error when the last look did not
    /// reach it. Who `looks` must bear that the owner goes meanwhile. `pauses` live for good.
    Effect lookRepeatedly(std::span<const core::Clock::Duration> pauses, std::function<Effect()> looks);

    /// Cancelled when this ends meanwhile.
    Task<void> pause(core::Clock::Duration length);

    static core::Error cancelled();
    /// GitHub itself says something about the thing, be it that it is not there.
    static bool isAnswer(const core::Error& error);
    /// Of something that comes of an action: while it is not there it may still come.
    static std::optional<bool> knownIf(bool isThere) { return isThere ? std::optional(true) : std::nullopt; }

private:
    history::Store& m_store;
    core::Clock& m_clock;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::monitor
