// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"
#include "monitor/transitions.h"
#include "sleepy_clock.h"

#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using monitor::Transition;
using monitor::Transitions;
using tests::History;
using tests::Way;
using Kind = Transition::Kind;

Q_DECLARE_METATYPE(signalbox::tests::History)
Q_DECLARE_METATYPE(signalbox::tests::Way)

namespace {

const auto account = u"mara@github.com"_s;

core::Run runOf(int number, const QString& status, const QString& conclusion = {})
{
    return {.id = {18'400'000'000 + number},
            .repository = {640'000'001},
            .workflow = {98'000'001},
            .number = number,
            .event = u"push"_s,
            .state = core::State::fromWords(status, conclusion),
            .branch = u"main"_s};
}

core::ChangeSet setOf(const core::Run& run)
{
    return {.account = account, .changes = {core::Changed<core::Run>{.after = run}}};
}

} // namespace

/// The table is histories.txt; here is how it is played, and what a table cannot show.
class MonitorTransitions : public QObject {
    Q_OBJECT

    static void addHistories(std::initializer_list<std::pair<const char*, Way>> ways)
    {
        QTest::addColumn<History>("history");
        QTest::addColumn<Way>("way");
        int count = 0;
        for (const History& history : tests::readHistories(QStringLiteral(SIGNALBOX_HISTORIES))) {
            ++count;
            for (const auto& [name, way] : ways)
                QTest::addRow("%s, %s: %s", name, qPrintable(history.kinds.first()), qPrintable(history.name))
                    << history << way;
        }
        QVERIFY(count >= 120);
    }

private Q_SLOTS:
    void whatAHistoryTells_data()
    {
        addHistories({{"as written", Way::AsWritten}, {"each list the other way round", Way::Backwards}});
    }
    void whatAHistoryTells()
    {
        QFETCH(const History, history);
        QFETCH(const Way, way);
        const auto heard = tests::play(history, way);
        QCOMPARE(heard.told, history.told);
        QCOMPARE(heard.repeated, QStringList());
    }

    void whatComesTwiceIsToldOnce_data() { addHistories({{"twice", Way::Twice}}); }
    void whatComesTwiceIsToldOnce()
    {
        QFETCH(const History, history);
        const auto heard = tests::play(history, Way::Twice);
        QCOMPARE(heard.told, history.told);
        QCOMPARE(heard.repeated, QStringList());
    }

    void whatIsSeenRunByRunIsToldRunByRun_data() { addHistories({{"apart", Way::Apart}}); }
    void whatIsSeenRunByRunIsToldRunByRun()
    {
        QFETCH(const History, history);
        const auto heard = tests::play(history, Way::Apart);
        QCOMPARE(heard.told, history.toldApart);
        QCOMPARE(heard.repeated, QStringList());
    }

    void aVerdictNamesWhatCameBefore()
    {
        core::ManualClock clock(QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::UTC));
        Transitions transitions(clock);
        QList<Transition> heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) {
            if (monitor::isVerdict(each.kind))
                heard << each;
        });
        transitions.apply(setOf(runOf(1, u"completed"_s, u"success"_s)));
        transitions.apply(setOf(runOf(2, u"completed"_s, u"failure"_s)));
        auto first = runOf(3, u"completed"_s, u"failure"_s);
        first.branch = u"topic"_s;
        transitions.apply(setOf(first));
        QCOMPARE(heard.size(), 2);
        QVERIFY(heard[0].before);
        QCOMPARE(heard[0].before->number, 1);
        QVERIFY(!heard[1].before);
    }

    void whoeverHearsOfItFindsAllRemembered()
    {
        core::ManualClock clock(QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::UTC));
        Transitions transitions(clock);
        int told = 0;
        const auto set = setOf(runOf(2, u"completed"_s, u"failure"_s));
        connect(&transitions, &Transitions::happened, this, [&] {
            ++told;
            transitions.apply(set);
        });
        transitions.apply(set);
        QCOMPARE(told, 2); // finished and broken
    }

    void whatSeemsToWaitAfterASleepIsLookedAtFirst()
    {
        tests::SleepyClock clock;
        Transitions transitions(clock);
        QList<Kind> heard;
        connect(&transitions, &Transitions::happened, this, [&](const Transition& each) { heard << each.kind; });
        transitions.apply(setOf(runOf(1, u"queued"_s)));
        transitions.apply(setOf(runOf(2, u"queued"_s)));
        clock.sleep(8h);
        clock.advance(1min);
        QCOMPARE(heard, QList<Kind>());
        transitions.apply(setOf(runOf(1, u"in_progress"_s)));
        clock.advance(3min);
        QCOMPARE(heard, (QList<Kind>{Kind::Started, Kind::QueuedTooLong})); // the second still waits
    }
};

QTEST_GUILESS_MAIN(MonitorTransitions)
#include "monitor_transitions.moc"
