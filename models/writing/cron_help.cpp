// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/cron_help.h"

#include "workflow/cron.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace signalbox::writing {

QString cronHelp(const QString& cron, const QString& timezone, const QDateTime& now)
{
    constexpr int times = 5;
    const auto parsed = workflow::Cron::parse(cron.trimmed(), timezone);
    if (!parsed)
        return parsed.error().what;
    QString text = u"Runs %1."_s.arg(parsed->words());
    QDateTime at = now;
    for (int i = 0; i < times; ++i) {
        at = parsed->nextAfter(at);
        if (!at.isValid())
            break;
        text += u"\n  "_s + QLocale().toString(at.toLocalTime(), u"ddd d MMM yyyy, HH:mm"_s);
    }
    return text;
}

} // namespace signalbox::writing
