// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace signalbox::core {

/// Values for the inputs of a workflow, kept under a name by the user.
struct DispatchPreset {
    QString name; ///< as the user typed it; empty: those that the workflow was last started with
    QMap<QString, QString> values; ///< by the input's id

    bool operator==(const DispatchPreset&) const = default;
};

} // namespace signalbox::core
