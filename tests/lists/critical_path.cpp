// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/critical_path.h"

#include <QTest>

#include <random>

using namespace signalbox;
using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

workflow::Outline outlineOf(const QByteArray& jobs)
{
    return workflow::readOutline("on: push\njobs:\n" + jobs).value();
}

TimelineRow row(qint64 id, const QString& name, std::chrono::seconds from, std::chrono::seconds to)
{
    return {.job = {id}, .name = name, .outcome = core::Outcome::Passed, .ran = Span{from, to}};
}

QStringList namesOf(const std::vector<TimelineRow>& rows, const CriticalPath& path)
{
    QStringList names;
    for (const size_t place : path.rows)
        names << rows[place].name;
    return names;
}

} // namespace

/// Which jobs the end of a run waited for.
class CriticalPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAJobNeedsGoesBeforeWhatTheTimesSuggest()
    {
        // Docs ended just before Deploy began, and Deploy does not need it.
        const std::vector rows{row(1, u"Build"_s, 0s, 60s), row(2, u"Test"_s, 61s, 190s), row(3, u"Docs"_s, 0s, 199s),
                               row(4, u"Deploy"_s, 200s, 240s)};
        const auto outline = outlineOf("  build: {name: Build}\n  test: {name: Test, needs: build}\n"
                                       "  docs: {name: Docs}\n  deploy: {name: Deploy, needs: [test]}\n");
        const auto byNeeds = criticalPath(rows, &outline);
        QCOMPARE(namesOf(rows, byNeeds), (QStringList{u"Build"_s, u"Test"_s, u"Deploy"_s}));
        QCOMPARE(byNeeds.basis, PathBasis::Needs);
        const auto byTimes = criticalPath(rows, nullptr);
        QCOMPARE(namesOf(rows, byTimes), (QStringList{u"Docs"_s, u"Deploy"_s}));
        QCOMPARE(byTimes.basis, PathBasis::Times);
    }

    void theCellOfAMatrixThatEndedLastIsTheOneWaitedFor()
    {
        const std::vector rows{row(1, u"Test (a)"_s, 0s, 60s), row(2, u"Test (b)"_s, 0s, 90s),
                               row(3, u"Publish"_s, 95s, 99s)};
        const auto outline = outlineOf("  test: {name: Test, strategy: {matrix: {x: [a, b]}}}\n"
                                       "  publish: {name: Publish, needs: test}\n");
        QCOMPARE(namesOf(rows, criticalPath(rows, &outline)), (QStringList{u"Test (b)"_s, u"Publish"_s}));
    }

    void aLongQueueDoesNotMakeAnotherJobCritical()
    {
        TimelineRow late = row(2, u"B"_s, 100s, 160s);
        late.queued = Span{50s, 100s};
        const std::vector rows{row(1, u"A"_s, 0s, 49s), late};
        const auto outline = outlineOf("  a: {name: A}\n  b: {name: B}\n");
        QCOMPARE(namesOf(rows, criticalPath(rows, &outline)), QStringList{u"B"_s});
    }

    void whatWasSkippedIsPassedThroughToWhatItNeeds()
    {
        TimelineRow skipped{.job = {2}, .name = u"Check"_s, .outcome = core::Outcome::Skipped};
        const std::vector rows{row(1, u"Build"_s, 0s, 60s), skipped, row(3, u"Report"_s, 62s, 70s)};
        const auto outline = outlineOf("  build: {name: Build}\n  check: {name: Check, needs: build}\n"
                                       "  report: {name: Report, needs: check, if: always()}\n");
        QCOMPARE(namesOf(rows, criticalPath(rows, &outline)), (QStringList{u"Build"_s, u"Report"_s}));
    }

    void withinACalledWorkflowTheTimesAreAskedAndItIsSaid()
    {
        const std::vector rows{row(1, u"Prepare"_s, 0s, 30s), row(2, u"all / pack"_s, 31s, 80s),
                               row(3, u"all / sign"_s, 81s, 99s), row(4, u"Elsewhere"_s, 0s, 80s)};
        const auto outline = outlineOf("  prepare: {name: Prepare}\n  elsewhere: {name: Elsewhere}\n"
                                       "  all: {needs: prepare, uses: ./.github/workflows/all.yml}\n");
        const auto path = criticalPath(rows, &outline);
        QCOMPARE(namesOf(rows, path), (QStringList{u"Prepare"_s, u"all / pack"_s, u"all / sign"_s}));
        QCOMPARE(path.basis, PathBasis::Both);
    }

    void aJobThatTheFileHasNotIsGuessed()
    {
        const std::vector rows{row(1, u"Build"_s, 0s, 60s), row(2, u"Dynamic"_s, 61s, 70s)};
        const auto outline = outlineOf("  build: {name: Build}\n");
        const auto path = criticalPath(rows, &outline);
        QCOMPARE(namesOf(rows, path), (QStringList{u"Build"_s, u"Dynamic"_s}));
        QCOMPARE(path.basis, PathBasis::Both);
    }

    void needsThatGoInCirclesEnd()
    {
        const std::vector rows{row(1, u"A"_s, 0s, 10s), row(2, u"B"_s, 11s, 20s)};
        const auto outline = outlineOf("  a: {name: A, needs: [b, a, nobody]}\n  b: {name: B, needs: a}\n");
        QCOMPARE(namesOf(rows, criticalPath(rows, &outline)), (QStringList{u"A"_s, u"B"_s}));
    }

    void nothingRanAndNothingIsCritical()
    {
        const auto outline = outlineOf("  a: {name: A}\n");
        QVERIFY(criticalPath({}, &outline).rows.empty());
        QVERIFY(criticalPath({TimelineRow{.name = u"A"_s}}, &outline).rows.empty());
    }

    void anyFileAndAnyTimesEndWithEachJobOnce()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 1000; ++round) {
            QByteArray jobs;
            std::vector<TimelineRow> rows;
            const int count = int(random() % 9) + 1;
            for (int one = 0; one < count; ++one) {
                jobs += "  j" + QByteArray::number(one) + ": {needs: [j" + QByteArray::number(random() % 10) + ", j"
                    + QByteArray::number(random() % 10) + "]}\n";
                const std::chrono::seconds from(random() % 100);
                rows.push_back(row(one, u"j%1"_s.arg(random() % 12), from, from + std::chrono::seconds(random() % 50)));
            }
            const auto outline = outlineOf(jobs);
            auto path = criticalPath(rows, random() % 3 ? &outline : nullptr).rows;
            QVERIFY(!path.empty() && path.size() <= rows.size());
            std::ranges::sort(path);
            QVERIFY(std::ranges::adjacent_find(path) == path.end());
        }
    }
};

QTEST_GUILESS_MAIN(CriticalPathTest)
#include "critical_path.moc"
