// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::core {

/// A branch of a repository. https://docs.github.com/en/rest/branches/branches
struct Branch {
    QString name;
    QString commit; ///< of its head, 40 hex digits
    bool isProtected = false; ///< it has rules of its own; they need not concern whoever asks

    bool operator==(const Branch&) const = default;
};

} // namespace signalbox::core
