// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_colours.h"

#include <KSyntaxHighlighting/Repository>

#include <memory>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

KSyntaxHighlighting::Repository& repository()
{
    static const auto one = [] {
        auto made = std::make_unique<KSyntaxHighlighting::Repository>();
        made->addCustomSearchPath(u":/signalbox/highlighting"_s);
        return made;
    }();
    return *one;
}

KSyntaxHighlighting::Theme syntaxTheme(const Theme& theme)
{
    const auto named = repository().theme(theme.isDark() ? u"GitHub Dark"_s : u"GitHub Light"_s);
    return named.isValid() ? named
                           : repository().defaultTheme(theme.isDark() ? KSyntaxHighlighting::Repository::DarkTheme
                                                                      : KSyntaxHighlighting::Repository::LightTheme);
}

} // namespace

EditorColours::EditorColours(const Theme& theme_)
    : theme(theme_)
    , syntax(syntaxTheme(theme_))
    , ratio(theme_.colours() == Colours::HighContrast ? 7.0 : 4.5)
    , base(theme_.color(Role::Surface))
    , text(theme_.color(Role::Text))
    , muted(theme_.color(Role::Muted))
    , accent(theme_.color(Role::Accent))
    , gutter(theme_.color(Role::Raised))
    , gutterEdge(theme_.color(Role::Border))
    , currentLine(mixed(theme_.color(Role::Surface), theme_.color(Role::Hover), 0.7))
    , guide(mixed(theme_.color(Role::Border), theme_.color(Role::Surface),
                  theme_.colours() == Colours::HighContrast ? 0.5 : 0))
    , bracket(theme_.color(Role::AccentTint))
    , expression(mixed(theme_.color(Role::Surface), theme_.color(Role::AccentTint), 0.55))
    , match(QColor::fromRgb(theme_.isDark() ? 0x5c4a14 : 0xffe69a))
    , matchEdge(theme_.color(Role::Accent))
{
}

KSyntaxHighlighting::Definition syntaxDefinition(const QString& name)
{
    return repository().definitionForName(name);
}

QString syntaxDefinitionFor(const QString& fileName)
{
    return repository().definitionForFileName(fileName).name();
}

} // namespace signalbox::views
