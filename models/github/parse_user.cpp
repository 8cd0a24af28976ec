// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/json_reader.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {

core::Result<User> parseUser(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(User{.login = json.text("login"_L1), .name = json.optionalText("name"_L1)});
}

} // namespace signalbox::github
