// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"
#include "support/processor_time.h"

#include <QTest>

using namespace signalbox;

namespace {

constexpr auto head = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n";

/// `piece` with its @ as a number, so often.
QByteArray many(int count, const QByteArray& piece)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += QByteArray(piece).replace('@', QByteArray::number(i));
    return text;
}

} // namespace

/// Files as large as GitHub takes them, of much of one kind: each was judged in seconds or minutes once.
class LintLargeFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileOfMuchOfOneKindIsJudgedSoon_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("unknown keys") << "on: push\n" + many(24'000, "k@: 1\n");
        QTest::newRow("jobs without anything") << "on: push\njobs:\n" + many(24'000, "  j@:\n");
        QTest::newRow("variables") << head + QByteArray("    - run: a\n      env:\n") + many(24'000, "        k@: 1\n");
        QTest::newRow("inputs that an action does not have")
            << head + QByteArray("    - uses: actions/checkout@v4\n      with:\n") + many(24'000, "        k@: 1\n");
        QTest::newRow("steps that read each other")
            << head + many(7'000, "    - {id: s@, run: '${{ steps.s@.outputs.x }}'}\n");
        QTest::newRow("jobs that need what is not there")
            << "on: push\njobs:\n" + many(4'500, "  job@: {needs: jib@, runs-on: x, steps: [{run: a}]}\n");
        QTest::newRow("a script of expressions")
            << head + QByteArray("    - run: |\n") + many(18'000, "        echo ${{ foo.x }}\n");
        QTest::newRow("times that never come") << "on:\n  schedule:\n" + many(15'000, "    - cron: '0 0 30 2 *'\n")
                + "jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: a}]\n";
    }

    void aFileOfMuchOfOneKindIsJudgedSoon()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(text.size() > 200'000 && text.size() < 520'000);
        const tests::ProcessorTime timer;
        m_checker.check(text);
        const double taken = timer.milliseconds();
        // A release takes less than 0.3 s; sanitizers have their share.
        QVERIFY2(taken < 5000, qPrintable(QString::number(taken)));
    }

    void whatIsNotLookedAtIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("oneLess");
        const auto row
            = [](const char* name, auto text, int most) { QTest::newRow(name) << text(most + 1) << text(most); };
        row(
            "findings of a script",
            [](int count) { return head + QByteArray("    - run: |\n") + many(count, "        echo ${{ foo.x }}\n"); },
            100);
        row(
            "texts of strangers in a script",
            [](int count) {
                return head + QByteArray("    - run: |\n") + many(count, "        echo ${{ github.head_ref }}\n");
            },
            100);
        row(
            "names that no variable has",
            [](int count) {
                return head + QByteArray("    - run: |\n") + many(count, "        echo ${{ vars.GITHUB_@ }}\n");
            },
            100);
        row(
            "inputs",
            [](int count) {
                return "on:\n  workflow_call:\n    inputs:\n" + many(count, "      i@: {type: string}\n")
                    + "jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: 'echo ${{ inputs.i1 }}'}]\n";
            },
            501);
        row(
            "times",
            [](int count) {
                return "on:\n  schedule:\n" + many(count, "    - cron: '0 0 1 1 *'\n")
                    + "jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: a}]\n";
            },
            1000);
        row(
            "values of a matrix",
            [](int count) {
                return "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        x:\n"
                    + many(count, "        - v@\n") + "    steps: [{run: a}]\n";
            },
            1024);
        row(
            "exclusions",
            [](int count) {
                return "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        x: "
                       "[1, 2]\n"
                       "        exclude:\n"
                    + many(count, "        - {x: 1}\n") + "    steps: [{run: a}]\n";
            },
            1024);
    }

    void whatIsNotLookedAtIsSaid()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, oneLess);
        const auto said = [this](const QByteArray& of) {
            return std::ranges::count(m_checker.check(of), QString(QLatin1StringView("checked-in-part")),
                                      &lint::Diagnostic::rule);
        };
        QCOMPARE(said(text), 1);
        QCOMPARE(said(oneLess), 0);
    }

private:
    lint::Checker m_checker;
};

QTEST_GUILESS_MAIN(LintLargeFiles)
#include "lint_large_files.moc"
