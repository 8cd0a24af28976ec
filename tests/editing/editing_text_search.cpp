// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/text_search.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

namespace {

QString replaced(QString text, const SearchQuery& query, const QString& with)
{
    auto all = TextSearch(query).replacements(text, with);
    for (auto one = all.rbegin(); one != all.rend(); ++one)
        text.replace(one->span.start, one->span.end - one->span.start, one->text);
    return text;
}

size_t found(const QString& text, const SearchQuery& query)
{
    return TextSearch(query).matches(text).size();
}

} // namespace

/// What a text is searched for, and what takes its place.
class TextSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsNoExpression()
    {
        QCOMPARE(found(u"a.b axb [x"_s, {.text = u"a.b"_s}), 1U);
        QCOMPARE(found(u"a.b axb [x"_s, {.text = u"["_s}), 1U);
        QCOMPARE(replaced(u"a.b"_s, {.text = u"a.b"_s}, u"$1\\n"_s), u"$1\\n"_s);
    }

    void caseAndWholeWords()
    {
        QCOMPARE(found(u"Run run running"_s, {.text = u"run"_s}), 3U);
        QCOMPARE(found(u"Run run running"_s, {.text = u"run"_s, .matchCase = true}), 2U);
        QCOMPARE(found(u"Run run running"_s, {.text = u"run"_s, .wholeWords = true}), 2U);
        QCOMPARE(found(u"${{ a }} ${{b"_s, {.text = u"${{"_s, .wholeWords = true}), 1U);
        QCOMPARE(found(u"Émile émile"_s, {.text = u"ÉMILE"_s}), 2U);
    }

    void groupsComeBackInTheReplacement()
    {
        const SearchQuery query{.text = u"(\\w+)@v(\\d)"_s, .expression = true};
        QCOMPARE(replaced(u"checkout@v3 cache@v2"_s, query, u"$1@v4 # was \\2"_s),
                 u"checkout@v4 # was 3 cache@v4 # was 2"_s);
        QCOMPARE(replaced(u"checkout@v3"_s, query, u"$$1 \\\\ $0 $9"_s), u"$1 \\ checkout@v3 "_s);
        QCOMPARE(replaced(u"checkout@v3"_s, query, u"${{ $1 }}\\t\\n$"_s), u"${{ checkout }}\t\n$"_s);
    }

    void linesBeginAndEndInAnExpression()
    {
        QCOMPARE(replaced(u"a\nb\n"_s, {.text = u"^(?=.)"_s, .expression = true}, u"# "_s), u"# a\n# b\n"_s);
        QCOMPARE(found(u"a \nb \n"_s, {.text = u" $"_s, .expression = true}), 2U);
    }

    void aBadExpressionSaysWhyAndFindsNothing()
    {
        const TextSearch search(SearchQuery{.text = u"("_s, .expression = true});
        QVERIFY(!search.mistake().isEmpty());
        QVERIFY(search.matches(u"((("_s).empty());
        QVERIFY(search.replacements(u"((("_s, u"x"_s).empty());
        QVERIFY(TextSearch(SearchQuery{.text = u"("_s}).mistake().isEmpty());
    }

    void nothingIsFoundNowhere()
    {
        QCOMPARE(found(u"abc"_s, {}), 0U);
        QCOMPARE(found({}, {.text = u"a"_s}), 0U);
        QVERIFY(TextSearch().mistake().isEmpty());
    }

    void anExpressionThatNeverEndsEnds()
    {
        QElapsedTimer clock;
        clock.start();
        found(QString(200, u'a') + u'!', {.text = u"(a+)+$"_s, .expression = true});
        QCOMPARE(found(QString(200'000, u'a'),
                       {.text = u""_s
                                u"a"_s}),
                 TextSearch::mostMatches);
        QVERIFY(clock.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(TextSearchTest)
#include "editing_text_search.moc"
