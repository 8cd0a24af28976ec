// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QCoreApplication>

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace signalbox::github {

/// What a task answers when its client goes away.
core::Error cancelledError();

/// A coroutine that is suspended, seen by the one who may have to end it early.
class OpenWait {
public:
    OpenWait() = default;
    virtual ~OpenWait() = default;
    Q_DISABLE_COPY_MOVE(OpenWait)

    virtual void cancel() = 0;
};

/// How long the coroutines of one client may run. Closing it ends every wait at once with Cancelled, and every later
/// one before it begins; so when close() returns, no coroutine of the client is left that could touch what is destroyed
/// next.
class Lifetime {
public:
    Lifetime() = default;
    ~Lifetime() { close(); }
    Q_DISABLE_COPY_MOVE(Lifetime)

    void close();
    bool isClosed() const { return m_closed; }

private:
    template <class T>
    friend class Wait;

    bool m_closed = false;
    std::set<OpenWait*> m_open;
};

/// One thing that a coroutine waits for: `co_await` it, and let somebody call end(). GUI thread only.
template <class T>
class Wait {
public:
    explicit Wait(Lifetime& lifetime)
        : m_state(std::make_shared<State>(lifetime))
    {
    }

    /// A function that ends the wait, once; later calls, and calls after the wait is gone, do nothing. The coroutine
    /// goes on from the event loop, never from within the call: what it does next may destroy the caller.
    std::function<void(core::Result<T>)> end()
    {
        return [weak = std::weak_ptr(m_state)](core::Result<T> result) {
            if (const auto state = weak.lock())
                state->end(std::move(result), weak);
        };
    }

    bool await_ready() const { return m_state->result.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_state->waiting = waiting; }
    // Nobody resumes the coroutine before there is a result.
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access)
    core::Result<T> await_resume() { return std::move(*m_state->result); }

private:
    struct State final : OpenWait {
        explicit State(Lifetime& life)
            : lifetime(life)
        {
            if (lifetime.isClosed())
                result.emplace(std::unexpected(cancelledError()));
            else
                lifetime.m_open.insert(this);
        }
        ~State() override { lifetime.m_open.erase(this); }
        Q_DISABLE_COPY_MOVE(State)

        void end(core::Result<T> value, const std::weak_ptr<State>& self)
        {
            if (result)
                return;
            result.emplace(std::move(value));
            auto resumeLater = [self] {
                // Nothing of the wait is held while the coroutine runs: it may end the client.
                std::coroutine_handle<> handle;
                if (const auto state = self.lock())
                    handle = std::exchange(state->waiting, nullptr);
                if (handle)
                    handle.resume();
            };
            QMetaObject::invokeMethod(QCoreApplication::instance(), resumeLater, Qt::QueuedConnection);
        }

        void cancel() override
        {
            result.emplace(std::unexpected(cancelledError()));
            // The coroutine may destroy this object before resume() returns.
            if (const auto handle = std::exchange(waiting, nullptr))
                handle.resume();
        }

        Lifetime& lifetime;
        std::coroutine_handle<> waiting;
        std::optional<core::Result<T>> result;
    };

    std::shared_ptr<State> m_state;
};

} // namespace signalbox::github
