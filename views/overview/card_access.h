// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::views {

/// From now on a screen reader finds each card of a CardGrid as an item of a list, with the list's words for it
/// (Qt::AccessibleTextRole). Qt tells so much of its own lists and tables alone. Any number of times.
void makeCardsAccessible();

} // namespace signalbox::views
