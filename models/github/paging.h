// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

namespace signalbox::github {

/// The page behind an answer: its Link rel="next", as it stands, because GitHub builds it by its own rules. Empty on
/// the last page; an Error when it leads away from the account's host, where the token must not go.
/// https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
core::Result<QUrl> nextPage(const Answer& answer, const QUrl& apiUrl);

} // namespace signalbox::github
