// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::core {

/// One request that went to a server, and what came back: what is fit to be kept of it. Never its body, its headers or
/// the query of its address, where a secret might be.
struct SentRequest {
    QString method; ///< "POST"
    QString path; ///< as it was sent, "/repos/o/r/actions/runs/1/rerun"
    int status = 0; ///< HTTP; 0 while no answer has come, and for ever where it was lost
    QString requestId; ///< X-GitHub-Request-Id, by which GitHub's support finds it; empty without an answer

    bool operator==(const SentRequest&) const = default;
};

} // namespace signalbox::core
