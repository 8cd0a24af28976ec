// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLockFile>

#include <memory>

namespace signalbox::delivery {

/// What one program of this user's acts on alone.
struct LockedThing {
    QString of; ///< that no other thing has: account, repository and what is acted on; compared without case
    QString doing; ///< for the other program's user: "releases v1.5.0 of owner/name"
    QString advice; ///< what to do there
};

/// Held until it is destroyed. `folder` is the same for every program of the user. One that was left by a program that
/// died is taken over; how old it is says nothing. Conflict where another program holds it, Storage where none can be
/// made.
core::Result<std::unique_ptr<QLockFile>> lockAlone(const QString& folder, const LockedThing& thing);

/// Asks whoever holds the lock to give it away, for as long as the result lives: wantsAnother() sees it there. It may
/// be that nobody does.
std::unique_ptr<QLockFile> askForLock(const QString& folder, const QString& of);
/// Whether a program that still runs asks for the lock of this thing.
bool wantsAnother(const QString& folder, const QString& of);

} // namespace signalbox::delivery
