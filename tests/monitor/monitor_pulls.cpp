// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/silent_checks.h"
#include "monitor/station.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::SilentChecks;
using demo::FaultKind;
using signalbox::tests::Station;

namespace {

/// A watched repository whose main branch requires three checks, with a pull request of the user's own of which CI
/// reports two.
struct Stuck {
    explicit Stuck(const QString& author = u"mara"_s, bool draft = false)
        : repository(station.addRepository(u"signal"_s))
    {
        repository.requirements.insert(u"main"_s,
                                       {.byProtection = {u"Lint"_s}, .byRuleset = {u"Test (stable)"_s, u"Licences"_s}});
        open(5, u"step-limit"_s, author, draft);
        station.open({station.nameOf(repository)});
    }

    void open(int number, const QString& branch, const QString& author = u"mara"_s, bool draft = false)
    {
        auto& world = station.server.world();
        repository.pullRequests.push_back({.id = world.nextId(u"pull"_s),
                                           .number = number,
                                           .title = u"Limit the steps"_s,
                                           .author = author,
                                           .head = branch,
                                           .base = u"main"_s,
                                           .draft = draft,
                                           .createdAt = world.now(),
                                           .updatedAt = world.now()});
        push(branch, number, author);
    }
    void push(const QString& branch, int number, const QString& author = u"mara"_s)
    {
        station.server.world().push(repository,
                                    {.branch = branch, .message = u"Go on"_s, .author = author, .pullRequest = number});
    }
    void report(const QString& context, const QString& state = u"success"_s)
    {
        auto& world = station.server.world();
        repository.statuses.push_back({.id = world.nextId(u"status"_s),
                                       .sha = repository.pullRequests.front().sha,
                                       .context = context,
                                       .state = state,
                                       .at = world.now()});
        world.touch(repository);
    }

    /// As it was said last; no checks when it is silent no more.
    std::optional<SilentChecks> told()
    {
        std::optional<SilentChecks> last;
        for (const core::ChangeSet& set : station.sets) {
            for (const core::Change& change : set.changes) {
                if (const auto* row = std::get_if<core::Changed<SilentChecks>>(&change))
                    last = row->after;
            }
        }
        return last;
    }
    QStringList silent()
    {
        QStringList contexts;
        for (const core::SilentCheck& check : told().value_or(SilentChecks{}).checks)
            contexts << check.context;
        return contexts;
    }
    int asked(const QString& route) { return station.server.traffic().byRoute.value(route); }
    int asked()
    {
        return asked(u"GET R/commits/{ref}/check-runs"_s) + asked(u"GET R/commits/{ref}/status"_s)
            + asked(u"GET R/rules/branches/{branch}"_s) + asked(u"GET R/branches/{branch}"_s) + asked(u"GET R/pulls"_s);
    }

    Station station;
    demo::Repository& repository;
};

const QDateTime noon(QDate(2026, 3, 4), QTime(12, 0), QTimeZone::UTC);

core::Check checkOf(const QString& context, qint64 app = 15368)
{
    return {.context = context, .app = app, .ended = true, .at = noon};
}

} // namespace

/// Required checks that nobody will report: told of the user's own pull requests, late rather than wrong.
class MonitorPulls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequiredCheckThatNobodyReportsIsToldWhenNothingRunsAnyMore()
    {
        Stuck stuck;
        stuck.station.pass(14min); // CI has ended after two of them
        QVERIFY(!stuck.told());
        stuck.station.pass(12min);
        QCOMPARE(stuck.silent(), QStringList{u"Licences"_s});
        QCOMPARE(stuck.told()->pull.number, 5);
        QCOMPARE(stuck.told()->repositoryName.full(), u"mara/signal"_s);
        QVERIFY(stuck.told()->since <= stuck.station.clock.now().addSecs(-15 * 60));
        QCOMPARE(stuck.station.broken, QStringList());
    }

    void itIsTakenBackWhenItIsReportedAfterAll()
    {
        Stuck stuck;
        stuck.station.pass(30min);
        QCOMPARE(stuck.silent(), QStringList{u"Licences"_s});
        stuck.report(u"Licences"_s, u"pending"_s); // reported is reported, whatever it says
        stuck.station.pass(6min);
        QVERIFY(stuck.told() && stuck.told()->checks.empty());
    }

    void aNewPushIsWaitedForAnew()
    {
        Stuck stuck;
        stuck.station.pass(30min);
        QVERIFY(!stuck.silent().isEmpty());
        stuck.push(u"step-limit"_s, 5);
        stuck.station.pass(6min);
        QVERIFY(stuck.silent().isEmpty());
        stuck.station.pass(25min);
        QCOMPARE(stuck.silent(), QStringList{u"Licences"_s});
    }

    void aPullRequestThatIsClosedOrMadeADraftIsSilentNoMore()
    {
        for (const bool draft : {false, true}) {
            Stuck stuck;
            stuck.station.pass(30min);
            QVERIFY(!stuck.silent().isEmpty());
            stuck.repository.pullRequests.front().draft = draft;
            stuck.repository.pullRequests.front().state = draft ? u"open"_s : u"closed"_s;
            stuck.station.server.world().touch(stuck.repository);
            stuck.station.pass(6min);
            QVERIFY(stuck.told()->checks.empty());
        }
    }

    void oneThatWasOpenedAgainFromTheSameBranchIsAnotherOne()
    {
        Stuck stuck;
        stuck.station.pass(30min);
        stuck.repository.pullRequests.front().state = u"closed"_s;
        stuck.open(6, u"step-limit"_s);
        stuck.station.pass(35min);
        QCOMPARE(stuck.told()->pull.number, 6);
        QCOMPARE(stuck.silent(), QStringList{u"Licences"_s});
    }

    void whatIsSomebodyElsesOrADraftCostsNothingButTheList()
    {
        for (const bool draft : {false, true}) {
            Stuck stuck(draft ? u"mara"_s : u"stranger"_s, draft);
            stuck.station.pass(1h);
            QVERIFY(!stuck.told());
            QVERIFY(stuck.asked(u"GET R/pulls"_s) >= 4);
            QCOMPARE(stuck.asked(), stuck.asked(u"GET R/pulls"_s));
        }
    }

    void whereNothingIsRequiredNothingElseIsAsked()
    {
        Stuck stuck;
        stuck.repository.requirements.clear();
        stuck.station.pass(50min);
        QVERIFY(!stuck.told());
        QCOMPARE(stuck.asked(u"GET R/commits/{ref}/check-runs"_s), 0);
        QCOMPARE(stuck.asked(u"GET R/rules/branches/{branch}"_s), 1);
    }

    void whatIsAllReportedIsNotLookedAtAgain()
    {
        Stuck stuck;
        stuck.report(u"Licences"_s);
        stuck.station.pass(20min);
        const int asked = stuck.asked(u"GET R/commits/{ref}/check-runs"_s);
        stuck.station.pass(40min);
        QCOMPARE(stuck.asked(u"GET R/commits/{ref}/check-runs"_s), asked);
        QVERIFY(!stuck.told());
    }

    void aRunThatWaitsForAPersonMayReportMore()
    {
        Stuck stuck;
        auto& world = stuck.station.server.world();
        (void)world.start(stuck.repository,
                          {.workflow = u"ci.yml"_s,
                           .event = u"pull_request"_s,
                           .ref = u"step-limit"_s,
                           .sha = stuck.repository.pullRequests.front().sha,
                           .needsApproval = true});
        stuck.station.pass(1h);
        QVERIFY(!stuck.told());
    }

    void aTokenThatMayNotSeeThemTellsNothingAndIsNoTrouble_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        for (const auto& path : {u"/pulls"_s, u"/check-runs"_s, u"/status\\?"_s})
            QTest::addRow("%s", qPrintable(path)) << path << 403;
        QTest::newRow("gone") << u"/pulls"_s << 404;
    }

    void aTokenThatMayNotSeeThemTellsNothingAndIsNoTrouble()
    {
        QFETCH(const QString, path);
        QFETCH(const int, status);
        Stuck stuck;
        stuck.station.server.faults().add({.kind = FaultKind::Status,
                                           .count = -1,
                                           .path = QRegularExpression(path),
                                           .status = status,
                                           .message = "Resource not accessible by personal access token"});
        stuck.station.pass(50min);
        QVERIFY(!stuck.told());
        QVERIFY(!stuck.station.watcher->freshness(stuck.station.nameOf(stuck.repository))->error);
        QVERIFY(path != "/pulls"_L1 || stuck.asked(u"GET R/pulls"_s) <= 2);
    }

    void aServerThatFailsHereLeavesTheRepositoryFresh()
    {
        Stuck stuck;
        stuck.station.server.faults().add(
            {.kind = FaultKind::Status, .count = -1, .path = QRegularExpression(u"/pulls"_s), .status = 500});
        stuck.station.pass(20min);
        QVERIFY(!stuck.station.watcher->freshness(stuck.station.nameOf(stuck.repository))->error);
        stuck.station.server.faults().clear();
        stuck.station.pass(40min);
        QCOMPARE(stuck.silent(), QStringList{u"Licences"_s});
    }

    /// What is unchanged is answered 304: what this costs of the quota is what changes.
    void anHourOfAStuckPullRequestIsNearlyFree()
    {
        Stuck stuck;
        stuck.station.pass(1h);
        QVERIFY(!stuck.silent().isEmpty());
        stuck.station.server.traffic().clear();
        stuck.station.pass(1h);
        const auto& traffic = stuck.station.server.traffic();
        const int runs = traffic.byRoute.value(u"GET R/actions/runs"_s);
        qInfo("%d requests an hour for one stuck pull request, %d of lists of runs, %d charged of all", stuck.asked(),
              runs, traffic.charged);
        QVERIFY(stuck.asked() <= 50);
        QVERIFY(traffic.charged <= 2);
    }

    void lookingNowReadsTheRulesAgain()
    {
        Stuck stuck;
        stuck.station.pass(30min);
        QVERIFY(!stuck.silent().isEmpty());
        stuck.repository.requirements.clear();
        stuck.station.server.world().touch(stuck.repository);
        stuck.station.watcher->lookNow(stuck.station.nameOf(stuck.repository));
        stuck.station.pass(5s);
        QVERIFY(stuck.told()->checks.empty());
    }

    void withoutALoginNothingIsAsked()
    {
        Station station;
        demo::Repository& repository = station.addRepository(u"calm"_s);
        station.login.clear();
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(1h);
        QVERIFY(station.server.traffic().requests > 10);
        QCOMPARE(station.server.traffic().byRoute.value(u"GET R/pulls"_s), 0);
    }

    void whatCountsAsReported_data()
    {
        QTest::addColumn<core::RequiredCheck>("required");
        QTest::addColumn<core::Check>("reported");
        QTest::addColumn<bool>("isIt");
        const auto row = [](const char* name, const core::RequiredCheck& required, const core::Check& reported,
                            bool isIt) { QTest::newRow(name) << required << reported << isIt; };
        row("the same", {u"build"_s}, checkOf(u"build"_s), true);
        row("its app", {u"build"_s, 15368}, checkOf(u"build"_s), true);
        row("another app", {u"build"_s, 7}, checkOf(u"build"_s), false);
        row("a status for any app", {u"build"_s, 7}, {.context = u"build"_s, .isStatus = true}, true);
        row("letters' case", {u"Build"_s}, checkOf(u"build"_s), true);
        row("one cell of a matrix", {u"build"_s}, checkOf(u"build (linux)"_s), false);
        row("as the page shows it", {u"CI / build (pull_request)"_s}, checkOf(u"build"_s), false);
        row("a prefix", {u"build"_s}, checkOf(u"build-docs"_s), false);
    }

    void whatCountsAsReported()
    {
        QFETCH(const core::RequiredCheck, required);
        QFETCH(const core::Check, reported);
        QFETCH(const bool, isIt);
        QCOMPARE(monitor::unreported({required}, {reported}).empty(), isIt);
    }

    void theCheckThatIsProbablyMeantIsNamed()
    {
        const std::vector<core::Check> reported{checkOf(u"build"_s), checkOf(u"test (stable)"_s),
                                                checkOf(u"lint"_s, 9)};
        const auto silent = monitor::unreported(
            {{u"CI / build (pull_request)"_s}, {u"test"_s}, {u"lint"_s, 15368}, {u"docs (en)"_s}, {u"test"_s}},
            reported);
        QCOMPARE(silent.size(), 4U);
        QCOMPARE(silent[0].reportedAs, u"build"_s);
        QCOMPARE(silent[1].reportedAs, u"test (stable)"_s);
        QVERIFY(silent[2].byAnotherApp && silent[2].reportedAs.isEmpty());
        QVERIFY(silent[3].reportedAs.isEmpty() && !silent[3].byAnotherApp);
    }

    void aPendingStatusIsSomebodyAtWorkForSixHours()
    {
        const monitor::Reports pending{.checks = {{.context = u"cla"_s, .isStatus = true, .at = noon}}};
        QVERIFY(monitor::isGoingOn(pending, noon.addSecs(5 * 3600)));
        QVERIFY(!monitor::isGoingOn(pending, noon.addSecs(7 * 3600)));
        const monitor::Reports queued{.checks = {{.context = u"build"_s, .app = 1}}};
        QVERIFY(monitor::isGoingOn(queued, noon.addDays(1)));
    }

    void aCommentIsNoPush()
    {
        const core::PullRequest pull{.updatedAt = noon.addSecs(3600)};
        QCOMPARE(monitor::lastHeard(pull, noon, {}), noon);
        QCOMPARE(monitor::lastHeard(pull, noon.addDays(1), {}), pull.updatedAt);
    }
};

QTEST_GUILESS_MAIN(MonitorPulls)
#include "monitor_pulls.moc"
