// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ask.h"
#include "core/clock.h"
#include "demo/server.h"

#include <memory>

namespace signalbox::tests {

/// An embedded GitHub that plays one scenario on a clock that stands, and somebody who asks it.
struct DemoPeer {
    explicit DemoPeer(const QString& scenario = QStringLiteral(":/demo/rust.json"), double speed = 1)
        : server(clock)
    {
        server.setSpeed(speed);
        ready = server.load(scenario).has_value() && server.listen().has_value();
        ask = std::make_unique<Ask>(server.apiUrl());
    }

    demo::Repository& repository(const QString& fullName = QStringLiteral("langgraph/rust-langgraph"))
    {
        return *server.world().repository(fullName);
    }
    /// The newest run that has ended so.
    demo::Run* ended(const QString& conclusion)
    {
        auto& runs = repository().runs;
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
            if ((*run)->conclusion() == conclusion)
                return run->get();
        }
        return nullptr;
    }

    core::ManualClock clock{QDateTime::fromString(QStringLiteral("2026-10-03T09:00:00Z"), Qt::ISODate)};
    demo::Server server;
    bool ready = false;
    std::unique_ptr<Ask> ask;
};

inline const QString rustRepository = QStringLiteral("/repos/langgraph/rust-langgraph");

} // namespace signalbox::tests
