// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/given_text.h"

#include <cmath>

namespace signalbox::workflow {

QString givenText(const yaml::Place& place)
{
    if (place.isNull())
        return {};
    const QString text = QString::fromUtf8(place.text());
    if (place.isBoolean())
        return text.toLower();
    bool isDecimal = false;
    const double number = place.isNumber() && !place.isInteger() ? text.toDouble(&isDecimal) : 0;
    return isDecimal && std::isfinite(number) ? QString::number(number, 'G', 15) : text;
}

} // namespace signalbox::workflow
