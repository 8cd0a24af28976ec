// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/transitions.h"

#include <QRegularExpression>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using monitor::Transition;
using monitor::Transitions;

namespace {

/// "5F" is run 5 failed, "5.2P" its second attempt passed. Passed, Failed, Timed out, startup failUre, Cancelled,
/// Skipped, Neutral, stalE, Action required, Running, Queued, Waiting, and Z for a word that nobody knows.
core::State stateOf(QChar letter)
{
    static const QHash<QChar, std::pair<QString, QString>> words{
        {u'P', {u"completed"_s, u"success"_s}},
        {u'F', {u"completed"_s, u"failure"_s}},
        {u'T', {u"completed"_s, u"timed_out"_s}},
        {u'U', {u"completed"_s, u"startup_failure"_s}},
        {u'C', {u"completed"_s, u"cancelled"_s}},
        {u'S', {u"completed"_s, u"skipped"_s}},
        {u'N', {u"completed"_s, u"neutral"_s}},
        {u'E', {u"completed"_s, u"stale"_s}},
        {u'A', {u"completed"_s, u"action_required"_s}},
        {u'Z', {u"completed"_s, u"exploded"_s}},
        {u'R', {u"in_progress"_s, {}}},
        {u'Q', {u"queued"_s, {}}},
        {u'W', {u"waiting"_s, {}}},
    };
    const auto [status, conclusion] = words.value(letter);
    return core::State::fromWords(status, conclusion);
}

core::Run runOf(const QString& text)
{
    static const QRegularExpression pattern(u"^(\\d+)(?:\\.(\\d+))?([A-Z])$"_s);
    const auto match = pattern.match(text);
    const int number = match.captured(1).toInt();
    return {.id = {18'400'000'000 + number},
            .repository = {640'000'001},
            .workflow = {98'000'001},
            .number = number,
            .attempt = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt(),
            .event = u"push"_s,
            .state = stateOf(match.captured(3).front()),
            .branch = u"main"_s};
}

core::ChangeSet setOf(const std::vector<core::Run>& runs)
{
    core::ChangeSet set{.account = u"mara@github.com"_s};
    for (const core::Run& run : runs)
        set.changes.push_back(core::Changed<core::Run>{.after = run});
    return set;
}

/// One list of changes: "5F 6P"; "~" before it: it catches up.
core::ChangeSet setOf(QString text)
{
    const bool catchingUp = text.startsWith(u'~');
    std::vector<core::Run> runs;
    for (const QString& run : text.remove(u'~').split(u' ', Qt::SkipEmptyParts))
        runs.push_back(runOf(run));
    core::ChangeSet set = setOf(runs);
    set.catchingUp = catchingUp;
    return set;
}

QString wordsOf(const Transition& told)
{
    static const QHash<Transition::Kind, QString> kinds{{Transition::Kind::Broken, u"broken"_s},
                                                        {Transition::Kind::Fixed, u"fixed"_s},
                                                        {Transition::Kind::StillBroken, u"still"_s}};
    QString words = kinds.value(told.kind) + u' ' + QString::number(told.run.number);
    if (told.run.attempt > 1)
        words += u'.' + QString::number(told.run.attempt);
    return words;
}

core::ChangeSet repositorySet(const QString& defaultBranch)
{
    return {.account = u"mara@github.com"_s,
            .changes
            = {core::Changed<core::Repository>{.after = {.id = {640'000'001}, .defaultBranch = defaultBranch}}}};
}

} // namespace

class MonitorTransitions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<monitor::Transition>(); }

    /// A history is a sequence of looks, separated by "|".
    void whatAHistoryTells_data()
    {
        QTest::addColumn<QString>("history");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const QString& history, const QString& told = {}) {
            QTest::newRow(name) << history << told;
        };
        row("nothing happened", u""_s);
        row("the first run of a line passes", u"1P"_s);
        row("the first run of a line fails", u"1F"_s, u"broken 1"_s);
        row("the first run of a line times out", u"1T"_s, u"broken 1"_s);
        row("the first run of a line could not start", u"1U"_s, u"broken 1"_s);
        row("passes go on", u"1P|2P|3P"_s);
        row("a pass, then a failure", u"1P|2F"_s, u"broken 2"_s);
        row("a failure, then a pass", u"1F|2P"_s, u"broken 1, fixed 2"_s);
        row("failures go on", u"1P|2F|3F|4F"_s, u"broken 2, still 3, still 4"_s);
        row("failures of different kinds go on", u"1P|2F|3T|4U"_s, u"broken 2, still 3, still 4"_s);
        row("broken and fixed in turns", u"1P|2F|3P|4F|5P"_s, u"broken 2, fixed 3, broken 4, fixed 5"_s);

        row("the same look again", u"1P|2F|2F|2F"_s, u"broken 2"_s);
        row("the same row changes in what does not matter", u"1F|1F|2P|2P"_s, u"broken 1, fixed 2"_s);
        row("a run on its way says nothing", u"1P|2Q|2R"_s);
        row("a run is told when it ends", u"1P|2Q|2R|2F"_s, u"broken 2"_s);
        row("a run that waits for a person says nothing", u"1P|2W"_s);
        row("a run that waited and then failed", u"1P|2W|2R|2F"_s, u"broken 2"_s);
        row("a fork's run that needs approval says nothing", u"1P|2A"_s);

        row("a cancelled run says nothing", u"1P|2C"_s);
        row("a skipped run says nothing", u"1P|2S"_s);
        row("a neutral run says nothing", u"1P|2N"_s);
        row("a stale run says nothing", u"1P|2E"_s);
        row("an ending that nobody knows says nothing", u"1P|2Z"_s);
        row("cancelled between a pass and a failure", u"1P|2C|3F"_s, u"broken 3"_s);
        row("cancelled between a failure and a pass", u"1F|2C|3P"_s, u"broken 1, fixed 3"_s);
        row("skipped between two failures", u"1F|2S|3F"_s, u"broken 1, still 3"_s);
        row("cancelled does not fix", u"1F|2C|3C"_s, u"broken 1"_s);
        row("a line that only ever was cancelled begins with a pass", u"1C|2P"_s);

        row("a re-run passes", u"1P|2F|2.2P"_s, u"broken 2, fixed 2.2"_s);
        row("a re-run on its way says nothing", u"1P|2F|2.2Q|2.2R"_s, u"broken 2"_s);
        row("a re-run fails as well", u"1P|2F|2.2R|2.2F"_s, u"broken 2, still 2.2"_s);
        row("a re-run is cancelled", u"1P|2F|2.2C"_s, u"broken 2"_s);
        row("after a cancelled re-run the next run passes", u"1P|2F|2.2C|3P"_s, u"broken 2, fixed 3"_s);
        row("the third attempt passes", u"1P|2F|2.2F|2.3P"_s, u"broken 2, still 2.2, fixed 2.3"_s);
        row("a re-run of a passed run fails", u"1P|1.2F"_s, u"broken 1.2"_s);
        row("an earlier attempt seen late", u"1P|2.2P|2F"_s);
        row("a re-run of an older run fails", u"1P|2P|1.2F"_s);
        row("a re-run of an older run passes while the newer is broken", u"1F|2F|1.2P"_s, u"broken 1, still 2"_s);

        row("an older run fails after a newer one passed", u"1P|3P|2F"_s);
        row("an older run passes after a newer one failed", u"1P|3F|2P"_s, u"broken 3"_s);
        row("an older run fails after a newer one failed", u"1P|3F|2F"_s, u"broken 3"_s);
        row("out of order, then on", u"1P|3F|2P|4P"_s, u"broken 3, fixed 4"_s);

        row("several ended between two looks and it is broken now", u"1P|4F 3F 2P"_s, u"broken 3"_s);
        row("several ended between two looks and it is broken since the first", u"1P|4F 3F 2F"_s, u"broken 2"_s);
        row("several ended between two looks and it is fixed", u"1F|4P 3P 2F"_s, u"broken 1, fixed 3"_s);
        row("broken and fixed between two looks", u"1P|3P 2F"_s);
        row("fixed and broken again between two looks", u"1F|3F 2P"_s, u"broken 1, still 3"_s);
        row("several ended and some were cancelled", u"1P|4C 3F 2C"_s, u"broken 3"_s);
        row("the same row twice in one look", u"1P|2F 2F"_s, u"broken 2"_s);
        row("two attempts in one look", u"1P|2.2P 2F"_s);
        row("a new line with several runs, broken now", u"3F 2P 1F"_s, u"broken 3"_s);
        row("a new line with several runs, passing now", u"3P 2F 1F"_s);

        row("the first look after a start says nothing", u"~3F 2P 1P"_s);
        row("after the first look it goes on", u"~3F 2P 1P|4F"_s, u"still 4"_s);
        row("broken before the start, fixed after it", u"~3F 2P|4P"_s, u"fixed 4"_s);
        row("what the first look told is not told again", u"~3F|3F"_s);
        row("catching up twice", u"~2P|~3F|4F"_s, u"still 4"_s);
        row("a run that was on its way at the start", u"~3R 2P|3F"_s, u"broken 3"_s);
        row("a run number beyond 32 bits of ids", u"2000000000P|2000000001F"_s, u"broken 2000000001"_s);
    }
    void whatAHistoryTells()
    {
        QFETCH(const QString, history);
        QFETCH(const QString, told);
        Transitions transitions;
        QStringList heard;
        connect(&transitions, &Transitions::happened, this,
                [&](const Transition& transition) { heard << wordsOf(transition); });
        for (const QString& look : history.split(u'|', Qt::SkipEmptyParts))
            transitions.apply(setOf(look));
        QCOMPARE(heard.join(u", "_s), told);
    }

    void linesAreApart_data()
    {
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("event");
        QTest::addColumn<qint64>("workflow");
        QTest::addColumn<QString>("account");
        QTest::newRow("another branch") << u"develop"_s << u"push"_s << qint64(98'000'001) << u"mara@github.com"_s;
        QTest::newRow("another workflow") << u"main"_s << u"push"_s << qint64(98'000'002) << u"mara@github.com"_s;
        QTest::newRow("a fork's main") << u"main"_s << u"pull_request"_s << qint64(98'000'001) << u"mara@github.com"_s;
        QTest::newRow("another account") << u"main"_s << u"push"_s << qint64(98'000'001) << u"mara@ghe.example"_s;
    }
    void linesAreApart()
    {
        QFETCH(const QString, branch);
        QFETCH(const QString, event);
        QFETCH(const qint64, workflow);
        QFETCH(const QString, account);
        Transitions transitions;
        QList<Transition> heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) { heard << each; });
        transitions.apply(setOf(u"1F"_s));
        core::Run other = runOf(u"2P"_s);
        other.branch = branch;
        other.event = event;
        other.workflow = {workflow};
        core::ChangeSet set = setOf(std::vector{other});
        set.account = account;
        transitions.apply(set);
        QCOMPARE(heard.size(), 1); // broken, and not fixed by the other
        transitions.apply(setOf(u"3P"_s));
        QCOMPARE(heard.size(), 2);
        QVERIFY(heard.last().kind == Transition::Kind::Fixed);
    }

    void saysWhetherItIsTheDefaultBranchAndWhatCameBefore()
    {
        Transitions transitions;
        QList<Transition> heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) { heard << each; });
        transitions.remember(repositorySet(u"main"_s));
        transitions.apply(setOf(u"1P"_s));
        transitions.apply(setOf(u"2F"_s));
        core::Run onBranch = runOf(u"3F"_s);
        onBranch.branch = u"topic"_s;
        core::Run ofFork = runOf(u"4F"_s);
        ofFork.event = u"pull_request_target"_s;
        transitions.apply(setOf(std::vector{onBranch, ofFork}));
        QCOMPARE(heard.size(), 3);
        QVERIFY(heard[0].onDefaultBranch);
        QVERIFY(heard[0].before);
        QCOMPARE(heard[0].before->number, 1);
        QVERIFY(!heard[1].onDefaultBranch);
        QVERIFY(!heard[1].before);
        QVERIFY(!heard[2].onDefaultBranch);
    }

    void aRepositoryThatWasTakenOffTheListBeginsAnew()
    {
        Transitions transitions;
        QStringList heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) { heard << wordsOf(each); });
        transitions.apply(setOf(u"1F"_s));
        transitions.apply(
            {.account = u"mara@github.com"_s, .changes = {core::RepositoryRemoved{.repository = {640'000'001}}}});
        transitions.apply(setOf(u"2P"_s));
        QCOMPARE(heard, QStringList{u"broken 1"_s});
    }

    void aDeletedRunSaysNothing()
    {
        Transitions transitions;
        QStringList heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) { heard << wordsOf(each); });
        transitions.apply(setOf(u"1F"_s));
        transitions.apply({.account = u"mara@github.com"_s,
                           .changes = {core::RunRemoved{.run = {18'400'000'001}, .repository = {640'000'001}}}});
        QCOMPARE(heard, QStringList{u"broken 1"_s});
    }
};

QTEST_GUILESS_MAIN(MonitorTransitions)
#include "monitor_transitions.moc"
