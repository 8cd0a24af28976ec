// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/change_line.h"
#include "cli/options.h"
#include "console/output.h"
#include "gui/application.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <map>

class QDialog;

namespace signalbox::gui {

/// Shows the demo to somebody without a display: opens the run that is under way, prints each change as a line, and
/// leaves a picture of every screen and window, light and dark. Ends the program when the run has ended, with 0; with 1
/// when that takes more than eight minutes or a picture cannot be written.
class DemoTour final : public QObject {
    Q_OBJECT

public:
    /// Of the options: the folder; a suffix, which goes into the names and makes the tour short, without waiting for
    /// the run's end; the size of the window.
    DemoTour(Application& program, const cli::Options& options);

private:
    using Fits = std::function<bool(const core::Run&)>;

    // demo_tour.cpp: the way through, and how a picture is taken
    QCoro::Task<void> play();
    QCoro::Task<void> playRunUnderWay();
    /// True when it came true before the time was over.
    QCoro::Task<bool> until(std::function<bool()> condition);
    /// True when the tour still goes on after the time that it takes to load and paint.
    QCoro::Task<bool> settled();
    QCoro::Task<bool> openRun(Fits fits);
    void print(const core::ChangeSet& changes);
    void inBothSchemes(const QString& name);
    void inBothSchemes(const QString& name, QWidget& widget);
    void save(QWidget& widget, const QString& name);
    void end(int status);
    std::optional<core::Job> jobWith(core::Outcome outcome) const;
    views::MainWindow& window() { return m_program.window(); }
    bool isShort() const { return !m_suffix.isEmpty(); }

    // demo_tour_run.cpp: what there is to see of one run
    QCoro::Task<void> showWays();
    QCoro::Task<void> showOverlays();
    QCoro::Task<void> showLog();
    QCoro::Task<void> showOtherLogs();
    QCoro::Task<void> showAttempts();
    QCoro::Task<void> showMatrix();

    // demo_tour_window.cpp: the other screens, what comes up over them, and what they look like when things go wrong
    QCoro::Task<void> showScreens();
    QCoro::Task<void> showRuns();
    QCoro::Task<void> showBatch();
    QCoro::Task<void> showWallboard();
    QCoro::Task<void> showDialogs();
    QCoro::Task<void> showEditor();
    QCoro::Task<void> showDialog(QString name, std::function<void()> open, std::function<void(QDialog&)> prepare = {});
    QCoro::Task<void> showTrouble();
    QCoro::Task<void> showBeginning();
    void showColours();
    void breakGitHub(const QByteArray& fault);

    // demo_tour_files.cpp: workflow files of a clone, and of a repository on GitHub
    QCoro::Task<void> showClone();
    QCoro::Task<void> showRemoteFile();
    QCoro::Task<void> showMissingFile();
    void prepareMerge();

    Application& m_program;
    QDir m_folder;
    QString m_suffix;
    QSize m_size;
    console::Output m_output;
    cli::ChangeLines m_lines;
    QNetworkAccessManager m_network; // for the faults of the embedded GitHub
    std::map<core::JobId, core::Job> m_jobs; // of the opened run
    bool m_ended = false;
};

} // namespace signalbox::gui
