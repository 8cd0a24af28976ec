// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_command.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace signalbox::views {

/// Everything that the window can be told to do, each once: in the menu bar, with its key, and wherever else it shows.
/// The actions belong to the window.
class WindowActions final : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow& window);

    QAction* addRepository;
    QAction* signIn;
    QAction* editFiles;
    QAction* editRemote;
    QAction* demo;
    QAction* keepLogs; ///< checkable
    QAction* quit;

    QAction* open;
    QAction* rerun;
    QAction* rerunFailed;
    QAction* rerunDebug;
    QAction* cancel;
    QAction* forceCancel;
    QAction* approve;
    QAction* deleteRun;
    QAction* dispatch;
    QAction* editWorkflow;
    QAction* openInBrowser;
    QAction* copyLink;

    QAction* lookNow;
    QAction* find;
    QAction* columns; ///< the menu of the headings of the runs
    QAction* actionLog;
    QAction* sideBar; ///< checkable
    QAction* fullScreen; ///< checkable
    QAction* wallboard;
    QActionGroup* appearance; ///< the data of each is a Look::Scheme
    QActionGroup* colours; ///< the data of each is one of Colours, as a number
    QAction* stillness; ///< checkable: nothing moves

    QAction* palette; ///< everything by a few letters
    QAction* overview; ///< checked while it is on show
    QAction* allRuns; ///< checked while the list or a run is on show
    QAction* inbox; ///< checked while it is on show; its text has how much waits
    QAction* back;
    QAction* forward;

    QAction* shortcuts;
    QAction* about;

    /// The action of a command, for the one place that enables them.
    QAction* of(RunCommand command) const;

private:
    QAction* add(QMenu* menu, const QString& name, const QString& text, const QString& icon = {});
    void addAppearance(QMenu* menu);

    QMainWindow& m_window;
};

} // namespace signalbox::views
