// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

namespace signalbox::github {

/// How many redirects one request may take.
inline constexpr int maximumRedirects = 5;

bool isRedirect(int status);

/// Where `answer` sends `request`, ready to be sent: the same origin keeps the token; any other scheme, host or port
/// gets a bare GET, and once bare, it stays so. Method and body stay on 301, 302, 307 and 308, as GitHub documents; 303
/// turns them into a GET. An Error for no Location, for plain HTTP after HTTPS or to another machine, and for a
/// write that would leave the account's host.
/// https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
core::Result<Request> redirected(const Request& request, const Answer& answer);

} // namespace signalbox::github
