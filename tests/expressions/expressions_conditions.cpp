// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/constant.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// Conditions that come out the same each time.
class ExpressionsConditions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conditionsThatNeverChangeAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("mended");
        const auto row
            = [](const char* text, const QString& rule = {}, const QString& word = {}, const char* mended = "") {
                  QTest::newRow(text) << QByteArray(text) << rule << word << QByteArray(mended);
              };
        row("");
        row("github.ref == 'x'");
        row("${{ github.ref == 'x' }}");
        row("${{ false }}");
        row("${{ true }}");
        row("always()");
        row("always() && true");
        row("!cancelled()");
        row("inputs.flag && true");
        row("inputs.flag || false");
        row("github.ref = 'x'");
        row("${{ github.ref");
        row("${{ a }} ${{ b");
        row("fromJSON('false')");
        const QString constant = u"if-constant"_s;
        row("true", constant, u"always true"_s);
        row(" true\n", constant, u"always true"_s);
        row("false", constant, u"never true"_s);
        row("null", constant, u"never true"_s);
        row("''", constant, u"never true"_s);
        row("'false'", constant, u"always true"_s);
        row("0", constant, u"never true"_s);
        row("-0.0", constant, u"never true"_s);
        row("NaN", constant, u"never true"_s);
        row("1", constant, u"always true"_s);
        row("!true", constant, u"never true"_s);
        row("${{ !true }}", constant, u"never true"_s);
        row("true && 'x'", constant, u"always true"_s);
        row("true && 'x' && ''", constant, u"never true"_s);
        row("inputs.flag || true", constant, u"always true"_s);
        row("inputs.flag && false", constant, u"never true"_s);
        row("inputs.flag && false || null", constant, u"never true"_s);
        row("'a' == 'b'", constant, u"the same"_s);
        row("'a' == 'b' && true", constant, u"the same"_s);
        const QString text = u"if-always-true"_s;
        row("${{ github.ref == 'x' }} && true", text, u"outside"_s, "${{ (github.ref == 'x') && true }}");
        row("${{ a }} && ${{ b }}", text, u"outside"_s, "${{ a && b }}");
        row("!${{ a }}", text, u"outside"_s, "${{ !a }}");
        row("!${{ a || b }}", text, u"outside"_s, "${{ !(a || b) }}");
        row("${{ false }} ", text, u"Blanks"_s, "${{ false }}");
        row(" ${{ a }}", text, u"Blanks"_s, "${{ a }}");
        row("${{ a || b }}\n", text, u"Blanks"_s, "${{ a || b }}");
        row("${{ a }} is right", text, u"outside"_s);
        row("${{ a }}${{ b }}", text, u"outside"_s);
        row("x${{ a }}", text, u"outside"_s);
        row("'x' == ${{ 'x' }}", text, u"outside"_s, "${{ 'x' == 'x' }}");
        row("${{ a b }} && c", text, u"outside"_s);
        row("${{ }} && c", text, u"outside"_s);
    }
    void conditionsThatNeverChangeAreTold()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, rule);
        QFETCH(const QString, word);
        QFETCH(const QByteArray, mended);
        const auto finding = constant(text);
        QCOMPARE(finding ? finding->rule : QString(), rule);
        if (!finding)
            return;
        QCOMPARE(finding->severity, Severity::Warning);
        QVERIFY2(finding->message.contains(word), qPrintable(finding->message));
        QVERIFY(finding->range.start >= 0 && finding->range.end <= text.size() && !finding->range.isEmpty());
        QCOMPARE(finding->suggestion ? finding->suggestion->text : QByteArray(), mended);
    }

    void whatTheSuggestionGivesIsNoLongerAText()
    {
        for (const QByteArray& text : {"${{ a }} && b"_ba, "${{ a }}\n"_ba, "!${{ a }}"_ba}) {
            const auto finding = constant(text);
            QVERIFY(finding && finding->suggestion);
            QCOMPARE(finding->suggestion->range, finding->range);
            QVERIFY(!constant(finding->suggestion->text));
        }
    }
};

QTEST_GUILESS_MAIN(ExpressionsConditions)
#include "expressions_conditions.moc"
