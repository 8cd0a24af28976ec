// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/scope_filter.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <set>

using namespace signalbox;
using namespace signalbox::monitor;
using namespace Qt::StringLiterals;
using Branches = core::RepositoryScope::Branches;

namespace {

const core::RepositoryName app{u"octo"_s, u"app"_s};
const auto ci = u".github/workflows/ci.yml"_s;
const auto docs = u".github/workflows/docs.yml"_s;
const QDateTime now(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC);

core::Repository repository(const QString& branch = u"main"_s)
{
    return {.id = {1}, .name = app, .defaultBranch = branch};
}

core::Run run(qint64 id, const QString& workflow, const QString& branch, const QString& event = u"push"_s)
{
    core::Run run;
    run.id = {id};
    run.repository = {1};
    run.repositoryName = app;
    run.workflowPath = workflow;
    run.branch = branch;
    run.event = event;
    return run;
}

core::ChangeSet setOf(const std::vector<core::Run>& runs, const std::optional<core::Repository>& with = {})
{
    core::ChangeSet set{.account = u"ada"_s, .at = now};
    for (const core::Run& one : runs)
        set.changes.emplace_back(core::Changed<core::Run>{.before = one, .after = one});
    if (with)
        set.changes.emplace_back(core::Changed<core::Repository>{.before = {}, .after = *with});
    return set;
}

/// What somebody who hears the changes has on show.
void follow(std::set<core::RunId>& shown, const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        if (const auto* one = std::get_if<core::Changed<core::Run>>(&change))
            shown.insert(one->after.id);
        else if (const auto* removed = std::get_if<core::RunRemoved>(&change))
            shown.erase(removed->run);
        else if (std::holds_alternative<core::RepositoryRemoved>(change))
            shown.clear();
    }
}

} // namespace

/// Which runs count.
class MonitorScopeFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aScopeSaysWhichRunsCount_data()
    {
        QTest::addColumn<core::RepositoryScope>("scope");
        QTest::addColumn<core::Run>("one");
        QTest::addColumn<bool>("counts");
        const core::RepositoryScope whole;
        const core::RepositoryScope noDocs{.leftOut = {docs}};
        const core::RepositoryScope onDefault{.branches = Branches::Default};
        const core::RepositoryScope some{.branches = Branches::Some, .patterns = {u"main"_s, u"release/*"_s}};
        QTest::newRow("whole") << whole << run(1, docs, u"x"_s) << true;
        QTest::newRow("left out") << noDocs << run(1, docs, u"main"_s) << false;
        QTest::newRow("left in") << noDocs << run(1, ci, u"x"_s) << true;
        QTest::newRow("a new workflow") << noDocs << run(1, u".github/workflows/new.yml"_s, u"x"_s) << true;
        QTest::newRow("default") << onDefault << run(1, ci, u"main"_s) << true;
        QTest::newRow("another branch") << onDefault << run(1, ci, u"x"_s) << false;
        QTest::newRow("a fork's main") << onDefault << run(1, ci, u"main"_s, u"pull_request"_s) << false;
        QTest::newRow("no branch") << onDefault << run(1, ci, {}) << false;
        QTest::newRow("pattern") << some << run(1, ci, u"release/2.0/x"_s) << true;
        QTest::newRow("no pattern") << some << run(1, ci, u"mainline"_s) << false;
        QTest::newRow("a mistaken pattern")
            << core::RepositoryScope{.branches = Branches::Some, .patterns = {u"re[lease"_s}}
            << run(1, ci, u"release"_s) << false;
    }
    void aScopeSaysWhichRunsCount()
    {
        QFETCH(const core::RepositoryScope, scope);
        QFETCH(const core::Run, one);
        QFETCH(const bool, counts);
        QCOMPARE(scope.counts(one, u"main"_s), counts);
        ScopeFilter filter({{app, scope}});
        filter.take(setOf({}, repository()));
        std::set<core::RunId> shown;
        follow(shown, filter.take(setOf({one})));
        QCOMPARE(!shown.empty(), counts);
    }

    void wordsSayWhatIsLeft()
    {
        const std::vector<core::Workflow> workflows{{.id = {1}, .path = ci}, {.id = {2}, .path = docs}};
        QCOMPARE(core::words({}, workflows), QString());
        QCOMPARE(core::words({.leftOut = {docs}, .branches = Branches::Default}, workflows),
                 u"1 of 2 workflows, default branch"_s);
        QCOMPARE(core::words({.branches = Branches::Some, .patterns = {u"a"_s, u"b*"_s}}, workflows),
                 u"branches a, b*"_s);
        QCOMPARE(core::words({.leftOut = {u"gone.yml"_s}}, workflows), QString());
    }

    void theRepositoryMayComeBehindItsRuns()
    {
        ScopeFilter filter({{app, {.branches = Branches::Default}}});
        std::set<core::RunId> shown;
        follow(shown, filter.take(setOf({run(1, ci, u"main"_s), run(2, ci, u"x"_s)}, repository())));
        QCOMPARE(shown, (std::set<core::RunId>{{1}}));
    }

    void anotherScopeTakesAwayAndBringsBackAsOldNews()
    {
        ScopeFilter filter;
        std::set<core::RunId> shown;
        follow(shown, filter.take(setOf({run(1, ci, u"main"_s), run(2, docs, u"main"_s)}, repository())));
        auto follows = filter.setScopes({{app, {.leftOut = {docs}}}}, u"ada"_s, now);
        QVERIFY(follows.catchingUp);
        follow(shown, follows);
        QCOMPARE(shown, (std::set<core::RunId>{{1}}));
        QVERIFY(filter.setScopes({{app, {.leftOut = {docs}}}}, u"ada"_s, now).isEmpty());
        follows = filter.setScopes({}, u"ada"_s, now);
        QCOMPARE(follows.changes.size(), 1U);
        QVERIFY(!std::get<core::Changed<core::Run>>(follows.changes.front()).before); // new to who hears it
        follow(shown, follows);
        QCOMPARE(shown.size(), 2U);
    }

    void anotherDefaultBranchMakesOtherRunsCount()
    {
        ScopeFilter filter({{app, {.branches = Branches::Default}}});
        std::set<core::RunId> shown;
        follow(shown, filter.take(setOf({run(1, ci, u"main"_s), run(2, ci, u"trunk"_s)}, repository())));
        follow(shown, filter.take(setOf({}, repository(u"trunk"_s))));
        QCOMPARE(shown, (std::set<core::RunId>{{2}}));
    }

    void ofOneThatDoesNotCountNothingIsHeard()
    {
        ScopeFilter filter({{app, {.leftOut = {docs}}}});
        filter.take(setOf({run(1, docs, u"main"_s)}, repository()));
        core::ChangeSet removal{.account = u"ada"_s, .at = now};
        removal.changes.emplace_back(core::RunRemoved{.run = {1}, .repository = {1}});
        QVERIFY(filter.take(removal).isEmpty());
        QVERIFY(filter.setScopes({}, u"ada"_s, now).isEmpty()); // and it is forgotten
    }

    void whateverHappensWhatIsShownIsWhatCounts()
    {
        QRandomGenerator random(3);
        ScopeFilter filter;
        std::set<core::RunId> shown;
        std::map<core::RunId, core::Run> all;
        RepositoryScopes scopes;
        QString branch = u"main"_s;
        follow(shown, filter.take(setOf({}, repository())));
        for (int round = 0; round < 2000; ++round) {
            const QString some = random.bounded(2) ? u"main"_s : u"trunk"_s;
            switch (random.bounded(5)) {
            case 0:
                scopes = {{app,
                           {.leftOut = random.bounded(2) ? QStringList{docs} : QStringList(),
                            .branches = static_cast<Branches>(random.bounded(3)),
                            .patterns = {some}}}};
                follow(shown, filter.setScopes(scopes, u"ada"_s, now));
                break;
            case 1:
                branch = some;
                follow(shown, filter.take(setOf({}, repository(branch))));
                break;
            case 2: {
                const core::RunId gone{random.bounded(1, 30)};
                core::ChangeSet removal{.account = u"ada"_s, .at = now};
                removal.changes.emplace_back(core::RunRemoved{.run = gone, .repository = {1}});
                follow(shown, filter.take(removal));
                all.erase(gone);
                break;
            }
            default: {
                const auto one = run(random.bounded(1, 30), random.bounded(2) ? ci : docs, some,
                                     random.bounded(3) ? u"push"_s : u"pull_request"_s);
                all.insert_or_assign(one.id, one);
                follow(shown, filter.take(setOf({one})));
            }
            }
            std::set<core::RunId> wanted;
            for (const auto& [id, one] : all) {
                if (scopes.value(app).counts(one, branch))
                    wanted.insert(id);
            }
            QCOMPARE(shown, wanted);
        }
    }
};

QTEST_GUILESS_MAIN(MonitorScopeFilter)
#include "monitor_scope_filter.moc"
