// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome.h"
#include "desktop/notice_text.h"
#include "desktop/notifier.h"
#include "desktop/tray_icon.h"
#include "desktop/tray_state.h"
#include "told_notices.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using signalbox::tests::Told;
using signalbox::tests::transition;
using Kind = monitor::Transition::Kind;

class AppNotices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBrokenDefaultBranchIsUrgentAndOffersTheRerun()
    {
        Told told;
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
        QCOMPARE(told.list.front().title, u"CI broke on main"_s);
        QVERIFY(told.list.front().urgent);
        QVERIFY(told.list.front().offersRerun);
        QCOMPARE(told.notices.about(told.list.front().line)->run.id, core::RunId{101});
    }

    void aFixIsCalmAndTakesThePlaceOfTheBreak()
    {
        Told told;
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        told.notices.add(transition(Kind::Fixed), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 2U);
        QCOMPARE(told.list[1].line, told.list[0].line);
        QVERIFY(!told.list[1].urgent);
        QVERIFY(!told.list[1].offersRerun);
    }

    void othersBranchesAreNotAnnounced()
    {
        Told told;
        auto other = transition(Kind::Broken);
        other.onDefaultBranch = false;
        told.notices.add(other, u"me"_s);
        told.notices.add(transition(Kind::StillBroken), u"me"_s);
        told.clock.advance(1min);
        QVERIFY(told.list.empty());
    }

    void whatTheUserStartedIsAnnouncedOnAnyBranch()
    {
        Told told;
        auto own = transition(Kind::StillBroken);
        own.onDefaultBranch = false;
        own.run.triggeringActor = u"Me"_s;
        told.notices.add(own, u"me"_s);
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
    }

    void aBurstIsOneNotice()
    {
        Told told;
        for (int workflow = 1; workflow <= 7; ++workflow)
            told.notices.add(transition(Kind::Broken, workflow), {});
        told.notices.add(transition(Kind::Fixed, 8), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
        QCOMPARE(told.list.front().title, u"7 runs failed, 1 run is fixed"_s);
        QVERIFY(!told.notices.about(told.list.front().line));
    }

    void whatARunDoesAndHowItsLineStandsIsOneNotice_data()
    {
        QTest::addColumn<QList<Kind>>("kinds");
        QTest::addColumn<QStringList>("titles");
        using enum Kind;
        QTest::newRow("ended and broken") << QList{Finished, Broken} << QStringList{u"CI broke on main"_s};
        QTest::newRow("in any order") << QList{Broken, Finished} << QStringList{u"CI broke on main"_s};
        QTest::newRow("started and ended") << QList{Started, Finished} << QStringList{u"CI ended on main"_s};
        QTest::newRow("broken and the next fixed it")
            << QList{Finished, Broken, Started, Finished, Fixed} << QStringList{u"CI is fixed on main"_s};
        QTest::newRow("a wait is a matter of its own")
            << QList{Started, WaitingForApproval, SlowerThanUsual}
            << QStringList{u"CI takes longer than usual on main"_s, u"CI waits for approval on main"_s};
    }
    void whatARunDoesAndHowItsLineStandsIsOneNotice()
    {
        QFETCH(const QList<Kind>, kinds);
        QFETCH(const QStringList, titles);
        Told told;
        for (const Kind kind : kinds) {
            auto own = transition(kind);
            own.run.actor = u"me"_s;
            told.notices.add(own, u"me"_s);
        }
        told.clock.advance(1s);
        QCOMPARE(told.titles(), titles);
    }

    void eachKindHasItsWordsAndItsButtons_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("buttons");
        using enum Kind;
        QTest::newRow("broken") << Broken << u"CI broke on main"_s << u"rerun mute urgent"_s;
        QTest::newRow("still broken") << StillBroken << u"CI is still broken on main"_s << u"rerun mute"_s;
        QTest::newRow("fixed") << Fixed << u"CI is fixed on main"_s << u"mute"_s;
        QTest::newRow("started") << Started << u"CI started on main"_s << u"mute"_s;
        QTest::newRow("ended") << Finished << u"CI ended on main"_s << u"mute"_s;
        QTest::newRow("waits") << WaitingForApproval << u"CI waits for approval on main"_s << u"approve mute"_s;
        QTest::newRow("queued") << QueuedTooLong << u"CI is still in the queue on main"_s << u"mute"_s;
        QTest::newRow("slow") << SlowerThanUsual << u"CI takes longer than usual on main"_s << u"mute"_s;
        QTest::newRow("silent") << CronSilent << u"CI no longer runs by its schedule on main"_s << u"mute"_s;
    }
    void eachKindHasItsWordsAndItsButtons()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, title);
        QFETCH(const QString, buttons);
        const auto notice = desktop::noticeOf(transition(kind));
        QCOMPARE(notice.title, title);
        QVERIFY(notice.body.startsWith(u"o/r"));
        QStringList has;
        for (const auto& [isThere, word] : {std::pair(notice.offersRerun, u"rerun"_s),
                                            {notice.offersApproval, u"approve"_s},
                                            {notice.offersMute, u"mute"_s},
                                            {notice.urgent, u"urgent"_s}}) {
            if (isThere)
                has << word;
        }
        QCOMPARE(has.join(u' '), buttons);
    }

    void anEndThatFailedOffersTheRerun()
    {
        auto ended = transition(Kind::Finished);
        ended.run.state = core::State::fromWords(u"completed"_s, u"timed_out"_s);
        const auto notice = desktop::noticeOf(ended);
        QVERIFY(notice.offersRerun);
        QVERIFY(notice.body.contains(core::words(ended.run.state)));
    }

    void aWorkflowThatIsSwitchedOffWithoutARunHasWordsToo()
    {
        auto silent = transition(Kind::CronSilent);
        silent.run = {.repositoryName = {.owner = u"o"_s, .name = u"r"_s}, .workflowName = u"Nightly"_s};
        const auto notice = desktop::noticeOf(silent);
        QCOMPARE(notice.title, u"Nightly no longer runs by its schedule"_s);
        QVERIFY(notice.body.contains(u"inactivity"));
    }

    void textFromOutsideIsNoPlaceholder()
    {
        auto odd = transition(Kind::Broken);
        odd.run.workflowName = u"100%2 %1"_s;
        odd.run.branch = u"%1"_s;
        odd.run.title = u"%1 %2"_s;
        odd.run.actor = u"%3"_s;
        const auto notice = desktop::noticeOf(odd);
        QCOMPARE(notice.title, u"100%2 %1 broke on %1"_s);
        QCOMPARE(notice.body, u"o/r #12: %1 %2\n%3"_s);
    }

    void aBurstCountsEachSort()
    {
        Told told;
        const QList kinds{Kind::Broken,  Kind::StillBroken, Kind::Fixed,      Kind::WaitingForApproval,
                          Kind::Started, Kind::Finished,    Kind::CronSilent, Kind::QueuedTooLong};
        for (qint64 workflow = 1; const Kind kind : kinds) {
            auto own = transition(kind, workflow++);
            own.run.actor = u"me"_s;
            told.notices.add(own, u"me"_s);
        }
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
        QCOMPARE(told.list.front().title,
                 u"2 runs failed, 1 run is fixed, 1 run waits for approval, 1 run is still in the queue, "
                 "1 schedule is silent, 1 run started, 1 run ended"_s);
        QVERIFY(told.list.front().body.endsWith(u"and 3 more"_s));
        QVERIFY(!told.list.front().offersMute);
    }

    void bodiesAreEscapedForServersThatReadMarkUpOnly()
    {
        QCOMPARE(desktop::bodyFor(u"<b>&"_s, {u"body"_s, u"body-markup"_s}), u"&lt;b&gt;&amp;"_s);
        QCOMPARE(desktop::bodyFor(u"<b>&"_s, {u"body"_s}), u"<b>&"_s);
    }

    void theTrayShowsTheWorst()
    {
        using enum core::Outcome;
        desktop::TrayState state;
        QCOMPARE(state.worst(), Passed);
        QCOMPARE(state.words(), u"All is well"_s);
        // What waits for the user is named, and is no sign of its own.
        state.inbox = {u"acme/app: #148 waits for Licence scan"_s};
        QCOMPARE(state.words(), u"1 in your inbox"_s);
        QCOMPARE(state.worst(), Passed);
        state.inbox.clear();
        state.runs = {{.outcome = Running}, {.outcome = Queued}};
        QCOMPARE(state.worst(), Running);
        state.runs.push_back({.outcome = NeedsPerson});
        QCOMPARE(state.worst(), NeedsPerson);
        state.runs.push_back({.outcome = Failed});
        state.runs.push_back({.outcome = Failed});
        state.stale = true;
        QCOMPARE(state.worst(), Failed);
        QCOMPARE(state.words(), u"2 failed, 1 waiting for a person, 1 running, not up to date"_s);
    }

    void theIconDiffersByOutcomeAndByNumber()
    {
        using enum core::Outcome;
        const auto image = [](std::vector<desktop::TrayRun> runs) {
            return desktop::trayIcon({.runs = std::move(runs)}).pixmap(32, 32).toImage();
        };
        const auto well = image({});
        const auto one = image({{.outcome = Failed}});
        const auto two = image({{.outcome = Failed}, {.outcome = Failed}});
        QVERIFY(!well.isNull());
        QVERIFY(well != one);
        QVERIFY(one != two);
    }
};

QTEST_MAIN(AppNotices)
#include "app_notices.moc"
