// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/place.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::yaml;
using namespace Qt::StringLiterals;

/// Where in the file's bytes each key, value and letter of a value stands.
class YamlMarks : public QObject {
    Q_OBJECT

    static QByteArray piece(const Tree& tree, core::TextRange range)
    {
        return tree.bytes().sliced(range.start, range.length());
    }

private Q_SLOTS:
    void aRangeHoldsTheValueAsItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << QByteArray("a: one two # note\n") << QByteArray("one two");
        QTest::newRow("plain at the end") << QByteArray("a: one") << QByteArray("one");
        QTest::newRow("single quotes") << QByteArray("a: 'it''s'\n") << QByteArray("'it''s'");
        QTest::newRow("double quotes") << QByteArray("a: \"x\\ty\"\n") << QByteArray("\"x\\ty\"");
        QTest::newRow("a flow list") << QByteArray("a: [x, {y: z}] \n") << QByteArray("[x, {y: z}]");
        QTest::newRow("a block list") << QByteArray("a:\n  - x\n  - y\n\nb: 1\n") << QByteArray("- x\n  - y");
        QTest::newRow("a mapping") << QByteArray("a:\n  b: x\n  c: 'y'\n# end\n") << QByteArray("b: x\n  c: 'y'");
        QTest::newRow("a block scalar") << QByteArray("a: |-\n  x\n  y\nb: 1\n") << QByteArray("|-\n  x\n  y");
        QTest::newRow("a folded one with an anchor")
            << QByteArray("a: &n >\n  x\n  y\nb: 1\n") << QByteArray(">\n  x\n  y");
        QTest::newRow("nothing") << QByteArray("a:\nb: 1\n") << QByteArray("");
        QTest::newRow("letters beyond ASCII") << QByteArray("ä: é\na: ü\n") << QByteArray("ü");
        QTest::newRow("behind a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                                "a: x\n")
                                                  << QByteArray("x");
        QTest::newRow("line ends of Windows") << QByteArray("b: 1\r\na: x\r\nc: 2\r\n") << QByteArray("x");
    }

    void aRangeHoldsTheValueAsItIsWritten()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, written);
        const auto tree = Tree::read(text);
        QVERIFY(tree && tree->problems().empty());
        QCOMPARE(piece(*tree, tree->root()["a"].range()), written);
        QCOMPARE(piece(*tree, tree->root().key("a").range()), QByteArray("a"));
    }

    void nothingStandsBehindItsColon()
    {
        const auto tree = Tree::read("a:\nb: 1\n");
        QVERIFY(tree);
        QCOMPARE(tree->root()["a"].range(), (core::TextRange{.start = 2, .end = 2}));
    }

    /// Each X of a value, however it is written, leads back to the X of the file.
    void aLetterOfAValueIsFoundInTheFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("a: oneXtwo\n");
        QTest::newRow("plain over lines") << QByteArray("a: one\n   two\n   X three\n");
        QTest::newRow("single quotes") << QByteArray("a: 'X'\n");
        QTest::newRow("quotes doubled in a row") << QByteArray("a: 'it''''s X'\n");
        QTest::newRow("doubled quotes") << QByteArray("a: 'it''s ''quoted'' X'\n");
        QTest::newRow("double quotes") << QByteArray("a: \"\\ttab\\nline \\u00e9 \\\" X\"\n");
        QTest::newRow("double quotes over lines") << QByteArray("a: \"one\n  two\\\n   X\"\n");
        QTest::newRow("literal") << QByteArray("a: |\n    one\n\n      two\n    X\n");
        QTest::newRow("literal with an indicator") << QByteArray("a: |2-\n    one\n    X\n");
        QTest::newRow("folded") << QByteArray("a: >-\n  one\n  two\n\n  X\n");
        QTest::newRow("literal, letters beyond ASCII") << QByteArray("a: |\n  é ü\n  ö X\n");
        QTest::newRow("literal, line ends of Windows") << QByteArray("a: |\r\n  one\r\n  two X\r\n");
    }

    void aLetterOfAValueIsFoundInTheFile()
    {
        QFETCH(const QByteArray, text);
        const auto tree = Tree::read(text);
        QVERIFY(tree && tree->problems().empty());
        const Place value = tree->root()["a"];
        const auto inText = static_cast<int>(value.text().indexOf('X'));
        QVERIFY(inText >= 0);
        QCOMPARE(value.offsetOf(inText), static_cast<int>(text.indexOf('X')));
        QCOMPARE(value.rangeOf({.start = inText, .end = inText + 1}).length(), 1);
    }

    void theTypeOfAScalarIsThatOfYaml12_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("type");
        for (const auto* word : {"true", "False", "TRUE"})
            QTest::newRow(word) << QByteArray(word) << u"boolean"_s;
        for (const auto* word : {"", "~", "null", "NULL"})
            QTest::addRow("null '%s'", word) << QByteArray(word) << u"null"_s;
        for (const auto* word : {"0", "-12", "+3", "0x1F", "0o17"})
            QTest::newRow(word) << QByteArray(word) << u"integer"_s;
        for (const auto* word : {"1.5", ".5", "1e3", "-1.5E-3", ".inf", "-.INF", ".nan", "3."})
            QTest::newRow(word) << QByteArray(word) << u"number"_s;
        for (const auto* word :
             {"on", "yes", "no", "Off", "1.2.3", "0x", "1e", "'true'", "\"1\"", "-", "tRue", "1_000"})
            QTest::newRow(word) << QByteArray(word) << u"text"_s;
    }

    void theTypeOfAScalarIsThatOfYaml12()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, type);
        const auto tree = Tree::read("a: " + text + "\n");
        QVERIFY(tree);
        if (text == "-") // an item, and no scalar
            return;
        const Place a = tree->root()["a"];
        QCOMPARE(a.isNull()          ? u"null"_s
                     : a.isBoolean() ? u"boolean"_s
                     : a.isInteger() ? u"integer"_s
                     : a.isNumber()  ? u"number"_s
                                     : u"text"_s,
                 type);
    }

    void tagsOfTheCoreTypesAreTaken()
    {
        const auto tree = Tree::read("a: !!str 1\nb: !!int 2\nc: !!float 1\n");
        QVERIFY(tree && tree->problems().empty());
    }

    void anyOtherTagIsAProblemAtItsPlace()
    {
        const QByteArray text("a: 1\nif: !contains(x)\nb: !!int '2'\n");
        const auto tree = Tree::read(text);
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 2U);
        QCOMPARE(tree->problems()[0].kind, Problem::Kind::Tag);
        QCOMPARE(tree->problems()[0].range.start, static_cast<int>(text.indexOf('!')));
        QCOMPARE(tree->problems()[1].line, 3);
    }

    void aConditionThatBeginsWithNotIsExplained()
    {
        const QByteArray text("a: 1\nif: !contains(x, 'y') && z\nb: 2\n");
        const auto tree = Tree::read(text);
        QVERIFY(tree);
        QCOMPARE(tree->problems().size(), 1U);
        QCOMPARE(tree->problems()[0].kind, Problem::Kind::Tag);
        QCOMPARE(tree->problems()[0].range.start, static_cast<int>(text.indexOf('!')));
        QCOMPARE(tree->root()["b"].string(), u"2"_s);
    }
};

QTEST_GUILESS_MAIN(YamlMarks)
#include "yaml_marks.moc"
