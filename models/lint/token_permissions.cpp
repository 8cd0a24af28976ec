// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/token_permissions.h"

#include <algorithm>

namespace signalbox::lint {

std::optional<TokenPermissions> TokenPermissions::read(const yaml::Place& permissions)
{
    TokenPermissions read;
    if (permissions.isScalar()) {
        const QByteArrayView text = permissions.text();
        if (text != "read-all" && text != "write-all")
            return {};
        read.m_all = text == "write-all" ? Level::Write : Level::Read;
        return read;
    }
    if (!permissions.isMapping())
        return {};
    for (const auto [scope, level] : permissions.pairs()) {
        const QByteArrayView text = level.text();
        if (text != "none" && text != "read" && text != "write")
            return {};
        read.m_scopes.insert(scope.text().toByteArray(),
                             text == "write"      ? Level::Write
                                 : text == "read" ? Level::Read
                                                  : Level::None);
    }
    return read;
}

TokenPermissions::Level TokenPermissions::level(const SyntaxPermission& scope) const
{
    const Level most = scope.write ? Level::Write : Level::Read;
    if (m_all != Level::None)
        return m_all == Level::Read && !scope.read ? Level::None : std::min(m_all, most);
    return m_scopes.value(scope.name, Level::None);
}

} // namespace signalbox::lint
