// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/job_matching.h"

#include <QTest>

using namespace signalbox::workflow;
using namespace Qt::StringLiterals;

namespace {

Outline outlineOf(const QString& jobs)
{
    return readOutline(u"on: push\njobs:\n"_s.append(jobs).toUtf8()).value_or(Outline());
}

QString idsFor(const Outline& outline, const QStringList& shown)
{
    QStringList ids;
    for (const auto& match : matchJobs(outline, shown))
        ids << (match ? outline.jobs[*match].id : u"-"_s);
    return ids.join(u' ');
}

const QString plain = u"  build: {runs-on: x}\n  test: {name: Run all tests, runs-on: x}\n"_s;
const QString suffixed
    = u"  test: {strategy: {matrix: {rust: [a, b]}}}\n  lint: {name: Lint, strategy: {matrix: {os: [x]}}}\n"_s;
const QString templated
    = u"  test:\n    name: Test (${{ matrix.os }}, ${{matrix.rust}})\n    strategy: {matrix: {os: [a], rust: [b]}}\n"
      "  testAll:\n    name: Test all on ${{ matrix.os }}\n    strategy: {matrix: {os: [a]}}\n"_s;
const QString bare = u"  any:\n    name: ${{ matrix.name }}\n    strategy: {matrix: {include: [{name: x}]}}\n"
                     "  lint: {name: Lint}\n"_s;
const QString calls = u"  build: {name: Build, uses: ./.github/workflows/b.yml}\n"
                      "  deploy:\n    uses: o/r/.github/workflows/d.yml@v1\n    strategy: {matrix: {env: [a]}}\n"
                      "  odd: {name: Build / pack}\n"_s;
const QString twins = u"  a: {name: Test}\n  b: {name: Test}\n  c: {name: Test}\n"_s;
const QString byEvent = u"  pack:\n    name: ${{ github.event_name == 'push' && 'Pack' || 'Dry pack' }}\n"_s;

} // namespace

class WorkflowJobMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachShownNameFindsItsJob_data()
    {
        QTest::addColumn<QString>("jobs");
        QTest::addColumn<QStringList>("shown");
        QTest::addColumn<QString>("ids");
        QTest::newRow("by id") << plain << QStringList{u"build"_s} << u"build"_s;
        QTest::newRow("by name") << plain << QStringList{u"Run all tests"_s} << u"test"_s;
        QTest::newRow("the id of a job with a name") << plain << QStringList{u"test"_s} << u"-"_s;
        QTest::newRow("another case") << plain << QStringList{u"Build"_s} << u"-"_s;
        QTest::newRow("spaces around") << plain << QStringList{u" build "_s} << u"build"_s;
        QTest::newRow("nobody's") << plain << QStringList{u"deploy"_s, QString(), u"build (a)"_s, u"build / x"_s}
                                  << u"- - - -"_s;
        QTest::newRow("a matrix by id") << suffixed << QStringList{u"test (a)"_s, u"test (b, c)"_s} << u"test test"_s;
        QTest::newRow("a matrix by name") << suffixed << QStringList{u"Lint (x)"_s} << u"lint"_s;
        QTest::newRow("a matrix that was skipped") << suffixed << QStringList{u"test"_s, u"Lint"_s} << u"test lint"_s;
        QTest::newRow("brackets in a value") << suffixed << QStringList{u"test (a (b), c)"_s} << u"test"_s;
        QTest::newRow("a longer word") << suffixed << QStringList{u"testing (a)"_s, u"test(a)"_s} << u"- -"_s;
        QTest::newRow("expressions in the name")
            << templated << QStringList{u"Test (ubuntu-24.04, 1.80)"_s} << u"test"_s;
        QTest::newRow("expressions, values behind")
            << templated << QStringList{u"Test all on ubuntu (1, x)"_s} << u"testAll"_s;
        QTest::newRow("expressions, skipped")
            << templated << QStringList{u"Test (${{ matrix.os }}, ${{matrix.rust}})"_s} << u"test"_s;
        QTest::newRow("expressions that are empty") << templated << QStringList{u"Test (, )"_s} << u"test"_s;
        QTest::newRow("nothing but an expression")
            << bare << QStringList{u"Whatever it is"_s, u"Lint"_s} << u"any lint"_s;
        QTest::newRow("called jobs") << calls
                                     << QStringList{u"Build / compile"_s, u"Build / compile / link"_s,
                                                    u"deploy (a) / go"_s, u"deploy (a) / go (b)"_s}
                                     << u"build build deploy deploy"_s;
        QTest::newRow("a caller that was skipped")
            << calls << QStringList{u"Build"_s, u"deploy"_s} << u"build deploy"_s;
        QTest::newRow("a slash in a job's own name") << calls << QStringList{u"Build / pack"_s} << u"odd"_s;
        QTest::newRow("twins") << twins << QStringList{u"Test"_s, u"Test"_s, u"Test"_s} << u"a b c"_s;
        QTest::newRow("more than twins") << twins << QStringList(4, u"Test"_s) << u"a b c a"_s;
        QTest::newRow("a choice of names") << byEvent << QStringList{u"Pack"_s, u"Dry pack"_s} << u"pack pack"_s;
        QTest::newRow("a half expression")
            << u"  a: {name: 'x ${{ y'}\n"_s << QStringList{u"x ${{ y"_s, u"x 1"_s} << u"a -"_s;
        QTest::newRow("the longer of two") << u"  a: {name: 'Test ${{ matrix.x }}', strategy: {matrix: {x: [1]}}}\n"
                                              "  b: {name: 'Test on ${{ matrix.x }}', strategy: {matrix: {x: [1]}}}\n"_s
                                           << QStringList{u"Test on 1"_s, u"Test 1"_s} << u"b a"_s;
        QTest::newRow("the plain one of two") << u"  a: {name: 'Test ${{ matrix.x }}', strategy: {matrix: {x: [1]}}}\n"
                                                 "  b: {name: Test linux}\n"_s
                                              << QStringList{u"Test linux"_s, u"Test mac"_s} << u"b a"_s;
        QTest::newRow("no jobs in the file") << QString() << QStringList{u"x"_s} << u"-"_s;
    }

    void eachShownNameFindsItsJob()
    {
        QFETCH(const QString, jobs);
        QFETCH(const QStringList, shown);
        QFETCH(const QString, ids);
        QCOMPARE(idsFor(outlineOf(jobs), shown), ids);
    }

    void aTitleHasNoExpressions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("title");
        QTest::newRow("none") << QString() << u"the-id"_s;
        QTest::newRow("plain") << u"Run (all) tests!"_s << u"Run (all) tests!"_s;
        QTest::newRow("in brackets") << u"Test (${{ matrix.os }})"_s << u"Test"_s;
        QTest::newRow("two in brackets") << u"Test (${{ matrix.os }}, ${{ matrix.rust }})"_s << u"Test"_s;
        QTest::newRow("behind a dash") << u"Build - ${{ matrix.os }}"_s << u"Build"_s;
        QTest::newRow("before") << u"${{ matrix.os }}: tests"_s << u"tests"_s;
        QTest::newRow("between") << u"Test ${{ matrix.os }} twice"_s << u"Test twice"_s;
        QTest::newRow("nothing else") << u"${{ matrix.name }}"_s << u"the-id"_s;
        QTest::newRow("words in the bracket") << u"Test (${{ matrix.os }}, release)"_s << u"Test (release)"_s;
    }

    void aTitleHasNoExpressions()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, title);
        QCOMPARE(titleOf({.id = u"the-id"_s, .name = name}), title);
    }
};

QTEST_GUILESS_MAIN(WorkflowJobMatching)
#include "workflow_job_matching.moc"
