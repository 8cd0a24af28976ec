// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace signalbox::demo {

/// The part of an object that a GraphQL query selects: no field more than it names (clients refuse those), null for
/// what the object has not got. Knows aliases, arguments (which it ignores), inline and named fragments. `whole` holds
/// the query's top-level fields. Empty for a query that cannot be read.
QJsonObject selected(const QJsonObject& whole, const QString& query);

} // namespace signalbox::demo
