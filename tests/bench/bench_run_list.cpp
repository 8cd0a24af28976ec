// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one poll costs the list of runs when it holds 100,000 of them: alone, and with the filter on top of it. In time
// of the processor that the one thread uses, so that the figure is the same on a machine that is busy otherwise.
#include "lists/run_filter_model.h"
#include "lists/run_list_model.h"
#include "lists/run_samples.h"
#include "support/processor_time.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <cstdio>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

constexpr int runCount = 100'000;
constexpr int polls = 200;
constexpr double goal = 4.0; // ms

const AccountId account = u"ada@github.com"_s;

Run run(qint64 id)
{
    Run row = sampleRun(id, sampleStart().addSecs(id), State::fromWords(u"completed"_s, u"success"_s));
    row.repository = {1 + id % 200};
    row.repositoryName.name = u"repo-%1"_s.arg(id % 200);
    row.title = u"Change %1 of many"_s.arg(id);
    return row;
}

ChangeSet everything()
{
    ChangeSet changes{.account = account};
    for (int id = 1; id <= runCount; ++id)
        changes.changes.push_back(changed(run(id)));
    return changes;
}

/// New runs on top, and others of the last weeks that change: a poll's changes are never far down, a re-run's may be.
ChangeSet poll(QRandomGenerator& random, qint64& newest, int added, int altered)
{
    ChangeSet changes{.account = account};
    for (int i = 0; i < added; ++i)
        changes.changes.push_back(changed(run(++newest)));
    for (int i = 0; i < altered; ++i) {
        Run row = run(1 + random.bounded(int(newest)));
        row.updatedAt = row.updatedAt.addSecs(1 + random.bounded(100'000));
        row.state = State::fromWords(u"in_progress"_s, {});
        changes.changes.push_back(changed(row));
    }
    return changes;
}

void row(const QString& name, double figure, const QString& compared, double limit)
{
    std::printf("%s\t%.3f\tms\t%s\t%.2f\t<= %.1f ms\t%s\n", qPrintable(name), figure, qPrintable(compared),
                figure / limit, limit, figure <= limit ? "met" : "missed");
}

void measure(const QString& what, RunListModel& model, qint64& newest, int added, int altered)
{
    QRandomGenerator random(1);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::vector<double> times;
    for (int i = 0; i < polls; ++i) {
        const ChangeSet changes = poll(random, newest, added, altered);
        const tests::ProcessorTime timer;
        model.apply(changes);
        times.push_back(timer.milliseconds());
    }
    std::ranges::sort(times);
    const QString name = u"run list, 100,000 runs, %1 new and %2 changed%3"_s.arg(added).arg(altered).arg(what);
    row(name + u", p95 of %1 polls"_s.arg(polls), times[times.size() * 95 / 100], u"a quarter of a frame"_s, goal);
    std::printf("%s, resets\t%lld\tresets\tone a poll\t%.2f\t0\t%s\n", qPrintable(name), qint64(resets.count()),
                double(resets.count()) / polls, resets.isEmpty() ? "met" : "missed");
}

} // namespace

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments);
    ManualClock clock(sampleStart().addDays(2));
    RunListModel model(clock, 100'000);
    const ChangeSet all = everything();
    tests::ProcessorTime timer;
    model.apply(all);
    row(u"run list, first 100,000 runs"_s, timer.milliseconds(), u"the start of the program"_s, 500);

    qint64 newest = runCount;
    measure({}, model, newest, 2, 5);
    measure({}, model, newest, 0, 30);
    timer.restart();
    clock.advance(std::chrono::seconds(10));
    row(u"run list, 100,000 runs, ages moved on"_s, timer.milliseconds(), u"a quarter of a frame"_s, goal);

    RunFilterModel shown;
    shown.setRuns(&model);
    measure(u", seen through the filter"_s, model, newest, 2, 5);
    measure(u", seen through the filter"_s, model, newest, 0, 30);
    shown.sort(RunListModel::StartedColumn, Qt::DescendingOrder);
    measure(u", filtered and sorted"_s, model, newest, 2, 5);
    timer.restart();
    shown.setText(u"many change"_s);
    row(u"run list, 100,000 runs, another text to look for"_s, timer.milliseconds(), u"the pause after a letter"_s,
        150);
    return 0;
}
