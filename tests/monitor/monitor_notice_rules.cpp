// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/notice_rules.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using monitor::NoticeRules;
using monitor::Transition;

namespace {

/// "broken acme/app CI main": kind, repository, workflow, branch; then marks: "default", "mine", "fork", "pr".
struct Told {
    Transition transition;
    bool isMine = false;
};

Told toldOf(const QString& text)
{
    const auto words = text.split(u' ');
    Told told;
    const auto kind = monitor::transitionKindFromWord(words[0]);
    if (!kind)
        qFatal("no such kind: %s", qPrintable(words[0]));
    told.transition.kind = *kind;
    told.transition.onDefaultBranch = words.contains(u"default"_s);
    auto& run = told.transition.run;
    run.repositoryName = *core::RepositoryName::parse(words[1]);
    run.workflowName = words[2];
    run.workflowPath = u".github/workflows/%1.yml"_s.arg(words[2].toLower());
    run.branch = words[3];
    const bool isOfFork = words.contains(u"fork"_s);
    run.event = isOfFork || words.contains(u"pr"_s) ? u"pull_request"_s : u"push"_s;
    run.pullRequest = words.contains(u"pr"_s) ? 7 : 0;
    told.isMine = words.contains(u"mine"_s);
    return told;
}

QString wordsOf(const monitor::NoticeActions& actions)
{
    QStringList words;
    if (actions.notify)
        words << u"notify"_s;
    if (actions.tray)
        words << u"tray"_s;
    if (actions.digest)
        words << u"digest"_s;
    if (!actions.command.isEmpty())
        words << u"run "_s + actions.command.join(u' ');
    return words.join(u", "_s);
}

/// With ' for ", to be read more easily.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

/// A file with these rules.
QByteArray fileOf(const QByteArray& rules)
{
    return "{\"rules\": [" + rules + "]}";
}

} // namespace

class MonitorNoticeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAUsersWord_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("done");
        const auto row = [](const char* name, const QString& told, const QString& done = {}) {
            QTest::newRow(name) << told << done;
        };
        row("the default branch breaks", u"broken acme/app CI main default"_s, u"notify, tray"_s);
        row("the default branch is fixed", u"fixed acme/app CI main default"_s, u"notify, tray"_s);
        row("the default branch is still broken", u"still_broken acme/app CI main default"_s);
        row("a run of others starts", u"started acme/app CI main default"_s);
        row("a run of others ends", u"finished acme/app CI main default"_s);
        row("a run of others waits", u"waiting_for_approval acme/app CI main default"_s);
        row("a run of others is in the queue", u"queued_too_long acme/app CI main default"_s);
        row("a run of others is slow", u"slower_than_usual acme/app CI main default"_s);
        row("a cron of others is silent", u"cron_silent acme/app CI main default"_s);
        row("another branch breaks", u"broken acme/app CI topic"_s);
        row("another branch is fixed", u"fixed acme/app CI topic"_s);
        row("a fork's main breaks", u"broken acme/app CI main fork"_s);
        row("my branch breaks", u"broken acme/app CI topic mine"_s, u"notify"_s);
        row("my branch is still broken", u"still_broken acme/app CI topic mine"_s, u"notify"_s);
        row("my branch is fixed", u"fixed acme/app CI topic mine"_s, u"notify"_s);
        row("my run starts", u"started acme/app CI topic mine"_s, u"notify"_s);
        row("my run ends", u"finished acme/app CI topic mine"_s, u"notify"_s);
        row("my run waits", u"waiting_for_approval acme/app CI topic mine"_s, u"notify"_s);
        row("my run is in the queue", u"queued_too_long acme/app CI topic mine"_s, u"notify"_s);
        row("my run is slow", u"slower_than_usual acme/app CI topic mine"_s, u"notify"_s);
        row("my cron is silent", u"cron_silent acme/app CI main default mine"_s, u"notify"_s);
        row("my pull request from a fork breaks", u"broken acme/app CI topic fork mine"_s, u"notify"_s);
        row("I break the default branch", u"broken acme/app CI main default mine"_s, u"notify, tray"_s);
    }
    void withoutAUsersWord()
    {
        QFETCH(const QString, told);
        QFETCH(const QString, done);
        const auto [transition, isMine] = toldOf(told);
        QCOMPARE(wordsOf(NoticeRules::defaults().decide(transition, isMine)), done);
    }

    void aRuleFits_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("done");
        const auto row = [](const char* name, const QByteArray& rules, const QString& told, const QString& done = {}) {
            QTest::newRow(name) << rules << told << done;
        };
        const auto all = json("{'do': ['notify']}");
        row("no rules at all", ""_ba, u"broken acme/app CI main default mine"_s);
        row("a rule that names nothing fits all", all, u"started acme/app CI topic"_s, u"notify"_s);
        row("nothing", json("{'do': ['nothing']}"), u"broken acme/app CI main default"_s);
        row("several at once", json("{'do': ['notify', 'tray', 'digest', {'command': ['beep', '-n', '2']}]}"),
            u"broken acme/app CI main"_s, u"notify, tray, digest, run beep -n 2"_s);
        row("the first that fits decides", json("{'repository': 'acme/*', 'do': ['digest']}, {'do': ['notify']}"),
            u"broken acme/app CI main"_s, u"digest"_s);
        row("and only it", json("{'repository': 'acme/*', 'do': ['nothing']}, {'do': ['notify']}"),
            u"broken acme/app CI main"_s);
        row("what the first does not fit goes to the next",
            json("{'repository': 'acme/*', 'do': ['nothing']}, {'do': ['notify']}"), u"broken other/app CI main"_s,
            u"notify"_s);

        const auto repository = [](const char* pattern) {
            return QByteArray("{\"repository\": \"") + pattern + "\", \"do\": [\"notify\"]}";
        };
        const auto told = u"broken acme/app CI main"_s;
        row("repository by its name", repository("acme/app"), told, u"notify"_s);
        row("repository, whatever the case", repository("ACME/App"), told, u"notify"_s);
        row("repository by its end", repository("*/app"), told, u"notify"_s);
        row("repository by its beginning", repository("acme/a*"), told, u"notify"_s);
        row("repository by a letter", repository("acme/ap?"), told, u"notify"_s);
        row("repository by one of some letters", repository("acme/[a-c]pp"), told, u"notify"_s);
        row("repository by half its name", repository("acme/ap"), told);
        row("repository by its end alone", repository("app"), told);
        row("a dot is a dot", repository("acme.app"), told);
        row("another repository", repository("acme/web"), told);

        const auto workflow = [](const char* pattern) {
            return QByteArray("{\"workflow\": \"") + pattern + "\", \"do\": [\"notify\"]}";
        };
        row("workflow by its name", workflow("CI"), told, u"notify"_s);
        row("workflow by its file", workflow("ci.yml"), told, u"notify"_s);
        row("workflow by a pattern of its file", workflow("c*.yml"), told, u"notify"_s);
        row("another workflow", workflow("Deploy*"), told);

        const auto branch
            = [](const char* pattern) { return QByteArray("{\"branch\": \"") + pattern + "\", \"do\": [\"notify\"]}"; };
        row("branch by its name", branch("main"), told, u"notify"_s);
        row("branch in another case", branch("Main"), told);
        row("branch over slashes", branch("release/*"), u"broken acme/app CI release/1/2"_s, u"notify"_s);
        row("any branch", branch("*"), u"broken acme/app CI topic fork"_s, u"notify"_s);
        row("a fork's branch is not the one that is named", branch("main"), u"broken acme/app CI main fork"_s);
        row("a pull request of ours is", branch("topic"), u"broken acme/app CI topic pr"_s, u"notify"_s);
        row("the default branch, whatever its name", branch("default"), u"broken acme/app CI trunk default"_s,
            u"notify"_s);
        row("not the default branch", branch("default"), u"broken acme/app CI main"_s);
        row("a branch that is called default", branch("[d]efault"), u"broken acme/app CI default/x"_s);

        const auto kinds = json("{'kinds': ['waiting_for_approval', 'cron_silent'], 'do': ['tray']}");
        row("one of the kinds", kinds, u"cron_silent acme/app CI main"_s, u"tray"_s);
        row("none of the kinds", kinds, u"broken acme/app CI main"_s);
        const auto mine = json("{'who': 'me', 'do': ['notify']}");
        row("mine", mine, u"finished acme/app CI main mine"_s, u"notify"_s);
        row("not mine", mine, u"finished acme/app CI main"_s);
        row("anyone's", json("{'who': 'anyone', 'do': ['notify']}"), u"finished acme/app CI main"_s, u"notify"_s);
        const auto narrow = json("{'repository': 'acme/*', 'workflow': 'deploy', 'branch': 'default', 'who': 'me', "
                                 "'kinds': ['waiting_for_approval'], 'do': ['notify']}");
        row("all that it names", narrow, u"waiting_for_approval acme/app Deploy main default mine"_s, u"notify"_s);
        row("all but the kind", narrow, u"started acme/app Deploy main default mine"_s);
        row("all but the repository", narrow, u"waiting_for_approval other/app Deploy main default mine"_s);
        row("all but the workflow", narrow, u"waiting_for_approval acme/app CI main default mine"_s);
        row("all but the branch", narrow, u"waiting_for_approval acme/app Deploy topic mine"_s);
        row("all but the person", narrow, u"waiting_for_approval acme/app Deploy main default"_s);
    }
    void aRuleFits()
    {
        QFETCH(const QByteArray, rules);
        QFETCH(const QString, told);
        QFETCH(const QString, done);
        const auto read = monitor::readNoticeRules(fileOf(rules));
        QVERIFY2(read, read ? "" : qPrintable(read.error().what));
        const auto [transition, isMine] = toldOf(told);
        QCOMPARE(wordsOf(read->decide(transition, isMine)), done);
        const auto again = monitor::readNoticeRules(monitor::toJson(*read));
        QVERIFY2(again, again ? "" : qPrintable(again.error().what));
        QCOMPARE(*again, *read);
    }

    void whatIsWrittenIsReadAgain()
    {
        const QByteArray file
            = json("{ 'rules': [{'repository': 'a/*', 'workflow': 'x', 'branch': 'y', 'kinds': ['fixed', 'started'], "
                   "'who': 'me', 'do': ['digest', {'command': ['p', '', 'a b', '$(x)']}]}, {'branch': 'default', 'do': "
                   "['nothing']}], 'quiet': [{'from': '22:30', 'to': '07:00'}, {'from': '00:00', 'to': '00:00', "
                   "'days': ['sat', 'sun']}], 'digest': '18:15'}");
        const auto rules = monitor::readNoticeRules(file);
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().what));
        QCOMPARE(rules->rules.front().actions.command, (QStringList{u"p"_s, u""_s, u"a b"_s, u"$(x)"_s}));
        QCOMPARE(rules->quietHours.ranges.size(), 2U);
        QCOMPARE(rules->quietHours.ranges[1].days, (std::set<int>{Qt::Saturday, Qt::Sunday}));
        QCOMPARE(rules->digestAt, QTime(18, 15));
        QCOMPARE(*monitor::readNoticeRules(monitor::toJson(*rules)), *rules);
        const auto& defaults = NoticeRules::defaults();
        QCOMPARE(*monitor::readNoticeRules(monitor::toJson(defaults)), defaults);
    }

    void whatIsWrongIsSaidInOneSentenceWithAdvice_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("advice");
        const auto row = [](const char* name, const QByteArray& file, const QString& what, const QString& advice) {
            QTest::newRow(name) << file << what << advice;
        };
        row("an empty file", "", u"line 1 is no JSON"_s, u"Correct that line"_s);
        row("half a file", "{\n \"rules\": [\n", u"line 3 is no JSON"_s, u"Correct that line"_s);
        row("bytes that are no text", "\xff\xfe\x00\x01", u"line 1 is no JSON"_s, u"Correct that line"_s);
        row("a comment", "{\n// mine\n\"rules\": []}", u"line 2 is no JSON"_s, u"Correct that line"_s);
        row("a list", "[]", u"holds no object"_s, u"\"rules\""_s);
        row("no rules", "{}", u"has no \"rules\""_s, u"\"rules\""_s);
        row("rules that are no list", json("{'rules': {}}"), u"\"rules\" of the file is no list"_s, u"[ ]"_s);
        row("a rule that is text", fileOf("\"notify\""), u"rule 1 is no object"_s, u"\"do\""_s);
        row("the second rule", fileOf(json("{'do': ['notify']}, {'do': ['shout']}")),
            u"rule 2 shall do what is unknown: \"shout\""_s, u"notify, tray, digest, nothing"_s);
        row("an unknown field", fileOf(json("{'repositry': 'a/b', 'do': ['notify']}")),
            u"rule 1 has the unknown field \"repositry\""_s, u"repository"_s);
        row("an unknown field of the file", json("{'rules': [], 'quite': []}"),
            u"the file has the unknown field \"quite\""_s, u"quiet"_s);
        row("an unknown kind", fileOf(json("{'kinds': ['brokn'], 'do': ['notify']}")),
            u"rule 1 has the unknown kind \"brokn\""_s, u"broken, still_broken, fixed"_s);
        row("a kind that is a number", fileOf(json("{'kinds': [3], 'do': ['notify']}")), u"unknown kind \"3\""_s,
            u"broken"_s);
        row("kinds that are text", fileOf(json("{'kinds': 'broken', 'do': ['notify']}")),
            u"\"kinds\" of rule 1 is no list"_s, u"[ ]"_s);
        row("no kind", fileOf(json("{'kinds': [], 'do': ['notify']}")), u"rule 1 names no kind"_s, u"leave"_s);
        row("an unknown person", fileOf(json("{'who': 'boss', 'do': ['notify']}")), u"unknown \"who\": \"boss\""_s,
            u"anyone, me"_s);
        row("nothing to do", fileOf(json("{'kinds': ['broken']}")), u"rule 1 does not say what to do"_s, u"\"do\""_s);
        row("an empty list to do", fileOf(json("{'do': []}")), u"does not say what to do"_s, u"\"do\""_s);
        row("a command as text", fileOf(json("{'do': [{'command': 'beep -n 2'}]}")),
            u"\"command\" of rule 1 is no list"_s, u"[ ]"_s);
        row("a command without a program", fileOf(json("{'do': [{'command': []}]}")),
            u"the command of rule 1 names no program"_s, u"\"program\""_s);
        row("a command with an empty program", fileOf(json("{'do': [{'command': ['']}]}")), u"names no program"_s,
            u"\"program\""_s);
        row("a command with a number", fileOf(json("{'do': [{'command': ['beep', 2]}]}")),
            u"an argument that is no text"_s, u"quotes"_s);
        row("an unknown action with fields", fileOf(json("{'do': [{'comand': ['beep']}]}")),
            u"rule 1 has the unknown field \"comand\""_s, u"command"_s);
        row("a pattern that is none", fileOf(json("{'branch': '[a-', 'do': ['notify']}")), u"is no pattern: \"[a-\""_s,
            u"*"_s);
        row("a repository that is a number", fileOf(json("{'repository': 7, 'do': ['notify']}")),
            u"\"repository\" of rule 1 is no text"_s, u"quotes"_s);
        row("an empty branch", fileOf(json("{'branch': '', 'do': ['notify']}")), u"\"branch\" of rule 1 is no text"_s,
            u"leave the field out"_s);
        row("a quiet range without an end", json("{'rules': [], 'quiet': [{'from': '22:00'}]}"),
            u"quiet range 1 does not say from when to when"_s, u"\"to\""_s);
        row("a time that is none", json("{'rules': [], 'quiet': [{'from': '22:00', 'to': '24:00'}]}"),
            u"\"to\" of quiet range 1 is no time: \"24:00\""_s, u"07:30"_s);
        row("a time without a colon", json("{'rules': [], 'digest': '900'}"),
            u"\"digest\" of the file is no time: \"900\""_s, u"07:30"_s);
        row("an unknown day", json("{'rules': [], 'quiet': [{'from': '22:00', 'to': '07:00', 'days': ['sunday']}]}"),
            u"quiet range 1 has the unknown day \"sunday\""_s, u"mon, tue"_s);
        row("quiet for ever", json("{'rules': [], 'quiet': [{'from': '08:00', 'to': '08:00'}]}"),
            u"its quiet hours never end"_s, u"time of the week"_s);
        row("quiet for ever in two parts",
            json("{'rules': [], 'quiet': [{'from': '08:00', 'to': '20:00'}, {'from': '20:00', 'to': '08:00'}]}"),
            u"its quiet hours never end"_s, u"time of the week"_s);
        row("the first of several mistakes", fileOf(json("{'who': 'boss', 'do': ['shout']}, {'do': []}")),
            u"rule 1 has the unknown \"who\""_s, u"anyone, me"_s);
    }
    void whatIsWrongIsSaidInOneSentenceWithAdvice()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, what);
        QFETCH(const QString, advice);
        const auto read = monitor::readNoticeRules(file);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::Malformed);
        QVERIFY2(read.error().what.startsWith(u"The notification rules cannot be used: "),
                 qPrintable(read.error().what));
        QVERIFY2(read.error().what.contains(what), qPrintable(read.error().what));
        QVERIFY2(read.error().advice.contains(advice), qPrintable(read.error().advice));
    }

    void whoStartedARun_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("triggering");
        QTest::addColumn<QString>("login");
        QTest::addColumn<bool>("mine");
        QTest::newRow("I") << u"mara"_s << u"mara"_s << u"mara"_s << true;
        QTest::newRow("I, as GitHub writes me") << u"Mara"_s << u"Mara"_s << u"mara"_s << true;
        QTest::newRow("I ran another's again") << u"joe"_s << u"mara"_s << u"mara"_s << true;
        QTest::newRow("another ran mine again") << u"mara"_s << u"joe"_s << u"mara"_s << true;
        QTest::newRow("another") << u"joe"_s << u"joe"_s << u"mara"_s << false;
        QTest::newRow("my namesake") << u"mara2"_s << u"mara2"_s << u"mara"_s << false;
        QTest::newRow("nobody, and nobody is signed in") << u""_s << u""_s << u""_s << false;
    }
    void whoStartedARun()
    {
        QFETCH(const QString, actor);
        QFETCH(const QString, triggering);
        QFETCH(const QString, login);
        QFETCH(const bool, mine);
        QCOMPARE(monitor::isStartedBy({.actor = actor, .triggeringActor = triggering}, login), mine);
    }

    void everyKindHasAWordOfItsOwn()
    {
        QCOMPARE(monitor::transitionKinds().size(), 9U);
        for (const auto kind : monitor::transitionKinds())
            QVERIFY(monitor::transitionKindFromWord(monitor::word(kind)) == kind);
        QVERIFY(!monitor::transitionKindFromWord(u""_s));
        QVERIFY(!monitor::transitionKindFromWord(u"Broken"_s));
    }
};

QTEST_GUILESS_MAIN(MonitorNoticeRules)
#include "monitor_notice_rules.moc"
