// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "lint/diagnostic.h"
#include "lists/severity_words.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QColor>

namespace signalbox::views {

/// The colours of an editor on a theme. A value, made anew when the theme has changed.
struct EditorColours {
    explicit EditorColours(const Theme& theme);

    Theme theme;
    KSyntaxHighlighting::Theme syntax; ///< of KSyntaxHighlighting, as light or as dark
    double ratio; ///< least contrast of text to its ground
    QColor base, text, muted, accent;
    QColor gutter, gutterEdge, currentLine, guide, bracket, expression, match, matchEdge;
};

using lists::outcomeOf;
using lists::severityWord;

/// A definition of KSyntaxHighlighting, or our own of resources/highlighting, by name; read once per program.
KSyntaxHighlighting::Definition syntaxDefinition(const QString& name);
/// What the definition for a file of that name is called; empty where there is none.
QString syntaxDefinitionFor(const QString& fileName);

} // namespace signalbox::views
