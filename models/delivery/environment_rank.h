// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace signalbox::delivery {

/// How far on its way to the users an environment is, by the words of its name: the same for "prod" and "production".
enum class EnvironmentRank { Development, Testing, Staging, Production };

std::optional<EnvironmentRank> rankOf(const QString& environment);
/// "prod", "production-eu", "live", "euprod": where a mistake is seen by everybody.
bool isProduction(const QString& environment);
/// Where a version goes after this one, the nearest on the way; nothing behind production, or where the names tell no
/// order.
std::optional<QString> nextEnvironment(const QStringList& environments, const QString& environment);

} // namespace signalbox::delivery
