// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"
#include "expressions/language.h"

#include <QByteArrayView>

#include <vector>

namespace signalbox::expressions {

/// Text that a stranger wrote, put where the text around it is run.
struct UntrustedInput {
    core::TextRange range; ///< of the value in the expression
    QByteArray path; ///< "github.event.issue.title", as the language lists it
    bool isWithin = false; ///< the value is an object that holds it, written out by toJSON

    bool operator==(const UntrustedInput&) const = default;
};

/// The values in the expressions of a text that strangers may have written and that come out as they are. What is only
/// compared, asked for or hashed does not come out. For scripts: put there, such a value can run commands.
/// https://docs.github.com/en/actions/concepts/security/script-injections
std::vector<UntrustedInput> untrusted(QByteArrayView text, const Language& language);

} // namespace signalbox::expressions
