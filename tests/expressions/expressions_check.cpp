// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_scope.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// What is said about the expressions of a text.
class ExpressionsCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightIsSilent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<Wanted>("wanted");
        const auto row = [](const char* text, Wanted wanted = Wanted::Text, const char* place = "steps") {
            QTest::addRow("%s in %s", text, place) << QByteArray(text) << QByteArray(place) << wanted;
        };
        row("echo hello");
        row("${{ github.ref }}");
        row("${{ GitHub.REF_name }}");
        row("${{ github.event.pull_request.head.sha }}");
        row("${{ github.event.client_payload.any.thing }}");
        row("${{ github['event'].issue.number }}");
        row("${{ github.event.inputs.anything }}");
        row("${{ runner.workspace }}");
        row("${{ runner.os }}-${{ hashFiles('**/lock', 'b') }}");
        row("${{ job.services.etcd.ports[2379] }}");
        row("${{ job.services.etcd.ports['2379'] }}");
        row("${{ job.container.id }}");
        row("${{ env.NEVER_DECLARED }}");
        row("${{ env[matrix.os] }}");
        row("${{ vars.ANY }} ${{ secrets.ANY }} ${{ secrets.github_token }}");
        row("${{ steps.build.outputs.version }}");
        row("${{ steps.BUILD.outputs.VERSION }}");
        row("${{ steps.other.outputs.anything }}");
        row("${{ steps.build.outcome }}");
        row("${{ needs.prepare.outputs.list }}");
        row("${{ needs.call.outputs.anything }}");
        row("${{ needs.prepare.result }}");
        row("${{ matrix.os }} ${{ matrix.extra.flags }}");
        row("${{ inputs.NAME }}");
        row("${{ strategy.job-index }}");
        row("${{ matrix.extra && 'yes' || 'no' }}");
        row("${{ matrix.os == 'x' && matrix.extra.flags || null }}");
        row("${{ github.event.number || null }}");
        row("${{ (github.event_name == 'push' && github.event.commits || fromJSON('[]'))[0].id }}");
        row("${{ join(github.event.pull_request.labels.*.name, ', ') }}");
        row("${{ join(needs.*.result) }}");
        row("${{ contains(needs.*.result, 'failure') }}");
        row("${{ contains(fromJSON('[\"a\", \"b\"]'), github.ref_name) }}");
        row("${{ contains(github.ref, 'x') }}");
        row("${{ startsWith('42', 42) }}");
        row("${{ toJSON(github) }}");
        row("${{ toJSON(steps.*.outcome) }}");
        row("${{ fromJSON(needs.prepare.outputs.list).anything[0] }}");
        row("${{ fromJSON('10') }} ${{ fromJSON('true') }} ${{ fromJSON('\"a\"') }}");
        row("${{ fromJSON('{\"a\": [1]}').a[0] }}");
        row("${{ fromJSON('{\"a\": \"b\"}')[github.ref_name] }}");
        row("${{ fromJSON('[{\"a\": 1}, {\"b\": 1}]')[0].c }}");
        row("${{ format('{0} {1}', github.ref, 1) }}");
        row("${{ format('{{{0}}} }} {{', 'a') == format('{0}', 1) }}", Wanted::Bool);
        row("${{ format(matrix.os, 1, 2) }}");
        row("${{ format('{0}', null) }}");
        row("${{ '0' == null && null == matrix.extra && matrix.extra == matrix.extra && '41' < 42 }}");
        row("${{ ('a' || 60) && 20 }}", Wanted::Number);
        row("${{ !!42 }}");
        row("${{ case(github.ref == 'a', 1, true, 2, 3) }}");
        row("${{ case(inputs.flag, 'a', 'b') }}");
        row("${{ null == github.event.x }}");
        row("${{ github.event == null }}");
        row("${{ inputs.count > 3 && inputs.name < 'x' }}");
        row("${{ inputs.count == '3' }}");
        row("${{ true == 1.5 }}");
        row("${{ !github.event.x }}");
        row("${{ github.*.foo }}", Wanted::List);
        row("${{ matrix.extra }}", Wanted::Object);
        row("${{ fromJSON(github.event.x) }}", Wanted::Object);
        row("${{ fromJSON('[1]') }}", Wanted::List);
        row("${{ inputs.count }}", Wanted::Number);
        row("${{ fromJSON(inputs.name) }}", Wanted::Number);
        row("${{ github.event.number }}", Wanted::Number);
        row("${{ inputs.flag && 10 || 20 }}", Wanted::Number);
        row("${{ inputs.flag }}", Wanted::Bool);
        row("${{ null }}", Wanted::Object);
        row("${{ matrix }}", Wanted::Any);
        row("${{ insert }}", Wanted::Key);
        row("${{ matrix.os }}_${{ matrix.node }}", Wanted::Key);
        row("", Wanted::Condition, "steps.if");
        row("  ", Wanted::Condition, "steps.if");
        row("github.ref == 'x'", Wanted::Condition, "steps.if");
        row("${{ github.ref == 'x' }}", Wanted::Condition, "steps.if");
        row("always()", Wanted::Condition, "steps.if");
        row("success() || failure() && !cancelled()", Wanted::Condition, "jobs.if");
        row("success('a', 'b')", Wanted::Condition, "jobs.if");
        row("hashFiles('x') != ''", Wanted::Condition, "steps.if");
        row("needs.prepare.outputs.list", Wanted::Condition, "jobs.if");
        row("github.event.pull_request", Wanted::Condition, "jobs.if");
        row("${{ needs.prepare.outputs.list }}", Wanted::Text, "jobs.runs-on");
        row("${{ jobs.any.outputs.x }}", Wanted::Text, "on.workflow_call.outputs.value");
    }
    void whatIsRightIsSilent()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, place);
        QFETCH(const Wanted, wanted);
        QCOMPARE(told(check(text, sampleScope(m_language, place), wanted), text), ""_ba);
    }

    void whatIsWrongIsSaidAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("findings");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<Wanted>("wanted");
        const auto row
            = [](const char* text, const char* findings, Wanted wanted = Wanted::Text, const char* place = "steps") {
                  QTest::addRow("%s in %s for %d", text, place, static_cast<int>(wanted))
                      << QByteArray(text) << QByteArray(findings) << QByteArray(place) << wanted;
              };
        row("echo ${{ github.ref = 'x' }}", "E expr-syntax [github.ref = 'x']");
        row("echo ${{ github.ref == \"x\" }}", "E expr-double-quote [\"x\"]");
        row("echo ${{ github.ref", "E expr-unclosed [${{]");
        row("${{ a", "E expr-unclosed [${{]");
        row("a ${{ }} b", "E expr-empty [${{ }}]");
        row("${{ a b }} ${{ github.ref }} ${{ c d }}", "E expr-syntax [a b], E expr-syntax [c d]");
        row("${{ gihtub.ref }}", "E context-unknown [gihtub]");
        row("${{ github.ref == main }}", "E context-unknown [main]");
        row("${{ True }}", "E context-unknown [True]");
        row("${{ toJSON }}", "E context-unknown [toJSON]");
        row("${{ runner.os }}", "E context-availability [runner]", Wanted::Text, "env");
        row("secrets.TOKEN != ''", "E context-availability [secrets]", Wanted::Condition, "steps.if");
        row("${{ secrets.TOKEN != '' }}", "E context-availability [secrets]", Wanted::Condition, "steps.if");
        row("env.X == 'a'", "E context-availability [env]", Wanted::Condition, "jobs.if");
        row("matrix.os == 'a'", "E context-availability [matrix]", Wanted::Condition, "jobs.if");
        row("${{ jobs.a.result }}", "E context-availability [jobs]");
        row("${{ hashFiles('a') }}", "E function-availability [hashFiles('a')]", Wanted::Text, "jobs.env");
        row("${{ always() }}", "E function-availability [always()]");
        row("${{ lower('A') }}", "E function-unknown [lower('A')]");
        row("${{ tojsn(github) }}", "E function-unknown [tojsn(github)]");
        row("${{ contains('a') }}", "E function-arity [contains('a')]");
        row("${{ toJSON() }}", "E function-arity [toJSON()]");
        row("${{ join(a, 'b', 'c') }}", "E context-unknown [a], E function-arity [join(a, 'b', 'c')]");
        row("success('a')", "E function-arity [success('a')]", Wanted::Condition, "steps.if");
        row("always('a')", "E function-arity [always('a')]", Wanted::Condition, "jobs.if");
        row("${{ case(true, 1) }}", "E function-arity [case(true, 1)]");
        row("${{ case(true, 1, false, 2) }}", "E case-arity [case(true, 1, false, 2)]");
        row("${{ case('true', 1, 2) }}", "W function-arg-type ['true']");
        row("${{ startsWith(github.event.commits.*.message, 'a') }}",
            "W function-arg-type [github.event.commits.*.message]");
        row("${{ contains(github.event, 'a') }}", "W function-arg-type [github.event]");
        row("${{ startsWith('a', null) }}", "W function-arg-type [null]");
        row("${{ hashFiles('a', null) }}", "W function-arg-type [null]");
        row("${{ join(github.event) }}", "W function-arg-type [github.event]");
        row("${{ fromJSON(github.event) }}", "W function-arg-type [github.event]");
        row("${{ format('{0}', github.event) }}", "W function-arg-type [github.event]");
        row("${{ format('{0} {1}', 'a') }}", "E format-placeholders [format('{0} {1}', 'a')]");
        row("${{ format('{0}') }}", "E format-placeholders [format('{0}')]");
        row("${{ format('{}', 1) }}", "E format-placeholders [format('{}', 1)]");
        row("${{ format('{a}', 1) }}", "E format-placeholders [format('{a}', 1)]");
        row("${{ format('{0', 1) }}", "E format-placeholders [format('{0', 1)]");
        row("${{ format('0}', 1) }}", "E format-placeholders [format('0}', 1)]");
        row("${{ format('{999999999999}', 1) }}", "E format-placeholders [format('{999999999999}', 1)]");
        row("${{ format('{0} {2}', 1, 2, 3) }}", "W format-placeholders [2]");
        row("${{ format('{{0}}', 7) }}", "W format-placeholders [7]");
        row("${{ format('a', 7) }}", "W format-placeholders [7]");
        row("${{ fromJSON('{bad') }}", "E fromjson-literal ['{bad']");
        row("${{ fromJSON('') }}", "E fromjson-literal ['']");
        row("${{ fromJSON('[1,]') }}", "W fromjson-literal ['[1,]']");
        row("${{ fromJSON('1], [2') }}", "E fromjson-literal ['1], [2']");
        row("${{ fromJSON('1, 2') }}", "W fromjson-literal ['1, 2']");
        row("${{ github.event_name.foo }}", "W expr-type [github.event_name.foo]");
        row("${{ github.ref[0] }}", "W expr-type [github.ref[0]]");
        row("${{ github.ref.* }}", "W expr-type [github.ref.*]", Wanted::Any);
        row("${{ env.*.a }}", "W expr-type [env.*.a]", Wanted::Any);
        row("${{ fromJSON('{\"a\": 1}').b }}", "W context-property [fromJSON('{\"a\": 1}').b]");
        row("${{ fromJSON('[1]').a }}", "W expr-type [fromJSON('[1]').a]");
        row("${{ fromJSON('[1]')['a'] }}", "W expr-type [fromJSON('[1]')['a']]");
        row("${{ github[github.event] }}", "W expr-type [github.event]");
        row("${{ github.ref == github.event }}", "W expr-type [github.ref == github.event]");
        row("${{ 1 != fromJSON('[true]') }}", "W expr-type [1 != fromJSON('[true]')]");
        row("${{ fromJSON('[true]') == fromJSON('[{}]') }}", "W expr-type [fromJSON('[true]') == fromJSON('[{}]')]");
        row("${{ fromJSON('[]') == github.event }}", "W expr-type [fromJSON('[]') == github.event]");
        row("${{ 1 > null }}", "W expr-type [1 > null]");
        row("${{ true < inputs.flag }}", "W expr-type [true < inputs.flag]");
        row("${{ 'a' >= github.event }}", "W expr-type ['a' >= github.event]");
        row("${{ github.event }}", "W expr-object-in-template [github.event]");
        row("a ${{ steps.build.outputs }}", "W expr-object-in-template [steps.build.outputs]");
        row("${{ github.event.commits.* }}", "W expr-object-in-template [github.event.commits.*]");
        row("x${{ null }}", ""); // prints nothing, and is what some conditions end with
        row("${{ insert }}", "E context-unknown [insert]");
        row("${{ insert }}x", "E context-unknown [insert]", Wanted::Key);
        row("${{ github.event }}", "W expr-object-in-template [github.event]", Wanted::Key);
        row("a ${{ github.event }}", "W expr-object-in-template [github.event]", Wanted::Any);
        row("${{ github.ref }}", "W expr-type [github.ref]", Wanted::Number);
        row("${{ inputs.name }}", "W expr-type [inputs.name]", Wanted::Bool);
        row("${{ github.event }}", "W expr-type [github.event]", Wanted::Bool);
        row("${{ 'x' }}", "W expr-type ['x']", Wanted::Object);
        row("${{ matrix }}", "W expr-type [matrix]", Wanted::List);
        row("${{ github.reff }}", "W context-property [github.reff]");
        row("${{ github['reff'] }}", "W context-property [github['reff']]");
        row("${{ github.reff.x.y }}", "W context-property [github.reff]");
        row("${{ runner.arc }}", "W context-property [runner.arc]");
        row("${{ job.container.nope }}", "W context-property [job.container.nope]");
        row("${{ steps.two.outputs.x }}", "W steps-unknown [steps.two]");
        row("${{ steps.build.outputs.cache_hit }}", "W steps-outputs [steps.build.outputs.cache_hit]");
        row("${{ steps.build.output.version }}", "W context-property [steps.build.output]");
        row("${{ needs.b.result }}", "W needs-not-declared [needs.b]");
        row("${{ needs.prepare.outputs.y }}", "W needs-outputs [needs.prepare.outputs.y]");
        row("${{ needs.prepare.outcome }}", "W context-property [needs.prepare.outcome]");
        row("${{ matrix.w }}", "W matrix-property [matrix.w]");
        row("${{ matrix.extra.flag }}", "W matrix-property [matrix.extra.flag]");
        row("${{ inputs.y }}", "W inputs-property [inputs.y]");
        row("contains(inputs.y, matrix.w)", "W inputs-property [inputs.y], W matrix-property [matrix.w]",
            Wanted::Condition, "steps.if");
    }
    void whatIsWrongIsSaidAtItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, findings);
        QFETCH(const QByteArray, place);
        QFETCH(const Wanted, wanted);
        const Findings found = check(text, sampleScope(m_language, place), wanted);
        QCOMPARE(told(found, text), findings);
        for (const Finding& finding : found) {
            QVERIFY2(finding.message.endsWith(u'.') || finding.message.endsWith(u'?'), qPrintable(finding.message));
            QVERIFY2(!finding.message.contains(u'%'), qPrintable(finding.message));
        }
    }

    void aSuggestionMendsTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("mended");
        QTest::addColumn<Wanted>("wanted");
        const auto row = [](const char* text, const char* mended, Wanted wanted = Wanted::Text) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(mended) << wanted;
        };
        row("${{ github.ref = 'x' }}", "${{ github.ref == 'x' }}");
        row("${{ github.ref == \"x\" }}", "${{ github.ref == 'x' }}");
        row("a ${{ gihtub.ref }}", "a ${{ github.ref }}");
        row("${{ github.reff }}", "${{ github.ref }}");
        row("${{ github['reff'] }}", "${{ github['ref'] }}");
        row("${{ steps.biuld.outcome }}", "${{ steps.build.outcome }}");
        row("${{ steps.build.output.version }}", "${{ steps.build.outputs.version }}");
        row("${{ True }}", "${{ true }}");
        row("${{ fromJsno('1') }}", "${{ fromJSON('1') }}");
        row("${{ matrix.noed }}", "${{ matrix.node }}");
        row("${{ inputs.nmae }}", "${{ inputs.name }}");
        row("${{ github.event }}", "${{ toJSON(github.event) }}");
        row("${{ inputs.name }}", "${{ fromJSON(inputs.name) }}", Wanted::Number);
    }
    void aSuggestionMendsTheText()
    {
        QFETCH(QByteArray, text);
        QFETCH(const QByteArray, mended);
        QFETCH(const Wanted, wanted);
        const Scope scope = sampleScope(m_language);
        const Findings findings = check(text, scope, wanted);
        QCOMPARE(findings.size(), 1U);
        QVERIFY(findings.front().suggestion);
        const auto [range, with, title] = *findings.front().suggestion;
        QVERIFY(!title.isEmpty());
        text.replace(range.start, range.length(), with);
        QCOMPARE(text, mended);
        QCOMPARE(told(check(text, scope, wanted), text), ""_ba);
    }

    void noSuggestionIsMadeWhereNothingIsNear_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a context") << "${{ something.ref }}"_ba;
        QTest::newRow("a function") << "${{ uppercase('a') }}"_ba;
        QTest::newRow("a property") << "${{ github.something }}"_ba;
        QTest::newRow("a short one") << "${{ matrix.w }}"_ba;
        QTest::newRow("a very long one") << "${{ github." + QByteArray(200, 'a') + " }}";
    }
    void noSuggestionIsMadeWhereNothingIsNear()
    {
        QFETCH(const QByteArray, text);
        const Findings findings = check(text, sampleScope(m_language), Wanted::Text);
        QCOMPARE(findings.size(), 1U);
        QVERIFY(!findings.front().suggestion);
        QCOMPARE_LT(findings.front().message.size(), 250);
    }

    void theMessageSaysWhereAContextMayBeUsed()
    {
        const Findings findings = check("${{ runner.os }}", sampleScope(m_language, "env"), Wanted::Text);
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings.front().message,
                 u"The context 'runner' is not there at this place: it may be used in steps, in outputs and "
                 "environment.url of a job, and in env of its containers."_s);
    }

    void theTypeOfATextIsKnown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Type::Kind>("kind");
        using enum Type::Kind;
        QTest::newRow("a plain text") << "a"_ba << String;
        QTest::newRow("a text with an expression") << "a ${{ 1 }}"_ba << String;
        QTest::newRow("a number") << "${{ 1 }}"_ba << Number;
        QTest::newRow("a comparison") << "${{ 1 == 2 }}"_ba << Bool;
        QTest::newRow("a list in JSON") << "${{ fromJSON('[1]') }}"_ba << Array;
        QTest::newRow("an element of it") << "${{ fromJSON('[1]')[0] }}"_ba << Number;
        QTest::newRow("a context") << "${{ matrix }}"_ba << Object;
        QTest::newRow("either of two kinds") << "${{ 1 || 'a' }}"_ba << Any;
        QTest::newRow("either of one kind") << "${{ github.head_ref || github.ref }}"_ba << String;
        QTest::newRow("case") << "${{ case(true, 1, 2) }}"_ba << Number;
        QTest::newRow("what is broken") << "${{ 1 = 2 }}"_ba << Any;
        QTest::newRow("what is not closed") << "${{ 1"_ba << String;
    }
    void theTypeOfATextIsKnown()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const Type::Kind, kind);
        QCOMPARE(typeOf(text, sampleScope(m_language)).kind(), kind);
    }

private:
    const Language m_language = Language::builtIn();
};

QTEST_GUILESS_MAIN(ExpressionsCheck)
#include "expressions_check.moc"
