// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"

namespace signalbox::github {

/// An account's addresses from a host as a user types it: "github.com", "ghes.example.org", "octo.ghe.com",
/// "http://127.0.0.1:1234". Nothing typed is github.com. `id` and `login` are left for who knows the user.
/// github.com and *.ghe.com have an api. host of their own; any other host is a GitHub Enterprise Server with /api/v3,
/// and an address on this machine is taken as it stands, as the embedded GitHub serves it. Rejected: anything that is
/// no host, and plain HTTP to another machine.
core::Result<core::Account> accountAt(const QString& host);

} // namespace signalbox::github
