// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <functional>

class QMenu;

namespace signalbox::views {

class LogText;

/// What the context menu asks of the view around the text; what cannot be had is empty.
struct LogMenuActions {
    std::function<void(const QUrl&)> openPage;
    std::function<void()> find;
    std::function<void()> findInJobs;
    std::function<void()> findInRuns;
    std::function<void()> compare;
    std::function<void()> saveAs;
    std::function<void()> openFile;
};

void fillLogMenu(QMenu& menu, LogText& text, const LogMenuActions& actions);

} // namespace signalbox::views
