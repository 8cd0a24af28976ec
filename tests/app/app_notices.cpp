// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notifier.h"
#include "desktop/run_notices.h"
#include "desktop/tray_icon.h"
#include "desktop/tray_state.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using desktop::Notice;
using desktop::RunNotices;
using Kind = monitor::Transition::Kind;

namespace {

monitor::Transition transition(Kind kind, qint64 workflow = 1)
{
    monitor::Transition transition{.kind = kind, .account = u"me@github.com"_s, .onDefaultBranch = true};
    transition.run = {.id = {100 + workflow},
                      .repository = {7},
                      .repositoryName = {.owner = u"o"_s, .name = u"r"_s},
                      .workflow = {workflow},
                      .workflowName = u"CI"_s,
                      .title = u"<b>Bold</b>"_s,
                      .number = 12,
                      .branch = u"main"_s,
                      .actor = u"somebody"_s,
                      .triggeringActor = u"somebody"_s};
    return transition;
}

class Told {
public:
    Told()
    {
        QObject::connect(&notices, &RunNotices::notice, &notices, [this](const Notice& n) { list.push_back(n); });
    }
    core::ManualClock clock{QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::UTC)};
    RunNotices notices{clock};
    std::vector<Notice> list;
};

} // namespace

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
