// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duration_words.h"

#include <QCoreApplication>

namespace signalbox::core {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::core::Duration", text);
}

} // namespace

QString words(std::chrono::milliseconds duration)
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

} // namespace signalbox::core
