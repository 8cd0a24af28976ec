// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/script_shells.h"

#include <QTest>

using namespace signalbox::lists;

namespace {

std::vector<ScriptShell> inJob(const QByteArray& job, const QByteArray& before = {})
{
    return scriptShells(before + "jobs:\n  a:\n" + job);
}

} // namespace

class ScriptShells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStepsOwnShellCountsWhereverItStands()
    {
        const auto shells
            = inJob("    steps:\n      - shell: python\n        run: print(1)\n"
                    "      - run: echo\n      - name: x\n        run: |\n          dir\n        shell: cmd\n"
                    "      - uses: a/b@v1\n");
        QCOMPARE(shells, (std::vector<ScriptShell>{{5, "python"}, {6, "bash"}, {8, "cmd"}}));
    }

    void aTemplateIsKnownByItsProgram()
    {
        const auto shells
            = inJob("    steps:\n      - {run: x, shell: 'node {0}'}\n      - {run: x, shell: '/usr/bin/Perl {0}'}\n"
                    "      - {run: x, shell: 'pwsh.exe -f {0}'}\n      - {run: x, shell: \"${{ matrix.shell }}\"}\n");
        QCOMPARE(shells[0].shell, "node");
        QCOMPARE(shells[1].shell, "perl");
        QCOMPARE(shells[2].shell, "pwsh");
        QCOMPARE(shells[3].shell, "${{ matrix.shell }}");
    }

    void jobsAndWorkflowsHaveTheirDefaults()
    {
        const QByteArray run = "    steps: [{run: x}]\n";
        const QByteArray workflow = "defaults: {run: {shell: pwsh}}\n";
        QCOMPARE(inJob(run, workflow)[0].shell, "pwsh");
        QCOMPARE(inJob("    defaults: {run: {shell: python}}\n" + run, workflow)[0].shell, "python");
    }

    void windowsHasPowerShell()
    {
        const QByteArray run = "    steps: [{run: x}]\n";
        QCOMPARE(inJob("    runs-on: windows-2025\n" + run)[0].shell, "pwsh");
        QCOMPARE(inJob("    runs-on: [self-hosted, Windows]\n" + run)[0].shell, "pwsh");
        QCOMPARE(inJob("    runs-on: ubuntu-24.04\n" + run)[0].shell, "bash");
    }

    void actionsHaveStepsToo()
    {
        QCOMPARE(scriptShells("runs:\n  using: composite\n  steps:\n    - run: x\n      shell: python\n"),
                 (std::vector<ScriptShell>{{4, "python"}}));
    }

    void whatIsHalfTypedGivesWhatCanBeRead()
    {
        QVERIFY(scriptShells({}).empty());
        QVERIFY(scriptShells("a: [").empty());
        QVERIFY(inJob("    steps:\n      - run: x\n        shell:\n")[0].shell == "bash");
    }
};

QTEST_APPLESS_MAIN(ScriptShells)
#include "script_shells.moc"
