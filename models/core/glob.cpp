// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glob.h"

namespace signalbox::core {

Glob::Glob(const QString& pattern, Qt::CaseSensitivity sensitivity)
    : m_pattern(pattern)
    , m_expression(
          QRegularExpression::wildcardToRegularExpression(pattern, QRegularExpression::NonPathWildcardConversion))
{
    auto options = m_expression.patternOptions() | QRegularExpression::DotMatchesEverythingOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, sensitivity == Qt::CaseInsensitive);
    m_expression.setPatternOptions(options);
}

} // namespace signalbox::core
