// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connection.h"

#include <QLocale>

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = Connection::Kind;

QString timeOfDay(const QDateTime& moment, const QDateTime& now)
{
    const QDateTime local = moment.toLocalTime();
    // Some languages, and none at all, put seconds into the short form.
    const QString format = QLocale().timeFormat(QLocale::ShortFormat).remove(u":ss"_s);
    QString time = QLocale().toString(local.time(), format);
    if (local.date() == now.toLocalTime().date())
        return time;
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

bool isFailing(const core::Freshness& freshness)
{
    return freshness.error && freshness.error->kind != core::ErrorKind::Cancelled;
}

bool isUnreachable(const core::Freshness& freshness)
{
    return freshness.error
        && (freshness.error->kind == core::ErrorKind::Offline || freshness.error->kind == core::ErrorKind::Timeout);
}

/// One line a repository that fails, and not a wall of them.
QString reasons(const std::map<core::RepositoryName, core::Freshness>& all)
{
    constexpr int Most = 8;
    QStringList lines;
    int more = 0;
    for (const core::Freshness& freshness : all | std::views::values) {
        if (!isFailing(freshness) || !freshness.error)
            continue;
        if (lines.size() < Most)
            lines << freshness.name.full() + u": "_s + freshness.error->sentence();
        else
            ++more;
    }
    if (more > 0)
        lines << u"and %1 more"_s.arg(more);
    return lines.join(u'\n');
}

/// The moment that is shown as "since": the oldest answer that still stands on the screen.
QString since(const std::map<core::RepositoryName, core::Freshness>& all, const QDateTime& now)
{
    std::optional<QDateTime> oldest;
    for (const core::Freshness& freshness : all | std::views::values)
        if (isFailing(freshness) && freshness.seenAt && (!oldest || *freshness.seenAt < *oldest))
            oldest = freshness.seenAt;
    return oldest ? u" since "_s + timeOfDay(*oldest, now) : QString();
}

} // namespace

Connection connection(const Signs& signs, const QDateTime& now)
{
    const auto& all = signs.freshness;
    if (!signs.signedIn)
        return {Kind::SignedOut, u"Not signed in"_s, {}, core::Outcome::Unknown};
    if (signs.quota.pausedUntil && *signs.quota.pausedUntil > now)
        return {Kind::Paused, u"Paused until %1"_s.arg(timeOfDay(*signs.quota.pausedUntil, now)),
                u"GitHub asked us to wait; nothing is lost, and it goes on by itself."_s, core::Outcome::NeedsPerson};
    if (all.empty())
        return {Kind::Nothing, u"Nothing is watched"_s, {}, core::Outcome::Unknown};

    const auto count = static_cast<qsizetype>(all.size());
    const auto failing = std::ranges::count_if(all | std::views::values, isFailing);
    const auto unreachable = std::ranges::count_if(all | std::views::values, isUnreachable);
    if (signs.offline || unreachable == count)
        return {Kind::Offline, u"Offline%1"_s.arg(since(all, now)),
                signs.offline ? u"This machine has no network; it goes on by itself when that is back."_s
                              : reasons(all),
                core::Outcome::Cancelled};
    if (failing == count && count == 1)
        return {Kind::Stale, u"Stale%1"_s.arg(since(all, now)), reasons(all), core::Outcome::NeedsPerson};
    if (failing > 0)
        return {Kind::Stale, u"%1 of %2 stale%3"_s.arg(failing).arg(count).arg(since(all, now)), reasons(all),
                core::Outcome::NeedsPerson};
    const bool none
        = std::ranges::none_of(all | std::views::values, [](const auto& f) { return f.seenAt.has_value(); });
    if (none)
        return {Kind::Beginning, u"First look"_s, {}, core::Outcome::Queued};
    return {Kind::Live, u"Live"_s, {}, core::Outcome::Passed};
}

QString quotaText(const core::Quota& quota, const QDateTime& now)
{
    if (quota.limit <= 0)
        return {};
    const QLocale locale;
    const QString used = u"%1 of %2 used"_s.arg(locale.toString(quota.used), locale.toString(quota.limit));
    return quota.resetAt && *quota.resetAt > now ? used + u", resets "_s + timeOfDay(*quota.resetAt, now) : used;
}

QString nextLookText(const std::optional<QDateTime>& at, bool looking, const QDateTime& now)
{
    if (looking)
        return u"Looking now"_s;
    if (!at)
        return {};
    // Rounded up, so that it never says 0 while it still waits.
    const qint64 seconds = (now.msecsTo(*at) + 999) / 1000;
    if (seconds <= 0)
        return u"Looking now"_s;
    if (seconds < 120)
        return u"Next look in %1 s"_s.arg(seconds);
    return u"Next look in %1 min"_s.arg(seconds / 60);
}

} // namespace signalbox::views
