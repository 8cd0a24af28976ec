// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/json_reader.h"

namespace signalbox::github {

/// The login of a user that an answer names under a key; empty where it names nobody, as of an account that is gone.
QString loginOf(const JsonReader& json, QLatin1StringView key);

/// Who may review, of one entry of a list of reviewers: a user's login or a team's name. Empty where it names nobody.
QString reviewerOf(const JsonReader& json);

} // namespace signalbox::github
