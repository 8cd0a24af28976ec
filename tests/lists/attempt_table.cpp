// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/attempt_table.h"

#include "job_samples.h"
#include "lists/attempt_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;
using namespace std::chrono_literals;

namespace {

using Kind = AttemptCell::Kind;

/// Each attempt begins ten minutes after the one before.
QDateTime beginOf(int attempt)
{
    return start().addSecs(600 * (attempt - 1));
}

core::Run runIn(int attempt, const core::State& state)
{
    return {.id = TheRun,
            .attempt = attempt,
            .state = state,
            .triggeringActor = attempt == 1 ? u"ada"_s : u"grace"_s,
            .startedAt = beginOf(attempt),
            .updatedAt = beginOf(attempt).addSecs(3000)};
}

/// A job that began with the attempt.
core::Job ranIn(int attempt, qint64 id, const QString& name, const core::State& state, int seconds = 60)
{
    core::Job one = job(id, name, state, seconds, attempt);
    one.createdAt = beginOf(attempt);
    one.startedAt = beginOf(attempt);
    if (state.isCompleted())
        one.completedAt = beginOf(attempt).addSecs(seconds);
    return one;
}

core::Result<core::RunAttempt> attempt(int number, const core::State& state, const std::vector<core::Job>& jobs)
{
    return core::RunAttempt{.run = runIn(number, state), .jobs = jobs};
}

const AttemptRow& row(const AttemptTable& table, const QString& name)
{
    return *std::ranges::find(table.jobs, name, &AttemptRow::name);
}

const QDateTime later = start().addSecs(4000);

} // namespace

class AttemptTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFailedAndThenPassedIsFlaky()
    {
        const KnownAttempts known{
            {1, attempt(1, failed(), {ranIn(1, 1, u"Test"_s, failed(), 72), ranIn(1, 2, u"Lint"_s, passed())})}};
        const auto table
            = attemptTable(runIn(2, passed()),
                           {ranIn(2, 11, u"Test"_s, passed(), 80), ranIn(1, 2, u"Lint"_s, passed())}, known, later);
        QCOMPARE(table.jobs.size(), 2U);
        const AttemptRow test = row(table, u"Test"_s);
        QVERIFY(test.isFlaky && test.differs);
        QCOMPARE(test.change, u"failed, then passed"_s);
        QCOMPARE(test.cells[0].took, std::optional<std::chrono::milliseconds>(72s));
        QCOMPARE(test.cells[1].job->id.value, 11);
        QCOMPARE(table.flaky, 1);
        QCOMPARE(summaryOf(table),
                 u"1 of 2 jobs did not do the same in all attempts; flaky, on one commit failed "
                 "and passed: Test."_s);
        QCOMPARE(spokenCell(test, 0), u"Test, attempt 1: failed, 1 min 12 s, flaky: failed, then passed"_s);
    }

    void whatWasLeftAloneIsNoDifference()
    {
        const KnownAttempts known{{1, attempt(1, failed(), {ranIn(1, 2, u"Lint"_s, passed())})}};
        const auto table = attemptTable(runIn(2, passed()), {ranIn(1, 2, u"Lint"_s, passed())}, known, later);
        QCOMPARE(table.jobs[0].cells[1].kind, Kind::LeftAlone);
        QCOMPARE(table.jobs[0].cells[1].note, u"result of attempt 1"_s);
        QVERIFY(!table.jobs[0].differs);
        QCOMPARE(table.differing, 0);
    }

    void aCopyOfAnEarlierResultIsLeftAloneToo()
    {
        core::Job copy = ranIn(1, 99, u"Lint"_s, passed());
        copy.attempt = 2; // GitHub may number it anew; its times stay
        const KnownAttempts known{{1, attempt(1, failed(), {ranIn(1, 2, u"Lint"_s, passed())})}};
        const auto table = attemptTable(runIn(2, passed()), {copy}, known, later);
        QCOMPARE(table.jobs[0].cells[1].kind, Kind::LeftAlone);
    }

    void whatHasAnotherNameIsNotInTheOtherAttempt()
    {
        const KnownAttempts known{{1, attempt(1, failed(), {ranIn(1, 1, u"Test (1.80)"_s, failed())})},
                                  {2, attempt(2, passed(), {ranIn(2, 2, u"Test (1.81)"_s, passed())})}};
        // The board still has what only the attempt before has.
        const auto table = attemptTable(
            runIn(2, passed()), {ranIn(1, 1, u"Test (1.80)"_s, failed()), ranIn(2, 2, u"Test (1.81)"_s, passed())},
            known, later);
        QCOMPARE(row(table, u"Test (1.80)"_s).cells[1].kind, Kind::Absent);
        QCOMPARE(row(table, u"Test (1.80)"_s).cells[1].words, u"Not in this attempt"_s);
        QCOMPARE(row(table, u"Test (1.80)"_s).cells[1].note, u"perhaps as Test (1.81)"_s);
        QCOMPARE(row(table, u"Test (1.81)"_s).cells[0].note, u"perhaps as Test (1.80)"_s);
        QCOMPARE(row(table, u"Test (1.80)"_s).change, u"not in every attempt"_s);
        QCOMPARE(table.flaky, 0);
        QCOMPARE(table.differing, 2);
    }

    void ofSeveralNamesNoneIsGuessed()
    {
        const KnownAttempts known{
            {1, attempt(1, failed(), {ranIn(1, 1, u"Test (a)"_s, failed()), ranIn(1, 2, u"Test (b)"_s, failed())})},
            {2, attempt(2, passed(), {ranIn(2, 3, u"Test (c)"_s, passed())})}};
        const auto table = attemptTable(runIn(2, passed()), {}, known, later);
        QVERIFY(row(table, u"Test (a)"_s).cells[1].note.isEmpty());
    }

    void whileItRunsAJobMayStillCome()
    {
        const KnownAttempts known{
            {1, attempt(1, failed(), {ranIn(1, 1, u"Test"_s, failed()), ranIn(1, 2, u"Deploy"_s, passed())})}};
        const auto table = attemptTable(runIn(2, running()), {ranIn(2, 3, u"Test"_s, running())}, known, later);
        QCOMPARE(row(table, u"Deploy"_s).cells[1].words, u"Not yet in this attempt"_s);
        QVERIFY(!row(table, u"Test"_s).differs); // it has not ended
        QCOMPARE(table.run.cells[1].outcome, core::Outcome::Running);
    }

    void anAttemptThatIsNotKnownProvesNothing()
    {
        const core::Error gone{.kind = core::ErrorKind::Gone, .what = u"GitHub has attempt 1 no longer."_s};
        const auto table
            = attemptTable(runIn(3, passed()), {ranIn(3, 1, u"Test"_s, passed())}, {{1, std::unexpected(gone)}}, later);
        QCOMPARE(table.run.cells[0].words, u"Not known"_s);
        QCOMPARE(table.run.cells[0].note, gone.what);
        QCOMPARE(table.run.cells[1].words, u"Loading …"_s);
        QCOMPARE(table.jobs[0].cells[0].kind, Kind::Unknown);
        QVERIFY(!table.jobs[0].differs);
    }

    void theHeadSaysWhoWhenAndHowLong()
    {
        const KnownAttempts known{{1, attempt(1, failed(), {ranIn(1, 1, u"Test"_s, failed(), 90)})}};
        const auto table
            = attemptTable(runIn(2, passed()), {ranIn(2, 2, u"Test"_s, passed(), 30)}, known, beginOf(2).addSecs(7200));
        QCOMPARE(table.run.cells[0].outcome, core::Outcome::Failed);
        QCOMPARE(table.run.cells[0].note, u"ada, 2 hours ago"_s);
        QCOMPARE(table.run.cells[0].took, std::optional<std::chrono::milliseconds>(90s)); // not until its last change
        QCOMPARE(table.run.cells[1].note, u"grace, 2 hours ago"_s);
    }

    void jobsOfOneNameAreToldApart()
    {
        const KnownAttempts known{
            {1, attempt(1, failed(), {ranIn(1, 1, u"Lint"_s, passed()), ranIn(1, 2, u"Lint"_s, failed())})}};
        const auto table = attemptTable(
            runIn(2, passed()), {ranIn(2, 3, u"Lint"_s, passed()), ranIn(2, 4, u"Lint"_s, passed())}, known, later);
        QCOMPARE(table.jobs.size(), 2U);
        QVERIFY(!table.jobs[0].differs);
        QVERIFY(table.jobs[1].isFlaky);
    }

    void oddValuesAreSurvived()
    {
        QVERIFY(attemptTable({}, {}, {}, {}).jobs.empty());
        QCOMPARE(attemptTable(core::Run{.attempt = 0}, {}, {}, {}).run.cells.size(), 0U);
        core::Run bare{.attempt = 2};
        const auto table = attemptTable(bare, {core::Job{.name = u"x"_s}}, {{7, attempt(7, passed(), {})}}, {});
        QCOMPARE(table.run.cells.size(), 2U);
        QVERIFY(!table.run.cells[1].took);
    }

    void onlyWhatDiffersIsShownOnDemand()
    {
        AttemptModel model;
        const KnownAttempts known{
            {1, attempt(1, failed(), {ranIn(1, 1, u"Test"_s, failed()), ranIn(1, 2, u"Lint"_s, passed())})}};
        model.setTable(attemptTable(
            runIn(2, passed()), {ranIn(2, 11, u"Test"_s, passed()), ranIn(1, 2, u"Lint"_s, passed())}, known, later));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), u"The whole run"_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Attempt 2"_s);
        QVERIFY(!model.jobAt(model.index(0, 0)));
        QCOMPARE(model.indexOf({2}), model.index(2, 0));
        model.setOnlyDifferences(true);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.headerData(1, Qt::Vertical, AttemptModel::ChangeRole).toString(),
                 u"flaky: failed, then passed"_s);
        QCOMPARE(model.jobAt(model.index(1, 1))->id.value, 11);
    }

    void aThousandRandomTablesKeepTheModelSound()
    {
        AttemptModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::mt19937 random(11);
        for (int round = 0; round < 1000; ++round) {
            const int newest = int(random() % 5);
            const auto jobs = [&](int number) {
                std::vector<core::Job> some;
                for (qint64 id = 1; id <= 8; ++id) {
                    if (random() % 3)
                        some.push_back(ranIn(number, id + 10 * number, u"J%1"_s.arg(random() % 5), anyState(random)));
                }
                return some;
            };
            KnownAttempts known;
            for (int number = 1; number <= newest; ++number) {
                if (random() % 4 == 0)
                    known.emplace(number, std::unexpected(core::Error{.what = u"no"_s}));
                else if (random() % 4)
                    known.emplace(number, attempt(number, anyState(random), jobs(number)));
            }
            const auto table = attemptTable(runIn(newest, anyState(random)), jobs(newest), known, later);
            model.setOnlyDifferences(random() % 2);
            model.setTable(table);
            QCOMPARE(model.columnCount(), newest);
            for (int one = 0; one < model.rowCount(); ++one) {
                for (int column = 0; column < newest; ++column)
                    QVERIFY(!model.index(one, column).data(Qt::AccessibleTextRole).toString().isEmpty());
            }
        }
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_GUILESS_MAIN(AttemptTableTest)
#include "attempt_table.moc"
