// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/look.h"

#include "common/quiet_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPixmapCache>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// The style sheet with @names put in. Longer names first: @accent is the beginning of @accent-tint.
QString sheet(const Theme& theme)
{
    static constexpr std::array names{std::pair{"@accent-tint"_L1, Role::AccentTint},
                                      std::pair{"@on-accent"_L1, Role::OnAccent},
                                      std::pair{"@accent"_L1, Role::Accent},
                                      std::pair{"@window"_L1, Role::Window},
                                      std::pair{"@surface"_L1, Role::Surface},
                                      std::pair{"@raised"_L1, Role::Raised},
                                      std::pair{"@border"_L1, Role::Border},
                                      std::pair{"@control"_L1, Role::Control},
                                      std::pair{"@text"_L1, Role::Text},
                                      std::pair{"@muted"_L1, Role::Muted},
                                      std::pair{"@hover"_L1, Role::Hover}};
    QFile file(u":/signalbox/themes/controls.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    for (const auto& [name, role] : names)
        text.replace(name, theme.color(role).name());
    text.replace("@failed"_L1, theme.status(core::Outcome::Failed).fill.name());
    return text.replace("@scheme"_L1, theme.isDark() ? "dark"_L1 : "light"_L1);
}

} // namespace

Look::Look(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_reducedMotion(!QApplication::isEffectEnabled(Qt::UI_General))
{
    dress();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_scheme == Scheme::FollowDesktop)
            dress();
    });
}

void Look::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    dress();
}

void Look::setColours(Colours colours)
{
    if (colours == m_colours)
        return;
    m_colours = colours;
    dress();
}

Theme Look::theme() const
{
    const bool dark = m_scheme == Scheme::Dark
        || (m_scheme == Scheme::FollowDesktop && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    return dark ? Theme::dark(m_colours) : Theme::light(m_colours);
}

void Look::setReducedMotion(bool reduced)
{
    if (reduced == m_reducedMotion)
        return;
    m_reducedMotion = reduced;
    dress();
}

void Look::dress()
{
    const Theme now = theme();
    QPixmapCache::clear(); // icons are tinted from the palette
    m_application.setStyleSheet({});
    QApplication::setStyle(new QuietStyle(m_reducedMotion)); // the application takes it
    QApplication::setPalette(now.palette());
    m_application.setStyleSheet(sheet(now));
}

} // namespace signalbox::views
