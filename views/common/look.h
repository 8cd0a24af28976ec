// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QObject>

class QApplication;

namespace signalbox::views {

/// Dresses the whole program: a calm style on top of Fusion, our own palette and style sheet, so that it looks the
/// same on every desktop; follows the desktop between light and dark. One per program, made before the first widget is
/// shown, and best behind the large ones: a widget that is put together in a dressed program is dressed at each step.
class Look final : public QObject {
    Q_OBJECT

public:
    enum class Scheme { FollowDesktop, Light, Dark };
    Q_ENUM(Scheme)

    explicit Look(QApplication& application, QObject* parent = nullptr);

    void setScheme(Scheme scheme);
    void setColours(Colours colours);
    Scheme scheme() const { return m_scheme; }
    Theme theme() const;

    /// Stands all moving things still. Set from the start when the desktop has animations switched off.
    void setReducedMotion(bool reduced);
    bool isReducedMotion() const { return m_reducedMotion; }

private:
    void dress();

    QApplication& m_application;
    Scheme m_scheme = Scheme::FollowDesktop;
    Colours m_colours = Colours::Usual;
    bool m_reducedMotion = false;
};

} // namespace signalbox::views
