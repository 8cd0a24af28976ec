// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTypes>

namespace signalbox::demo {

/// Chance without a generator's state: the same numbers in give the same out, in whatever order one asks.
quint64 mix(quint64 a, quint64 b, quint64 c = 0);
/// The same as a number from 0 up to but without 1.
double chance(quint64 a, quint64 b, quint64 c = 0);
/// 40 hex digits, as a commit has them.
QString shaFrom(quint64 a, quint64 b, quint64 c = 0);
quint64 numberFrom(const QString& text);

} // namespace signalbox::demo
