// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QDialog;
class QWidget;

namespace signalbox::views {

/// What this program is, its version and licence. Deletes itself when closed.
QDialog* makeAbout(QWidget* parent);

/// Every action that has a key, and the keys of the lists. Deletes itself when closed.
QDialog* makeShortcuts(const QList<QAction*>& actions, QWidget* parent);

} // namespace signalbox::views
