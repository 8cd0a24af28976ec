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
    const qint64 unit = distance < hour ? minute : distance < day ? hour : day;
    const qint64 count = distance / unit * day + unit;
    return seconds > 0 ? count : -count;
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
    const qint64 seconds = moment.secsTo(now);
    if (std::abs(seconds) < minute)
        return QCoreApplication::translate("signalbox::lists::RelativeTime", "just now");
    return seconds > 0 ? past(seconds) : future(-seconds);
}

bool relativeTimeDiffers(const QDateTime& moment, const QDateTime& before, const QDateTime& now)
{
    return moment.isValid() && said(moment.secsTo(before)) != said(moment.secsTo(now));
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count() / 1000);
    const auto two = [](qint64 value) { return u"%1"_s.arg(value, 2, 10, QChar(u'0')); };
    const QString tail = two(seconds % 60);
    if (seconds < hour)
        return u"%1:%2"_s.arg(seconds / minute).arg(tail);
    return u"%1:%2:%3"_s.arg(seconds / hour).arg(two(seconds % hour / minute), tail);
}

} // namespace signalbox::lists
