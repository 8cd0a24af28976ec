// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace signalbox::core {

/// A pattern as shells have it: "*" for anything, "?" for one letter, "[ab]" for one of these. A "*" goes over "/" too,
/// so that "release/*" means all that is below.
class Glob {
public:
    Glob() // of anything
        : Glob(QStringLiteral("*"))
    {
    }
    explicit Glob(const QString& pattern, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);

    const QString& pattern() const { return m_pattern; }
    bool isValid() const { return m_expression.isValid(); }
    bool matches(const QString& text) const { return m_expression.match(text).hasMatch(); }

    bool operator==(const Glob& other) const { return m_pattern == other.m_pattern; }

private:
    QString m_pattern;
    QRegularExpression m_expression;
};

} // namespace signalbox::core
