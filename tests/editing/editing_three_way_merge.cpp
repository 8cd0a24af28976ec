// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/three_way_merge.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::editing;
using namespace Qt::StringLiterals;

/// Two changes of one text, put together, and what cannot be put together without being asked.
class EditingThreeWayMerge final : public QObject {
    Q_OBJECT

private:
    static QString numbered(int count)
    {
        QStringList lines;
        for (int line = 0; line < count; ++line)
            lines << u"line %1"_s.arg(line);
        return lines.join(u'\n') + u'\n';
    }
    /// Any text of few different lines, so that many of them are alike.
    static QString random(QRandomGenerator& chance)
    {
        QStringList lines;
        for (quint32 left = chance.bounded(12U); left > 0; --left)
            lines << QString(QChar(u'a' + chance.bounded(4)));
        return lines.join(u'\n') + (chance.bounded(2) ? u"\n"_s : QString());
    }

private Q_SLOTS:
    void putsChangesOfDifferentPlacesTogether()
    {
        const ThreeWayMerge merge(u"a\nb\nc\nd\ne\n"_s, u"A\nb\nc\nd\ne\n"_s, u"a\nb\nc\nD\ne\nf\n"_s);
        QCOMPARE(merge.conflicts(), 0);
        QCOMPARE(merge.text(), u"A\nb\nc\nD\ne\nf\n"_s);
    }

    void asksWhereBothHaveChangedTheSame()
    {
        const ThreeWayMerge merge(u"a\nb\nc\n"_s, u"a\nmine\nc\n"_s, u"a\ntheirs\nc\n"_s);
        QCOMPARE(merge.conflicts(), 1);
        const MergeRegion& conflict = merge.regions().at(1);
        QVERIFY(conflict.isConflict);
        QCOMPARE(conflict.before, QStringList{u"b"_s});
        QCOMPARE(conflict.mine, QStringList{u"mine"_s});
        QCOMPARE(conflict.theirs, QStringList{u"theirs"_s});
        QCOMPARE(merge.text({Resolution::Mine}), u"a\nmine\nc\n"_s);
        QCOMPARE(merge.text({Resolution::Theirs}), u"a\ntheirs\nc\n"_s);
        QCOMPARE(merge.text({Resolution::Both}), u"a\nmine\ntheirs\nc\n"_s);
        QCOMPARE(merge.text(), u"a\n<<<<<<< mine\nmine\n=======\ntheirs\n>>>>>>> theirs\nc\n"_s);
    }

    void asksOfWhatOneRemovedAndTheOtherChanged()
    {
        const ThreeWayMerge merge(u"a\nb\nc\n"_s, u"a\nc\n"_s, u"a\nB\nc\n"_s);
        QCOMPARE(merge.conflicts(), 1);
        QCOMPARE(merge.text({Resolution::Mine}), u"a\nc\n"_s);
        QCOMPARE(merge.text({Resolution::Theirs}), u"a\nB\nc\n"_s);
    }

    void doesNotAskOfWhatBothHaveDoneAlike()
    {
        const ThreeWayMerge merge(u"a\nb\nc\n"_s, u"a\nsame\nmine\nc\n"_s, u"a\nsame\ntheirs\nc\n"_s);
        QCOMPARE(merge.conflicts(), 1);
        QCOMPARE(merge.text({Resolution::Both}), u"a\nsame\nmine\ntheirs\nc\n"_s);
        QCOMPARE(ThreeWayMerge(u"a\n"_s, u"x\n"_s, u"x\n"_s).text(), u"x\n"_s);
    }

    void keepsALastLineWithoutAnEnd()
    {
        QCOMPARE(ThreeWayMerge(u"a\nb"_s, u"A\nb"_s, u"a\nb"_s).text(), u"A\nb"_s);
        QCOMPARE(ThreeWayMerge(u"a\nb\nc\n"_s, u"a\nb\nc"_s, u"A\nb\nc\n"_s).text(), u"A\nb\nc"_s);
        QCOMPARE(ThreeWayMerge(u"a\nb\nc"_s, u"a\nb\nc\n"_s, u"A\nb\nc"_s).text(), u"A\nb\nc\n"_s);
        QCOMPARE(ThreeWayMerge({}, {}, {}).text(), QString());
        QCOMPARE(ThreeWayMerge({}, u"a"_s, {}).text(), u"a"_s);
    }

    void keepsHowLinesEndUnlessOneSideHasChangedIt()
    {
        const TextFile feed{.lineEnd = LineEnd::Lf};
        const TextFile pair{.lineEnd = LineEnd::CrLf, .byteOrderMark = true};
        QCOMPARE(mergedFile(pair, pair, pair, u"a\nb\n"_s).write(u"a\nb\n"_s),
                 "\xEF\xBB\xBF"
                 "a\r\nb\r\n");
        QCOMPARE(mergedFile(feed, feed, pair, {}).lineEnd, LineEnd::CrLf);
        QCOMPARE(mergedFile(feed, pair, feed, {}).lineEnd, LineEnd::CrLf);
        QCOMPARE(mergedFile(pair, feed, pair, {}).lineEnd, LineEnd::Lf);
        QVERIFY(!mergedFile(pair, feed, pair, {}).byteOrderMark);
    }

    void isTheOtherTextWhereOnlyOneSideHasChanged()
    {
        QRandomGenerator chance(4711);
        for (int round = 0; round < 2'000; ++round) {
            const QString before = random(chance);
            const QString after = random(chance);
            const ThreeWayMerge mine(before, after, before);
            QCOMPARE(mine.conflicts(), 0);
            QCOMPARE(mine.text(), after);
            QCOMPARE(ThreeWayMerge(before, before, after).text(), after);
            QCOMPARE(ThreeWayMerge(before, after, after).text(), after);
        }
    }

    void losesNoLineOfEitherSide()
    {
        QRandomGenerator chance(815);
        int conflicts = 0;
        for (int round = 0; round < 2'000; ++round) {
            const QString before = random(chance);
            const QString mine = random(chance);
            const QString theirs = random(chance);
            const ThreeWayMerge merge(before, mine, theirs);
            const ThreeWayMerge turned(before, theirs, mine);
            conflicts += merge.conflicts();
            QCOMPARE(turned.conflicts(), merge.conflicts());
            // What is new on a side stands in the text with both.
            const std::vector<Resolution> both(size_t(merge.conflicts()), Resolution::Both);
            const QStringList all = merge.text(both).split(u'\n');
            for (const QString& side : {mine, theirs}) {
                for (const QString& line : side.split(u'\n')) {
                    if (!before.split(u'\n').contains(line))
                        QVERIFY2(all.contains(line), qPrintable(line));
                }
            }
        }
        QVERIFY(conflicts > 500);
    }

    void appliesBothWhereChangesDoNotTouch()
    {
        QRandomGenerator chance(42);
        for (int round = 0; round < 500; ++round) {
            // Each block of four lines is nobody's, mine or theirs; its first two lines stay as they are.
            QStringList mine = numbered(60).split(u'\n');
            QStringList theirs = mine;
            QStringList both = mine;
            for (int block = 14; block >= 0; --block) {
                const int line = block * 4 + 2;
                const int whose = chance.bounded(3);
                if (whose == 0)
                    continue;
                QStringList& side = whose == 1 ? mine : theirs;
                const int what = chance.bounded(3);
                for (QStringList* each : {&side, &both}) {
                    if (what == 0)
                        each->replace(each->indexOf(u"line %1"_s.arg(line)), u"changed %1"_s.arg(line));
                    else if (what == 1)
                        each->removeAt(each->indexOf(u"line %1"_s.arg(line)));
                    else
                        each->insert(each->indexOf(u"line %1"_s.arg(line)), u"new %1"_s.arg(line));
                }
            }
            const ThreeWayMerge merge(numbered(60), mine.join(u'\n'), theirs.join(u'\n'));
            QCOMPARE(merge.conflicts(), 0);
            QCOMPARE(merge.text(), both.join(u'\n'));
        }
    }

    void putsLargeTextsTogether()
    {
        const QString before = numbered(20'000);
        QString mine = before;
        mine.replace(u"line 10\n"_s, u"mine\n"_s);
        QString theirs = before;
        theirs.replace(u"line 19000\n"_s, u"theirs\n"_s);
        const ThreeWayMerge merge(before, mine, theirs);
        QCOMPARE(merge.conflicts(), 0);
        QVERIFY(merge.text().contains("\nmine\n"_L1));
        QVERIFY(merge.text().contains("\ntheirs\n"_L1));
    }
};

QTEST_GUILESS_MAIN(EditingThreeWayMerge)
#include "editing_three_way_merge.moc"
