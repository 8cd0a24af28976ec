// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/notifier.h"
#include "monitor/transition.h"

#include <vector>

namespace signalbox::desktop {

/// What the notice of a transition is about: its line; and each run that waits for a person by itself, because each
/// needs its own approval. A newer notice of the same matter takes the place of the older one.
QString matterOf(const monitor::Transition& transition);

/// Of transitions of the same matter the one that says most: how a line stands before what a run does, of equals the
/// later. In the order in which the matters came first.
std::vector<monitor::Transition> mostTelling(const std::vector<monitor::Transition>& transitions);

/// The notice of one, with all its buttons.
Notice noticeOf(const monitor::Transition& transition);

/// The notice of many, "7 runs failed, 1 run is fixed": which ones is a matter for the window. `when` may begin its
/// title: "While it was quiet".
Notice noticeOf(const std::vector<monitor::Transition>& transitions, const QString& when = {});

} // namespace signalbox::desktop
