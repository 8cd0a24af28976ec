// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLocalServer>
#include <QObject>

namespace signalbox::demo {

/// A Unix socket that is another door to a port of loopback: whatever comes in at one side goes out at the other, so
/// that everything behind it, a connection that is cut too, is as it is over TCP.
class UnixDoor final : public QObject {
    Q_OBJECT

public:
    UnixDoor(quint16 port, QObject* parent)
        : QObject(parent)
        , m_port(port)
    {
    }

    /// Opens it for the user alone. A relative path is below the working folder. What is there already is left alone,
    /// unless it is a socket of this user at which nobody listens any more: Storage with the reason otherwise.
    core::Result<void> open(const QString& path);

private:
    void letIn();

    QLocalServer m_server;
    quint16 m_port;
};

} // namespace signalbox::demo
