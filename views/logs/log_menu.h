// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QMenu;

namespace signalbox::views {

class LogText;

/// What the context menu asks of the view around the text.
struct LogMenuActions {
    std::function<void()> find;
    std::function<void()> saveAs;
    std::function<void()> openFile;
};

void fillLogMenu(QMenu& menu, LogText& text, const LogMenuActions& actions);

} // namespace signalbox::views
