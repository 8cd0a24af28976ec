// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/demo_tour.h"

#include "core/outcome.h"
#include "pipeline/pipeline_view.h"

#include <QApplication>
#include <QCoroTimer>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

constexpr auto patience = 8min;
constexpr auto beat = 100ms;
constexpr auto settling = 1200ms; // what was asked for is loaded and painted by then

} // namespace

DemoTour::DemoTour(Application& program, const cli::Options& options)
    : m_program(program)
    , m_folder(options.tourFolder)
    , m_suffix(options.tourSuffix)
    , m_size(options.tourSize)
{
    connect(&program.accounts(), &Accounts::changed, this, &DemoTour::print);
    QTimer::singleShot(patience, this, [this] {
        m_output.complain({.kind = core::ErrorKind::Timeout,
                           .what = tr("The tour did not come to its end within eight minutes."),
                           .advice = tr("Look at the pictures to see how far it came.")});
        end(1);
    });
    QTimer::singleShot(0, this, [this] {
        window().resize(m_size);
        m_program.look().setScheme(views::Look::Scheme::Light);
        QCoro::connect(play(), this, [] { });
    });
}

QCoro::Task<void> DemoTour::play()
{
    const QPointer self(this);
    const bool opened = co_await openRun([](const core::Run& run) {
        return run.repositoryName.name == "rust-langgraph"_L1 && run.state.isRunning() && run.workflowName == "CI"_L1;
    });
    if (!opened)
        co_return;
    co_await playRunUnderWay();
    using Part = QCoro::Task<void> (DemoTour::*)();
    for (const Part part : {&DemoTour::showWays, &DemoTour::showOverlays, &DemoTour::showLog, &DemoTour::showOtherLogs,
                            &DemoTour::showAttempts, &DemoTour::showMatrix, &DemoTour::showRuns, &DemoTour::showScreens,
                            &DemoTour::showWallboard, &DemoTour::showDialogs, &DemoTour::showEditor,
                            &DemoTour::showClone, &DemoTour::showRemoteFile, &DemoTour::showMissingFile,
                            &DemoTour::showBatch, &DemoTour::showTrouble, &DemoTour::showBeginning}) {
        if (!self || m_ended)
            co_return;
        co_await (this->*part)();
    }
    if (self)
        end(0);
}

/// From the first step that runs to the end; on a short tour no further than that it runs.
QCoro::Task<void> DemoTour::playRunUnderWay()
{
    const QPointer self(this);
    co_await until([this] {
        const auto job = jobWith(core::Outcome::Running);
        return job && job->steps.size() > 3 && job->steps[3].state.isCompleted();
    });
    if (!self || m_ended)
        co_return;
    inBothSchemes(u"pipeline-running"_s);
    if (isShort() || !co_await until([this] { return jobWith(core::Outcome::Failed).has_value(); }))
        co_return;
    inBothSchemes(u"pipeline-failed"_s);
    const bool complete = co_await until([this] {
        const auto run = window().pipeline().run();
        return run && run->state.isCompleted();
    });
    if (complete && co_await settled())
        inBothSchemes(u"pipeline-complete"_s);
}

QCoro::Task<bool> DemoTour::until(std::function<bool()> condition)
{
    const QPointer self(this);
    while (self && !m_ended && !condition())
        co_await QCoro::sleepFor(beat);
    co_return self && !m_ended;
}

QCoro::Task<bool> DemoTour::settled()
{
    const QPointer self(this);
    co_await QCoro::sleepFor(settling);
    co_return self && !m_ended;
}

/// Opens the newest run that fits once there is one, and waits for its jobs.
QCoro::Task<bool> DemoTour::openRun(Fits fits)
{
    const QPointer self(this);
    const auto& runs = m_program.runs();
    int row = 0;
    const bool found = co_await until([&] {
        for (row = 0; row < runs.rowCount(); ++row) {
            if (fits(runs.rowAt(row).run))
                return true;
        }
        return false;
    });
    if (!found)
        co_return false;
    m_jobs.clear();
    const auto key = runs.rowAt(row).key();
    window().openRun(key.account, key.run);
    co_return co_await until([this, key] {
        const auto run = window().pipeline().run();
        return run && run->id == key.run && window().pipeline().selectedJob();
    });
}

std::optional<core::Job> DemoTour::jobWith(core::Outcome outcome) const
{
    const auto found
        = std::ranges::find_if(m_jobs, [&](const auto& entry) { return core::outcome(entry.second.state) == outcome; });
    return found == m_jobs.end() ? std::nullopt : std::optional(found->second);
}

void DemoTour::print(const core::ChangeSet& changes)
{
    const auto run = window().openedRun();
    for (const auto& change : changes.changes) {
        if (const auto* job = std::get_if<core::Changed<core::Job>>(&change); job && run && job->after.run == run->run)
            m_jobs.insert_or_assign(job->after.id, job->after);
    }
    for (const auto& line : m_lines.take(changes))
        m_output.write(cli::toText(line) + u'\n');
}

void DemoTour::inBothSchemes(const QString& name)
{
    inBothSchemes(name, window());
}

void DemoTour::inBothSchemes(const QString& name, QWidget& widget)
{
    save(widget, name);
    m_program.look().setScheme(views::Look::Scheme::Dark);
    save(widget, name + "-dark"_L1);
    m_program.look().setScheme(views::Look::Scheme::Light);
}

void DemoTour::save(QWidget& widget, const QString& name)
{
    const auto file = m_folder.filePath(m_suffix.isEmpty() ? name + ".png"_L1 : name + u'-' + m_suffix + ".png"_L1);
    if (widget.grab().save(file)) {
        m_output.write(tr("Picture: %1").arg(file) + u'\n');
        return;
    }
    m_output.complain({.kind = core::ErrorKind::Storage,
                       .what = tr("The picture %1 cannot be written.").arg(file),
                       .advice = tr("See whether the folder is there and the disk has room.")});
    end(1);
}

void DemoTour::end(int status)
{
    if (!std::exchange(m_ended, true))
        QApplication::exit(status);
}

} // namespace signalbox::gui
