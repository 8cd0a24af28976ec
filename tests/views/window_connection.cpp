// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connection.h"
#include "window/trail.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using views::Connection;
using Kind = Connection::Kind;

namespace {

const QDateTime now(QDate(2026, 3, 4), QTime(14, 0), QTimeZone::UTC);

core::Freshness fresh(const QString& name, int secondsAgo = 5)
{
    return {.name = *core::RepositoryName::parse(name), .seenAt = now.addSecs(-secondsAgo)};
}

core::Freshness failing(const QString& name, core::ErrorKind kind, int secondsAgo)
{
    core::Freshness freshness = fresh(name, secondsAgo);
    freshness.error = core::Error{.kind = kind, .what = u"It failed."_s};
    return freshness;
}

views::Signs signs(const std::vector<core::Freshness>& all)
{
    views::Signs signs{.signedIn = true};
    for (const core::Freshness& freshness : all)
        signs.freshness[freshness.name] = freshness;
    return signs;
}

} // namespace

class WindowConnection final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatKeepsItFromBeingLive()
    {
        QCOMPARE(views::connection({}, now).kind, Kind::SignedOut);
        QCOMPARE(views::connection(signs({}), now).kind, Kind::Nothing);
        QCOMPARE(views::connection(signs({{.name = *core::RepositoryName::parse(u"a/b"_s)}}), now).kind,
                 Kind::Beginning);
        QCOMPARE(views::connection(signs({fresh(u"a/b"_s)}), now).kind, Kind::Live);
    }

    void oneRepositoryInTroubleIsStaleSinceItsLastAnswer()
    {
        const Connection state
            = views::connection(signs({fresh(u"a/b"_s), failing(u"a/c"_s, core::ErrorKind::Offline, 3600)}), now);
        QCOMPARE(state.kind, Kind::Stale);
        QVERIFY2(state.text.startsWith(u"1 of 2 stale since 13:00"_s), qPrintable(state.text));
        QVERIFY(state.detail.contains(u"a/c: It failed."_s));
        QVERIFY(!state.detail.contains(u"a/b"_s));
    }

    void allOutOfReachIsOfflineSinceTheOldestAnswer()
    {
        const Connection state = views::connection(
            signs({failing(u"a/b"_s, core::ErrorKind::Offline, 60), failing(u"a/c"_s, core::ErrorKind::Timeout, 7200)}),
            now);
        QCOMPARE(state.kind, Kind::Offline);
        QVERIFY2(state.text.contains(u"12:00"_s), qPrintable(state.text));
    }

    void aMachineWithoutANetworkIsOfflineBeforeAnythingFails()
    {
        views::Signs known = signs({fresh(u"a/b"_s)});
        known.offline = true;
        QCOMPARE(views::connection(known, now).kind, Kind::Offline);
        QCOMPARE(views::connection(known, now).text, u"Offline"_s);
    }

    void aPauseThatGitHubAskedForIsSaidUntilItIsOver()
    {
        views::Signs known = signs({failing(u"a/b"_s, core::ErrorKind::RateLimited, 60)});
        known.quota.pausedUntil = now.addSecs(1800);
        QCOMPARE(views::connection(known, now).kind, Kind::Paused);
        QVERIFY(views::connection(known, now).text.contains(u"14:30"_s));
        QCOMPARE(views::connection(known, now.addSecs(1800)).kind, Kind::Stale);
    }

    void whatWeStoppedOurselvesIsNoTrouble()
    {
        QCOMPARE(views::connection(signs({failing(u"a/b"_s, core::ErrorKind::Cancelled, 60)}), now).kind, Kind::Live);
    }

    void hundredFailuresAreNoWallOfText()
    {
        std::vector<core::Freshness> all;
        for (int i = 0; i < 100; ++i)
            all.push_back(failing(u"a/r%1"_s.arg(i), core::ErrorKind::NotFound, 60));
        QCOMPARE(views::connection(signs(all), now).detail.count(u'\n'), 8);
        QVERIFY(views::connection(signs(all), now).detail.endsWith(u"and 92 more"_s));
    }

    void aTimeOfAnotherDaySaysTheDay()
    {
        const Connection state = views::connection(signs({failing(u"a/b"_s, core::ErrorKind::NotFound, 100'000)}), now);
        QVERIFY2(state.text.contains(QLocale().toString(QDate(2026, 3, 3), QLocale::ShortFormat)),
                 qPrintable(state.text));
    }

    void quotaIsSaidAsGitHubCountsIt()
    {
        core::Quota quota{.limit = 5000, .used = 412, .remaining = 4588, .resetAt = now.addSecs(600)};
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(views::quotaText(quota, now), u"412 of 5,000 used, resets 14:10"_s);
        quota.resetAt = now.addSecs(-1);
        QCOMPARE(views::quotaText(quota, now), u"412 of 5,000 used"_s);
        QCOMPARE(views::quotaText({}, now), QString());
        QLocale::setDefault(QLocale::c());
    }

    void countsDownToTheNextLook()
    {
        QCOMPARE(views::nextLookText(now.addMSecs(3001), false, now), u"Next look in 4 s"_s);
        QCOMPARE(views::nextLookText(now.addSecs(119), false, now), u"Next look in 119 s"_s);
        QCOMPARE(views::nextLookText(now.addSecs(300), false, now), u"Next look in 5 min"_s);
        QCOMPARE(views::nextLookText(now.addSecs(-7), false, now), u"Looking now"_s);
        QCOMPARE(views::nextLookText(now.addSecs(300), true, now), u"Looking now"_s);
        QCOMPARE(views::nextLookText({}, false, now), QString());
    }

    void aTrailLeadsBackAndForwardAsABrowserDoes()
    {
        const auto one = views::Place::at({u"a"_s, {1}});
        const auto two = views::Place::at({u"a"_s, {2}});
        views::Trail trail;
        QVERIFY(!trail.canGoBack());
        QVERIFY(trail.go(one));
        QVERIFY(!trail.go(one));
        QVERIFY(trail.go(two));
        trail.back();
        QCOMPARE(trail.here(), one);
        QVERIFY(trail.canGoForward());
        trail.back();
        trail.back();
        QCOMPARE(trail.here(), views::Place::overview());
        QVERIFY(trail.go(two));
        QVERIFY(!trail.canGoForward());
    }

    void aTrailHasAnEnd()
    {
        views::Trail trail;
        for (int i = 1; i <= 250; ++i)
            trail.go(views::Place::at({u"a"_s, {i}}));
        int steps = 0;
        for (; trail.canGoBack(); ++steps)
            trail.back();
        QCOMPARE(steps, 99);
        QCOMPARE(trail.here().run->run.value, 151);
    }
};

QTEST_GUILESS_MAIN(WindowConnection)
#include "window_connection.moc"
