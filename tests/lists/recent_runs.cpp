// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/recent_runs.h"

#include "lists/card_words.h"
#include "lists/repository_summary.h"
#include "lists/run_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Number, minutes after the start, conclusion; empty while it runs. Each takes four minutes.
Run runOf(qint64 number, int minutes, const QString& conclusion)
{
    Run run = sampleRun(number, sampleStart().addSecs(60LL * minutes),
                        State::fromWords(conclusion.isEmpty() ? u"in_progress"_s : u"completed"_s, conclusion));
    run.startedAt = run.createdAt;
    run.updatedAt = run.createdAt.addSecs(240);
    run.commit = QString::number(number) + u"bcdef0123456789"_s;
    return run;
}

OverviewCard cardOf(const std::vector<Run>& runs)
{
    RepositoryRecord record;
    record.take(Repository{.id = {1}, .name = {.owner = u"octo"_s, .name = u"repo"_s}, .defaultBranch = u"main"_s});
    for (const Run& run : runs)
        record.take(run);
    return record.summary({}, {}).card;
}

} // namespace

/// What the card of a repository tells of its last runs.
class RecentRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redSinceTheFirstFailureAfterTheLastSuccess()
    {
        const auto card = cardOf({runOf(1, 0, u"failure"_s), runOf(2, 10, u"success"_s), runOf(3, 20, u"failure"_s),
                                  runOf(4, 30, u"cancelled"_s), runOf(5, 40, u"timed_out"_s)});
        QCOMPARE(card.red.size(), 1U);
        QCOMPARE(card.red.front().run, RunId{3});
        QCOMPARE(card.red.front().commit, u"3bcdef0123456789"_s);
        QCOMPARE(card.red.front().at, sampleStart().addSecs(24 * 60));
        QVERIFY(!card.red.front().orEarlier);
        QCOMPARE(card.people, QStringList{u"ada"_s});
    }

    void withoutAnySuccessItMayBeRedForLonger()
    {
        QVERIFY(cardOf({runOf(1, 0, u"failure"_s), runOf(2, 10, u"failure"_s)}).red.front().orEarlier);
    }

    void theOrderInWhichRunsComeDoesNotMatter()
    {
        const std::vector runs{runOf(1, 0, u"success"_s), runOf(2, 10, u"failure"_s), runOf(3, 20, u"failure"_s),
                               runOf(4, 30, {})};
        const OverviewCard inOrder = cardOf(runs);
        QCOMPARE(cardOf({runs[3], runs[1], runs[0], runs[2]}), inOrder);
        QCOMPARE(cardOf({runs[2], runs[2], runs[1], runs[3], runs[0], runs[0]}), inOrder);
    }

    void anOlderAttemptSaysNothing()
    {
        Run again = runOf(1, 0, u"success"_s);
        again.attempt = 2;
        QVERIFY(cardOf({again, runOf(1, 0, u"failure"_s)}).red.empty());
    }

    void otherBranchesAndPullRequestsAreNotInTheStrip()
    {
        Run topic = runOf(2, 10, u"failure"_s);
        topic.branch = u"topic"_s;
        Run fork = runOf(3, 20, u"failure"_s);
        fork.event = u"pull_request"_s;
        const auto card = cardOf({runOf(1, 0, u"success"_s), topic, fork, runOf(4, 30, u"skipped"_s)});
        QCOMPARE(card.strip, (std::vector<Bead>{{.run = {1}, .outcome = Outcome::Passed}}));
        QVERIFY(card.red.empty());
    }

    void theStripHasTheLastThirtyOldestFirst()
    {
        std::vector<Run> runs;
        for (int i = 1; i <= 40; ++i)
            runs.push_back(runOf(i, i * 10, i % 2 ? u"success"_s : u"failure"_s));
        const auto strip = cardOf(runs).strip;
        QCOMPARE(strip.size(), 30U);
        QCOMPARE(strip.front().run, RunId{11});
        QCOMPARE(strip.back().run, RunId{40});
    }

    void whatRunsEndsAfterTheMedianOfWhatPassed()
    {
        std::vector<Run> runs{runOf(1, 0, u"success"_s), runOf(2, 10, u"success"_s), runOf(3, 20, u"success"_s),
                              runOf(4, 30, u"failure"_s), runOf(5, 40, {})};
        runs[2].updatedAt = runs[2].createdAt.addSecs(9000); // once it took very long
        runs[3].updatedAt = runs[3].createdAt.addSecs(1); // how long a failure took says nothing
        const auto card = cardOf(runs);
        QCOMPARE(card.ongoing.size(), 1U);
        QCOMPARE(card.ongoing.front().usual, std::optional(240s));
        const QDateTime now = sampleStart().addSecs(40 * 60 + 100);
        QCOMPARE(timeLeft(card.ongoing.front(), now), std::optional(140s));
        QCOMPARE(ongoingText(card, now), u"CI #5, about 3 min left"_s);
        QCOMPARE(ongoingText(card, now.addSecs(300)), u"CI #5, 3 min longer than usual"_s);
        QVERIFY(qAbs(progress(card, now).value_or(0) - 100.0 / 240) < 0.001);
    }

    void withoutAPassedRunNobodyKnowsHowLongItTakes()
    {
        const auto card = cardOf({runOf(1, 0, u"failure"_s), runOf(2, 10, {})});
        QVERIFY(!card.ongoing.front().usual);
        QVERIFY(!progress(card, sampleStart()));
        QCOMPARE(ongoingText(card, sampleStart().addSecs(660)), u"CI #2, for 1 min 00 s"_s);
    }

    void whatWaitsForAPersonStandsBeforeWhatRuns()
    {
        Run waiting = runOf(1, 0, {});
        waiting.state = State::fromWords(u"waiting"_s, {});
        const auto card = cardOf({waiting, runOf(2, 10, {})});
        QCOMPARE(card.ongoing.front().run, RunId{1});
        QCOMPARE(ongoingText(card, sampleStart()), u"CI #1 waits for approval · 1 more"_s);
    }

    void ofAVeryLongHistoryWhatIsOpenStays()
    {
        std::vector<Run> runs{runOf(1, 0, {})};
        for (int i = 2; i <= 600; ++i)
            runs.push_back(runOf(i, i, u"success"_s));
        const auto card = cardOf(runs);
        QCOMPARE(card.ongoing.size(), 1U);
        QCOMPARE(card.ongoing.front().run, RunId{1});
    }

    void saysInOneSentenceHowItStands()
    {
        RepositorySummary row{.name = {.owner = u"octo"_s, .name = u"repo"_s}};
        const QDateTime now = sampleStart().addSecs(3 * 3600);
        QCOMPARE(standingText(row, now), u"No runs yet"_s);
        row.card = cardOf({runOf(1, 0, u"success"_s), runOf(2, 10, u"failure"_s)});
        QCOMPARE(standingText(row, now), u"CI went red 2 hours ago, 2bcdef0 by ada"_s);
        row.card = cardOf({runOf(1, 0, u"success"_s)});
        row.outcome = Outcome::Passed;
        QCOMPARE(standingText(row, now), u"All green, last run ended 2 hours ago"_s);
    }
};

QTEST_GUILESS_MAIN(RecentRunsTest)
#include "recent_runs.moc"
