// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/relative_time.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString tr(const char* text, qint64 count)
{
    return QCoreApplication::translate("signalbox::lists::RelativeTime", text, nullptr, static_cast<int>(count));
}

/// A number that is the same for two distances exactly when their texts are: how many of the unit that is said, and
/// which unit.
qint64 said(qint64 seconds)
{
    const qint64 distance = std::abs(seconds);
    if (distance < minute)
        return 0;
    const auto sign = seconds > 0 ? 1 : -1;
    if (distance < hour)
        return sign * (distance / minute * day + minute);
    if (distance < day)
        return sign * (distance / hour * day + hour);
    return sign * (distance / day * day + day);
}

/// Without a translation catalogue Qt keeps the "(s)" of a plural; English is what the program is written in.
QString counted(const char* one, const char* many, qint64 count)
{
    return count == 1 ? tr(one, count) : tr(many, count);
}

QString past(qint64 seconds)
{
    if (seconds < hour)
        return counted("1 minute ago", "%n minutes ago", seconds / minute);
    if (seconds < day)
        return counted("1 hour ago", "%n hours ago", seconds / hour);
    return counted("1 day ago", "%n days ago", seconds / day);
}

QString future(qint64 seconds)
{
    if (seconds < hour)
        return counted("in 1 minute", "in %n minutes", seconds / minute);
    if (seconds < day)
        return counted("in 1 hour", "in %n hours", seconds / hour);
    return counted("in 1 day", "in %n days", seconds / day);
}

} // namespace

QString relativeTime(const QDateTime& moment, const QDateTime& now)
{
    if (!moment.isValid())
        return {};
    const qint64 seconds = moment.msecsTo(now) / 1000;
    if (std::abs(seconds) < minute)
        return QCoreApplication::translate("signalbox::lists::RelativeTime", "just now");
    return seconds > 0 ? past(seconds) : future(-seconds);
}

QString pastTime(const QDateTime& moment, const QDateTime& now)
{
    return moment > now ? relativeTime(now, now) : relativeTime(moment, now);
}

AgeStep::AgeStep(const QDateTime& before, const QDateTime& now)
    : m_before(before.toMSecsSinceEpoch())
    , m_now(now.toMSecsSinceEpoch())
{
}

bool AgeStep::changes(std::optional<qint64> moment) const
{
    return moment && said((m_before - *moment) / 1000) != said((m_now - *moment) / 1000);
}

QString clockText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count() / 1000);
    const auto two = [](qint64 value) { return u"%1"_s.arg(value, 2, 10, QChar(u'0')); };
    const QString tail = two(seconds % 60);
    if (seconds < hour)
        return u"%1:%2"_s.arg(seconds / minute).arg(tail);
    return u"%1:%2:%3"_s.arg(seconds / hour).arg(two(seconds % hour / minute), tail);
}

} // namespace signalbox::lists
