// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace signalbox::desktop {

/// Lets one window live a profile: a second start hands what it was asked for to the first one. Needs no bus.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    /// `folder` holds the lock and names the instance: one program a folder. It is made when it is not there.
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

    /// What became of this start. With the first one, later starts arrive by asked(); with a later one, `message` has
    /// been handed over and there is nothing left to do. Waits two seconds at the longest. Storage when the folder
    /// cannot be written, Timeout when the first program does not listen.
    enum class Role { First, Later };
    core::Result<Role> begin(const QByteArray& message);

Q_SIGNALS:
    void asked(const QByteArray& message);

private:
    core::Result<Role> handOver(const QByteArray& message) const;
    void receive();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace signalbox::desktop
