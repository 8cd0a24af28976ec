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

struct Operation {
    bool changes = false; ///< it is a mutation
    std::vector<Selected> fields; ///< at the top
};

/// What the first operation of a query asks for. Knows aliases, arguments, variables, inline and named fragments;
/// directives are read over. What nests deeper than 64, selects more than 5,000 fields, holds a fragment within itself
/// or cannot be read at all is refused with GitHub's words for it.
std::expected<Operation, QString> operationOf(const QString& query, const QJsonObject& variables);

/// The part of an object that was asked for: no field more (clients refuse those), null for what it has not got. Of a
/// connection's nodes no more than its `first` are shown.
QJsonObject selected(const QJsonObject& whole, const std::vector<Selected>& fields);

} // namespace signalbox::demo
