// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"

#include <QUrl>

namespace signalbox::views {

/// Reads where GitHub lives from what a person typed or pasted: "github.com", a name at ghe.com, the host of a GitHub
/// Enterprise Server, or a whole address. Empty text is github.com. Fills the two addresses of the account, nothing
/// else. Plain http is for this machine alone, because the token travels with every request; anything that is no
/// host (a path, a user, a query) is refused with a sentence that says what to type.
/// https://docs.github.com/en/enterprise-server@latest/rest/quickstart
core::Result<core::Account> readHost(const QString& typed);

/// The page where a token of either kind is made. The classic one comes with its scope chosen.
QUrl fineGrainedTokenPage(const core::Account& account);
QUrl classicTokenPage(const core::Account& account);

} // namespace signalbox::views
