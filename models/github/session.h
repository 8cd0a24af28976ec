// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/backoff.h"
#include "github/http.h"
#include "github/rate_budget.h"
#include "github/transport.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QStringList>

#include <optional>

namespace signalbox::github {

/// From a request to its last answer: through the budget, along redirects, and again after a passing failure. Whatever
/// one account sends goes this way. Everything ends with Cancelled when it is destroyed.
class Session {
public:
    Session(core::Account account, QByteArray token, core::Clock& clock, const Options& options);
    ~Session() { m_lifetime.close(); }
    Q_DISABLE_COPY_MOVE(Session)

    /// A 2xx or 304; everything else is an Error. Reads are tried again, a write is sent once.
    QCoro::Task<core::Result<Answer>> send(Request request);

    const core::Account& account() const { return m_account; }
    /// Of a classic token, once an answer has said them; fine-grained ones do not say.
    const std::optional<QStringList>& scopes() const { return m_scopes; }
    void forgetConnections() { m_transport.forgetConnections(); }
    RateBudget& budget() { return m_budget; }
    const RateBudget& budget() const { return m_budget; }
    Lifetime& lifetime() { return m_lifetime; }

private:
    QCoro::Task<core::Result<Answer>> sendOnce(Request request);
    QCoro::Task<core::Result<Answer>> follow(Request request);
    core::Error errorOf(const Answer& answer, const Request& request) const;
    /// Nothing when it should not be sent again.
    std::optional<std::chrono::milliseconds> waitBeforeRetry(const core::Error& error, const Request& request,
                                                             int failed);

    core::Account m_account;
    bool m_hasToken;
    std::optional<QStringList> m_scopes;
    core::Clock& m_clock;
    Options m_options;
    Backoff m_backoff;
    QObject m_here; // what the clock calls back to
    Lifetime m_lifetime;
    Transport m_transport;
    RateBudget m_budget;
};

/// What a classic token may do (X-OAuth-Scopes); nothing where the answer does not say.
std::optional<QStringList> scopesOf(const Answer& answer);

} // namespace signalbox::github
