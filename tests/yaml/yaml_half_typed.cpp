// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/place.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::yaml;
using namespace Qt::StringLiterals;

/// A text between two keystrokes: one message, and all else is there.
class YamlHalfTyped : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRestOfTheFileIsRead_data()
    {
        QTest::addColumn<QByteArray>("typed"); // between what stands before and behind
        QTest::addColumn<int>("line");
        QTest::newRow("a key without its colon") << QByteArray("  runs-o\n") << 3;
        QTest::newRow("an open bracket") << QByteArray("  branches: [x, y\n") << 3;
        QTest::newRow("an open brace") << QByteArray("  env: {x: y\n") << 3;
        QTest::newRow("a second colon") << QByteArray("  run: echo: x\n") << 3;
        QTest::newRow("a tab") << QByteArray("\tx: y\n") << 3;
        QTest::newRow("an indent between two levels") << QByteArray(" x: y\n") << 3;
        QTest::newRow("a sign that begins no text") << QByteArray("  x: @y\n") << 3;
        QTest::newRow("text behind a quote") << QByteArray("  x: \"y\" z\n") << 3;
        QTest::newRow("a bracket too many") << QByteArray("  x: [y]]\n") << 3;
    }

    void theRestOfTheFileIsRead()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const int, line);
        const auto tree = Tree::read("a:\n  before: 1\n" + typed + "  behind: 2\nlast: 3\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 1U);
        QCOMPARE(tree->problems()[0].kind, Problem::Kind::Syntax);
        // That a bracket is open shows in the lines behind it.
        QVERIFY2(tree->problems()[0].line - line <= 2 && tree->problems()[0].line >= line,
                 qPrintable(u"line %1: %2"_s.arg(tree->problems()[0].line).arg(tree->problems()[0].what)));
        QCOMPARE(tree->root()["a"]["before"].string(), u"1"_s);
        QCOMPARE(tree->root()["a"]["behind"].string(), u"2"_s);
        QCOMPARE(tree->root()["last"].string(), u"3"_s);
        QVERIFY(tree->hasGap(tree->root()["a"].range()));
        QVERIFY(!tree->hasGap(tree->root()["last"].range()));
    }

    void anOpenQuoteIsToldOfWhereItBegins()
    {
        const auto tree = Tree::read("a: 1\nb: \"x\nc: 2\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 1U);
        QCOMPARE(tree->problems()[0].line, 2);
        QCOMPARE(tree->root()["a"].string(), u"1"_s);
        QCOMPARE(tree->root()["c"].string(), u"2"_s);
    }

    void aSoundFileHasNoGap()
    {
        const auto tree = Tree::read("a:\n  b: 1\n");
        QVERIFY(tree);
        QVERIFY(!tree->hasGap(tree->root().range()));
    }

    void bytesThatAreNoTextAreToldOf()
    {
        const auto tree = Tree::read("a: 1\nb: \xFF\xFE\nc: 2\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 1U);
        QCOMPARE(tree->root()["a"].string(), u"1"_s);
    }

    void aKeyThatIsTypedLastHasNothingAsItsValue()
    {
        for (const auto* text : {"a:\n  b:", "a:\n  b: \n", "a:\n  b"}) {
            const auto tree = Tree::read(text);
            QVERIFY(tree);
            for (const auto [key, value] : tree->root()["a"].pairs())
                QVERIFY(value.isThere() && value.isNull());
        }
    }
};

QTEST_GUILESS_MAIN(YamlHalfTyped)
#include "yaml_half_typed.moc"
