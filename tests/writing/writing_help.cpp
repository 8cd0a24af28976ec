// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/workflow_help.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::writing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head
    = "on:\n  workflow_dispatch:\n    inputs:\n      level: {type: string}\njobs:\n"
      "  build:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        rust: [stable, beta]\n"
      "    outputs:\n      version: 1\n    steps:\n      - id: one\n        run: make\n";

} // namespace

/// A | in the text is where the cursor stands.
class WritingHelp : public QObject {
    Q_OBJECT

    struct Cursor {
        QByteArray text;
        int offset = 0;
    };
    static Cursor cursorIn(QByteArray text)
    {
        const auto at = text.lastIndexOf('|');
        return {.text = text.remove(at, 1), .offset = static_cast<int>(at)};
    }

    QStringList labels(const QByteArray& text) const
    {
        const Cursor cursor = cursorIn(text);
        QStringList all;
        for (const editing::Completion& each : m_help.completions(cursor.text, cursor.offset)) {
            all << each.label;
            if (each.replaced.start > cursor.offset || each.replaced.end < cursor.offset)
                all << u"out of place: "_s + each.label;
        }
        return all;
    }

    QString help(const QByteArray& text) const
    {
        const Cursor cursor = cursorIn(text);
        return m_help.helpAt(cursor.text, cursor.offset).text;
    }

    core::ManualClock m_clock{QDateTime(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC)};
    std::shared_ptr<lint::LearnedActions> m_learned = std::make_shared<lint::LearnedActions>();
    WorkflowHelp m_help{std::make_shared<const lint::Checker>(m_learned), m_clock};

private Q_SLOTS:
    void initTestCase()
    {
        m_learned->learn({.name = "octo-org/deploy", .ref = "v3"}, lint::Presence::There,
                         "name: Deploy\ndescription: Brings it there.\ninputs:\n  target: {description: Where to.}\n"
                         "outputs:\n  url: {description: Where it is.}\nruns: {using: node24, main: index.js}\n");
    }

    void whatCanStandThereIsOffered_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("offered");
        QTest::addColumn<QString>("notOffered");
        const QByteArray step = head + "      - ";
        QTest::newRow("a key of the top") << QByteArray("on: push\n|") << u"jobs"_s << u"on"_s;
        QTest::newRow("an event") << QByteArray("on:\n  pu|") << u"pull_request"_s << u"project"_s;
        QTest::newRow("an event in brackets") << QByteArray("on: [pu|]") << u"push"_s << u"jobs"_s;
        QTest::newRow("a filter") << QByteArray("on:\n  push:\n    |") << u"branches"_s << u"types"_s;
        QTest::newRow("an activity") << QByteArray("on:\n  issues:\n    types: [|]") << u"opened"_s << u"created"_s;
        QTest::newRow("a key of a job") << head + "    |" << u"needs"_s << u"runs-on"_s;
        QTest::newRow("a key of a step") << step + "u|" << u"uses"_s << u"runs-on"_s;
        QTest::newRow("a machine") << QByteArray("jobs:\n  a:\n    runs-on: |") << u"ubuntu-24.04"_s << u"true"_s;
        QTest::newRow("a job that is needed") << head + "  test:\n    needs: |" << u"build"_s << u"test"_s;
        QTest::newRow("a shell") << step + "run: x\n        shell: |" << u"bash"_s << u"fish"_s;
        QTest::newRow("true or false") << head + "    continue-on-error: |" << u"true"_s << u"yes"_s;
        QTest::newRow("a scope") << QByteArray("permissions:\n  |") << u"contents"_s << u"content"_s;
        QTest::newRow("a level of a scope") << QByteArray("permissions:\n  id-token: |") << u"write"_s << u"read"_s;
        QTest::newRow("an input of an action")
            << step + "uses: actions/checkout@v4\n        with:\n          |" << u"fetch-depth"_s << u"uses"_s;
        QTest::newRow("an input of an action that was learned")
            << step + "uses: octo-org/deploy@v3\n        with:\n          |" << u"target"_s << u"uses"_s;
        QTest::newRow("an output of an action that was learned")
            << step + "id: there\n        uses: octo-org/deploy@v3\n      - run: echo ${{ steps.there.outputs.| }}"
            << u"url"_s << u"target"_s;
        const QByteArray action = "name: A\ninputs:\n  target:\n    default: all\nruns:\n  using: composite\n  steps:\n"
                                  "    - id: one\n      run: make\n      shell: bash\n    - ";
        QTest::newRow("a key of an action file") << QByteArray("inputs:\n|") << u"branding"_s << u"jobs"_s;
        QTest::newRow("a key of an action's step") << action + "|" << u"shell"_s << u"timeout-minutes"_s;
        QTest::newRow("an input of the action itself") << action + "run: ${{ inputs.| }}" << u"target"_s << u"level"_s;
        QTest::newRow("a step of an action") << action + "run: ${{ steps.| }}" << u"one"_s << u"two"_s;
        QTest::newRow("an input of what an action uses")
            << action + "uses: actions/checkout@v4\n      with:\n        |" << u"fetch-depth"_s << u"uses"_s;
        QTest::newRow("a colour") << QByteArray("runs:\n  using: docker\nbranding:\n  color: |") << u"purple"_s
                                  << u"pink"_s;
        QTest::newRow("a key of dependabot.yml") << QByteArray("version: 2\n|") << u"updates"_s << u"jobs"_s;
        const QByteArray update = "version: 2\nupdates:\n  - package-ecosystem: ";
        QTest::newRow("a package manager") << update + "|" << u"github-actions"_s << u"daily"_s;
        QTest::newRow("a key of an update") << update + "npm\n    |" << u"schedule"_s << u"interval"_s;
        QTest::newRow("an interval") << update + "npm\n    schedule:\n      interval: |" << u"weekly"_s << u"monday"_s;
        QTest::newRow("a context") << step + "run: echo ${{ |" << u"matrix"_s << u"always"_s;
        QTest::newRow("a property of github") << step + "run: echo ${{ github.| }}" << u"ref_name"_s << u"jobs"_s;
        QTest::newRow("a key of this matrix") << step + "run: echo ${{ matrix.|" << u"rust"_s << u"os"_s;
        QTest::newRow("an input of this workflow") << step + "run: echo ${{ inputs.|" << u"level"_s << u"rust"_s;
        QTest::newRow("a step before") << step + "run: echo ${{ steps.|" << u"one"_s << u"two"_s;
        QTest::newRow("a condition needs no brackets") << step + "if: fail|" << u"failure"_s << u"secrets"_s;
        QTest::newRow("nothing in a script") << QByteArray(step + "run: >-\n          ma|") << QString() << u"uses"_s;
        QTest::newRow("nothing in a comment") << QByteArray("on: push # |") << QString() << u"jobs"_s;
    }

    void whatCanStandThereIsOffered()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, offered);
        QFETCH(const QString, notOffered);
        const QStringList all = labels(text);
        QVERIFY2(offered.isEmpty() ? all.isEmpty() : all.contains(offered), qPrintable(all.join(u' ')));
        QVERIFY2(!all.contains(notOffered), qPrintable(all.join(u' ')));
        QVERIFY2(all.filter(u"out of place"_s).isEmpty(), qPrintable(all.join(u' ')));
    }

    void anActionIsOfferedWithItsNewestVersion()
    {
        const QStringList all = labels(head + "      - uses: act|");
        QVERIFY(std::ranges::any_of(all, [](const QString& each) { return each.startsWith(u"actions/checkout@v"_s); }));
    }

    void aKeyThatHoldsAListBeginsOne()
    {
        const Cursor cursor = cursorIn("jobs:\n  a:\n    st|");
        const auto all = m_help.completions(cursor.text, cursor.offset);
        const auto steps = std::ranges::find(all, u"steps"_s, &editing::Completion::label);
        QVERIFY(steps != all.end());
        QCOMPARE(steps->insertText, u"steps:\n  - "_s);
    }

    void whatStandsThereIsExplained_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("a key") << QByteArray("jobs:\n  a:\n    tim|eout-minutes: 5\n") << u"360"_s;
        QTest::newRow("an event") << QByteArray("on:\n  pull_re|quest:\n") << u"synchronize"_s;
        QTest::newRow("an event in brackets") << QByteArray("on: [pu|sh]\n") << u"pushed"_s;
        QTest::newRow("an action") << head + "      - uses: actions/che|ckout@v4\n" << u"repository"_s;
        QTest::newRow("an input") << head
                + "      - uses: actions/checkout@v4\n        with:\n          fetch-d|epth: 0\n"
                                  << u"commits"_s;
        QTest::newRow("an action that was learned") << head + "      - uses: octo-org/de|ploy@v3\n" << u"Brings"_s;
        QTest::newRow("an input of it") << head
                + "      - uses: octo-org/deploy@v3\n        with:\n          ta|rget: 0\n"
                                        << u"Where to"_s;
        QTest::newRow("a key of an action") << QByteArray("runs:\n  us|ing: docker\n") << u"composite"_s;
        QTest::newRow("a key of dependabot.yml")
            << QByteArray("version: 2\nupdates:\n  - package-ecosystem: npm\n    cool|down: {}\n") << u"days"_s;
        QTest::newRow("a property") << head + "      - run: echo ${{ github.ref_|name }}\n" << u"github.ref_name"_s;
        QTest::newRow("a function") << head + "      - run: echo ${{ toJ|SON(github) }}\n" << u"toJSON"_s;
        QTest::newRow("a schedule") << QByteArray("on:\n  schedule:\n    - cron: '30 3| * * 1'\n") << u"Monday"_s;
    }

    void whatStandsThereIsExplained()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, part);
        QVERIFY2(help(text).contains(part), qPrintable(help(text)));
    }

    void aScheduleIsExplainedWithItsNextFiveTimes()
    {
        const QStringList lines = help("on:\n  schedule:\n    - cron: '30 3| * * 1'\n").split(u'\n');
        QCOMPARE(lines.size(), 6);
        QVERIFY2(lines[1].contains(u"30 Nov 2026"_s) && lines[1].contains(u"03:30"_s), qPrintable(lines[1]));
    }

    void nothingIsKnownOfWordsOfTheUsersOwn()
    {
        QVERIFY(help("jobs:\n  bu|ild:\n").isEmpty());
        QVERIFY(help("on: push # co|mment\n").isEmpty());
    }
};

QTEST_GUILESS_MAIN(WritingHelp)
#include "writing_help.moc"
