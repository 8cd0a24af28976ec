// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

namespace signalbox::core {

/// How the download of a file stands.
struct Download {
    enum class Phase {
        None, ///< nobody has asked for it
        Queued, ///< begins when one before it has ended
        Running,
        Waiting, ///< the connection is gone; it goes on by itself at retryAt
        Checking, ///< all has come; its digest is looked at
        Stopped, ///< by the user; it can go on where it is
        Failed, ///< `error` says why
        Done, ///< the file is at `path`, whole
    };

    Phase phase = Phase::None;
    qint64 received = 0; ///< bytes that are on the disk
    qint64 total = 0; ///< bytes; 0 while unknown
    qint64 bytesPerSecond = 0; ///< lately; 0 while it cannot be said
    QString path; ///< of the file as the user will find it; there only once it is Done
    std::optional<Error> error; ///< of Failed and of Waiting
    std::optional<QDateTime> retryAt; ///< of Waiting

    bool operator==(const Download&) const = default;

    /// Something is under way, so that it can be stopped.
    bool isActive() const
    {
        return phase == Phase::Queued || phase == Phase::Running || phase == Phase::Waiting || phase == Phase::Checking;
    }
    /// It can go on where it stopped.
    bool isResumable() const { return (phase == Phase::Stopped || phase == Phase::Failed) && received > 0; }
};

} // namespace signalbox::core
