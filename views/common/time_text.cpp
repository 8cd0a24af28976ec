// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/time_text.h"

#include "core/duration_words.h"

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
    return core::words(duration);
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
