// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/random_values.h"
#include "history/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;
const AccountId bob = u"bob@ghe.example"_s;

template <class Row>
Change changed(const Row& row)
{
    return Changed<Row>{.after = row};
}

template <class T>
std::vector<T> byId(std::vector<T> rows)
{
    std::ranges::sort(rows, {}, &T::id);
    return rows;
}

} // namespace

class HistoryStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = opened();
    }
    void cleanup() { m_store.reset(); }

    void everyFieldComesBackAsItWasKept_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyFieldComesBackAsItWasKept()
    {
        QFETCH(const quint32, seed);
        RandomValues random(seed);
        const Repository repository = random.repository();
        const Workflow workflow = random.workflow(repository.id);
        std::vector<Run> runs;
        std::vector<Job> jobs;
        std::vector<github::Validator> validators;
        ChangeSet changes{.account = ada, .changes = {changed(repository), changed(workflow)}};
        for (int i = 0; i < 20; ++i) {
            runs.push_back(random.run(repository.id));
            jobs.push_back(random.job(runs[0].id, 1));
            validators.push_back(random.validator());
            changes.changes.push_back(changed(runs.back()));
            changes.changes.push_back(changed(jobs.back()));
        }
        keep(changes, validators);
        m_store.reset();
        m_store = opened();

        const Snapshot snapshot = wait(m_store->snapshot(ada, 100));
        QCOMPARE(snapshot.repositories, std::vector{repository});
        QCOMPARE(snapshot.repositories[0].name.full(), repository.name.full());
        QCOMPARE(snapshot.workflows, std::vector{workflow});
        QCOMPARE(byId(snapshot.runs), byId(runs));
        for (const github::Validator& validator : validators) {
            const Repository page{.id = {validator.url.path().section(u'/', 2, 2).toLongLong()}};
            QCOMPARE(wait(m_store->validators(ada, {page})), std::vector{validator});
        }
        QCOMPARE(wait(m_store->jobs(ada, runs[0].id, 1)), byId(jobs));
    }

    void theTimesThatAJobRanComeNewestFirstAndOfItsWorkflowAlone()
    {
        RandomValues random(5);
        ChangeSet changes{.account = ada, .changes = {changed(random.repository())}};
        const auto addRun = [&](int number, WorkflowId workflow, int attempt) {
            Run run = random.run({9});
            run.workflow = workflow;
            run.number = number;
            run.attempt = attempt;
            run.createdAt = QDateTime::fromMSecsSinceEpoch(1'000'000LL * number, QTimeZone::UTC);
            changes.changes.push_back(changed(run));
            return run;
        };
        const auto addJob = [&](const Run& run, int attempt, const QString& name) {
            Job job = random.job(run.id, attempt);
            job.name = name;
            changes.changes.push_back(changed(job));
            return job;
        };
        const QString name = u"Test (a, b)"_s;
        const Run first = addRun(1, {3}, 2);
        const Run second = addRun(2, {3}, 1);
        const Run other = addRun(3, {4}, 1);
        const Job old = addJob(first, 1, name);
        const Job again = addJob(first, 2, name);
        const Job newest = addJob(second, 1, name);
        addJob(second, 1, u"Test (a, c)"_s);
        addJob(other, 1, name);
        keep(changes);
        const JobOfWorkflow which{.repository = {9}, .workflow = {3}, .name = name};
        const auto past = wait(m_store->pastJobs(ada, which, 50));
        QCOMPARE(past.size(), 3U);
        QCOMPARE(past[0].job, newest.id);
        QCOMPARE(past[1].job, again.id);
        QCOMPARE(past[2].job, old.id);
        QCOMPARE(past[1],
                 (PastJob{.job = again.id,
                          .run = first.id,
                          .runNumber = 1,
                          .attempt = 2,
                          .branch = first.branch,
                          .commit = first.commit,
                          .state = again.state,
                          .startedAt = again.startedAt,
                          .completedAt = again.completedAt}));
        QCOMPARE(wait(m_store->pastJobs(ada, which, 2)).size(), 2U);
        QVERIFY(wait(m_store->pastJobs(bob, which, 50)).empty());
        QVERIFY(wait(m_store->pastJobs(ada, {.repository = {8}, .workflow = {3}, .name = name}, 50)).empty());
    }

    void theSnapshotHoldsTheNewestRuns()
    {
        RandomValues random(7);
        ChangeSet changes{.account = ada};
        std::vector<Run> runs;
        for (qint64 id = 1; id <= 3; ++id) {
            Repository repository = random.repository();
            repository.id = {id};
            changes.changes.push_back(changed(repository));
        }
        for (int i = 0; i < 50; ++i) {
            Run run = random.run({1 + i % 3});
            run.createdAt = random.time();
            runs.push_back(run);
            changes.changes.push_back(changed(run));
        }
        keep(changes);
        std::ranges::sort(runs, std::greater(), [](const Run& run) { return std::pair(run.createdAt, run.id); });
        QCOMPARE(wait(m_store->snapshot(ada, 10)).runs, std::vector(runs.begin(), runs.begin() + 10));
        // Of each repository so many at least, and none of them twice.
        const auto ofEach = wait(m_store->snapshot(ada, 10, 5)).runs;
        QSet<RunId> ids;
        for (const Run& run : ofEach)
            ids.insert(run.id);
        QCOMPARE(std::ssize(ofEach), ids.size());
        for (qint64 id = 1; id <= 3; ++id)
            QVERIFY(std::ranges::count(ofEach, RepositoryId{id}, &Run::repository) >= 5);
        std::erase_if(runs, [](const Run& run) { return run.repository != RepositoryId{2}; });
        QCOMPARE(wait(m_store->runs(ada, {2}, 1000)), runs);
        QCOMPARE(wait(m_store->runs(ada, {2}, 3)), std::vector(runs.begin(), runs.begin() + 3));
    }

    void aReRunKeepsTheAttemptBeforeIt()
    {
        RandomValues random(3);
        Run run = random.run({1});
        run.attempt = 1;
        run.state = State::fromWords(u"completed"_s, u"failure"_s);
        const Job first = random.job(run.id, 1);
        keep({.account = ada, .changes = {changed(run), changed(first)}});
        Run again = run;
        again.attempt = 2;
        again.state = State::fromWords(u"queued"_s, {});
        again.triggeringActor = u"somebody else"_s;
        Job second = random.job(run.id, 2);
        second.name = first.name;
        keep({.account = ada, .changes = {changed(again), changed(second)}});

        QCOMPARE(wait(m_store->runs(ada, {1}, 10)), std::vector{again});
        const std::vector<Attempt> attempts = wait(m_store->attempts(ada, run.id));
        QCOMPARE(attempts.size(), 2U);
        QCOMPARE(attempts[0], (Attempt{run.id, 1, run.state, run.triggeringActor, run.startedAt, run.updatedAt}));
        QCOMPARE(attempts[1].state, again.state);
        QCOMPARE(wait(m_store->jobs(ada, run.id, 1)), std::vector{first});
        QCOMPARE(wait(m_store->jobs(ada, run.id, 2)), std::vector{second});
        QCOMPARE(wait(m_store->jobs(ada, run.id, 0)), std::vector{second});
    }

    void whatAReRunLeftAloneIsAmongTheJobsOfTheNewAttempt()
    {
        RandomValues random(3);
        const auto job = [&](qint64 id, int attempt, const QString& name) {
            Job row = random.job({9}, attempt);
            row.id = {id};
            row.name = name;
            row.steps = {{.number = int(id), .name = name}};
            return row;
        };
        const std::vector first{job(1, 1, u"Test"_s), job(2, 1, u"Lint"_s), job(3, 1, u"Lint"_s)};
        const std::vector again{job(4, 3, u"Lint"_s), job(5, 3, u"Release"_s)};
        for (const std::vector<Job>& jobs : {first, again}) {
            for (const Job& each : jobs)
                keep({.account = ada, .changes = {changed(each)}});
        }
        QCOMPARE(wait(m_store->jobs(ada, {9}, 1)), first);
        QCOMPARE(wait(m_store->jobs(ada, {9}, 2)), std::vector<Job>{});
        QCOMPARE(wait(m_store->jobs(ada, {9}, 3)), (std::vector{first[0], again[0], again[1]}));
        QCOMPARE(wait(m_store->jobs(ada, {9}, 0)), (std::vector{first[0], again[0], again[1]}));
    }

    void anOldAttemptThatIsLookedUpLeavesTheRunAsItIs()
    {
        RandomValues random(4);
        Run run = random.run({1});
        run.attempt = 2;
        Run old = run;
        old.attempt = 1;
        old.title = u"before"_s;
        keep({.account = ada, .changes = {changed(run), changed(old)}});
        QCOMPARE(wait(m_store->runs(ada, {1}, 10)), std::vector{run});
        QCOMPARE(wait(m_store->attempts(ada, run.id)).size(), 2U);
    }

    void anAttemptIsKeptWithTheWholeListOfItsJobs()
    {
        RandomValues random(6);
        Run run = random.run({1});
        run.attempt = 2;
        keep({.account = ada, .changes = {changed(run)}});
        Run old = run;
        old.attempt = 1;
        old.state = State::fromWords(u"completed"_s, u"failure"_s);
        old.triggeringActor = u"grace"_s;
        const RunAttempt first{.run = old, .jobs = {random.job(run.id, 1), random.job(run.id, 1)}};
        QVERIFY(!wait(m_store->attempt(ada, run, 1)));
        QVERIFY(QCoro::waitFor(m_store->keepAttempt(ada, first)));
        QCOMPARE(wait(m_store->attempt(ada, run, 1)), std::optional(first));
        QVERIFY(!wait(m_store->attempt(bob, run, 1)));
        QVERIFY(!wait(m_store->attempt(ada, run, 2))); // seen, and its list of jobs is not known
        QCOMPARE(wait(m_store->runs(ada, {1}, 10)), std::vector{run});
        // What is seen of it later does not make it unknown; a run that is deleted does.
        keep({.account = ada, .changes = {changed(old)}});
        QVERIFY(wait(m_store->attempt(ada, run, 1)));
        keep({.account = ada, .changes = {RunRemoved{run.id, {1}}}});
        QVERIFY(!wait(m_store->attempt(ada, run, 1)));
    }

    void anAttemptThatNeverHadAJobIsKnownToHaveNone()
    {
        RandomValues random(7);
        Run run = random.run({1});
        run.attempt = 1;
        run.state = State::fromWords(u"completed"_s, u"startup_failure"_s);
        const RunAttempt none{.run = run, .jobs = {}};
        QVERIFY(QCoro::waitFor(m_store->keepAttempt(ada, none)));
        QCOMPARE(wait(m_store->attempt(ada, run, 1)), std::optional(none));
    }

    void aNewAttemptWithoutJobsHasNone()
    {
        RandomValues random(5);
        Run run = random.run({1});
        run.attempt = 2;
        keep({.account = ada, .changes = {changed(random.job(run.id, 1)), changed(run)}});
        QCOMPARE(wait(m_store->jobs(ada, run.id, 0)), std::vector<Job>{});
        QCOMPARE(wait(m_store->jobs(ada, {run.id.value + 1}, 0)), std::vector<Job>{});
    }

    void stepsThatAreGoneDoNotStay()
    {
        RandomValues random(6);
        Job job = random.job({9}, 1);
        job.steps = {{.number = 1, .name = u"a"_s}, {.number = 2, .name = u"b"_s}};
        keep({.account = ada, .changes = {changed(job)}});
        job.steps = {{.number = 1, .name = u"a"_s, .state = State::fromWords(u"completed"_s, u"success"_s)}};
        keep({.account = ada, .changes = {changed(job)}});
        QCOMPARE(wait(m_store->jobs(ada, {9}, 1)), std::vector{job});
    }

    void twoAccountsDoNotMix()
    {
        RandomValues random(8);
        Repository repository = random.repository();
        repository.canPush = true;
        Run run = random.run(repository.id);
        repository.name = {.owner = u"o"_s, .name = u"r"_s};
        const github::Validator validator = at(u"/repos/o/r/actions/runs?per_page=30"_s);
        keep({.account = ada, .changes = {changed(repository), changed(run)}}, {validator});
        QVERIFY(QCoro::waitFor(m_store->keepSeen(ada, {{repository.id, random.time()}})));
        QVERIFY(wait(m_store->snapshot(bob, 100)).runs.empty());
        QVERIFY(wait(m_store->validators(bob, {repository})).empty());
        QCOMPARE(wait(m_store->validators(ada, {repository})), std::vector{validator});
        repository.canPush = false;
        keep({.account = bob, .changes = {changed(repository), RunRemoved{run.id, repository.id}}});
        QCOMPARE(wait(m_store->snapshot(ada, 100)).runs, std::vector{run});
        QVERIFY(wait(m_store->snapshot(ada, 100)).repositories.at(0).canPush);
        QVERIFY(!wait(m_store->snapshot(bob, 100)).repositories.at(0).canPush);
        QCOMPARE(wait(m_store->snapshot(ada, 100)).seen.size(), 1);
        QVERIFY(wait(m_store->snapshot(bob, 100)).seen.isEmpty());
    }

    void aRunThatIsRemovedTakesItsRowsAndTheirValidatorsAlong()
    {
        RandomValues random(9);
        Run run = random.run({1});
        run.id = {77};
        Run neighbour = random.run({1});
        neighbour.id = {777};
        const Job job = random.job(neighbour.id, 1);
        keep({.account = ada,
              .changes = {changed(run), changed(random.job(run.id, 1)), changed(neighbour), changed(job)}},
             {at(u"/repos/o/r/actions/runs/77/jobs?per_page=100"_s), at(u"/repos/o/r/actions/runs/77"_s),
              at(u"/repos/o/r/actions/runs/777/jobs"_s)});
        keep({.account = ada, .changes = {RunRemoved{run.id, {1}}}});
        const Snapshot snapshot = wait(m_store->snapshot(ada, 10));
        QCOMPARE(snapshot.runs, std::vector{neighbour});
        QCOMPARE(wait(m_store->validators(ada, run.id)), std::vector<github::Validator>{});
        QCOMPARE(wait(m_store->validators(ada, neighbour.id)), std::vector{at(u"/repos/o/r/actions/runs/777/jobs"_s)});
        QCOMPARE(wait(m_store->jobs(ada, run.id, 1)), std::vector<Job>{});
        QCOMPARE(wait(m_store->attempts(ada, run.id)), std::vector<Attempt>{});
        QCOMPARE(wait(m_store->jobs(ada, neighbour.id, 1)), std::vector{job});
    }

    void aRepositoryThatIsRemovedTakesEverythingAlong()
    {
        RandomValues random(10);
        Repository repository = random.repository();
        repository.id = {5};
        repository.name = {.owner = u"Ada"_s, .name = u"a_b"_s};
        const Run run = random.run(repository.id);
        const std::vector others{at(u"/repos/ada/a_b2/actions/runs"_s), at(u"/repos/ada/axb/actions/runs"_s),
                                 at(u"/repositories/55/actions/runs"_s)};
        std::vector validators = others;
        validators.push_back(at(u"/repos/ada/A_B/actions/runs?per_page=30"_s));
        validators.push_back(at(u"/repos/ada/a_b"_s));
        validators.push_back(at(u"/repositories/5?x=1"_s));
        keep({.account = ada,
              .changes = {changed(repository), changed(random.workflow(repository.id)), changed(run),
                          changed(random.job(run.id, 1))}},
             validators);
        keep({.account = ada, .changes = {RepositoryRemoved{repository.id}}});
        const Snapshot snapshot = wait(m_store->snapshot(ada, 10));
        QVERIFY(snapshot.repositories.empty());
        QVERIFY(snapshot.workflows.empty());
        QVERIFY(snapshot.runs.empty());
        const auto named = [](const QString& name) { return Repository{.name = {.owner = u"ada"_s, .name = name}}; };
        QCOMPARE(wait(m_store->validators(ada, {repository, named(u"a_b2"_s), named(u"axb"_s), {.id = {55}}})), others);
        QCOMPARE(wait(m_store->jobs(ada, run.id, 1)), std::vector<Job>{});
    }

    void validatorsAreReadForWhatIsWantedAlone()
    {
        RandomValues random(13);
        Repository repository = random.repository();
        repository.id = {5};
        repository.name = {.owner = u"Ada"_s, .name = u"Tool"_s};
        const std::vector lists{at(u"/api/v3/repos/ada/tool"_s), at(u"/repos/ADA/tool/actions/workflows"_s),
                                at(u"/repositories/5/actions/runs?page=2"_s)};
        const std::vector ofRun{at(u"/repos/ada/tool/actions/runs/77"_s),
                                at(u"/repositories/5/actions/runs/77/jobs?page=2"_s)};
        std::vector all{at(u"/repos/ada/tools/actions/runs"_s), at(u"/repos/ada/tool/actions/runs/777/jobs"_s),
                        at(u"/user"_s)};
        std::ranges::copy(lists, std::back_inserter(all));
        std::ranges::copy(ofRun, std::back_inserter(all));
        keep({.account = ada, .changes = {changed(repository)}}, all);
        auto read = wait(m_store->validators(ada, {repository}));
        QVERIFY(std::ranges::is_permutation(read, lists));
        QCOMPARE(wait(m_store->validators(ada, core::RunId{77})), ofRun);
        QVERIFY(wait(m_store->validators(ada, std::vector<Repository>{})).empty());
    }

    void validatorsOfRunsThatEndedLongAgoAreDropped()
    {
        RandomValues random(14);
        const QDateTime now(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC);
        const auto run = [&](qint64 id, const QString& status, int daysAgo) {
            Run row = random.run({1});
            row.id = {id};
            row.state = State::fromWords(status, {});
            row.updatedAt = now.addDays(-daysAgo);
            return changed(row);
        };
        const auto page = [](int id) { return at(u"/repos/o/r/actions/runs/%1/jobs"_s.arg(id)); };
        keep({.account = ada,
              .changes = {run(1, u"completed"_s, 40), run(2, u"completed"_s, 20), run(3, u"waiting"_s, 40)}},
             {page(1), page(2), page(3)});
        QVERIFY(QCoro::waitFor(m_store->forgetValidators(ada, now.addDays(-30))));
        QVERIFY(wait(m_store->validators(ada, core::RunId{1})).empty());
        QCOMPARE(wait(m_store->validators(ada, core::RunId{2})), std::vector{page(2)});
        QCOMPARE(wait(m_store->validators(ada, core::RunId{3})), std::vector{page(3)});
    }

    void theTimeOfTheLastAnswerSurvives()
    {
        RandomValues random(15);
        const Repository repository = random.repository();
        keep({.account = ada, .changes = {changed(repository)}});
        QVERIFY(wait(m_store->snapshot(ada, 1)).seen.isEmpty());
        const QDateTime at = random.time();
        QVERIFY(QCoro::waitFor(m_store->keepSeen(ada, {{repository.id, at}, {{4711}, at}})));
        keep({.account = ada, .changes = {changed(repository)}});
        m_store.reset();
        m_store = opened();
        QCOMPARE(wait(m_store->snapshot(ada, 1)).seen, (Seen{{repository.id, at}}));
    }

    void callsAreDoneInTheirOrder()
    {
        RandomValues random(11);
        Run run = random.run({1});
        run.attempt = 1;
        std::vector<int> answered;
        std::vector<QCoro::Task<>> tasks;
        for (int i = 0; i < 50; ++i) {
            run.number = i;
            tasks.push_back(noteApplied({.account = ada, .changes = {changed(run)}}, i, answered));
        }
        QCOMPARE(answered.size(), 0U);
        QCOMPARE(wait(m_store->runs(ada, {1}, 1)).at(0).number, 49);
        std::vector<int> expected(50);
        std::ranges::iota(expected, 0);
        QCOMPARE(answered, expected);
    }

    void anActionIsOpenUntilItsOutcomeIsKnown()
    {
        const Action rerun{.account = ada,
                           .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, QTimeZone::UTC),
                           .kind = u"rerun-failed"_s,
                           .repository = {.owner = u"o"_s, .name = u"r"_s},
                           .run = {1LL << 40},
                           .job = {3},
                           .attempt = 2};
        Action cancel = rerun;
        cancel.kind = u"cancel"_s;
        const qint64 first = wait(m_store->beginAction(rerun));
        const qint64 second = wait(m_store->beginAction(cancel));
        QVERIFY(second > first);
        m_store.reset();
        m_store = opened();
        Action expected = rerun;
        expected.id = first;
        QCOMPARE(wait(m_store->openActions(ada)).at(0), expected);
        QVERIFY(wait(m_store->openActions(bob)).empty());
        QVERIFY(QCoro::waitFor(m_store->completeAction(first, {.outcome = u"refused"_s, .answer = u"Not today 🚫"_s})));
        QCOMPARE(wait(m_store->openActions(ada)).size(), 1U);
        QCOMPARE(wait(m_store->openActions(ada)).at(0).kind, u"cancel"_s);
    }

    void anActionThatIsNotThereCannotBeCompleted()
    {
        const auto result = QCoro::waitFor(m_store->completeAction(99, {.outcome = u"done"_s}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().what.contains(u"99"_s));
    }

    void aStoreThatIsNotOpenSaysSo()
    {
        Store store;
        const auto result = QCoro::waitFor(store.snapshot(ada, 10));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().what.contains(u"not open"_s));
        QVERIFY(!QCoro::waitFor(store.apply({.account = ada}, {})));
        QVERIFY(!QCoro::waitFor(store.beginAction({.account = ada})));
    }

    void whatWasQueuedIsWrittenBeforeTheStoreDies()
    {
        RandomValues random(12);
        std::vector<ErrorKind> ends;
        std::vector<QCoro::Task<>> tasks;
        for (int i = 0; i < 200; ++i)
            tasks.push_back(noteEnd({.account = ada, .changes = {changed(random.run({1}))}}, ends));
        m_store.reset();
        QCOMPARE(ends, std::vector(200, ErrorKind::Cancelled));
        m_store = opened();
        QCOMPARE(wait(m_store->runs(ada, {1}, 1000)).size(), 200U);
    }

    void aTaskMayDestroyTheStoreThatAnswersIt()
    {
        const auto flow = [](HistoryStore* test) -> QCoro::Task<bool> {
            const auto result = co_await test->m_store->snapshot(ada, 1);
            test->m_store.reset();
            co_return result.has_value();
        };
        QCoro::Task<Result<Snapshot>> behind = m_store->snapshot(ada, 1);
        QVERIFY(QCoro::waitFor(flow(this)));
        QVERIFY(QCoro::waitFor(behind).has_value());
    }

private:
    std::unique_ptr<Store> opened()
    {
        auto store = std::make_unique<Store>();
        const auto result = QCoro::waitFor(store->open(m_folder->filePath(u"history.sqlite"_s)));
        if (!result)
            qFatal("%s", qPrintable(result.error().sentence()));
        return store;
    }

    void keep(ChangeSet changes, std::vector<github::Validator> validators = {})
    {
        const auto result = QCoro::waitFor(m_store->apply(std::move(changes), std::move(validators)));
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence()));
    }

    template <class T>
    static T wait(QCoro::Task<Result<T>> task)
    {
        auto result = QCoro::waitFor(std::move(task));
        if (!result)
            qFatal("%s", qPrintable(result.error().sentence()));
        return *std::move(result);
    }

    static github::Validator at(const QString& path)
    {
        return {.url = QUrl(u"https://api.github.com"_s + path), .etag = "\"x\""};
    }

    QCoro::Task<> noteApplied(ChangeSet changes, int number, std::vector<int>& into)
    {
        if (co_await m_store->apply(std::move(changes), {}))
            into.push_back(number);
    }

    QCoro::Task<> noteEnd(ChangeSet changes, std::vector<ErrorKind>& into)
    {
        const auto result = co_await m_store->apply(std::move(changes), {});
        into.push_back(result ? ErrorKind::Server : result.error().kind);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(HistoryStore)
#include "history_store.moc"
