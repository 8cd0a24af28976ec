// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::bench {

/// Prints what this log costs in other programs that show logs, as they are when nobody has configured them: lnav, told
/// to go to the last line and end, and glogg, from its start until it has read all of the file and stands still. A row
/// says so where one of them is not installed.
void measureOtherViewers(const QString& log);

} // namespace signalbox::bench
