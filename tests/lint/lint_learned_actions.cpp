// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"
#include "lint/references.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace signalbox::lint;
using namespace Qt::StringLiterals;

namespace {

const ActionAtRef deploy{.name = "octo-org/deploy", .ref = "v3"};

constexpr auto metadata
    = "name: Deploy\ndescription: Brings it there.\ninputs:\n  target: {description: Where to., required: true}\n"
      "  old: {deprecationMessage: It is always so.}\noutputs:\n  url: {description: Where it is.}\n"
      "runs: {using: node24, main: index.js}\n";

QByteArray job(const QByteArray& steps)
{
    return "on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n" + steps;
}

const QByteArray wrong = job("      - {id: there, uses: Octo-Org/deploy@v3, with: {traget: all, old: 1}}\n"
                             "      - run: echo ${{ steps.there.outputs.urls }}\n");

} // namespace

/// What is learned of actions that the catalogue does not know.
class LintLearnedActions : public QObject {
    Q_OBJECT

    static QStringList rulesIn(const std::vector<Diagnostic>& found)
    {
        QStringList rules;
        for (const Diagnostic& each : found)
            rules << each.rule;
        rules.sort();
        return rules;
    }

private Q_SLOTS:
    void aLearnedActionIsJudgedAsOneOfTheCatalogue()
    {
        const auto learned = std::make_shared<LearnedActions>();
        const Checker checker(learned);
        QCOMPARE(rulesIn(checker.check(wrong)), QStringList());
        learned->learn(deploy, Presence::There, metadata);
        const QStringList expected{u"action-input-missing"_s, u"action-input-unknown"_s, u"deprecated-input"_s,
                                   u"steps-outputs-action"_s};
        QCOMPARE(rulesIn(checker.check(wrong)), expected);
        const QByteArray right = job("      - {id: there, uses: octo-org/deploy@v3, with: {TARGET: all}}\n"
                                     "      - run: echo ${{ steps.there.outputs.url }}\n");
        QCOMPARE(rulesIn(checker.check(right)), QStringList());
        // Another ref may have other inputs.
        QCOMPARE(rulesIn(checker.check(QByteArray(wrong).replace("@v3", "@v4"))), QStringList());
    }

    void anActionThatIsNotThereIsAnError()
    {
        const auto learned = std::make_shared<LearnedActions>();
        learned->learn(deploy, Presence::Missing);
        QCOMPARE(rulesIn(Checker(learned).check(wrong)), QStringList{u"action-missing"_s});
    }

    void nothingIsSaidOfAnActionThatNobodyCouldRead_data()
    {
        QTest::addColumn<Presence>("presence");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("asked in vain") << Presence::Unknown << QByteArray();
        QTest::newRow("no YAML") << Presence::There << QByteArray("runs: {");
        QTest::newRow("no action") << Presence::There << QByteArray("on: push\njobs: {}\n");
        QTest::newRow("nothing") << Presence::There << QByteArray();
    }

    void nothingIsSaidOfAnActionThatNobodyCouldRead()
    {
        QFETCH(const Presence, presence);
        QFETCH(const QByteArray, bytes);
        const auto learned = std::make_shared<LearnedActions>();
        learned->learn(deploy, presence, bytes);
        QVERIFY(learned->wasAskedFor(deploy));
        QCOMPARE(rulesIn(Checker(learned).check(wrong)), QStringList());
    }

    void whatIsToBeFetchedIsNamedOnce()
    {
        const Checker checker;
        LearnedActions learned;
        const QByteArray text = job(
            "      - uses: octo-org/deploy@v3\n      - uses: octo-org/deploy@v3\n      - uses: actions/checkout@v7\n"
            "      - uses: octo-org/tools/sub@main\n      - uses: ./here\n      - uses: docker://alpine:3\n"
            "      - uses: ${{ matrix.action }}@v1\n      - uses: octo-org/none\n");
        const ActionAtRef tools{.name = "octo-org/tools/sub", .ref = "main"};
        QCOMPARE(unknownActions(text, checker.actions(), learned), (std::vector{deploy, tools}));
        learned.learn({.name = "OCTO-ORG/Deploy", .ref = "v3"}, Presence::There, metadata);
        learned.learn(tools, Presence::Unknown);
        QCOMPARE(unknownActions(text, checker.actions(), learned), std::vector<ActionAtRef>());
        const QByteArray action = "runs:\n  using: composite\n  steps:\n    - uses: octo-org/other@v1\n";
        QCOMPARE(unknownActions(action, checker.actions(), learned),
                 std::vector{(ActionAtRef{.name = "octo-org/other", .ref = "v1"})});
    }

    void itIsLearnedWhileOthersCheck()
    {
        const auto learned = std::make_shared<LearnedActions>();
        const Checker checker(learned);
        std::atomic<bool> isDone = false;
        std::atomic<int> odd = 0;
        const std::unique_ptr<QThread> other(QThread::create([&] {
            while (!isDone) {
                const auto found = checker.check(wrong).size();
                odd += found == 0 || found == 4 ? 0 : 1;
            }
        }));
        other->start();
        for (int i = 0; i < 200; ++i)
            learned->learn({.name = "octo-org/a" + QByteArray::number(i), .ref = "v1"}, Presence::There, metadata);
        learned->learn(deploy, Presence::There, metadata);
        isDone = true;
        QVERIFY(other->wait());
        QCOMPARE(odd.load(), 0);
        QCOMPARE(checker.check(wrong).size(), size_t(4));
    }

    void helpComesFromWhereverItIsKnown()
    {
        const Checker checker;
        LearnedActions learned;
        const auto files = std::make_shared<FetchedFiles>();
        files->give(u"build/action.yml"_s, metadata);
        const Repository repository(files);
        const References references(checker.actions(), learned, repository);
        const auto help = [&](QByteArrayView uses) { return references.help(UsedAction::read(uses)); };
        QVERIFY(!help("actions/checkout@v7").newest.isEmpty());
        QVERIFY(help("actions/checkout@v7").version);
        QVERIFY(help("octo-org/deploy@v3").help.isEmpty());
        learned.learn(deploy, Presence::There, metadata);
        QCOMPARE(help("octo-org/deploy@v3").help, u"Deploy: Brings it there."_s);
        QCOMPARE(help("octo-org/deploy@v3").inputHelp.value("target"), u"Where to."_s);
        QCOMPARE(help("./build").help, u"Deploy: Brings it there."_s);
        QVERIFY(help("./elsewhere").help.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LintLearnedActions)
#include "lint_learned_actions.moc"
