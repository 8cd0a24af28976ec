// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_cells.h"

#include <QTest>

using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

/// "Test: a,1 a,2; Build: x y", the matrices with the values of their cells.
QString told(const QStringList& names)
{
    QStringList matrices;
    for (const MatrixCells& matrix : matrixCells(names)) {
        QStringList cells;
        for (const MatrixCell& cell : matrix.cells)
            cells << cell.values.join(u',');
        matrices << matrix.shown + u": "_s + cells.join(u'|');
    }
    return matrices.join(u"; "_s);
}

} // namespace

class MatrixCellsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTellTheCells_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("matrices");
        const auto row = [](const char* what, const QStringList& names, const QString& matrices) {
            QTest::newRow(what) << names << matrices;
        };
        row("in brackets", {u"Test (a, 1)"_s, u"Lint"_s, u"Test (b, 2)"_s}, u"Test: a,1|b,2"_s);
        row("of a called workflow", {u"call (a) / test (1)"_s, u"call (b) / test (1)"_s, u"call (a) / lint"_s},
            u"call / test: a,1|b,1"_s);
        row("of calls alone", {u"call (ubuntu, 3.12) / test"_s, u"call (ubuntu, 3.13) / test"_s},
            u"call / test: ubuntu,3.12|ubuntu,3.13"_s);
        row("at the end", {u"Test on windows-2025"_s, u"Test on macos-15"_s, u"Test on ubuntu-latest"_s},
            u"Test on \u2026: windows-2025|macos-15|ubuntu-latest"_s);
        row("behind a slash", {u"core / ubuntu-latest"_s, u"core / macos-latest"_s, u"core / windows-latest"_s},
            u"core / \u2026: ubuntu-latest|macos-latest|windows-latest"_s);
        row("in the middle",
            {u"Python 3.12 on ubuntu-latest"_s, u"Python 3.13 on ubuntu-latest"_s, u"Python 3.12 on macos-15"_s},
            u"Python \u2026 on \u2026: 3.12,ubuntu-latest|3.13,ubuntu-latest|3.12,macos-15"_s);
        row("what all have in common",
            {u"stable - x86_64-unknown-linux-gnu - node@24"_s, u"stable - aarch64-apple-darwin - node@24"_s,
             u"stable - x86_64-pc-windows-msvc - node@24"_s},
            u"stable - \u2026 - node@24: x86_64-unknown-linux-gnu|aarch64-apple-darwin|x86_64-pc-windows-msvc"_s);
        row("nothing but values", {u"x64 - stable"_s, u"x64 - beta"_s, u"arm64 - stable"_s},
            u"\u2026 - \u2026: x64,stable|x64,beta|arm64,stable"_s);
        row("a version behind its system", {u"Test Ubuntu 24.04"_s, u"Test Windows 2025"_s, u"Test macOS 15"_s},
            u"Test \u2026: Ubuntu 24.04|Windows 2025|macOS 15"_s);
        row("a number joined to a word", {u"testLatestDeps0"_s, u"testLatestDeps1"_s, u"testLatestDeps2"_s},
            u"testLatestDeps\u2026: 0|1|2"_s);
        row("shards", {u"e2e shard 1/3"_s, u"e2e shard 2/3"_s, u"e2e shard 3/3"_s}, u"e2e shard \u2026/3: 1|2|3"_s);
        row("most of a grid empty", {u"gcc-14 x64"_s, u"clang-19 arm64"_s, u"msvc x86"_s},
            u"\u2026 \u2026: gcc-14 x64|clang-19 arm64|msvc x86"_s);
    }

    void namesTellTheCells()
    {
        QFETCH(QStringList, names);
        QTEST(told(names), "matrices");
    }

    void differentJobsAreNoMatrix_data()
    {
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* what, const QStringList& names) { QTest::newRow(what) << names; };
        row("verbs", {u"Build docs"_s, u"Build wheel"_s, u"Build image"_s, u"Build release"_s});
        row("jobs of a called workflow", {u"ci / build"_s, u"ci / test"_s, u"ci / lint"_s, u"ci / docs"_s});
        row("numbered steps", {u"1. Build"_s, u"2. Test"_s, u"3. Deploy"_s});
        row("words with digits", {u"Deploy to s3"_s, u"Deploy to ec2"_s, u"Deploy to k8s"_s});
        row("tests of many things", {u"e2e tests"_s, u"unit tests"_s, u"fuzz tests"_s});
        row("two are not enough", {u"Build linux"_s, u"Build windows"_s, u"Build docs"_s});
        row("different work on each system", {u"Lint ubuntu"_s, u"Test windows"_s, u"Build macos"_s});
        row("the same name", {u"Test 1"_s, u"Test 1"_s, u"Test 1"_s});
        row("languages", {u"Bindings python"_s, u"Bindings node"_s, u"Bindings go"_s});
        row("one bracket each", {u"Deploy (production)"_s, u"Notify (chat)"_s});
        row("ellipses", {u"\u2026 1"_s, u"\u2026 2"_s, u"\u2026 3"_s});
        row("nothing", {QString(), QString(), QString()});
        row("only signs", {u"((("_s, u"/,/"_s, u" / "_s});
    }

    void differentJobsAreNoMatrix()
    {
        QFETCH(QStringList, names);
        QCOMPARE(told(names), QString());
    }

    /// Jobs come page by page: a grid that is there stays under its name and only grows.
    void aGrowingRunKeepsItsMatrices()
    {
        QStringList all;
        for (const auto& python : {u"3.11"_s, u"3.12"_s, u"3.13"_s}) {
            for (const auto& os : {u"ubuntu-latest"_s, u"macos-15"_s, u"windows-2025"_s})
                all << u"Python %1 on %2"_s.arg(python, os);
        }
        QStringList names;
        for (const QString& name : std::as_const(all)) {
            names << name;
            const auto matrices = matrixCells(names);
            if (names.size() < 3)
                continue;
            QCOMPARE(matrices.size(), 1);
            QCOMPARE(matrices[0].name, u"Python \u2026 on \u2026"_s);
            QCOMPARE(std::ssize(matrices[0].cells), names.size());
            QCOMPARE(matrices[0].cells.front().values.size(), names.size() > 3 ? 2 : 1);
        }
    }

    void noJobIsInTwoMatrices()
    {
        const QStringList names{u"Test (a)"_s, u"Test (b)"_s, u"Test 1"_s, u"Test 2"_s, u"Test 3"_s, u"Test"_s};
        QSet<qsizetype> seen;
        for (const MatrixCells& matrix : matrixCells(names)) {
            for (const MatrixCell& cell : matrix.cells) {
                QVERIFY(!seen.contains(cell.job));
                seen << cell.job;
            }
        }
        QCOMPARE(seen.size(), 5);
    }
};

QTEST_GUILESS_MAIN(MatrixCellsTest)
#include "matrix_cells.moc"
