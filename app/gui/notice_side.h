// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/notice_commands.h"
#include "desktop/notifier.h"
#include "desktop/run_notices.h"
#include "gui/accounts.h"
#include "gui/run_actions.h"
#include "settings/kept_mutes.h"
#include "window/main_window.h"

#include <QObject>

namespace signalbox::gui {

/// From what happened to what is told outside the window, and from the buttons of a notification back to what they ask
/// for.
class NoticeSide final : public QObject {
    Q_OBJECT

public:
    /// What is muted is kept in `settingsFile` for the next start.
    NoticeSide(Accounts& accounts, RunActions& actions, core::Clock& clock, views::MainWindow& window,
               const QString& settingsFile, QObject* parent = nullptr);

    desktop::RunNotices& notices() { return m_notices; }

private:
    void wireButtons(RunActions& actions);
    void wireMutes();
    void open(const QString& line, const QString& activationToken);

    core::Clock& m_clock;
    views::MainWindow& m_window;
    desktop::Notifier m_notifier;
    desktop::RunNotices m_notices;
    settings::KeptMutes m_keptMutes;
    desktop::NoticeCommands m_commands;
};

} // namespace signalbox::gui
