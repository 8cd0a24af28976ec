// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment.h"

#include <QDateTime>

#include <chrono>

namespace signalbox::core {

/// How a deployed version was, as far as somebody watched its health here: for how long it was judged how.
struct HealthRecord {
    DeploymentId deployment;
    std::chrono::milliseconds healthy{0};
    std::chrono::milliseconds unhealthy{0};
    std::chrono::milliseconds unsure{0}; ///< suspect, or nobody could tell
    bool isIllAtLast = false; ///< the newest verdict on it says so
    QDateTime until; ///< the newest verdict, UTC

    std::chrono::milliseconds watched() const { return healthy + unhealthy + unsure; }

    bool operator==(const HealthRecord&) const = default;
};

} // namespace signalbox::core
