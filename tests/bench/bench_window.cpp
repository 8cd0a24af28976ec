// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window while 200 repositories update once a second, on the Overview and on the list of 100,000 runs: how long a
// frame takes, how long anything holds up the event loop, and what the program's memory comes to.
#include "common/look.h"
#include "core/clock.h"
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "lists/run_samples.h"
#include "resident_memory.h"
#include "timed_application.h"
#include "window/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int repositoryCount = 200;
constexpr int runsOfEach = 500;
constexpr auto watched = 15s; // on each screen
constexpr double frameGoal = 16; // ms
constexpr double blockGoal = 50; // ms
constexpr double memoryGoal = 200; // MB

const core::AccountId account = u"ada@github.com"_s;

core::Run runOf(int repository, int number, const core::State& state)
{
    core::Run run
        = sampleRun(qint64(number) * repositoryCount + repository + 1, QDateTime::currentDateTimeUtc(), state);
    run.repository = {repository + 1};
    run.repositoryName = {.owner = u"fleet"_s, .name = u"service-%1"_s.arg(repository)};
    run.workflow = {repository + 1};
    run.number = number;
    run.title = u"Change %1 of service %2"_s.arg(number).arg(repository);
    run.createdAt = run.createdAt.addSecs(-3600LL * (runsOfEach - number) - repository);
    run.startedAt = run.createdAt;
    run.updatedAt = run.createdAt.addSecs(240);
    return run;
}

core::ChangeSet everything()
{
    core::ChangeSet changes{.account = account, .catchingUp = true};
    for (int repository = 0; repository < repositoryCount; ++repository) {
        core::Repository row{.id = {repository + 1}, .defaultBranch = u"main"_s};
        row.name = {.owner = u"fleet"_s, .name = u"service-%1"_s.arg(repository)};
        changes.changes.push_back(changed(row));
        for (int number = 1; number <= runsOfEach; ++number) {
            const bool failed = (number * 7 + repository) % 23 == 0;
            changes.changes.push_back(changed(runOf(
                repository, number, core::State::fromWords(u"completed"_s, failed ? u"failure"_s : u"success"_s))));
        }
    }
    return changes;
}

/// A run of each repository begins, ends and begins again, one repository after the other.
core::ChangeSet step(int count)
{
    const int repository = count % repositoryCount;
    const int second = count / repositoryCount;
    const core::State state = second % 2 == 0
        ? core::State::fromWords(u"in_progress"_s, {})
        : core::State::fromWords(u"completed"_s, (repository + second) % 9 == 0 ? u"failure"_s : u"success"_s);
    core::ChangeSet changes{.account = account};
    changes.changes.push_back(changed(runOf(repository, runsOfEach + 1 + second / 2, state)));
    return changes;
}

bool row(const QString& name, double figure, const char* unit, const char* compared, double limit)
{
    std::printf("%s\t%.1f\t%s\t%s\t%.2f\t<= %.0f %s\t%s\n", qPrintable(name), figure, unit, compared, figure / limit,
                limit, unit, figure <= limit ? "met" : "missed");
    return figure <= limit;
}

bool measure(TimedApplication& application, const QString& screen)
{
    application.forget();
    QTimer::singleShot(watched, &application, [] { QApplication::exit(); }); // quit() would close the window
    QApplication::exec();
    const QString name = u"window, 200 updates a second, "_s + screen;
    std::fprintf(stderr, "%zu frames\n", application.frames());
    bool met = row(name + u", p99 frame"_s, application.frame(0.99), "ms", "60 frames a second", frameGoal);
    met &= row(name + u", longest hold of the event loop"_s, application.longest(), "ms", "what a hand notices",
               blockGoal);
    return met;
}

} // namespace

int main(int count, char** arguments)
{
    TimedApplication application(count, arguments);
    const views::Look look(application);
    core::SystemClock clock;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    lists::RunListModel runs(clock, repositoryCount * runsOfEach);
    lists::RepositoryListModel repositories;
    {
        const core::ChangeSet all = everything();
        runs.apply(all);
        repositories.apply(all);
    }
    views::MainWindow window(clock, settings);
    window.setAccount(core::Account{.id = account, .login = u"ada"_s});
    window.setRepositoryModel(&repositories);
    window.setRunModel(&runs);
    window.resize(1600, 1000);
    window.show();

    int steps = 0;
    QTimer updates;
    QObject::connect(&updates, &QTimer::timeout, &application, [&] {
        const core::ChangeSet changes = step(steps++);
        runs.apply(changes);
        repositories.apply(changes);
    });
    updates.start(std::chrono::milliseconds(1000 / repositoryCount));
    bool met = measure(application, u"Overview"_s);
    window.closeRun();
    met &= measure(application, u"list of 100,000 runs"_s);
    met &= row(u"window, resident memory with that load"_s, residentMegabytes(), "MB", "what was planned", memoryGoal);
    return met ? 0 : 1;
}
