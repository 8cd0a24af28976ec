// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/action_catalogue.h"

#include <optional>

namespace signalbox::lint {

/// What an action.yml says to who uses the action. https://docs.github.com/actions/reference/workflows-and-actions
struct ActionFile {
    QString help; ///< its name and what it does
    QHash<QByteArray, QString> inputHelp; ///< by the input's name in small letters
    ActionVersion version;
};

/// Reads the bytes of an action.yml. Nothing when they are none, or cannot be read as a whole: who writes it is told so
/// there, and nobody else is told anything.
std::optional<ActionFile> readActionFile(const QByteArray& bytes);

} // namespace signalbox::lint
