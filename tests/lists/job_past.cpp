// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_samples.h"
#include "lists/job_past_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

namespace {

core::PastJob past(qint64 id, int number, const QString& commit, const core::State& state, int attempt = 1)
{
    core::PastJob one{.job = {id},
                      .run = {1000 + number},
                      .runNumber = number,
                      .attempt = attempt,
                      .branch = u"main"_s,
                      .commit = commit,
                      .state = state,
                      .startedAt = start()};
    if (state.isCompleted())
        one.completedAt = start().addSecs(60);
    return one;
}

} // namespace

class JobPastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommitWithBothResultsIsFlaky()
    {
        const JobPast all = jobPast({past(1, 7, u"aaa"_s, failed()), past(2, 7, u"aaa"_s, passed(), 2),
                                     past(3, 8, u"bbb"_s, failed()), past(4, 9, u"bbb"_s, failed()),
                                     past(5, 10, u"ccc"_s, passed())});
        QCOMPARE(all.flakyCommits, 1);
        QCOMPARE(all.passed, 2);
        QCOMPARE(all.failed, 3);
        QCOMPARE(all.rows.front().past.runNumber, 10);
        QVERIFY(!all.rows[0].isFlaky && !all.rows[1].isFlaky && !all.rows[2].isFlaky);
        QVERIFY(all.rows[3].isFlaky && all.rows[4].isFlaky);
        QCOMPARE(all.rows[3].past.attempt, 2); // newest first, also within a run
        QCOMPARE(summaryOf(all), u"5 times: 2 passed, 3 failed; flaky on one commit"_s);
    }

    void anotherRunOfTheCommitCountsAsAnAttemptDoes()
    {
        QCOMPARE(jobPast({past(1, 7, u"aaa"_s, failed()), past(2, 8, u"aaa"_s, passed())}).flakyCommits, 1);
    }

    void whatWasCancelledOrSkippedOrRunsProvesNothing()
    {
        const auto cancelled = state(u"completed"_s, u"cancelled"_s);
        const auto skipped = state(u"completed"_s, u"skipped"_s);
        const JobPast all = jobPast({past(1, 1, u"a"_s, passed()), past(2, 2, u"a"_s, cancelled),
                                     past(3, 3, u"a"_s, skipped), past(4, 4, u"a"_s, running())});
        QCOMPARE(all.flakyCommits, 0);
        QCOMPARE(all.rows.size(), 4U);
        QVERIFY(!all.rows[0].took && !all.rows[1].took);
        QVERIFY(all.rows[3].took);
    }

    void aTimeOutIsAFailure()
    {
        const auto late = state(u"completed"_s, u"timed_out"_s);
        QCOMPARE(jobPast({past(1, 1, u"a"_s, passed()), past(2, 2, u"a"_s, late)}).flakyCommits, 1);
    }

    void withoutACommitNothingIsSaidOfIt()
    {
        QCOMPARE(jobPast({past(1, 1, {}, passed()), past(2, 2, {}, failed())}).flakyCommits, 0);
        QCOMPARE(summaryOf(jobPast({})), u"No earlier run of this job is known."_s);
    }

    void clocksThatDisagreeGiveNoTime()
    {
        auto one = past(1, 1, u"a"_s, passed());
        one.completedAt = start().addSecs(-5);
        QVERIFY(!jobPast({one}).rows[0].took);
    }

    void rowsSayWhatHappened()
    {
        JobPastModel model;
        model.setPast(jobPast({past(1, 7, u"aaaaaaaaaa"_s, failed()), past(2, 7, u"aaaaaaaaaa"_s, passed(), 2)}));
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data().toString(), u"#7, attempt 2"_s);
        QCOMPARE(first.data(JobPastModel::DetailRole).toString(), u"main aaaaaaa, flaky"_s);
        QCOMPARE(first.data(JobPastModel::TimeRole).toString(), u"1 min 00 s"_s);
        QCOMPARE(first.data(JobPastModel::RunRole).toLongLong(), 1007);
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 u"#7, failed, main aaaaaaa, flaky, 1 min 00 s"_s);
    }

    void rowsComeAndGoWithoutAReset()
    {
        JobPastModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bool reset = false;
        connect(&model, &QAbstractItemModel::modelReset, this, [&reset] { reset = true; });
        std::mt19937 random(3);
        for (int round = 0; round < 1000; ++round) {
            std::vector<core::PastJob> some;
            for (qint64 id = 1; id <= 12; ++id) {
                if (random() % 3)
                    some.push_back(
                        past(id, int(id % 7), QString::number(random() % 4), anyState(random), int(random() % 3)));
            }
            const JobPast all = jobPast(some);
            model.setPast(all);
            QCOMPARE(model.rows(), all.rows);
        }
        QVERIFY(!reset);
    }
};

QTEST_GUILESS_MAIN(JobPastTest)
#include "job_past.moc"
