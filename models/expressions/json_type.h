// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/type.h"

#include <QByteArray>
#include <QString>

namespace signalbox::expressions {

/// What fromJSON makes of a text that is known.
struct JsonText {
    Type type; ///< any, where it is no JSON
    QString problem; ///< why it is none; empty: it is
    bool isHopeless = false; ///< no reader of JSON takes it, however lenient
};

JsonText readJsonText(const QByteArray& text);

} // namespace signalbox::expressions
