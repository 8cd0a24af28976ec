// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_diff.h"
#include "logs/middle_snake.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::logs;

namespace {

using Lines = std::vector<quint32>;

/// The old lines with the changes made to them.
Lines changed(const Lines& before, const Lines& after, const std::vector<LineChange>& changes)
{
    Lines made;
    size_t at = 0;
    for (const LineChange& change : changes) {
        made.insert(made.end(), before.begin() + qsizetype(at), before.begin() + change.oldFirst);
        made.insert(made.end(), after.begin() + change.newFirst, after.begin() + change.newFirst + change.newCount);
        at = size_t(change.oldFirst + change.oldCount);
    }
    made.insert(made.end(), before.begin() + qsizetype(at), before.end());
    return made;
}

/// The fewest lines to take out and to put in, found the slow way.
qint64 fewestEdits(const Lines& before, const Lines& after)
{
    std::vector<qint64> common(after.size() + 1, 0);
    for (const quint32 line : before) {
        qint64 diagonal = 0;
        for (size_t j = 1; j <= after.size(); ++j) {
            const qint64 above = common[j];
            common[j] = line == after[j - 1] ? diagonal + 1 : std::max(common[j], common[j - 1]);
            diagonal = above;
        }
    }
    return qint64(before.size() + after.size()) - 2 * common.back();
}

/// Edits of the way that goes through the middle snake of each box.
qint64 editsBySnakes(const Lines& before, const Lines& after, DiffBox box)
{
    while (!box.isOneSided() && before[size_t(box.oldBegin)] == after[size_t(box.newBegin)]) {
        ++box.oldBegin;
        ++box.newBegin;
    }
    while (!box.isOneSided() && before[size_t(box.oldEnd - 1)] == after[size_t(box.newEnd - 1)]) {
        --box.oldEnd;
        --box.newEnd;
    }
    if (box.isOneSided())
        return box.oldEnd - box.oldBegin + box.newEnd - box.newBegin;
    const auto snake = middleSnake(before, after, box, {});
    return editsBySnakes(before, after, {box.oldBegin, snake->oldBegin, box.newBegin, snake->newBegin})
        + editsBySnakes(before, after, {snake->oldEnd, box.oldEnd, snake->newEnd, box.newEnd});
}

Lines randomLines(QRandomGenerator& random, int most, quint32 kinds)
{
    Lines lines(size_t(random.bounded(most + 1)));
    for (quint32& line : lines)
        line = random.bounded(kinds);
    return lines;
}

} // namespace

class LogLineDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheChangesOfSmallTexts_data()
    {
        QTest::addColumn<Lines>("before");
        QTest::addColumn<Lines>("after");
        QTest::addColumn<std::vector<LineChange>>("changes");
        using Changes = std::vector<LineChange>;
        QTest::newRow("both empty") << Lines{} << Lines{} << Changes{};
        QTest::newRow("equal") << Lines{1, 2, 3} << Lines{1, 2, 3} << Changes{};
        QTest::newRow("from nothing") << Lines{} << Lines{1, 2} << Changes{{0, 0, 0, 2}};
        QTest::newRow("to nothing") << Lines{1, 2} << Lines{} << Changes{{0, 2, 0, 0}};
        QTest::newRow("nothing in common") << Lines{1, 2} << Lines{3} << Changes{{0, 2, 0, 1}};
        QTest::newRow("put in") << Lines{1, 2} << Lines{1, 9, 2} << Changes{{1, 0, 1, 1}};
        QTest::newRow("taken out") << Lines{1, 9, 2} << Lines{1, 2} << Changes{{1, 1, 1, 0}};
        QTest::newRow("replaced") << Lines{1, 2, 3} << Lines{1, 7, 8, 3} << Changes{{1, 1, 1, 2}};
        QTest::newRow("moved up") << Lines{1, 2, 3, 4} << Lines{4, 1, 2, 3} << Changes{{0, 0, 0, 1}, {3, 1, 4, 0}};
        QTest::newRow("more of the same") << Lines{5, 5} << Lines{5, 5, 5} << Changes{{2, 0, 2, 1}};
    }

    void findsTheChangesOfSmallTexts()
    {
        QFETCH(const Lines, before);
        QFETCH(const Lines, after);
        const auto changes = diffLines(before, after);
        QCOMPARE(changed(before, after, changes), after);
        QTEST(changes, "changes");
    }

    void theChangesMakeTheNewTextOfTheOld()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 3000; ++i) {
            const Lines before = randomLines(random, 60, 1 + random.bounded(40U));
            Lines after = i % 2 == 0 ? before : randomLines(random, 60, 1 + random.bounded(40U));
            for (int change = random.bounded(5); change > 0 && !after.empty(); --change)
                after[size_t(random.bounded(int(after.size())))] = random.bounded(50U);
            const auto changes = diffLines(before, after);
            QCOMPARE(changed(before, after, changes), after);
            for (size_t at = 1; at < changes.size(); ++at)
                QVERIFY(changes[at].oldFirst > changes[at - 1].oldFirst + changes[at - 1].oldCount);
        }
    }

    void throughMiddleSnakesTheWayIsAShortestOne()
    {
        QRandomGenerator random(8);
        for (int i = 0; i < 3000; ++i) {
            const quint32 kinds = 1 + random.bounded(6U);
            const Lines before = randomLines(random, 40, kinds);
            const Lines after = randomLines(random, 40, kinds);
            QCOMPARE(editsBySnakes(before, after, {0, qint64(before.size()), 0, qint64(after.size())}),
                     fewestEdits(before, after));
        }
    }

    void linesThatAreThereOnceHoldTheTextTogether()
    {
        // Myers alone would keep the two 1s and tear 7 8 9 apart from where they stood.
        const Lines before{7, 8, 9, 1, 1, 1, 1};
        const Lines after{1, 1, 1, 1, 7, 8, 9};
        QCOMPARE(diffLines(before, after), (std::vector<LineChange>{{0, 0, 0, 4}, {3, 4, 7, 0}}));
    }

    void textsThatDifferThroughoutAreReplacedInBoundedTime()
    {
        Lines before(200'000);
        Lines after(200'000);
        for (size_t i = 0; i < before.size(); ++i) {
            before[i] = quint32(i % 1000);
            after[i] = quint32(1000 + (i * 7) % 1000);
        }
        const auto changes = diffLines(before, after);
        QCOMPARE(changed(before, after, changes), after);
    }

    void aStopEndsIt()
    {
        std::stop_source stop;
        stop.request_stop();
        const Lines before{1, 2, 3, 4};
        const Lines after{4, 2, 1, 3};
        QCOMPARE(diffLines(before, after, stop.get_token()), (std::vector<LineChange>{{0, 4, 0, 4}}));
    }
};

QTEST_GUILESS_MAIN(LogLineDiff)
#include "log_line_diff.moc"
