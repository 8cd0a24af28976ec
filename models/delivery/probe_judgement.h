// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/probe.h"
#include "delivery/rollback_state.h"

#include <QByteArray>

namespace signalbox::delivery {

/// What a service answered.
struct ServiceReply {
    int status = 0;
    QByteArray body; ///< at most its first megabyte
    bool isCut = false; ///< there was more of it
    QString redirectHost; ///< of a redirect to another host, which is not followed; else empty
    bool isAuthentic = true; ///< TLS, or this very machine: nobody in between can have answered for it
};

struct ProbeJudgement {
    ProbeResult::Outcome outcome = ProbeResult::Outcome::Passed;
    QString why; ///< a sentence for people; may quote the answer, which is text from outside; empty when it passed
};

/// Whether a reply is what the probe expects of `deployed`. While the version is not known, "%version%" is anything.
/// 407 and 511 come from what stands in between, and so may a redirect to another host that no TLS vouches for: they
/// say nothing of the service.
ProbeJudgement judge(const Probe& probe, const ServiceReply& reply, const RollbackVersion& deployed);

/// "1.4.1", "v1.4.1" and a commit, whole or its first seven digits and more, all name the version that has them.
bool isVersion(const QString& said, const RollbackVersion& version);

} // namespace signalbox::delivery
