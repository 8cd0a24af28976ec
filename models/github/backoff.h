// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "github/client.h"

#include <QRandomGenerator>

#include <chrono>

namespace signalbox::github {

/// How long to wait before a read is sent again: doubled each time, and somewhere between half and the whole of it, so
/// that many clients do not come back in the same moment.
class Backoff {
public:
    explicit Backoff(const Options& options);

    /// `failed` counts the tries so far, from 1.
    std::chrono::milliseconds delay(int failed);

private:
    std::chrono::milliseconds m_first;
    QRandomGenerator m_random;
};

/// Sending it again may well bring another answer: a lost connection, silence, a server's own trouble.
bool isPassing(const core::Error& error);

} // namespace signalbox::github
