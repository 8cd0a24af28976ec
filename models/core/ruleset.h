// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>
#include <QStringList>

namespace signalbox::core {

/// What a repository, or its owner for it, lets nobody do with its tags.
/// https://docs.github.com/en/rest/repos/rules#get-a-repository-ruleset
struct Ruleset {
    qint64 id = 0;
    QString name;
    bool isActive = false; ///< else it is switched off, or only being tried
    QStringList include; ///< "refs/tags/v*", "~ALL"
    QStringList exclude;
    QStringList rules; ///< their types: "creation", "update", "deletion", ...
    bool canBypass = false; ///< the token's user is let through

    bool operator==(const Ruleset&) const = default;
};

} // namespace signalbox::core
