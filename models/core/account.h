// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace signalbox::core {

/// Names an account in everything that is kept for it: validators, budget, rows, keychain entry. "login@host".
using AccountId = QString;

/// Whose eyes we see through, and where. Never holds the token.
struct Account {
    AccountId id;
    QString login; ///< empty before GitHub was asked, and without a token
    QUrl apiUrl; ///< https://api.github.com, https://HOST/api/v3, or http on loopback; no slash at its end
    QUrl webUrl; ///< https://github.com or https://HOST

    bool operator==(const Account&) const = default;
};

} // namespace signalbox::core
