// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/place.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::yaml;
using namespace Qt::StringLiterals;

class YamlTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesKnowTheirLinesAndTexts()
    {
        const auto tree = Tree::read("# first\na: 1\nb:\n  - 'x'\n  - \"y\"\n  -\nc: |\n  two\n  lines\nd: ~\n");
        QVERIFY(tree);
        const Place root = tree->root();
        QVERIFY(root.isMapping());
        QCOMPARE(root.line(), 2);
        QCOMPARE(root["a"].string(), u"1"_s);
        QCOMPARE(root["b"].strings(), (QStringList{u"x"_s, u"y"_s}));
        QCOMPARE(root["b"].item(1).line(), 5);
        QVERIFY(root["b"].item(2).isNull());
        QCOMPARE(root["c"].string(), u"two\nlines"_s);
        QVERIFY(root["d"].isNull());
        QVERIFY(root["d"].string().isEmpty());
        QVERIFY(tree->problems().empty());
    }

    void quotesInARowAreReadAsTheyStand()
    {
        const auto tree = Tree::read("a: 'x''''y'\nb: ''''''''\nc: 'x''\"\"''y'\nd: e\n");
        QVERIFY(tree && tree->problems().empty());
        QCOMPARE(tree->root()["a"].text().toByteArray(), QByteArray("x''y"));
        QCOMPARE(tree->root()["b"].text().toByteArray(), QByteArray("'''"));
        QCOMPARE(tree->root()["c"].text().toByteArray(), QByteArray("x'\"\"'y"));
        QCOMPARE(tree->root()["d"].text().toByteArray(), QByteArray("e"));
    }

    void quotesInARowAreReadOverLinesToo()
    {
        const auto tree = Tree::read("a: 'x''''y  \n   z''''\n\n   end '\nb: ''''''''''''''''\n");
        QVERIFY(tree && tree->problems().empty());
        QCOMPARE(tree->root()["a"].text().toByteArray(), QByteArray("x''y z''\nend "));
        QCOMPARE(tree->root()["b"].text().toByteArray(), QByteArray(7, '\''));
    }

    void noPlaceAnswersAsAnEmptyOne()
    {
        const Place none;
        QVERIFY(!none.isThere());
        QVERIFY(!none["a"]["b"].isThere());
        QVERIFY(none.items().empty() && none.pairs().empty() && none.strings().isEmpty());
        QCOMPARE(none.line(), 0);
    }

    void anAliasIsWhatItsAnchorNames()
    {
        const auto tree = Tree::read("a: &steps\n  - uses: x\nb: *steps\nc: *steps\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()["c"].item(0)["uses"].string(), u"x"_s);
        QCOMPARE(tree->root()["c"].line(), 4);
        QCOMPARE(tree->root()["c"].item(0).line(), 2);
    }

    void anUnknownAliasAndOneWithinItselfAreProblems()
    {
        const auto tree = Tree::read("a: *nobody\nb: &me\n  c: *me\nd: 1\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 2U);
        QCOMPARE(tree->problems()[0].line, 1);
        QCOMPARE(tree->problems()[1].line, 3);
        QCOMPARE(tree->root()["d"].string(), u"1"_s);
        QVERIFY(tree->root()["b"]["c"].isNull());
    }

    void nothingIsAnEmptyTree_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no bytes") << QByteArray();
        QTest::newRow("a comment") << QByteArray("# nothing\n");
        QTest::newRow("a document mark") << QByteArray("---\n");
    }

    void nothingIsAnEmptyTree()
    {
        QFETCH(const QByteArray, text);
        const auto tree = Tree::read(text);
        QVERIFY(tree);
        QVERIFY(!tree->root().isMapping());
        QVERIFY(tree->root()["a"].string().isEmpty());
    }

    void aByteOrderMarkAndLineEndsOfWindowsAreRead()
    {
        const auto tree = Tree::read("\xEF\xBB\xBF"
                                     "a: 1\r\nb:\r\n  - x\r\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()["a"].string(), u"1"_s);
        QCOMPARE(tree->root()["b"].strings(), QStringList{u"x"_s});
    }

    void onlyTheFirstDocumentIsReadAndTheSecondToldOf()
    {
        const auto tree = Tree::read("a: 1\n---\na: 2\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 1U);
        QCOMPARE(tree->problems()[0].kind, Problem::Kind::Document);
        QCOMPARE(tree->problems()[0].line, 2);
        QCOMPARE(tree->root()["a"].string(), u"1"_s);
    }

    void aFileThatIsTooLargeIsRefused()
    {
        const auto tree = Tree::read(QByteArray(Tree::mostBytes + 1, '#'));
        QVERIFY(!tree);
        QCOMPARE(tree.error().kind, core::ErrorKind::Malformed);
    }

    void aBombOfAliasesIsNotBlownUp()
    {
        QByteArray text("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            text += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                + QByteArrayList(10, before).join(", ") + "]\n";
        }
        const auto tree = Tree::read(text);
        QVERIFY(tree);
        QCOMPARE(tree->root()["a0"].size(), 10);
        QCOMPARE(tree->problems().size(), 1U);
        QVERIFY(tree->problems()[0].line < 7);
    }

    void aDeepNestIsLeftOut()
    {
        for (const int levels : {60, 5000}) {
            const auto tree = Tree::read("a: 1\nb: " + QByteArray(levels, '[') + QByteArray(levels, ']') + "\n");
            QVERIFY(tree);
            QCOMPARE(tree->root()["a"].string(), u"1"_s);
            QCOMPARE(tree->problems().size(), 1U);
        }
    }

    void anyBytesAreReadWithoutHarm()
    {
        const QByteArray sound(
            "name: x\non:\n  push:\n    branches: [main]\njobs:\n  a: &a\n    needs: [b]\n    steps:\n"
            "      - run: |\n          make\n      - *a\n");
        QRandomGenerator random(4);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes = sound.first(random.bounded(1, static_cast<int>(sound.size())));
            for (int slip = random.bounded(4); slip > 0; --slip)
                bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
            const auto tree = Tree::read(bytes);
            QVERIFY(tree);
            for (const auto [key, value] : tree->root().pairs())
                QVERIFY(key.line() > 0 && value.line() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(YamlTree)
#include "yaml_tree.moc"
