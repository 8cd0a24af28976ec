// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace signalbox::views {

/// The whole date and time in the user's own zone and language, for tooltips. Empty for an invalid time.
QString momentText(const QDateTime& when, const QLocale& locale = {});

} // namespace signalbox::views
