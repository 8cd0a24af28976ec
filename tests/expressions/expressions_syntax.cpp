// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/tree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

namespace {

QByteArray written(const Tree& tree, int index)
{
    const Node& node = tree[index];
    QByteArray children;
    for (int child = node.first; child >= 0; child = tree[child].next)
        children += ' ' + written(tree, child);
    const QByteArray name = tree.nameOf(node).toByteArray();
    switch (node.kind) {
    case NodeKind::Property:
        return "(." + name + children + ')';
    case NodeKind::Index:
        return "([]" + children + ')';
    case NodeKind::Filter:
        return "(*" + children + ')';
    case NodeKind::Call:
        return '(' + name + "()" + children + ')';
    default:
        return children.isEmpty() ? name : '(' + name + children + ')';
    }
}

Tree treeOf(const QByteArray& text)
{
    return Tree::read(text, {0, static_cast<int>(text.size())});
}

} // namespace

/// How an expression is read.
class ExpressionsSyntax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expressionsAreReadAsGitHubReadsThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* name, const char* text, const char* tree) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(tree);
        };
        row("null", "null", "null");
        row("bools", "true && false", "(&& true false)");
        row("numbers", "f(0, -1, +2, 3.5, .5, 1e3, 2E-3, 0xfF, 0o17, NaN, Infinity, -Infinity)",
            "(f() 0 -1 +2 3.5 .5 1e3 2E-3 0xfF 0o17 NaN Infinity -Infinity)");
        row("a text", "'it''s'", "'it''s'");
        row("an empty text", "''", "''");
        row("a context", "github", "github");
        row("a property", "github.ref", "(.ref github)");
        row("a property named like a literal", "a.null.true", "(.true (.null a))");
        row("properties with - and _", "a.b-c._d", "(._d (.b-c a))");
        row("an index", "a['b']", "([] a 'b')");
        row("indexes in each other", "a[b[0]].c", "(.c ([] a ([] b 0)))");
        row("stars", "a.*.b[*].c", "(.c (* (.b (* a))))");
        row("no arguments", "always()", "(always())");
        row("blanks before the bracket", "always  ( )", "(always())");
        row("what a function gives has properties", "fromJSON(a).b[0]", "([] (.b (fromJSON() a)) 0)");
        row("not binds tighter than a comparison", "!a == b", "(== (! a) b)");
        row("not of a property", "!a.b", "(! (.b a))");
        row("not not", "!!a", "(! (! a))");
        row("more and less before equal", "a < b == c >= d", "(== (< a b) (>= c d))");
        row("and before or", "a || b && c || d", "(|| a (&& b c) d)");
        row("equal before and", "a == b && c != d", "(&& (== a b) (!= c d))");
        row("from the left", "a == b == c", "(== (== a b) c)");
        row("brackets", "(a || b) && c", "(&& (|| a b) c)");
        row("brackets around a value with properties", "(a || b).c", "(.c (|| a b))");
        row("many in a row are one", "a && b && c && d", "(&& a b c d)");
        row("brackets in brackets", "((a))", "a");
        row("over lines", "a\n  ||\tb", "(|| a b)");
        row("blanks that do not break",
            "\xc2\xa0"
            "a\xc2\xa0==\xe3\x80\x80"
            "b\xe2\x80\x89",
            "(== a b)");
        row("blanks of other kinds",
            "f\xe1\x9a\x80(\xe2\x80\xaf"
            "1\xe2\x81\x9f)",
            "(f() 1)");
        row("an operator in an argument", "f(a == b, !c)", "(f() (== a b) (! c))");
        row("braces in a text", "format('{0}', a)", "(format() '{0}' a)");
    }
    void expressionsAreReadAsGitHubReadsThem()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, tree);
        const Tree read = treeOf(text);
        QVERIFY2(!read.problem(), read.problem() ? qPrintable(read.problem()->message) : "");
        QCOMPARE(written(read, read.root()), tree);
    }

    void whatIsNoExpressionHasOneProblem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("mended");
        const auto row = [](const char* text, const char* mended = "", const QString& rule = u"expr-syntax"_s,
                            const char* place = "") {
            QTest::newRow(text) << QByteArray(text) << rule << QByteArray(place[0] ? place : text)
                                << QByteArray(mended);
        };
        row("a = b", "a == b");
        row("a & b", "a && b");
        row("a | b", "a || b");
        row("a === b", "a == b");
        row("a !== b", "a != b");
        row("a && & b");
        row("a and b", "a && b");
        row("a or b", "a || b");
        row("a b");
        row("a ! b");
        row("a ==");
        row("== a");
        row("a == == b");
        row("!");
        row("a + 1");
        row("a +1");
        row("a - 1");
        row("a -1");
        row("a * 2");
        row("a / 2");
        row("a ? b : c");
        row("(a");
        row("a)", "a");
        row("()");
        row("f(a");
        row("f(a,)");
        row("f(,a)");
        row("f(a,,b)");
        row("f(a b)");
        row("a, b");
        row("(a, b)");
        row("a[b");
        row("a]", "a");
        row("a[]");
        row("a[b)");
        row("(a]");
        row("a[*");
        row("a[*b]");
        row("a.");
        row("a..b");
        row("a.1");
        row("a.'b'");
        row("a.b()");
        row(".a");
        row("*");
        row("a*");
        row("'a'.b");
        row("1.b");
        row("1['b']");
        row("true.b");
        row("'a");
        row("'it's'");
        row("$a");
        row("a:b");
        row("a; b");
        row("{ a }");
        row("a.b$c");
        row("${{ a");
        row("1.2.3");
        row("0xg");
        row("0x");
        row("0x0x1F");
        row("0x-1");
        row("0x1FFFFFFFF");
        row("0o8");
        row("1e");
        row("-x");
        row("- 1");
        row("--1");
        row("1_000");
        row("\xc3\xa4");
        row("a\xe2\x80\x8b == b"); // a space of no width is none
        row("\xe2\x80");
        row("a \xc2");
        row("a == \xe2\x80\x98x\xe2\x80\x99");
        row("`a`");
        row("a == \"x\"", "a == 'x'", u"expr-double-quote"_s, "\"x\"");
        row("\"it's\"", "'it''s'", u"expr-double-quote"_s, "\"it's\"");
        row("a \"x\"", "a 'x'", u"expr-double-quote"_s, "\"x\"");
        row("a == \"x", "a == 'x", u"expr-double-quote"_s, "\"");
    }
    void whatIsNoExpressionHasOneProblem()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, rule);
        QFETCH(const QByteArray, place);
        QFETCH(const QByteArray, mended);
        const Tree tree = treeOf(text);
        QVERIFY(tree.isEmpty());
        QVERIFY(tree.problem());
        const Finding& finding = *tree.problem();
        QCOMPARE(finding.rule, rule);
        QCOMPARE(finding.severity, Severity::Error);
        QCOMPARE(text.sliced(finding.range.start, finding.range.length()), place);
        QVERIFY2(finding.message.endsWith(u'.') || finding.message.endsWith(u'?'), qPrintable(finding.message));
        QByteArray after;
        if (finding.suggestion)
            after = text.first(finding.suggestion->range.start) + finding.suggestion->text
                + text.sliced(finding.suggestion->range.end);
        QCOMPARE(after, mended);
    }

    void aSuggestionMendsTheExpression()
    {
        for (const QByteArray& text : {"a = b"_ba, "a & b | c == \"d\""_ba, "a and b or c"_ba, "(a))"_ba}) {
            QByteArray mended = text;
            for (int step = 0; step < 5; ++step) {
                const Tree tree = treeOf(mended);
                if (!tree.problem())
                    break;
                QVERIFY(tree.problem()->suggestion);
                const auto [range, with, title] = *tree.problem()->suggestion;
                QVERIFY(!title.isEmpty());
                mended.replace(range.start, range.length(), with);
            }
            QVERIFY2(!treeOf(mended).problem(), mended.constData());
        }
    }

    void everyNodeKnowsItsPlace()
    {
        const QByteArray text = "contains(github.event.x['a b'].*, 'c') && !(d || e.f)";
        const Tree tree = treeOf(text);
        QVERIFY(!tree.problem());
        QByteArrayList places;
        for (const Node& node : tree.nodes())
            places << text.sliced(node.range.start, node.range.length());
        QCOMPARE(places,
                 QByteArrayList({"github", "github.event", "github.event.x", "'a b'", "github.event.x['a b']",
                                 "github.event.x['a b'].*", "'c'", "contains(github.event.x['a b'].*, 'c')", "d", "e",
                                 "e.f", "d || e.f", "!(d || e.f)", text}));
    }

    void theProblemNamesWhatDoesNotBelong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("half an operator") << "a = b"_ba << u"'=='"_s;
        QTest::newRow("arithmetic") << "a + 1"_ba << u"calculate"_s;
        QTest::newRow("a question mark") << "a ? b"_ba << u"case("_s;
        QTest::newRow("a value too many") << "a b"_ba << u"'b'"_s;
        QTest::newRow("a value missing") << "a =="_ba << u"ends"_s;
        QTest::newRow("a bracket missing") << "f(a"_ba << u"')'"_s;
        QTest::newRow("a quote inside of quotes") << "'it's'"_ba << u"''"_s;
        QTest::newRow("a property of a text") << "'a'.b"_ba << u"no properties"_s;
        QTest::newRow("a list") << "[1, 2]"_ba << u"fromJSON('[...]')"_s;
        QTest::newRow("a variable of the shell") << "$GITHUB_REF"_ba << u"env.NAME"_s;
        QTest::newRow("an expression in an expression") << "a == ${{ b"_ba << u"inside"_s;
        QTest::newRow("a long word") << QByteArray("a ") + QByteArray(500, 'b') << u"\u2026"_s;
    }
    void theProblemNamesWhatDoesNotBelong()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, word);
        const Tree tree = treeOf(text);
        QVERIFY(tree.problem());
        QVERIFY2(tree.problem()->message.contains(word), qPrintable(tree.problem()->message));
        QCOMPARE_LT(tree.problem()->message.size(), 200);
    }

    void whatIsNestedTooDeepIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rule");
        const auto many = [](const char* text, qsizetype times) { return QByteArray(text).repeated(times); };
        QTest::newRow("50 levels are not") << many("!", 49) + "a" << QString();
        QTest::newRow("51 levels") << many("!", 50) + "a" << u"expr-depth"_s;
        QTest::newRow("10,000 levels of not") << many("!", 10'000) + "a" << u"expr-depth"_s;
        QTest::newRow("10,000 brackets change nothing") << many("(", 10'000) + "a" + many(")", 10'000) << QString();
        QTest::newRow("10,000 brackets that stay open") << many("(", 10'000) + "a" << u"expr-syntax"_s;
        QTest::newRow("10,000 brackets alone") << many("(", 10'000) << u"expr-syntax"_s;
        QTest::newRow("properties") << "a" + many(".b", 5'000) << u"expr-depth"_s;
        QTest::newRow("indexes") << many("a[", 5'000) + "0" + many("]", 5'000) << u"expr-depth"_s;
        QTest::newRow("calls") << many("f(", 5'000) + "0" + many(")", 5'000) << u"expr-depth"_s;
        QTest::newRow("a long row of or is flat") << many("a || ", 4'000) + "a" << QString();
        QTest::newRow("a long row of == is deep") << many("a == ", 4'000) + "a" << u"expr-depth"_s;
        QTest::newRow("20,000 arguments") << "f(" + many("0,", 10'000) + "0)" << QString();
        QTest::newRow("21,000 letters") << "'" + many("a", 20'998) + "'" << QString();
        QTest::newRow("20,000 letters of two bytes") << "'" + many("\xc3\xa4", 20'000) + "'" << QString();
        QTest::newRow("21,001 letters of two bytes") << "'" + many("\xc3\xa4", 20'999) + "'" << u"expr-length"_s;
        QTest::newRow("21,001 letters") << "'" + many("a", 20'999) + "'" << u"expr-length"_s;
    }
    void whatIsNestedTooDeepIsRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, rule);
        const Tree tree = treeOf(text);
        QCOMPARE(tree.problem() ? tree.problem()->rule : QString(), rule);
    }
};

QTEST_GUILESS_MAIN(ExpressionsSyntax)
#include "expressions_syntax.moc"
