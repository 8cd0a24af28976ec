// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace signalbox::gui {

/// What a later start of the program asks of the one that runs.
struct StartRequest {
    QByteArray activationToken; ///< of the desktop, which lets a window come to the front; may be empty
    QStringList files; ///< to be edited, absolute paths; empty: the main window is wanted

    QByteArray toBytes() const;
    /// Of what nobody here wrote, an empty request.
    static StartRequest fromBytes(const QByteArray& bytes);

    bool operator==(const StartRequest&) const = default;
};

} // namespace signalbox::gui
