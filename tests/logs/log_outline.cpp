// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_on_disk.h"

#include "logs/find_lines.h"
#include "logs/log_search.h"
#include "logs/outline.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

struct Fold {
    qint64 first;
    qint64 last;
    bool operator==(const Fold&) const = default;
};

std::vector<Fold> folds(const std::vector<MarkedLine>& markers, qint64 count)
{
    std::vector<Fold> found;
    for (const Section& section : groupsOf(markers, count))
        found.push_back({section.first, section.last});
    return found;
}

QByteArray at(int second, const QByteArray& text)
{
    return "2026-11-23T14:07:" + QByteArray::number(second).rightJustified(2, '0') + ".5000000Z " + text + "\n";
}

core::Step step(const QString& name, int second, const QString& conclusion = u"success"_s)
{
    return {.number = 1,
            .name = name,
            .state = core::State::fromWords(u"completed"_s, conclusion),
            .startedAt = QDateTime(QDate(2026, 11, 23), QTime(14, 7, second), QTimeZone::UTC),
            .completedAt = QDateTime(QDate(2026, 11, 23), QTime(14, 7, second + 1), QTimeZone::UTC)};
}

} // namespace

class LogOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsFoldToTheirEnd()
    {
        QCOMPARE(folds({{1, Marker::Group}, {4, Marker::EndGroup}, {6, Marker::RunGroup}, {9, Marker::EndGroup}}, 20),
                 (std::vector<Fold>{{1, 4}, {6, 9}}));
    }

    void aGroupWithoutAnEndReachesToTheNext()
    {
        QCOMPARE(folds({{1, Marker::Group}, {5, Marker::Group}, {7, Marker::EndGroup}}, 20),
                 (std::vector<Fold>{{1, 4}, {5, 7}}));
        QCOMPARE(folds({{1, Marker::Group}}, 20), (std::vector<Fold>{{1, 19}}));
    }

    void anErrorInAGroupWithoutAnEndIsNotFoldedAway()
    {
        QCOMPARE(folds({{1, Marker::Group}, {5, Marker::Error}, {8, Marker::Group}, {9, Marker::EndGroup}}, 20),
                 (std::vector<Fold>{{1, 4}, {8, 9}}));
        QCOMPARE(folds({{1, Marker::Group}, {2, Marker::Error}}, 20), std::vector<Fold>());
    }

    void strayEndsAreIgnored()
    {
        QCOMPARE(folds({{0, Marker::EndGroup}, {1, Marker::Group}, {3, Marker::EndGroup}, {4, Marker::EndGroup}}, 9),
                 (std::vector<Fold>{{1, 3}}));
    }

    void foldsNeverOverlapWhateverTheMarkers()
    {
        QRandomGenerator random(9);
        const std::array kinds{Marker::Group, Marker::RunGroup, Marker::EndGroup, Marker::Error, Marker::Warning};
        for (int round = 0; round < 2000; ++round) {
            std::vector<MarkedLine> markers;
            for (qint64 line = 0; line < 60; line += 1 + random.bounded(4))
                markers.push_back({line, kinds[size_t(random.bounded(int(kinds.size())))]});
            qint64 next = 0;
            for (const Fold& fold : folds(markers, 60)) {
                QVERIFY(fold.first >= next && fold.last > fold.first && fold.last < 60);
                next = fold.last + 1;
            }
        }
    }

    void stepsBeginWhereTheirRunLineIs()
    {
        const LogOnDisk log(at(1, "Current runner version") + at(1, "##[group]Run actions/checkout@v4")
                            + at(1, "##[endgroup]") + at(2, "fetched") + at(4, "##[group]Run cargo test")
                            + at(4, "##[endgroup]") + "no stamp\n" + at(6, "##[group]Run inner action")
                            + at(6, "##[endgroup]") + at(7, "##[error]Process completed with exit code 1.")
                            + at(9, "Post job cleanup.") + at(10, "x") + at(10, "Cleaning up orphan processes"));
        core::Job job;
        job.steps = {step(u"Set up job"_s, 0),
                     step(u"Run actions/checkout@v4"_s, 1),
                     step(u"Tests"_s, 4, u"failure"_s),
                     step(u"Upload"_s, 8, u"skipped"_s),
                     step(u"Post Run actions/checkout@v4"_s, 9),
                     step(u"Complete job"_s, 10)};
        std::vector<std::pair<QString, Fold>> steps;
        for (const Section& section : outlineOf(*log.index, job).sections) {
            if (section.kind == Section::Kind::Step)
                steps.push_back({section.title, {section.first, section.last}});
        }
        const std::vector<std::pair<QString, Fold>> expected{
            {u"Set up job"_s, {0, 0}},     {u"Run actions/checkout@v4"_s, {1, 3}},
            {u"Tests"_s, {4, 9}},          {u"Post Run actions/checkout@v4"_s, {10, 11}},
            {u"Complete job"_s, {12, 12}},
        };
        QCOMPARE(steps, expected);
    }

    void stepsOfTheSameNameAreToldApartByTheirNumbers()
    {
        const LogOnDisk log(at(1, "##[group]Run make") + at(1, "##[endgroup]") + at(4, "##[group]Run make")
                            + at(4, "##[endgroup]") + at(5, "made"));
        core::Job job;
        job.steps = {step(u"Run make"_s, 1), step(u"Run make"_s, 4)};
        job.steps[1].number = 7;
        std::vector<std::pair<int, qint64>> begins;
        for (const Section& section : outlineOf(*log.index, job).sections)
            begins.emplace_back(section.step, section.first);
        QCOMPARE(begins, (std::vector<std::pair<int, qint64>>{{1, 0}, {0, 0}, {7, 2}, {0, 2}}));
    }

    void theErrorOfTheFailedStepGoesBeforeAForgivenOne()
    {
        const QByteArray log = at(1, "##[group]Run lint") + at(1, "##[endgroup]") + at(1, "src/a.cpp:3:1: error: old")
            + at(1, "##[error]Process completed with exit code 1.") + at(4, "##[group]Run test") + at(4, "##[endgroup]")
            + at(5, "test engine ... FAILED");
        const LogOnDisk disk(log);
        core::Job job;
        job.state = core::State::fromWords(u"completed"_s, u"failure"_s);
        QCOMPARE(outlineOf(*disk.index, job).firstError, 2);
        job.steps = {step(u"lint"_s, 1), step(u"test"_s, 4, u"failure"_s)}; // continue-on-error: GitHub says success
        QCOMPARE(outlineOf(*disk.index, job).firstError, 6);
        job.state = core::State::fromWords(u"completed"_s, u"success"_s);
        QVERIFY(!outlineOf(*disk.index, job).firstError);
    }

    void stepsOfALogWithoutTimesAreLeftOut()
    {
        const LogOnDisk log("a\nb\n");
        core::Job job;
        job.steps = {step(u"Set up job"_s, 0), step(u"Tests"_s, 4)};
        for (const Section& section : outlineOf(*log.index, job).sections)
            QVERIFY(section.first <= section.last && section.last < 2);
    }

    void findsTheLinesThatASlowSearchFinds()
    {
        QRandomGenerator random(21);
        QByteArray bytes;
        while (bytes.size() < ChunkScan::bytes + 300'000)
            bytes += at(1, QByteArray(random.bounded(200), 'z') + (random.bounded(9) == 0 ? "Needle" : "") + "straw");
        const LogOnDisk log(bytes);
        std::vector<qint64> expected;
        const QList<QByteArray> lines = log.lines();
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].contains("Needle"))
                expected.push_back(i);
        }
        QCOMPARE(findLines(*log.index, LogQuery(u"Needle"_s), {}).lines, expected);
        QCOMPARE(findLines(*log.index, LogQuery(u"needle"_s), {}).lines, expected);
        QVERIFY(findLines(*log.index, LogQuery(u"NEEDLE"_s), {}).lines.empty());
        QVERIFY(findLines(*log.index, LogQuery(u"2026-11"_s), {}).lines.empty()); // timestamps are not text
        QVERIFY(findLines(*log.index, LogQuery(), {}).lines.empty());
    }

    void findsWhatAChunkEdgeCutsInTwo()
    {
        for (int shift = 0; shift < 8; ++shift) {
            const LogOnDisk log(QByteArray(ChunkScan::bytes - shift, 'x') + "needle\nneedle\n");
            QCOMPARE(findLines(*log.index, LogQuery(u"needle"_s), {}).lines, (std::vector<qint64>{0, 1}));
        }
    }

    void goesRoundTheMatches()
    {
        const LogOnDisk log("a\nhit\nb\nhit\n");
        LogSearch search;
        QSignalSpy finished(&search, &LogSearch::finished);
        search.start(log.index, LogQuery(u"other"_s));
        search.start(log.index, LogQuery(u"hit"_s));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(search.next(0), 1);
        QCOMPARE(search.next(1), 3);
        QCOMPARE(search.next(3), 1);
        QCOMPARE(search.previous(1), 3);
        QCOMPARE(search.numberOf(3), 2);
        QCOMPARE(search.numberOf(2), 0);
    }
};

QTEST_GUILESS_MAIN(LogOutline)
#include "log_outline.moc"
