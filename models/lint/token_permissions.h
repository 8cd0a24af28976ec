// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/syntax.h"
#include "yaml/place.h"

#include <optional>

namespace signalbox::lint {

/// What a `permissions` lets GITHUB_TOKEN do: a level for each scope, none for those that it does not name.
class TokenPermissions {
public:
    enum class Level : quint8 { None, Read, Write };

    /// Nothing when it says nothing, or something that GitHub would refuse.
    static std::optional<TokenPermissions> read(const yaml::Place& permissions);

    Level level(const SyntaxPermission& scope) const;

private:
    Level m_all = Level::None; ///< read-all, write-all
    QHash<QByteArray, Level> m_scopes;
};

} // namespace signalbox::lint
