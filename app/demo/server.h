// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "demo/faults.h"
#include "demo/tokens.h"
#include "demo/traffic.h"
#include "demo/world.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace signalbox::demo {

/// What the demo plays: the pipeline of a Rust project, and a run of 240 jobs.
QStringList demoScenarios();

/// The embedded GitHub: answers on loopback as api.github.com does, over a world that a scenario and a clock drive.
/// Lives on the thread that made it; that thread must run an event loop. Stops listening when it dies.
class Server final : public QObject {
    Q_OBJECT

public:
    /// The clock is the world's time and that of the rate limits; it must outlive the server.
    explicit Server(core::Clock& clock, QObject* parent = nullptr);
    ~Server() override;

    /// How much faster than its scenario the world moves: 10 makes a step of 30 s last 3 s. Before load().
    void setSpeed(double speed);
    /// Reads a scenario: "rust" (the demo), "matrix", "fleet", "corners", which are built in, or a file of the same
    /// form. More than one call adds its repositories to the world. Storage or Malformed, with the path in detail.
    core::Result<void> load(const QString& scenarioFile = QStringLiteral(":/demo/rust.json"));
    /// Opens two loopback ports, and the Unix socket when a path is given: plain HTTP where the Host header tells the
    /// API (api.github.com) from the blob host.
    core::Result<void> listen(const QString& socketPath = {});

    QUrl apiUrl() const; ///< http://127.0.0.1:PORT; the same under /api/v3, as on GHES
    QUrl blobUrl() const; ///< where logs and archives are: another origin, to which a token must not follow

    /// The simulated state, brought to the clock's time. Change it to make things happen.
    World& world();
    Faults& faults();
    Tokens& tokens();
    Traffic& traffic();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace signalbox::demo
