// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/segments.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// Where expressions stand in a text.
class ExpressionsSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The text with its expressions as [inner], unclosed ones as <inner>; a ? where a text is not closed either.
    void expressionsAreFoundInTheirText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* name, const char* text, const char* found) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(found);
        };
        row("none", "echo hello", "");
        row("nothing", "", "");
        row("one", "${{ a }}", "[a]");
        row("one in a text", "echo ${{ a.b }} c", "[a.b]");
        row("two", "${{ a }} and ${{ b }}", "[a][b]");
        row("side by side", "${{a}}${{b}}", "[a][b]");
        row("over lines", "${{\n  a ||\n  b\n}}", "[a ||\n  b]");
        row("empty", "${{ }}${{}}", "[][]");
        row("blanks that do not break",
            "${{\xc2\xa0"
            "a\xc2\xa0 }}${{\xe3\x80\x80}}",
            "[a][]");
        row("a letter that ends like a blank", "${{ \xc3\xa0 }}", "[\xc3\xa0]");
        row("braces in a text do not close", "${{ '}}' }}", "['}}']");
        row("an opening in a text is a text", "${{ '${{' }} x", "['${{']");
        row("a quote in a text", "${{ 'it''s }}' }}", "['it''s }}']");
        row("a third brace stays outside", "${{ a }}}", "[a]");
        row("a brace inside", "${{ a } b }}", "[a } b]");
        row("other dollars", "$a ${b} ${ {c} } $${{ d }}", "[d]");
        row("not closed", "echo ${{ github.ref", "<github.ref>");
        row("not closed, after one that is", "${{ a }} ${{ b", "[a]<b>");
        row("half closed", "${{ a }", "<a }>");
        row("a text that is not closed", "${{ it's }} x", "<it's }} x?>");
        row("at the very end", "${{", "<>");
        row("letters of several bytes", "\xc3\xa4${{ '\xc3\xa4' }}", "['\xc3\xa4']");
    }
    void expressionsAreFoundInTheirText()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, found);
        QByteArray all;
        for (const Segment& segment : segments(text)) {
            all += segment.isClosed ? '[' : '<';
            all += text.sliced(segment.inner.start, segment.inner.length());
            all += segment.endsInText ? "?" : "";
            all += segment.isClosed ? ']' : '>';
            QVERIFY(text.sliced(segment.whole.start).startsWith("${{"));
            QVERIFY(segment.isClosed ? text.first(segment.whole.end).endsWith("}}") : segment.whole.end == text.size());
        }
        QCOMPARE(all, found);
    }

    void aTextThatIsOneExpressionIsToldFromOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("one") << "${{ a }}"_ba << true;
        QTest::newRow("with braces in it") << "${{ '}}' }}"_ba << true;
        QTest::newRow("a blank before") << " ${{ a }}"_ba << false;
        QTest::newRow("a line's end after") << "${{ a }}\n"_ba << false;
        QTest::newRow("two") << "${{ a }}${{ b }}"_ba << false;
        QTest::newRow("none") << "a"_ba << false;
        QTest::newRow("not closed") << "${{ a"_ba << false;
    }
    void aTextThatIsOneExpressionIsToldFromOthers()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isOne);
        QCOMPARE(isOneExpression(text), isOne);
    }
};

QTEST_GUILESS_MAIN(ExpressionsSegments)
#include "expressions_segments.moc"
