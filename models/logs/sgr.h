// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/text_style.h"

#include <QByteArrayView>

namespace signalbox::logs {

/// Applies the parameters of one SGR sequence ("1;38;5;208", what stands between ESC [ and m) to the style. Parameters
/// that are unknown, cut off or out of range change nothing. ECMA-48, 8.3.117; colours: ITU-T T.416, 13.1.8.
void applySgr(QByteArrayView parameters, TextStyle& style);

} // namespace signalbox::logs
