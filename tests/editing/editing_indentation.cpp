// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/indentation.h"
#include "editing/line_diff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

namespace {

QStringList linesOf(const QString& text)
{
    return text.split(u'\n');
}

int lastOf(const QString& text, int first)
{
    const QStringList all = linesOf(text);
    const Lines lines{.count = int(all.size()), .at = [&](int line) { return all[line]; }};
    const int last = lastLineOf(lines, first);
    return hasLinesBelow(lines, first) == (last > first) ? last : -1; // the two agree
}

} // namespace

/// How lines of YAML stand below each other, and how two texts lie over each other.
class IndentationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextLineBeginsWhereItBelongs_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("indent");
        QTest::newRow("nothing") << u""_s << 0;
        QTest::newRow("value") << u"  runs-on: x"_s << 2;
        QTest::newRow("key") << u"  steps:"_s << 4;
        QTest::newRow("key and comment") << u"  steps: # all of them"_s << 4;
        QTest::newRow("quoted key") << u"  \"on\":"_s << 4;
        QTest::newRow("item") << u"    - name: x"_s << 6;
        QTest::newRow("item that is a key") << u"    - with:"_s << 8;
        QTest::newRow("item alone") << u"    -"_s << 6;
        QTest::newRow("items in items") << u"  - - a: b"_s << 6;
        QTest::newRow("literal") << u"      run: |"_s << 8;
        QTest::newRow("literal item") << u"    - run: |"_s << 8;
        QTest::newRow("folded, chomped") << u"      run: >-"_s << 8;
        QTest::newRow("literal with comment") << u"      run: | # why"_s << 8;
        QTest::newRow("item that is a block") << u"    - |"_s << 6;
        QTest::newRow("anchor") << u"  base: &base"_s << 4;
        QTest::newRow("comment with a colon") << u"  # note:"_s << 2;
        QTest::newRow("colon within") << u"  image: a:b"_s << 2;
        QTest::newRow("pipe in a value") << u"  run: a | b"_s << 2;
        QTest::newRow("expression") << u"  key: ${{ matrix.os }}"_s << 2;
        QTest::newRow("only spaces") << u"    "_s << 4;
    }

    void theNextLineBeginsWhereItBelongs()
    {
        QFETCH(QString, before);
        QTEST(indentAfter(before), "indent");
    }

    void linesBelongToWhatStandsFurtherOut()
    {
        const QString text
            = u"on: push\njobs:\n  a:\n    steps:\n    - run: x\n    - run: |\n        y\n\n  b:\n\n# end\nc: d"_s;
        QCOMPARE(lastOf(text, 0), 0);
        QCOMPARE(lastOf(text, 1), 8); // neither the blank line nor the comment behind it
        QCOMPARE(lastOf(text, 2), 6);
        QCOMPARE(lastOf(text, 3), 6); // a list right below its key
        QCOMPARE(lastOf(text, 4), 4);
        QCOMPARE(lastOf(text, 5), 6);
        QCOMPARE(lastOf(text, 9), 9); // a blank line
        QCOMPARE(lastOf(text, 10), 10); // a comment
        QCOMPARE(lastOf(text, 11), 11); // the last line
    }

    void aCommentFurtherOutDividesNothing()
    {
        QCOMPARE(lastOf(u"jobs:\n  a: 1\n# b\n  c: 2\nd: 3"_s, 0), 3);
        QCOMPARE(lastOf(u"on: # events\n- push\njobs:"_s, 0), 1);
    }

    void commentsComeAndGo()
    {
        const QStringList lines = linesOf(u"  a:\n\n    b: 1"_s);
        const QStringList commented = linesOf(u"  # a:\n\n  #   b: 1"_s);
        QCOMPARE(commentToggled(lines), commented);
        QCOMPARE(commentToggled(commented), lines);
        QCOMPARE(commentToggled({u"#a"_s}), QStringList{u"a"_s});
        QCOMPARE(commentToggled({u"# a"_s, u"b"_s}), QStringList({u"# # a"_s, u"# b"_s}));
        QCOMPARE(commentToggled({u""_s, u"  "_s}), QStringList({u""_s, u"  "_s}));
    }

    void linesMoveByWholeLevels()
    {
        QCOMPARE(shifted({u"a"_s, u" b"_s, u"  c"_s, u""_s}, true),
                 QStringList({u"  a"_s, u"  b"_s, u"    c"_s, u""_s}));
        QCOMPARE(shifted({u"a"_s, u" b"_s, u"   c"_s, u"    d"_s}, false),
                 QStringList({u"a"_s, u"b"_s, u"  c"_s, u"  d"_s}));
        QCOMPARE(shifted({u"\ta"_s}, false), QStringList{u"\ta"_s});
    }

    void aDifferenceGivesBothTexts()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            QStringList before;
            QStringList after;
            for (int i = random.bounded(12); i > 0; --i)
                before << QString(QChar(u'a' + random.bounded(4)));
            for (int i = random.bounded(12); i > 0; --i)
                after << QString(QChar(u'a' + random.bounded(4)));
            QStringList first;
            QStringList second;
            for (const DiffLine& line : diffLines(before, after)) {
                if (line.kind != DiffLine::Kind::Added)
                    first << line.text;
                if (line.kind != DiffLine::Kind::Removed)
                    second << line.text;
            }
            QCOMPARE(first, before);
            QCOMPARE(second, after);
        }
    }

    void whatIsTheSameIsNoDifference()
    {
        const auto lines = diffLines({u"a"_s, u"b"_s, u"c"_s}, {u"a"_s, u"x"_s, u"c"_s});
        QCOMPARE(lines.size(), 4U);
        QCOMPARE(lines[0].kind, DiffLine::Kind::Same);
        QCOMPARE(lines[1], (DiffLine{DiffLine::Kind::Removed, u"b"_s}));
        QCOMPARE(lines[2], (DiffLine{DiffLine::Kind::Added, u"x"_s}));
        QVERIFY(diffLines({}, {}).empty());
    }

    void aHugeDifferenceIsToldAtOnce()
    {
        QStringList before;
        QStringList after;
        for (int i = 0; i < 20'000; ++i) {
            before << QString::number(i);
            after << QString::number(-i - 1);
        }
        QCOMPARE(diffLines(before, after).size(), 40'000U);
    }
};

QTEST_GUILESS_MAIN(IndentationTest)
#include "editing_indentation.moc"
