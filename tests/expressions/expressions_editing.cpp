// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/editing.h"
#include "sample_scope.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// What an editor offers and explains inside of expressions. The cursor is at the |.
class ExpressionsEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreOfferedForWhatIsBeforeTheCursor_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("offers"); // some of them
        QTest::addColumn<QByteArray>("replaced");
        QTest::addColumn<bool>("all"); // and no others
        const auto row = [](const char* text, const char* offers, const char* replaced = "", bool all = false) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(offers) << QByteArray(replaced) << all;
        };
        row("${{ | }}", "github steps contains() true");
        row("${{|}}", "github");
        row("${{ |", "github");
        row("${{ gi| }}", "github secrets", "gi");
        row("${{ git|hub.ref }}", "github", "github");
        row("${{ a == | }}", "github");
        row("${{ contains(| }}", "github");
        row("${{ contains(a, |) }}", "github");
        row("${{ !| }}", "github");
        row("${{ a[| }}", "matrix");
        row("${{ github.| }}", "ref event head_ref");
        row("${{ github.|", "ref");
        row("${{ github.re| }}", "ref repository", "re");
        row("${{ github.r|ef_na == 'x' }}", "ref_name", "ref_na");
        row("${{ GITHUB . | }}", "ref");
        row("${{ steps.| }}", "build other", "", true);
        row("${{ steps.build.| }}", "conclusion outcome outputs", "", true);
        row("${{ steps.build.outputs.| }}", "version", "", true);
        row("${{ steps['build'].outputs.| }}", "version", "", true);
        row("${{ steps['|'] }}", "build other");
        row("${{ steps['bu|", "build other", "bu", true);
        row("${{ needs.*.| }}", "outputs result", "", true);
        row("${{ needs[*].| }}", "outputs result", "", true);
        row("${{ contains(needs.*.result, matrix.| }}", "os node extra", "");
        row("${{ a b c (matrix.| }}", "os", "");
        row("${{ (matrix).| }}", "node", "");
        row("${{ fromJSON('{\"a\": 1}').| }}", "a", "", true);
        row("${{ matrix.os }} ${{ inputs.| }}", "count flag name", "", true);
        row("${{ job.services.x.| }}", "id network ports", "", true);
        row("${{ github.event.whatever.| }}", "", "", true);
        row("${{ github.ref.| }}", "", "", true);
    }
    void namesAreOfferedForWhatIsBeforeTheCursor()
    {
        QFETCH(QByteArray, text);
        QFETCH(const QByteArray, offers);
        QFETCH(const QByteArray, replaced);
        QFETCH(const bool, all);
        const auto cursor = static_cast<int>(text.indexOf('|'));
        text.remove(cursor, 1);
        const auto completion = completionAt(text, cursor, sampleScope(m_language), Wanted::Text);
        QVERIFY(completion);
        QCOMPARE(text.sliced(completion->replaced.start, completion->replaced.length()), replaced);
        QByteArrayList names;
        for (const Offer& offer : completion->offers) {
            names << offer.text;
            QVERIFY(!offer.name.isEmpty());
        }
        for (const QByteArray& offer : offers.split(' '))
            QVERIFY2(offer.isEmpty() || names.contains(offer), (offer + " not in " + names.join(' ')).constData());
        if (all)
            QCOMPARE(names.size(), offers.isEmpty() ? 0 : offers.split(' ').size());
    }

    void nothingIsOfferedElsewhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"|", "echo | ${{ a }}", "${{ a }} |", "${| }}", "${{ 'te|xt' }}", "${{ 'text|",
                                 "${{ 1.| }}", "${{ a | }}", "${{ a b| }}", "${{ 'a'.| }}", "${{ .| }}", "${{ ).| }}",
                                 "${{ ].| }}", "${{ *.| }}", "${{ \"|"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nothingIsOfferedElsewhere()
    {
        QFETCH(QByteArray, text);
        const auto cursor = static_cast<int>(text.indexOf('|'));
        text.remove(cursor, 1);
        const auto completion = completionAt(text, cursor, sampleScope(m_language), Wanted::Text);
        QVERIFY(!completion || completion->offers.empty());
    }

    void offersFollowThePlace()
    {
        const Scope scope = sampleScope(m_language, "jobs.if");
        const auto completion = completionAt("a && ", 5, scope, Wanted::Condition);
        QVERIFY(completion);
        QByteArrayList names;
        for (const Offer& offer : completion->offers)
            names << offer.name;
        QVERIFY(names.contains("needs") && names.contains("always") && names.contains("startsWith"));
        QVERIFY(!names.contains("secrets") && !names.contains("hashFiles") && !names.contains("steps"));
    }

    void offsetsOutsideOfTheTextAreNothing()
    {
        const Scope scope = sampleScope(m_language);
        for (const int offset : {-1, 1000}) {
            QVERIFY(!completionAt("${{ a }}", offset, scope, Wanted::Text));
            QVERIFY(!completionAt("a", offset, scope, Wanted::Condition));
            QVERIFY(!hoverAt("${{ a }}", offset, scope, Wanted::Text));
            QVERIFY(!hoverAt("a", offset, scope, Wanted::Condition));
        }
    }

    void namesAreExplained_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("title");
        const auto row = [](const char* text, const char* name, const QString& title) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(name) << title;
        };
        row("${{ git|hub.ref }}", "github", u"github: an object"_s);
        row("${{ github.|ref }}", "ref", u"github.ref: a text"_s);
        row("${{ github.event_na|me == 'x' }}", "event_name", u"github.event_name: a text"_s);
        row("${{ github['r|ef'] }}", "'ref'", u"github['ref']: a text"_s);
        row("${{ join|(a, 'b') }}", "join", u""_s);
        row("${{ jo|in(a, 'b') }}", "join", u"join(list, separator)"_s);
        row("${{ needs.*.re|sult }}", "result", u"needs.*.result: a text"_s);
        row("${{ github.no|thing }}", "", {});
        row("${{ no|thing }}", "", {});
        row("${{ a = g|ithub }}", "", {});
        row("git|hub", "", {});
        row("${{ 'git|hub' }}", "", {});
    }
    void namesAreExplained()
    {
        QFETCH(QByteArray, text);
        QFETCH(const QByteArray, name);
        QFETCH(const QString, title);
        const auto cursor = static_cast<int>(text.indexOf('|'));
        text.remove(cursor, 1);
        const auto hover = hoverAt(text, cursor, sampleScope(m_language), Wanted::Text);
        QCOMPARE(hover ? hover->title : QString(), title);
        if (!hover)
            return;
        QCOMPARE(text.sliced(hover->range.start, hover->range.length()), name);
        QVERIFY(!hover->help.isEmpty());
    }

private:
    const Language m_language = Language::builtIn();
};

QTEST_GUILESS_MAIN(ExpressionsEditing)
#include "expressions_editing.moc"
