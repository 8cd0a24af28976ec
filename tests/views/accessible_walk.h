// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

/// Walks through a window that is shown, as a screen reader and as somebody without a mouse do. Each gives a line for
/// whatever is wrong, which names the widget; what Qt makes within its own widgets is passed over.
namespace signalbox::tests {

/// What can be operated, or is painted by us and says something, and has no accessible name or one with mark-up.
QStringList nameless(QWidget& window);

/// What can be operated and Tab does not come to. Buttons of tool bars are in the menus, and are passed over.
QStringList beyondTab(QWidget& window);

/// Letters behind Alt that more than one visible thing in the window, or in one of its menus, answers to.
QStringList sharedMnemonics(QWidget& window);

/// Rows and cells of the visible lists that a screen reader has no words for; of the lists that show a status, also
/// those whose words do not say it.
QStringList silentCells(QWidget& window);

/// All of these.
QStringList complaints(QWidget& window);

} // namespace signalbox::tests
