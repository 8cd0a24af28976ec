// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace signalbox::views {

/// One of the drawings in resources/icons by its file name without ".svg", tinted in the colour of texts (muted while
/// disabled) when it is painted, so that it follows light and dark. An unknown name gives an empty icon.
QIcon lineIcon(const QString& name);

} // namespace signalbox::views
