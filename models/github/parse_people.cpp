// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {

QString loginOf(const JsonReader& json, QLatin1StringView key)
{
    const auto user = json.optionalObject(key);
    return user ? user->optionalText("login"_L1) : QString();
}

QString reviewerOf(const JsonReader& json)
{
    const auto reviewer = json.optionalObject("reviewer"_L1);
    if (!reviewer)
        return {};
    const QString login = reviewer->optionalText("login"_L1);
    return login.isEmpty() ? reviewer->optionalText("name"_L1) : login;
}

} // namespace signalbox::github
