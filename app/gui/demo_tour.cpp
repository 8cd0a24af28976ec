// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/demo_tour.h"

#include "core/outcome.h"
#include "pipeline/pipeline_view.h"

#include <QAction>
#include <QApplication>
#include <QCoroTimer>
#include <QDialog>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

constexpr auto patience = 4min;
constexpr auto beat = 100ms;
constexpr auto settling = 1500ms; // what was asked for is loaded and painted by then
const QSize windowSize(1600, 1000);

} // namespace

DemoTour::DemoTour(Application& program, const QString& folder, const QString& suffix)
    : m_program(program)
    , m_folder(folder)
    , m_suffix(suffix)
{
    connect(&program.accounts(), &Accounts::changed, this, &DemoTour::print);
    QTimer::singleShot(patience, this, [this] {
        m_output.complain({.kind = core::ErrorKind::Timeout,
                           .what = tr("The demo's run did not end within four minutes."),
                           .advice = tr("Look at the pictures to see how far it came.")});
        end(1);
    });
    QTimer::singleShot(0, this, [this] {
        m_program.window().resize(windowSize);
        m_program.look().setScheme(views::Look::Scheme::Light);
        QCoro::connect(m_suffix.isEmpty() ? play() : playShort(), this, [] { });
    });
}

QCoro::Task<void> DemoTour::play()
{
    const QPointer self(this);
    if (!co_await openRunOf(u"rust-langgraph"_s, true))
        co_return;
    co_await until([this] {
        const auto job = jobWith(core::Outcome::Running);
        return job && job->steps.size() > 3 && job->steps[3].state.isCompleted();
    });
    if (!self)
        co_return;
    inBothSchemes(u"pipeline-running"_s);
    const bool failed = co_await until([this] { return jobWith(core::Outcome::Failed).has_value(); });
    if (!self || !failed)
        co_return;
    inBothSchemes(u"pipeline-failed"_s);
    co_await showFirstError();
    const bool complete = co_await until([this] {
        const auto run = m_program.window().pipeline().run();
        return run && run->state.isCompleted();
    });
    if (!self || !complete)
        co_return;
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    inBothSchemes(u"pipeline-complete"_s);
    co_await showWays();
    if (!self)
        co_return;
    co_await showAttempts();
    if (!self)
        co_return;
    co_await showOtherScreens();
    if (self)
        end(0);
}

QCoro::Task<void> DemoTour::playShort()
{
    const QPointer self(this);
    if (!co_await openRunOf(u"rust-langgraph"_s, true))
        co_return;
    co_await until([this] { return jobWith(core::Outcome::Running).has_value(); });
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    picture(u"pipeline-running"_s);
    co_await showOtherScreens();
    if (self)
        end(0);
}

QCoro::Task<bool> DemoTour::until(std::function<bool()> condition)
{
    const QPointer self(this);
    while (self && !m_ended && !condition())
        co_await QCoro::sleepFor(beat);
    co_return self && !m_ended;
}

/// Opens the newest run of the repository once there is one, and waits for its jobs.
QCoro::Task<bool> DemoTour::openRunOf(QString repository, bool unfinished)
{
    const QPointer self(this);
    const auto& runs = m_program.runs();
    const auto fits = [&runs, repository, unfinished](int row) {
        const auto run = runs.index(row, 0).data(lists::RunListModel::RunRole).value<core::Run>();
        return run.repositoryName.name == repository && (!unfinished || run.state.isRunning())
            && (!unfinished || run.workflowName == "CI"_L1);
    };
    int row = -1;
    const bool found = co_await until([&] {
        for (row = 0; row < runs.rowCount(); ++row) {
            if (fits(row))
                return true;
        }
        return false;
    });
    if (!found)
        co_return false;
    m_jobs.clear();
    const auto index = runs.index(row, 0);
    m_program.window().openRun(index.data(lists::RunListModel::AccountRole).toString(),
                               core::RunId{index.data(lists::RunListModel::RunIdRole).toLongLong()});
    co_return co_await until([this] { return m_program.window().pipeline().selectedJob().has_value(); });
}

QCoro::Task<void> DemoTour::showFirstError()
{
    const QPointer self(this);
    if (const auto job = jobWith(core::Outcome::Failed))
        m_program.window().pipeline().selectJob(job->id);
    co_await QCoro::sleepFor(2 * settling);
    if (self)
        inBothSchemes(u"log-first-error"_s);
}

/// What can stand in the place of the run's jobs.
QCoro::Task<void> DemoTour::showWays()
{
    const QPointer self(this);
    for (const QString& way : {u"timeline"_s, u"graph"_s, u"results"_s}) {
        auto* button = m_program.window().pipeline().findChild<QPushButton*>(way + u"Button"_s);
        button->click();
        co_await QCoro::sleepFor(settling);
        if (!self)
            co_return;
        inBothSchemes(way);
        button->click();
    }
}

/// Of a run that somebody has tried again, where the world's past has one.
QCoro::Task<void> DemoTour::showAttempts()
{
    const QPointer self(this);
    const auto& runs = m_program.runs();
    int row = 0;
    while (row < runs.rowCount() && (runs.rowAt(row).run.attempt < 2 || !runs.rowAt(row).run.state.isCompleted()))
        ++row;
    if (row == runs.rowCount())
        co_return;
    const auto one = runs.rowAt(row);
    auto& pipeline = m_program.window().pipeline();
    m_program.window().openRun(one.account, one.run.id);
    const bool opened
        = co_await until([&] { return pipeline.run() && pipeline.run()->id == one.run.id && pipeline.selectedJob(); });
    if (!self || !opened)
        co_return;
    auto* button = pipeline.findChild<QPushButton*>(u"attemptsButton"_s);
    button->click();
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    inBothSchemes(u"attempts"_s);
    button->click();
}

/// The windows that come up over the others.
QCoro::Task<void> DemoTour::showDialogs()
{
    const QPointer self(this);
    for (const QString& name : {u"palette"_s, u"addRepository"_s, u"signIn"_s}) {
        m_program.window().findChild<QAction*>(name)->trigger();
        co_await QCoro::sleepFor(settling);
        if (!self)
            co_return;
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QDialog*>(widget);
            if (!dialog || !dialog->isVisible())
                continue;
            inBothSchemes(name, *dialog);
            dialog->reject();
            break; // the list may name what has gone by now
        }
        co_await QCoro::sleepFor(beat); // it is gone by the next turn
        if (!self)
            co_return;
    }
}

/// One screen in each table of colours.
void DemoTour::showColours()
{
    m_program.look().setColours(views::Colours::HighContrast);
    inBothSchemes(u"overview-contrast"_s);
    m_program.look().setColours(views::Colours::ColourBlind);
    inBothSchemes(u"overview-colour-blind"_s);
    m_program.look().setColours(views::Colours::Usual);
}

QCoro::Task<void> DemoTour::showOtherScreens()
{
    const QPointer self(this);
    const bool opened = co_await openRunOf(u"matrix-lab"_s, false);
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    if (opened)
        picture(u"matrix-240"_s);
    m_program.window().closeRun();
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    inBothSchemes(u"run-list"_s);
    m_program.window().showOverview();
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    inBothSchemes(u"overview"_s);
    showColours();
    m_program.window().findChild<QAction*>(u"inbox"_s)->trigger();
    co_await QCoro::sleepFor(settling);
    if (!self)
        co_return;
    inBothSchemes(u"inbox"_s);
    co_await showWallboard();
    if (!self)
        co_return;
    co_await showDialogs();
}

QCoro::Task<void> DemoTour::showWallboard()
{
    const QPointer self(this);
    m_program.window().findChild<QAction*>(u"wallboard"_s)->trigger();
    co_await QCoro::sleepFor(settling);
    const auto windows = QApplication::topLevelWidgets();
    const auto board = std::ranges::find(windows, u"wallboard"_s, &QWidget::objectName);
    if (!self || board == windows.end())
        co_return;
    (*board)->resize(windowSize); // nobody fills the screen where there is no window manager
    save(**board, u"wallboard"_s);
    (*board)->close();
}

std::optional<core::Job> DemoTour::jobWith(core::Outcome outcome) const
{
    const auto found
        = std::ranges::find_if(m_jobs, [&](const auto& entry) { return core::outcome(entry.second.state) == outcome; });
    return found == m_jobs.end() ? std::nullopt : std::optional(found->second);
}

void DemoTour::print(const core::ChangeSet& changes)
{
    const auto run = m_program.window().openedRun();
    for (const auto& change : changes.changes) {
        if (const auto* job = std::get_if<core::Changed<core::Job>>(&change); job && run && job->after.run == run->run)
            m_jobs.insert_or_assign(job->after.id, job->after);
    }
    for (const auto& line : m_lines.take(changes))
        m_output.write(cli::toText(line) + u'\n');
}

void DemoTour::inBothSchemes(const QString& name)
{
    inBothSchemes(name, m_program.window());
}

void DemoTour::inBothSchemes(const QString& name, QWidget& widget)
{
    save(widget, name);
    m_program.look().setScheme(views::Look::Scheme::Dark);
    save(widget, name + "-dark"_L1);
    m_program.look().setScheme(views::Look::Scheme::Light);
}

void DemoTour::picture(const QString& name)
{
    save(m_program.window(), name);
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
