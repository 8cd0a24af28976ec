// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/change_line.h"
#include "console/output.h"
#include "gui/application.h"

#include <QDir>
#include <QObject>

namespace signalbox::gui {

/// Shows the demo to somebody without a display: opens the run that is under way, prints each change as a line, and
/// leaves pictures of the real window at telling moments. Ends the program when the run has ended, with 0; with 1 when
/// that takes more than four minutes or a picture cannot be written.
class DemoTour final : public QObject {
    Q_OBJECT

public:
    /// A `suffix` makes it short: the pictures that show how things look, with the suffix in their names, and no
    /// waiting for the run's end.
    DemoTour(Application& program, const QString& folder, const QString& suffix);

private:
    QCoro::Task<void> play();
    QCoro::Task<void> playShort();
    /// True when it came true before the four minutes were over.
    QCoro::Task<bool> until(std::function<bool()> condition);
    QCoro::Task<bool> openRunOf(QString repository, bool unfinished);
    QCoro::Task<void> showFirstError();
    QCoro::Task<void> showWays();
    QCoro::Task<void> showAttempts();
    QCoro::Task<void> showDialogs();
    void showColours();
    QCoro::Task<void> showOtherScreens();
    QCoro::Task<void> showWallboard();

    void print(const core::ChangeSet& changes);
    void picture(const QString& name);
    void inBothSchemes(const QString& name);
    void inBothSchemes(const QString& name, QWidget& widget);
    void save(QWidget& widget, const QString& name);
    void end(int status);
    std::optional<core::Job> jobWith(core::Outcome outcome) const;

    Application& m_program;
    QDir m_folder;
    QString m_suffix;
    console::Output m_output;
    cli::ChangeLines m_lines;
    std::map<core::JobId, core::Job> m_jobs; // of the opened run
    bool m_ended = false;
};

} // namespace signalbox::gui
