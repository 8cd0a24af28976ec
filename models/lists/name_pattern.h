// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::lists {

/// A job's name with its values taken out. A workflow may write the values of a matrix anywhere into the name, and
/// GitHub gives nothing but the name: "Test on windows-2025" is "Test on …" and windows-2025. A value is what can
/// hardly be anything else: a platform, a release channel, a browser, a version, a number. Everything else is a word,
/// because "Build docs" and "Build wheel" are two jobs and not two cells.
struct NamePattern {
    static constexpr QChar Gap = u'\u2026'; ///< where a value stood

    QString text; ///< "Python … on …"
    QStringList values; ///< in the order of the gaps; empty when the name is all words

    bool operator==(const NamePattern&) const = default;

    static NamePattern of(const QString& name);
    /// The text with these in its gaps, as many as there are; an empty one leaves its gap.
    QString filled(const QStringList& with) const;
};

} // namespace signalbox::lists
