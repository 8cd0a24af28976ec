// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/time_text.h"

#include <QCoreApplication>

namespace signalbox::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::views::TimeText", text);
}

} // namespace

QString durationText(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const qint64 all = std::max<qint64>(0, duration_cast<seconds>(duration).count());
    const qint64 days = all / 86400;
    const qint64 hours = all / 3600 % 24;
    const qint64 minutes = all / 60 % 60;
    if (days > 0)
        return tr("%1 d %2 h").arg(days).arg(hours);
    if (hours > 0)
        return tr("%1 h %2 min").arg(hours).arg(minutes, 2, 10, QLatin1Char('0'));
    if (minutes > 0)
        return tr("%1 min %2 s").arg(minutes).arg(all % 60, 2, 10, QLatin1Char('0'));
    return tr("%1 s").arg(all);
}

QString agoText(const QDateTime& then, const QDateTime& now, const QLocale& locale)
{
    if (!then.isValid() || !now.isValid())
        return {};
    const qint64 minutes = then.secsTo(now) / 60;
    if (minutes < 1)
        return tr("just now");
    if (minutes < 60)
        return tr("%1 min ago").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return tr("%1 h ago").arg(hours);
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 1)
        return tr("yesterday");
    if (days <= 28)
        return tr("%1 d ago").arg(days);
    return locale.toString(then.toLocalTime().date(), QLocale::ShortFormat);
}

QString momentText(const QDateTime& when, const QLocale& locale)
{
    return when.isValid() ? locale.toString(when.toLocalTime(), QLocale::LongFormat) : QString();
}

QString spanText(const QDateTime& start, const QDateTime& end)
{
    if (!start.isValid() || !end.isValid())
        return {};
    return durationText(std::chrono::milliseconds(start.msecsTo(end)));
}

} // namespace signalbox::views
