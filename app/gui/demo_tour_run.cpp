// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to see of one run; demo_tour.cpp has the way through.
#include "gui/demo_tour.h"

#include "common/empty_state.h"
#include "core/outcome.h"
#include "logs/comparison_view.h"
#include "logs/find_bar.h"
#include "logs/log_scope.h"
#include "logs/log_view.h"
#include "pipeline/pipeline_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

/// What can stand in the place of the run's jobs.
QCoro::Task<void> DemoTour::showWays()
{
    for (const QString& way : {u"timeline"_s, u"graph"_s, u"results"_s}) {
        QPointer button = window().pipeline().findChild<QPushButton*>(way + u"Button"_s);
        button->click();
        if (!co_await settled())
            co_return;
        inBothSchemes(way);
        button->click();
    }
}

/// The choice of what the timeline is compared with.
QCoro::Task<void> DemoTour::showOverlays()
{
    QPointer button = window().pipeline().findChild<QPushButton*>(u"timelineButton"_s);
    QPointer choice = window().pipeline().findChild<QComboBox*>(u"overlay"_s);
    button->click();
    if (!co_await settled())
        co_return;
    if (choice && choice->isVisible()) {
        choice->showPopup();
        if (!co_await settled())
            co_return;
        inBothSchemes(u"overlay-choice"_s, *choice->view()->window());
        choice->hidePopup();
    }
    button->click();
}

/// The log of a job that failed: at its first error, searched, and beside the last green one.
QCoro::Task<void> DemoTour::showLog()
{
    const bool opened = co_await openRun([](const core::Run& run) {
        return run.repositoryName.name == "rust-langgraph"_L1 && run.state.isFailure() && run.state.isCompleted();
    });
    if (!opened || !co_await settled() || !co_await settled())
        co_return;
    inBothSchemes(u"log-first-error"_s);
    auto& log = window().pipeline().log();
    log.find(u"test"_s);
    if (!co_await settled())
        co_return;
    inBothSchemes(u"log-find"_s);
    log.find(u"no such text"_s);
    if (!co_await settled())
        co_return;
    inBothSchemes(u"log-find-none"_s);
    Q_EMIT log.findBar().closed();
    log.requestComparison();
    if (!co_await settled() || !co_await settled())
        co_return;
    inBothSchemes(u"log-compare"_s);
    Q_EMIT log.comparison().closed();
}

/// Where else a text stands, and how this job has ended before.
QCoro::Task<void> DemoTour::showOtherLogs()
{
    auto& pipeline = window().pipeline();
    pipeline.log().find(u"failed"_s, views::LogScope::JobsOfRun);
    if (!co_await settled() || !co_await settled())
        co_return;
    inBothSchemes(u"log-other-logs"_s);
    pipeline.log().findBar().setScope(views::LogScope::ThisLog);
    Q_EMIT pipeline.log().findBar().closed();
    QPointer history = pipeline.findChild<QToolButton*>(u"jobHistory"_s);
    history->click();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"job-history"_s);
    history->click();
}

/// Of a run that somebody has tried again, where the world's past has one.
QCoro::Task<void> DemoTour::showAttempts()
{
    const auto fits = [](const core::Run& run) { return run.attempt > 1 && run.state.isCompleted(); };
    const auto& runs = m_program.runs();
    int row = 0;
    while (row < runs.rowCount() && !fits(runs.rowAt(row).run))
        ++row;
    if (row == runs.rowCount() || !co_await openRun(fits))
        co_return;
    QPointer button = window().pipeline().findChild<QPushButton*>(u"attemptsButton"_s);
    button->click();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"attempts"_s);
    button->click();
}

QCoro::Task<void> DemoTour::showMatrix()
{
    const bool opened
        = co_await openRun([](const core::Run& run) { return run.repositoryName.name == "matrix-lab"_L1; });
    if (opened && co_await settled())
        inBothSchemes(u"matrix-240"_s);
}

} // namespace signalbox::gui
