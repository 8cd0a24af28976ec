// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <expected>
#include <vector>

namespace signalbox::demo {

/// A field that a GraphQL query asks for.
struct Selected {
    QString shown; ///< the name that the answer gives it: the alias, or else the field's own
    QString name;
    QJsonObject arguments; ///< literals as they are written, variables by their values
    std::vector<Selected> fields; ///< of what it holds, with the fragments put in; empty for a plain value
};

/// The top-level fields of a query's first operation. Knows aliases, arguments, variables, inline and named fragments;
/// directives are read over. What nests deeper than 64, selects more than 5,000 fields, holds a fragment within itself
/// or cannot be read at all is refused with GitHub's words for it.
std::expected<std::vector<Selected>, QString> selectionOf(const QString& query, const QJsonObject& variables);

/// The part of an object that was asked for: no field more (clients refuse those), null for what it has not got.
QJsonObject selected(const QJsonObject& whole, const std::vector<Selected>& fields);

} // namespace signalbox::demo
