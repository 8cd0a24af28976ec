// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/written_actions.h"

#include "github/pause.h"

#include <QPointer>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using core::ErrorKind;

// What an earlier start left open is in no hurry.
constexpr core::Clock::Duration untilReachedAgain = 1min;

/// The request may have taken effect although its answer says nothing of the kind.
bool isLostAnswer(const core::Error& error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server || error.kind == ErrorKind::Malformed;
}

/// What the action log keeps of the answer.
QString wordsOf(const core::Error& error)
{
    return error.detail.isEmpty() ? error.what : error.detail;
}

} // namespace

WrittenActions::WrittenActions(history::Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

core::Error WrittenActions::cancelled()
{
    return {.kind = ErrorKind::Cancelled,
            .what = u"Signalbox was closed before GitHub's answer came."_s,
            .advice = u"At the next start it looks whether the action took effect."_s};
}

bool WrittenActions::isAnswer(const core::Error& error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Gone || error.kind == ErrorKind::Forbidden;
}

QCoro::Task<core::Result<void>> WrittenActions::perform(history::Action action, Send send, Look look,
                                                        std::function<void(bool sent)> ended)
{
    const QPointer<WrittenActions> alive(this);
    const auto row = co_await m_store.beginAction(action);
    if (!alive)
        co_return std::unexpected(cancelled());
    if (!row) {
        ended(false);
        core::Error error = row.error();
        error.what = u"The action was not sent, because it could not be written down first: "_s + error.what;
        co_return std::unexpected(error);
    }
    const auto record = std::make_shared<std::vector<core::SentRequest>>();
    core::Result<void> result = co_await send(record);
    if (!alive || (!result && result.error().kind == ErrorKind::Cancelled))
        co_return std::unexpected(cancelled());
    history::ActionEnd end{.outcome = result ? u"done"_s : u"refused"_s,
                           .answer = result ? QString() : wordsOf(result.error())};
    if (!result && isLostAnswer(result.error())) {
        const auto effect = co_await look(action);
        if (!alive || m_lifetime.isClosed())
            co_return std::unexpected(cancelled());
        const auto known = effect.value_or(std::nullopt);
        end.outcome = known ? (*known ? u"done"_s : u"refused"_s) : u"unknown"_s;
        end.answer = known == true ? u"The answer was lost; a look showed that it took effect."_s : end.answer;
        if (known == true)
            result = {};
    }
    ended(true);
    end.at = m_clock.now();
    end.requests = *record;
    co_await m_store.completeAction(*row, end);
    co_return result;
}

QCoro::Task<void> WrittenActions::settle(core::AccountId account,
                                         std::function<bool(const history::Action& action)> isOurs, Look look,
                                         std::function<void(const history::Action& action)> settled)
{
    const QPointer<WrittenActions> alive(this);
    const auto open = co_await m_store.openActions(account);
    if (!alive || !open)
        co_return;
    for (const history::Action& action : *open) {
        if (!isOurs(action))
            continue;
        auto effect = co_await look(action);
        while (alive && !m_lifetime.isClosed() && !effect) {
            const auto paused = co_await pause(untilReachedAgain);
            if (!alive || !paused)
                co_return;
            effect = co_await look(action);
        }
        if (!alive || m_lifetime.isClosed())
            co_return;
        co_await m_store.completeAction(action.id,
                                        {.at = m_clock.now(),
                                         .outcome = *effect == true ? u"done"_s : u"unknown"_s,
                                         .answer = u"Signalbox ended before the answer came, and looked later."_s});
        if (!alive)
            co_return;
        settled(action);
    }
}

WrittenActions::Effect WrittenActions::lookRepeatedly(std::span<const core::Clock::Duration> pauses,
                                                      std::function<Effect()> looks)
{
    const QPointer<WrittenActions> alive(this);
    std::optional<core::Error> unreached;
    for (const auto length : pauses) {
        const auto paused = co_await pause(length);
        if (!alive || !paused)
            co_return std::unexpected(cancelled());
        const auto effect = co_await looks();
        if (!alive)
            co_return std::unexpected(cancelled());
        unreached.reset();
        if (!effect && !isAnswer(effect.error()))
            unreached = effect.error();
        else if (effect && *effect)
            co_return *effect;
    }
    if (unreached)
        co_return std::unexpected(*unreached);
    co_return std::nullopt;
}

QCoro::Task<core::Result<void>> WrittenActions::pause(core::Clock::Duration length)
{
    co_return co_await github::pauseFor(m_lifetime, m_clock, this, length);
}

} // namespace signalbox::monitor
