// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/server.h"
#include "github/client.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace signalbox::tests {

/// The embedded GitHub with one big matrix and one whole pipeline, a client of it, a clock that stands still, and an
/// empty folder for what is kept.
class DemoPeer {
public:
    static inline const QByteArray token = "ghp_the-token-that-nobody-may-see";

    explicit DemoPeer(github::Options options = {.timeout = std::chrono::seconds(10), .seed = 7})
        : m_options(options)
    {
        if (!server.load(QStringLiteral(":/demo/matrix.json")) || !server.load() || !server.listen())
            qFatal("the embedded GitHub does not start");
        client = newClient();
    }

    std::unique_ptr<github::Client> newClient()
    {
        const core::Account account{
            .id = QStringLiteral("octavia@demo"), .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        return std::make_unique<github::Client>(account, token, clock, m_options);
    }

    /// Lets the task end; the clock moves on whenever the client waits for it and for nothing else.
    template <class T>
    core::Result<T> await(QCoro::Task<core::Result<T>> task, bool moveClock = true)
    {
        std::optional<core::Result<T>> result;
        auto done = task.then([&result](core::Result<T> value) { result = std::move(value); });
        QElapsedTimer patience;
        patience.start();
        while (!result && patience.elapsed() < 20'000) {
            QTest::qWait(1);
            const bool idle = !client || client->inFlight() == 0 || server.traffic().inFlight > 0;
            if (!result && moveClock && idle && clock.untilNext() >= core::Clock::Duration(0))
                clock.advanceToNext();
        }
        if (!result)
            qFatal("the task did not end in 20 seconds");
        return *result;
    }

    demo::Repository& matrix() { return *server.world().repository(QStringLiteral("octavia/matrix-lab")); }
    demo::Run& matrixRun() { return *matrix().runs.back(); }
    demo::Repository& rust() { return *server.world().repository(rustName.full()); }

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    std::unique_ptr<github::Client> client;
    QTemporaryDir folder;

    const core::RepositoryName matrixName{QStringLiteral("octavia"), QStringLiteral("matrix-lab")};
    const core::RepositoryName rustName{QStringLiteral("langgraph"), QStringLiteral("rust-langgraph")};

private:
    github::Options m_options;
};

} // namespace signalbox::tests
