// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

#include <chrono>
#include <optional>

namespace signalbox::github {

/// What one answer says about one of GitHub's buckets (X-RateLimit-*). Times are counted by the server's own clock, so
/// that ours may be wrong by hours.
struct RateLimit {
    QByteArray resource; ///< "core", "search", ...
    int limit = 0;
    int remaining = 0;
    int used = 0;
    std::chrono::seconds untilReset{0}; ///< never negative
    QDateTime resetAt; ///< as GitHub says it; tells two windows apart
};

/// Why GitHub refused an answer for now.
struct Refusal {
    bool primary = false; ///< the hour's requests are used up; else a secondary limit: too many, too fast
    std::optional<std::chrono::seconds> wait; ///< as GitHub asks for; nothing when it does not say
};

/// Nothing when the server has no limits, as most GitHub Enterprise Servers, or says something senseless.
std::optional<RateLimit> rateLimitOf(const Answer& answer, const QDateTime& now);

/// Nothing unless the answer is a 403 or 429 because of a limit.
/// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
std::optional<Refusal> refusalOf(const Answer& answer, const QDateTime& now);

/// Retry-After as seconds or as an HTTP date, at most a day. Nothing when there is none that can be read.
std::optional<std::chrono::seconds> retryAfterOf(const Answer& answer, const QDateTime& now);

} // namespace signalbox::github
