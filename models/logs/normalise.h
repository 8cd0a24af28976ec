// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QRegularExpression>

#include <vector>

namespace signalbox::logs {

/// Something in a line that differs from run to run and says nothing. The list is data: normalise_rules.json explains
/// the fields.
struct NormaliseRule {
    QString name;
    std::vector<QString> hints; ///< one of them must be in the line; none: every line is tried
    bool needsDigit = false; ///< a digit will do as a hint
    QRegularExpression expression;
    QString replacement; ///< \1 is the first group
};

/// The list that is compiled in.
const std::vector<NormaliseRule>& normaliseRules();

/// Reads a list. Malformed names the first entry that is not as it should be.
core::Result<std::vector<NormaliseRule>> readNormaliseRules(const QByteArray& json);

/// A line without timestamp, marker and colours, as it is compared with lines of another run.
QString normalised(const std::vector<NormaliseRule>& rules, QString text);

} // namespace signalbox::logs
