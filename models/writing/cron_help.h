// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace signalbox::writing {

/// A schedule in words, with the next five times in the user's own time zone; why it is none, when it is none.
QString cronHelp(const QString& cron, const QString& timezone, const QDateTime& now);

} // namespace signalbox::writing
