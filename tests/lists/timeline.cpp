// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/timeline.h"

#include "lists/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QDateTime origin(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
const Run theRun{.id = {1}, .startedAt = origin};

/// Created, begun and ended at these seconds after the run's begin; -1: not yet.
Job job(qint64 id, const QString& name, int created, int begun, int ended, const QString& conclusion = u"success"_s)
{
    const QString status = ended >= 0 ? u"completed"_s : begun >= 0 ? u"in_progress"_s : u"queued"_s;
    Job result{
        .id = {id}, .run = {1}, .name = name, .createdAt = origin.addSecs(created), .labels = {u"ubuntu-latest"_s}};
    result.state = State::fromWords(status, ended >= 0 ? conclusion : QString());
    // GitHub fills the begin of a queued job as well.
    result.startedAt = origin.addSecs(begun >= 0 ? begun : created);
    if (ended >= 0)
        result.completedAt = origin.addSecs(ended);
    return result;
}

QStringList pathOf(const Timeline& timeline)
{
    QStringList names;
    for (const JobId id : timeline.criticalPath)
        names << std::ranges::find(timeline.rows, id, &TimelineRow::job)->name;
    return names;
}

const TimelineRow& rowOf(const Timeline& timeline, const QString& name)
{
    return *std::ranges::find(timeline.rows, name, &TimelineRow::name);
}

} // namespace

/// Where the time of a run went.
class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queueAndWorkAreToldApart()
    {
        const auto timeline = timelineOf(theRun, {job(1, u"Build"_s, 2, 12, 60)}, origin.addSecs(500));
        QCOMPARE(timeline.rows.front().queued, std::optional(Span{2s, 12s}));
        QCOMPARE(timeline.rows.front().ran, std::optional(Span{12s, 60s}));
        QCOMPARE(timeline.length, 60s);
    }

    void theCriticalPathGoesBackFromWhatEndedLast()
    {
        // Lint ends long before; Test needs Build, Deploy needs Test and Lint.
        const auto timeline = timelineOf(theRun,
                                         {job(1, u"Lint"_s, 1, 5, 20), job(2, u"Build"_s, 1, 5, 60),
                                          job(3, u"Test"_s, 61, 70, 200), job(4, u"Deploy"_s, 201, 210, 240)},
                                         origin.addSecs(500));
        QCOMPARE(pathOf(timeline), (QStringList{u"Build"_s, u"Test"_s, u"Deploy"_s}));
        QCOMPARE(timeline.running, 55s + 130s + 30s);
        QCOMPARE(timeline.queued, 4s + 9s + 9s);
        QVERIFY(!rowOf(timeline, u"Lint"_s).isCritical);
        QCOMPARE(criticalText(timeline),
                 u"Critical path 3 min 57 s: Build › Test › Deploy. 22 s of it in the queue. "
                 "Guessed from the times: what the jobs need is not known."_s);
    }

    void withTheFileThePathFollowsWhatJobsNeed()
    {
        const auto outline = workflow::readOutline("on: push\njobs:\n  a: {name: A}\n  b: {name: B}\n"
                                                   "  c: {name: C, needs: a}\n");
        const std::vector jobs{job(1, u"A"_s, 1, 5, 60), job(2, u"B"_s, 1, 5, 99), job(3, u"C"_s, 100, 101, 120)};
        const auto timeline = timelineOf(theRun, jobs, origin.addSecs(500), {}, &*outline);
        QCOMPARE(pathOf(timeline), (QStringList{u"A"_s, u"C"_s}));
        QVERIFY(criticalText(timeline).endsWith(u"By what the jobs need."_s));
        QCOMPARE(pathOf(timelineOf(theRun, jobs, origin.addSecs(500))), (QStringList{u"B"_s, u"C"_s}));
    }

    void jobsThatNeedNobodyAreAPathOfOne()
    {
        const auto timeline
            = timelineOf(theRun, {job(1, u"A"_s, 1, 5, 8), job(2, u"B"_s, 1, 100, 160), job(3, u"C"_s, 1, 6, 7)},
                         origin.addSecs(500));
        QCOMPARE(pathOf(timeline), QStringList{u"B"_s}); // long in the queue, but not behind A
    }

    void whileItRunsThePathEndsAtWhatRunsLongest()
    {
        const auto timeline
            = timelineOf(theRun, {job(1, u"Build"_s, 1, 5, 60), job(2, u"Test"_s, 61, 70, -1)}, origin.addSecs(100));
        QCOMPARE(pathOf(timeline), (QStringList{u"Build"_s, u"Test"_s}));
        QCOMPARE(rowOf(timeline, u"Test"_s).ran, std::optional(Span{70s, 100s}));
    }

    void saysWhyAJobWaits_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("why");
        QTest::newRow("runner") << u"queued"_s << u"waits for a runner: ubuntu-latest"_s;
        QTest::newRow("approval") << u"waiting"_s << u"waits for approval"_s;
        QTest::newRow("concurrency") << u"pending"_s << u"waits for its concurrency group"_s;
        QTest::newRow("a word that we do not know") << u"dreaming"_s << QString();
    }

    void saysWhyAJobWaits()
    {
        QFETCH(QString, status);
        QFETCH(QString, why);
        Job waiting = job(1, u"Deploy"_s, 10, -1, -1);
        waiting.state = State::fromWords(status, {});
        const auto timeline = timelineOf(theRun, {waiting}, origin.addSecs(40));
        QCOMPARE(timeline.rows.front().why, why);
        QCOMPARE(timeline.rows.front().queued, std::optional(Span{10s, 40s}));
        QVERIFY(!timeline.rows.front().ran);
        QVERIFY(timeline.criticalPath.empty());
    }

    void skippedJobsTakeNoTime()
    {
        const auto timeline = timelineOf(theRun, {job(1, u"Deploy"_s, 50, 50, 50, u"skipped"_s)}, origin.addSecs(90));
        QVERIFY(!timeline.rows.front().ran);
        QVERIFY(!timeline.rows.front().queued);
        QVERIFY(criticalText(timeline).isEmpty());
    }

    void aResultOfAnEarlierAttemptHasNoTimeInThisOne()
    {
        Run again = theRun;
        again.startedAt = origin.addSecs(1000);
        const auto timeline = timelineOf(again, {job(1, u"Build"_s, 1, 5, 60), job(2, u"Test"_s, 1001, 1010, 1100)},
                                         origin.addSecs(2000));
        QVERIFY(!rowOf(timeline, u"Build"_s).ran);
        QCOMPARE(rowOf(timeline, u"Build"_s).why, u"from attempt 1"_s);
        QCOMPARE(rowOf(timeline, u"Test"_s).ran, std::optional(Span{10s, 100s}));
    }

    void clocksThatDisagreeGiveNoNegativeTime()
    {
        const auto timeline = timelineOf(theRun, {job(1, u"Odd"_s, 30, 20, 10)}, origin.addSecs(90));
        QCOMPARE(timeline.rows.front().ran, std::optional(Span{20s, 20s}));
        QVERIFY(!timeline.rows.front().queued);
        const auto ahead = timelineOf(theRun, {job(2, u"Ahead"_s, 50, 60, -1)}, origin.addSecs(40));
        QCOMPARE(ahead.rows.front().ran->length(), 0ms);
    }

    void withoutTimesThereIsNothingToDraw()
    {
        Job bare = job(1, u"Bare"_s, 0, 0, 10);
        bare.createdAt = {};
        bare.startedAt.reset();
        const auto timeline = timelineOf(Run{.id = {1}}, {bare}, origin);
        QCOMPARE(timeline.rows.size(), 1U);
        QVERIFY(!timeline.rows.front().ran);
        QCOMPARE(timelineOf(Run{}, {}, {}).length, 0ms);
    }

    void theJobOfTheSameNameIsCompared()
    {
        const std::vector before{job(11, u"Test"_s, 1000, 1010, 1110), job(12, u"Other"_s, 1000, 1001, 1002)};
        const auto timeline = timelineOf(theRun, {job(1, u"Test"_s, 1, 5, 125)}, origin.addSecs(500), before);
        QCOMPARE(timeline.rows.front().before, std::optional(Span{10s, 110s}));
        QVERIFY(spokenRow(timeline.rows.front()).contains(u"20 s longer than before"_s));
    }

    void aThousandRandomTimelinesKeepTheModelSound()
    {
        TimelineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(7);
        for (int i = 0; i < 1000; ++i) {
            std::vector<Job> jobs;
            for (int j = random.bounded(12); j > 0; --j) {
                const int created = random.bounded(100);
                const int begun = random.bounded(3) ? created + random.bounded(-5, 50) : -1;
                jobs.push_back(job(random.bounded(1, 20), u"J"_s, created, begun,
                                   begun < 0 ? -1 : begun + random.bounded(-5, 90)));
            }
            const auto timeline = timelineOf(theRun, jobs, origin.addSecs(random.bounded(300)));
            for (const TimelineRow& row : timeline.rows)
                QVERIFY(!row.ran || (row.ran->length() >= 0ms && row.ran->to <= timeline.length));
            model.setTimeline(timeline);
        }
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "timeline.moc"
