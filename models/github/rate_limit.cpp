// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/rate_limit.h"

#include "github/answer_error.h"

#include <QLocale>
#include <QTimeZone>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

std::optional<qint64> numberIn(const Answer& answer, QByteArrayView header)
{
    bool readable = false;
    const qint64 number = answer.header(header).trimmed().toLongLong(&readable);
    return readable && number >= 0 ? std::optional(number) : std::nullopt;
}

/// Invalid when the header is not there or is no HTTP date.
QDateTime dateIn(const Answer& answer, QByteArrayView header)
{
    auto date
        = QLocale::c().toDateTime(QString::fromLatin1(answer.header(header)), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeZone(QTimeZone::UTC);
    return date;
}

QDateTime serverTime(const Answer& answer, const QDateTime& now)
{
    const QDateTime date = dateIn(answer, "date");
    return date.isValid() ? date : now;
}

std::chrono::seconds until(const QDateTime& then, const Answer& answer, const QDateTime& now)
{
    return std::max(0s, std::chrono::seconds(serverTime(answer, now).secsTo(then)));
}

} // namespace

std::optional<RateLimit> rateLimitOf(const Answer& answer, const QDateTime& now)
{
    const auto limit = numberIn(answer, "x-ratelimit-limit");
    const auto remaining = numberIn(answer, "x-ratelimit-remaining");
    const auto reset = numberIn(answer, "x-ratelimit-reset");
    constexpr qint64 plausible = 1'000'000'000;
    if (!limit || !remaining || !reset || *limit > plausible || *remaining > *limit)
        return std::nullopt;
    const auto resetAt = QDateTime::fromSecsSinceEpoch(*reset, QTimeZone::UTC);
    const QByteArray resource = answer.header("x-ratelimit-resource");
    return RateLimit{
        .resource = resource.isEmpty() ? QByteArrayLiteral("core") : resource,
        .limit = int(*limit),
        .remaining = int(*remaining),
        .used = int(std::min(numberIn(answer, "x-ratelimit-used").value_or(*limit - *remaining), plausible)),
        .untilReset = until(resetAt, answer, now),
        .resetAt = resetAt,
    };
}

std::optional<std::chrono::seconds> retryAfterOf(const Answer& answer, const QDateTime& now)
{
    constexpr std::chrono::seconds longest = 24h;
    if (const auto seconds = numberIn(answer, "retry-after"))
        return std::min(std::chrono::seconds(*seconds), longest);
    const QDateTime date = dateIn(answer, "retry-after");
    return date.isValid() ? std::optional(std::min(until(date, answer, now), longest)) : std::nullopt;
}

std::optional<Refusal> refusalOf(const Answer& answer, const QDateTime& now)
{
    if (answer.status != 403 && answer.status != 429)
        return std::nullopt;
    const auto retryAfter = retryAfterOf(answer, now);
    const QString message = githubMessage(answer.body);
    const bool secondary = message.contains("secondary rate limit"_L1, Qt::CaseInsensitive)
        || message.contains("abuse detection"_L1, Qt::CaseInsensitive);
    const auto limit = rateLimitOf(answer, now);
    if (!secondary && limit && limit->remaining == 0)
        return Refusal{.primary = true, .wait = limit->untilReset};
    if (secondary || retryAfter || answer.status == 429)
        return Refusal{.primary = false, .wait = retryAfter};
    if (message.contains("rate limit exceeded"_L1, Qt::CaseInsensitive))
        return Refusal{.primary = true, .wait = std::nullopt};
    return std::nullopt;
}

} // namespace signalbox::github
