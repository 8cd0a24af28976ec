// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a start takes until the window is painted with the last known state of 200 repositories and 100,000 runs,
// beside a program that shows an empty QMainWindow, and beside the same empty window in a program that is linked as
// Signalbox is. The difference between those two is what loading Qt Network costs, with all that it is linked to,
// before the first line of ours runs. All are processes of their own, from their begin to their first picture with
// that in it; the best of several, because a busy machine makes a start longer and nothing makes it shorter.
#include "gui/application.h"
#include "history/random_values.h"
#include "history/store.h"
#include "settings/settings.h"
#include "timed_application.h"

#include <QAbstractItemView>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int repositoryCount = 200;
constexpr int runsOfEach = 500;
constexpr int starts = 7;
constexpr double goal = 2;

const core::Account account{.id = u"ada@127.0.0.1"_s,
                            .login = u"ada"_s,
                            .apiUrl = QUrl(u"http://127.0.0.1:9"_s),
                            .webUrl = QUrl(u"http://127.0.0.1:9"_s)};

void fill(const settings::Profile& profile)
{
    history::Store store;
    QCoro::waitFor(store.open(profile.storeFile()));
    RandomValues random(1);
    settings::WatchedAccount watched{.account = account};
    for (int i = 0; i < repositoryCount; ++i) {
        core::Repository repository = random.repository();
        repository.name = {.owner = u"fleet"_s, .name = u"service-%1"_s.arg(i)};
        repository.defaultBranch = u"main"_s;
        watched.repositories.push_back(repository.name);
        core::ChangeSet changes{.account = account.id,
                                .changes = {core::Changed<core::Repository>{.after = repository}}};
        for (int number = 1; number <= runsOfEach; ++number) {
            core::Run run = random.run(repository.id);
            run.repositoryName = repository.name;
            run.workflow = {i + 1};
            run.workflowName = u"CI"_s;
            run.branch = u"main"_s;
            run.event = u"push"_s;
            run.number = number;
            // As long as GitHub's are; random ones have texts of some thousand signs, which are there to break things.
            run.workflowPath = u".github/workflows/ci.yml"_s;
            run.actor = run.triggeringActor = u"ada"_s;
            run.commit = QString(40, u'c');
            run.title.truncate(72);
            run.commitMessage.truncate(400);
            run.createdAt = random.time();
            changes.changes.emplace_back(core::Changed<core::Run>{.after = run});
        }
        QCoro::waitFor(store.apply(changes, {}));
    }
    settings::Settings settings(profile.settingsFile());
    settings.keep(watched);
    if (!settings.save())
        qFatal("The settings cannot be written.");
}

/// The end is no part of the start, but it is an orderly one: after another one the next start reads the whole store.
void sayPainted()
{
    std::puts("painted");
    std::fflush(stdout);
    QApplication::exit(0);
}

int showEmpty(TimedApplication& application)
{
    QMainWindow window;
    window.resize(1180, 760);
    application.painted = [] { sayPainted(); };
    window.show();
    return QApplication::exec();
}

int showSignalbox(TimedApplication& application, const QString& folder)
{
    gui::Application program(application, {}, settings::Profile::in(folder), {});
    const auto* cards = program.window().findChild<QAbstractItemView*>(u"cards"_s);
    application.painted = [cards] {
        if (cards->isVisible() && cards->model()->rowCount() == repositoryCount)
            sayPainted();
    };
    program.start();
    return QApplication::exec();
}

double bestStart(const QString& program, const QStringList& arguments)
{
    double best = 1e9;
    for (int i = 0; i < starts; ++i) {
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        if (!process.waitForReadyRead(30'000))
            return 1e9;
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
        process.waitForFinished();
    }
    return best;
}

} // namespace

int main(int count, char** arguments)
{
    TimedApplication application(count, arguments);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == "empty"_L1)
        return showEmpty(application);
    if (words.value(1) == "signalbox"_L1)
        return showSignalbox(application, words.value(2));
    const QTemporaryDir folder;
    fill(settings::Profile::in(folder.path()));
    const QString self = QCoreApplication::applicationFilePath();
    const double empty = bestStart(QCoreApplication::applicationDirPath() + u"/empty_window"_s, {});
    const double linked = bestStart(self, {u"empty"_s});
    const double signalbox = bestStart(self, {u"signalbox"_s, folder.path()});
    const double ratio = signalbox / empty;
    std::printf("start, 200 repositories and 100,000 runs, painted\t%.0f\tms\tan empty QMainWindow, %.0f ms\t%.2f\t<= "
                "%.0f\t%s\n",
                signalbox, empty, ratio, goal, ratio <= goal ? "met" : "missed");
    std::printf("the same\t%.0f\tms\tan empty QMainWindow with our libraries, %.0f ms\t%.2f\t\t\n", signalbox, linked,
                signalbox / linked);
    return ratio <= goal ? 0 : 1;
}
