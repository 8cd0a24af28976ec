// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the window waits for the last known state: 200 repositories and 100,000 runs on disk.
#include "history/random_values.h"
#include "history/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const AccountId account = u"ada@github.com"_s;

void fill(const QString& path)
{
    Store store;
    QCoro::waitFor(store.open(path));
    RandomValues random(1);
    for (int i = 0; i < 200; ++i) {
        const Repository repository = random.repository();
        ChangeSet changes{.account = account, .changes = {Changed<Repository>{.after = repository}}};
        for (int run = 0; run < 500; ++run) {
            Run value = random.run(repository.id);
            value.commitMessage = value.commitMessage.left(200);
            value.title = value.title.left(72);
            value.createdAt = random.time();
            for (QString* text :
                 {&value.workflowPath, &value.workflowName, &value.event, &value.branch, &value.commit, &value.actor,
                  &value.triggeringActor, &value.repositoryName.owner, &value.repositoryName.name})
                text->truncate(40);
            changes.changes.emplace_back(Changed<Run>{.after = value});
        }
        QCoro::waitFor(store.apply(changes, {}));
    }
}

void row(const QString& name, double figure, const QString& unit, const QString& compared, double goal)
{
    std::printf("%s\t%.0f\t%s\t%s\t%.2f\t<= %.0f %s\t%s\n", qPrintable(name), figure, qPrintable(unit),
                qPrintable(compared), figure / goal, goal, qPrintable(unit), figure <= goal ? "met" : "missed");
}

} // namespace

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"history.sqlite"_s);
    fill(path);
    row(u"store, 100,000 runs, size of the file"_s, double(QFileInfo(path).size()) / 1e6, u"MB"_s, u"1 kB a run"_s,
        150);

    Store store;
    QElapsedTimer timer;
    timer.start();
    QCoro::waitFor(store.open(path));
    row(u"store, 100,000 runs, open and check the file"_s, double(timer.elapsed()), u"ms"_s,
        u"a start that nobody waits for"_s, 500);
    for (const auto& [runs, goal] : {std::pair(2000, 100.0), std::pair(100'000, 2000.0)}) {
        timer.restart();
        const auto snapshot = QCoro::waitFor(store.snapshot(account, runs));
        const bool whole = snapshot && std::cmp_equal(snapshot->runs.size(), runs);
        row(u"store, 100,000 runs, the newest %1"_s.arg(runs), whole ? double(timer.elapsed()) : 1e9, u"ms"_s,
            u"a start that nobody waits for"_s, goal);
    }
    return 0;
}
