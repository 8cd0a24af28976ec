// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether the program's memory is flat over a week: everything that lives as long as the program does, put together as
// app/gui/application.cpp does it, takes a simulated week of 200 busy repositories (busy_week.h), ten minutes at a
// time, and is asked at the end of each day what it has in memory. The week begins with all that the bounded lists
// hold, 150 runs of each repository: what fills up for a month and is then full would hide what never is. The second
// day is what the last one is compared with, because the allocator's and the caches' own filling belongs to the first.
#include "busy_week.h"
#include "common/look.h"
#include "core/clock.h"
#include "core/summary.h"
#include "desktop/run_notices.h"
#include "history/store.h"
#include "lists/inbox_model.h"
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "monitor/known.h"
#include "monitor/scope_filter.h"
#include "monitor/transitions.h"
#include "pipeline/pipeline_view.h"
#include "resident_memory.h"
#include "window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ranges>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using bench::BusyWeek;

namespace {

constexpr int days = 7;
constexpr int comparedDay = 2;
constexpr int looksADay = 24 * 60 / BusyWeek::minutesALook;
constexpr int runsOfEachBefore = 150; // of 200 repositories: as many as the list keeps
constexpr int openedEvery = 3; // looks
constexpr int screenStays = 36; // looks
constexpr int linesOfLog = 5'000;
constexpr double growthGoal = 1.05;
constexpr double memoryGoal = 200; // MB

const core::Account account{.id = u"person-7@github.com"_s, .login = u"person-7"_s};

/// Client and network apart, what lives as long as the program.
class Program {
public:
    explicit Program(QApplication& application);
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    void begin(BusyWeek& week);
    void take(const BusyWeek::News& news);
    /// As a person does: looks at the run, its jobs and a log of it, and goes back to the lists.
    void lookAt(const core::Run& run);
    void showScreen(bool overview);

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(0, 0), QTimeZone::UTC)};

private:
    void announce(std::vector<core::Change> changes, bool catchingUp = false);
    void writeLog();

    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"window.ini"_s), QSettings::IniFormat};
    history::Store m_store;
    monitor::Known m_known;
    monitor::ScopeFilter m_scope;
    monitor::Transitions m_transitions{clock};
    desktop::RunNotices m_notices{clock, QTimeZone::UTC};
    core::Summary m_summary;
    lists::RunListModel m_runs{clock};
    lists::RepositoryListModel m_repositories;
    lists::InboxModel m_inbox{clock};
    views::MainWindow m_window{clock, m_settings};
    views::Look m_look;
};

Program::Program(QApplication& application)
    : m_look(application)
{
    if (!QCoro::waitFor(m_store.open(m_folder.filePath(u"history.db"_s))))
        qFatal("The store cannot be opened.");
    writeLog();
    QObject::connect(&m_transitions, &monitor::Transitions::happened, &m_notices,
                     [this](const monitor::Transition& transition) { m_notices.add(transition, account.login); });
    m_inbox.setLogin(account.id, account.login);
    m_window.setAccount(account);
    m_window.setRepositoryModel(&m_repositories);
    m_window.setRunModel(&m_runs);
    m_window.setInboxModel(&m_inbox);
    m_window.resize(1600, 1000);
    m_window.show();
}

Program::~Program()
{
    m_window.setInboxModel(nullptr);
    m_window.setRunModel(nullptr);
    m_window.setRepositoryModel(nullptr);
}

void Program::writeLog()
{
    QFile log(m_folder.filePath(u"log.txt"_s));
    if (!log.open(QFile::WriteOnly))
        qFatal("The log cannot be written.");
    for (int line = 0; line < linesOfLog; ++line)
        log.write("2026-03-02T00:00:00.0000000Z \x1b[32m   Compiling\x1b[0m crate v0.1." + QByteArray::number(line)
                  + '\n');
    log.write("2026-03-02T00:00:01.0000000Z ##[error]Process completed with exit code 101.\n");
}

void Program::begin(BusyWeek& week)
{
    std::vector<core::Change> changes;
    for (const core::Repository& repository : week.repositories())
        std::ranges::move(m_known.takeRepository(repository), std::back_inserter(changes));
    std::ranges::move(m_known.takeWorkflows(week.workflows()), std::back_inserter(changes));
    std::ranges::move(m_known.takeRuns(week.past(runsOfEachBefore)), std::back_inserter(changes));
    announce(std::move(changes), true);
}

void Program::take(const BusyWeek::News& news)
{
    std::vector<core::Change> changes = m_known.takeRuns(news.runs);
    for (const core::Run& run : news.runs) {
        const auto isOfIt = [&](const core::Job& job) { return job.run == run.id; };
        const std::vector jobs = news.jobs | std::views::filter(isOfIt) | std::ranges::to<std::vector>();
        std::ranges::move(m_known.takeJobs(run.id, jobs), std::back_inserter(changes));
    }
    announce(std::move(changes));
    for (const core::Run& run : news.ended)
        m_known.forgetJobs(run.id);
    for (const core::Run& run : news.runs) {
        const core::Freshness freshness{
            .repository = run.repository, .name = run.repositoryName, .seenAt = clock.now(), .nextLook = clock.now()};
        m_transitions.noteFreshness(account.id, freshness);
        m_runs.setFreshness(account.id, freshness);
        m_repositories.setFreshness(account.id, freshness);
        m_window.setFreshness(freshness);
    }
}

void Program::announce(std::vector<core::Change> changes, bool catchingUp)
{
    const core::ChangeSet set{
        .account = account.id, .at = clock.now(), .changes = std::move(changes), .catchingUp = catchingUp};
    if (!QCoro::waitFor(m_store.apply(set, {})))
        qFatal("The store takes no changes.");
    const core::ChangeSet counted = m_scope.take(set);
    m_runs.apply(counted);
    m_repositories.apply(counted);
    m_inbox.apply(counted);
    m_summary.apply(counted);
    if (m_summary.standings().empty() && !catchingUp)
        qFatal("The tray has nothing to say of a busy week.");
    m_window.pipeline().apply(counted);
    m_transitions.apply(counted);
}

void Program::lookAt(const core::Run& run)
{
    views::PipelineView& view = m_window.pipeline();
    m_window.openRun(account.id, run.id);
    const auto jobs = QCoro::waitFor(m_store.jobs(account.id, run.id, 0));
    if (!jobs || jobs->empty())
        qFatal("The store has no jobs of a run that has ended.");
    view.setRun(run, *jobs);
    QCoreApplication::processEvents();
    view.selectJob(jobs->front().id);
    view.showLog(jobs->front(), m_folder.filePath(u"log.txt"_s));
    for (int turns = 0; turns < 5; ++turns)
        QCoreApplication::processEvents();
    view.clear();
    m_window.closeRun();
}

void Program::showScreen(bool overview)
{
    if (overview)
        m_window.showOverview();
    else
        m_window.closeRun();
}

bool row(const char* name, double figure, const char* compared, double ratio, const char* goal, bool met)
{
    std::printf("%s\t%.1f\tMB\t%s\t%.3f\t%s\t%s\n", name, figure, compared, ratio, goal, met ? "met" : "missed");
    return met;
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    Program program(application);
    BusyWeek week(program.clock.now());
    program.begin(week);
    QCoreApplication::processEvents();
    std::fprintf(stderr, "day 0: %.1f MB\n", residentMegabytes());
    double compared = 0;
    double last = 0;
    QElapsedTimer timer;
    timer.start();
    for (int look = 0; look < days * looksADay; ++look) {
        program.clock.advance(std::chrono::minutes(BusyWeek::minutesALook));
        const BusyWeek::News news = week.next(program.clock.now());
        program.take(news);
        QCoreApplication::processEvents();
        if (look % screenStays == 0)
            program.showScreen(look / screenStays % 2 == 0);
        if (look % openedEvery == openedEvery - 1 && !news.ended.empty())
            program.lookAt(news.ended.front());
        if (look % looksADay != looksADay - 1)
            continue;
        last = residentMegabytes();
        const int day = look / looksADay + 1;
        if (day == comparedDay)
            compared = last;
        std::fprintf(stderr, "day %d: %.1f MB, after %.0f s\n", day, last, double(timer.elapsed()) / 1000);
    }
    bool met = row("week, 200 repositories, 40,000 runs, memory of the whole program at its end", last,
                   qPrintable(u"the end of day %1, %2 MB"_s.arg(comparedDay).arg(compared, 0, 'f', 1)), last / compared,
                   "<= 1.05", last / compared <= growthGoal);
    met &= row("the same, most at any moment, 30,000 runs in the list", mostResidentMegabytes(), "what was planned",
               mostResidentMegabytes() / memoryGoal, "<= 200 MB", mostResidentMegabytes() <= memoryGoal);
    return met ? 0 : 1;
}
