// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"

#include <QElapsedTimer>
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
        QElapsedTimer timer;
        timer.start();
        m_checker.check(text);
        // A release takes less than 0.3 s; sanitizers and a busy machine have their share.
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    lint::Checker m_checker;
};

QTEST_GUILESS_MAIN(LintLargeFiles)
#include "lint_large_files.moc"
