// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tray_state.h"

#include <QIcon>

namespace signalbox::desktop {

/// The shape and colour of the worst state, with how many runs are in it at its lower right corner when there is more
/// than one ("9+" beyond nine), and paler while it is stale. Pixmaps of the sizes that trays ask for.
QIcon trayIcon(const TrayState& state);

} // namespace signalbox::desktop
