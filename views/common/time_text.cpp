// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/time_text.h"

namespace signalbox::views {

QString momentText(const QDateTime& when, const QLocale& locale)
{
    return when.isValid() ? locale.toString(when.toLocalTime(), QLocale::LongFormat) : QString();
}

} // namespace signalbox::views
