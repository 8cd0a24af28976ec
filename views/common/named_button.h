// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPushButton;

namespace signalbox::views {

/// A button of a dialog, found by its object name, which Enter anywhere else in the dialog does not press.
QPushButton* namedButton(const QString& text, const QString& name);

} // namespace signalbox::views
