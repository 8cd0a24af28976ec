// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/yaml_tree.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::workflow;
using namespace Qt::StringLiterals;

class WorkflowYaml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesKnowTheirLinesAndTexts()
    {
        const auto tree = YamlTree::read("# first\na: 1\nb:\n  - 'x'\n  - \"y\"\n  -\nc: |\n  two\n  lines\nd: ~\n");
        QVERIFY(tree);
        const YamlPlace root = tree->root();
        QVERIFY(root.isMapping());
        QCOMPARE(root.line(), 2);
        QCOMPARE(root[u"a"].text(), u"1"_s);
        QCOMPARE(root[u"b"].texts(), (QStringList{u"x"_s, u"y"_s}));
        QCOMPARE(root[u"b"].items()[1].line(), 5);
        QVERIFY(root[u"b"].items()[2].isNull());
        QCOMPARE(root[u"c"].text(), u"two\nlines"_s);
        QVERIFY(root[u"d"].isNull());
        QVERIFY(root[u"d"].text().isEmpty());
        QVERIFY(tree->problems().empty());
    }

    void noPlaceAnswersAsAnEmptyOne()
    {
        const YamlPlace none;
        QVERIFY(!none.isThere());
        QVERIFY(!none[u"a"][u"b"].isThere());
        QVERIFY(none.items().empty() && none.pairs().empty() && none.texts().isEmpty());
        QCOMPARE(none.line(), 0);
    }

    void anAliasIsWhatItsAnchorNames()
    {
        const auto tree = YamlTree::read("a: &steps\n  - uses: x\nb: *steps\nc: *steps\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()[u"c"].items().at(0)[u"uses"].text(), u"x"_s);
        QCOMPARE(tree->root()[u"c"].line(), 2);
    }

    void anUnknownAliasAndOneWithinItselfAreProblems()
    {
        const auto tree = YamlTree::read("a: *nobody\nb: &me\n  c: *me\nd: 1\n");
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 2U);
        QCOMPARE(tree->problems()[0].line, 1);
        QCOMPARE(tree->problems()[1].line, 3);
        QCOMPARE(tree->root()[u"d"].text(), u"1"_s);
        QVERIFY(tree->root()[u"b"][u"c"].isNull());
    }

    void whatStandsBeforeAMistakeIsKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("a tab") << QByteArray("a: 1\nb:\n\tc: 2\n") << 3;
        QTest::newRow("an open bracket") << QByteArray("a: 1\nb: [x, y\n") << 3;
        QTest::newRow("an open quote") << QByteArray("a: 1\nb: \"x\n") << 2;
        QTest::newRow("a stray indent") << QByteArray("a: 1\nb: 2\n  c: 3\n") << 3;
    }

    void whatStandsBeforeAMistakeIsKept()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        const auto tree = YamlTree::read(text);
        QVERIFY(tree);
        QCOMPARE(tree->root()[u"a"].text(), u"1"_s);
        QCOMPARE(tree->problems().size(), 1U);
        QVERIFY2(std::abs(tree->problems()[0].line - line) <= 1, qPrintable(QString::number(tree->problems()[0].line)));
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
        const auto tree = YamlTree::read(text);
        QVERIFY(tree);
        QVERIFY(!tree->root().isMapping());
        QVERIFY(tree->root()[u"a"].text().isEmpty());
    }

    void aByteOrderMarkAndLineEndsOfWindowsAreRead()
    {
        const auto tree = YamlTree::read("\xEF\xBB\xBF"
                                         "a: 1\r\nb:\r\n  - x\r\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()[u"a"].text(), u"1"_s);
        QCOMPARE(tree->root()[u"b"].texts(), QStringList{u"x"_s});
    }

    void onlyTheFirstDocumentIsRead()
    {
        const auto tree = YamlTree::read("a: 1\n---\na: 2\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()[u"a"].text(), u"1"_s);
    }

    void aFileThatIsTooLargeIsRefused()
    {
        const auto tree = YamlTree::read(QByteArray(YamlTree::mostBytes + 1, '#'));
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
        const auto tree = YamlTree::read(text);
        QVERIFY(tree);
        QCOMPARE(tree->root()[u"a0"].items().size(), 10U);
        QCOMPARE(tree->problems().size(), 1U);
        QVERIFY(tree->problems()[0].line < 7);
    }

    void aDeepNestIsLeftOut()
    {
        for (const int levels : {60, 5000}) {
            const auto tree = YamlTree::read("a: 1\nb: " + QByteArray(levels, '[') + QByteArray(levels, ']') + "\n");
            QVERIFY(tree);
            QCOMPARE(tree->root()[u"a"].text(), u"1"_s);
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
            const auto tree = YamlTree::read(bytes);
            QVERIFY(tree);
            for (const auto& [key, value] : tree->root().pairs())
                QVERIFY(key.line() > 0 && value.line() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(WorkflowYaml)
#include "workflow_yaml.moc"
