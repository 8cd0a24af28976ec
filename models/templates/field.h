// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace signalbox::templates {

/// What a template asks for.
struct Field {
    enum class Kind : quint8 {
        Text, ///< one line
        List, ///< some texts, each once
        Choice, ///< one of `options`
    };

    QString id; ///< as in the marks of the texts: "MAIN_BRANCH"
    QString label;
    Kind kind = Kind::Text;
    QStringList byDefault; ///< one text, or those of a list
    QStringList options; ///< of a choice
    QString pattern; ///< a regular expression that a text, or each one of a list, fits as a whole; empty: any text
    QString help; ///< one sentence
    QString differsFrom; ///< the id of a list of which no text may be in this one; empty: none
    bool isOptional = false; ///< a list that may be empty

    bool operator==(const Field&) const = default;
};

/// What somebody typed, by the field's id: one text, or those of a list. A field that is not in it has its default.
using Values = QHash<QString, QStringList>;

/// Why that cannot be taken: one sentence says what is wrong and one what to do. Nothing when it can.
std::optional<core::Error> problem(const Field& field, const QStringList& value);

} // namespace signalbox::templates
