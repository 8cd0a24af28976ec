// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_list_model.h"

#include "lists/run_samples.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;

State ended(const QString& conclusion)
{
    return State::fromWords(u"completed"_s, conclusion);
}

Repository repository(qint64 id, const QString& name)
{
    return {.id = {id}, .name = {.owner = u"octo"_s, .name = name}, .defaultBranch = u"main"_s};
}

} // namespace

class RepositoryListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RepositoryListModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void rowsStandByName()
    {
        apply({changed(repository(1, u"zebra"_s)), changed(repository(2, u"Ant"_s))});
        apply({changed(repository(3, u"bee"_s))});
        QCOMPARE(names(), (QStringList{u"octo/Ant"_s, u"octo/bee"_s, u"octo/zebra"_s}));
    }

    void theWorstOfEachWorkflowsNewestVerdictCounts()
    {
        Run newest = run(2, 10, ended(u"success"_s));
        Run otherWorkflow = run(3, 5, ended(u"success"_s));
        otherWorkflow.workflow = {11};
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"failure"_s))), changed(newest),
               changed(otherWorkflow)});
        QCOMPARE(outcome(), Outcome::Passed);
        newest.state = ended(u"timed_out"_s);
        apply({changed(newest)});
        QCOMPARE(outcome(), Outcome::Failed);
    }

    void whatWasSkippedOrCancelledHidesNoFailure()
    {
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"failure"_s))),
               changed(run(2, 10, ended(u"cancelled"_s))), changed(run(3, 20, ended(u"skipped"_s)))});
        QCOMPARE(outcome(), Outcome::Failed);
        apply({changed(run(4, 30, State::fromWords(u"in_progress"_s, {})))});
        QCOMPARE(outcome(), Outcome::Failed);
        apply({changed(run(4, 30, ended(u"success"_s)))});
        QCOMPARE(outcome(), Outcome::Passed);
    }

    void aForksOwnMainDoesNotMakeARepositoryRed()
    {
        Run fork = run(2, 10, ended(u"failure"_s));
        fork.event = u"pull_request"_s;
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"success"_s))), changed(fork)});
        QCOMPARE(outcome(), Outcome::Passed);
    }

    void whatIsOpenIsAddedToTheVerdicts()
    {
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"success"_s))),
               changed(run(2, 10, State::fromWords(u"in_progress"_s, {})))});
        QCOMPARE(outcome(), Outcome::Running);
        apply({changed(run(2, 10, ended(u"action_required"_s)))});
        QCOMPARE(outcome(), Outcome::NeedsPerson);
        apply({RunRemoved{{2}, {1}}});
        QCOMPARE(outcome(), Outcome::Passed);
    }

    void withoutAWordOnTheDefaultBranchEveryBranchCounts()
    {
        Repository unsaid = repository(1, u"repo"_s);
        unsaid.defaultBranch.clear();
        Run topic = run(1, 0, ended(u"failure"_s));
        topic.branch = u"topic"_s;
        apply({changed(unsaid), changed(topic)});
        QCOMPARE(outcome(), Outcome::Failed);
    }

    void otherBranchesDoNotMakeARepositoryRed()
    {
        Run branch = run(1, 0, ended(u"failure"_s));
        branch.branch = u"experiment"_s;
        apply({changed(repository(1, u"repo"_s)), changed(branch), changed(run(2, 0, ended(u"success"_s)))});
        QCOMPARE(outcome(), Outcome::Passed);
    }

    void aWorkflowThatIsSwitchedOffDoesNotStayRed()
    {
        const Workflow off{.id = {10}, .repository = {1}, .state = u"disabled_manually"_s};
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"failure"_s))), changed(off)});
        QCOMPARE(outcome(), Outcome::Unknown);
        apply({changed(Workflow{.id = {10}, .repository = {1}, .state = u"active"_s})});
        QCOMPARE(outcome(), Outcome::Failed);
    }

    void runningRunsAreCountedOnEveryBranch()
    {
        Run branch = run(1, 0, State::fromWords(u"in_progress"_s, {}));
        branch.branch = u"experiment"_s;
        apply({changed(repository(1, u"repo"_s)), changed(branch),
               changed(run(2, 0, State::fromWords(u"in_progress"_s, {}))),
               changed(run(3, 0, State::fromWords(u"queued"_s, {})))});
        QCOMPARE(m_model->index(0).data(RepositoryListModel::RunningRole).toInt(), 2);
        apply({RunRemoved{{1}, {1}}});
        QCOMPARE(m_model->index(0).data(RepositoryListModel::RunningRole).toInt(), 1);
    }

    void aRepositoryThatNeverAnsweredIsARowWithItsError()
    {
        const RepositoryName name{.owner = u"octo"_s, .name = u"gone"_s};
        m_model->setFreshness(ada,
                              {.name = name, .error = Error{.kind = ErrorKind::NotFound, .what = u"Not there."_s}});
        QCOMPARE(m_model->rowCount(), 1);
        const QModelIndex row = m_model->indexOf(ada, name);
        QVERIFY(row.data(RepositoryListModel::StaleRole).toBool());
        QCOMPARE(row.data(RepositoryListModel::FreshnessRole).value<Freshness>().name, name);
        QVERIFY2(row.data(Qt::AccessibleTextRole).toString().contains(u"Not there."_s),
                 qPrintable(row.data(Qt::AccessibleTextRole).toString()));
        m_model->remove(ada, name);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void freshnessAndAnswerAreOneRow()
    {
        const RepositoryName asTyped{.owner = u"Octo"_s, .name = u"REPO"_s};
        m_model->setFreshness(ada, {.name = asTyped});
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"success"_s)))});
        m_model->setFreshness(ada, {.repository = {1}, .name = asTyped, .seenAt = sampleStart()});
        QCOMPARE(names(), QStringList{u"octo/repo"_s});
        QCOMPARE(outcome(), Outcome::Passed);
        QVERIFY(!m_model->index(0).data(RepositoryListModel::StaleRole).toBool());
    }

    void aRenamedRepositoryKeepsWhatIsKnown()
    {
        apply({changed(repository(1, u"repo"_s)), changed(run(1, 0, ended(u"failure"_s)))});
        apply({changed(repository(1, u"renamed"_s))});
        QCOMPARE(names(), QStringList{u"octo/renamed"_s});
        QCOMPARE(outcome(), Outcome::Failed);
    }

    void accountsAreKeptApart()
    {
        apply({changed(repository(1, u"repo"_s))});
        m_model->apply({.account = u"bob@ghe.example"_s, .changes = {changed(repository(1, u"repo"_s))}});
        QCOMPARE(m_model->rowCount(), 2);
        apply({RepositoryRemoved{{1}}});
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->index(0).data(RepositoryListModel::AccountRole).toString(), u"bob@ghe.example"_s);
    }

    void aThousandRandomChangesEndAsAPlainListDoes()
    {
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QRandomGenerator random(77);
        std::map<QString, qint64> watched; // name, id
        std::map<qint64, std::map<qint64, Outcome>> runs; // by repository and id, which is the order in time as well
        for (int i = 0; i < 1000; ++i) {
            std::vector<Change> changes;
            for (int change = random.bounded(6); change > 0; --change)
                changes.push_back(randomChange(random, watched, runs));
            apply(changes);
            QCOMPARE(m_model->rowCount(), int(watched.size()));
            int row = 0;
            for (const auto& [name, id] : watched) {
                QCOMPARE(m_model->rowAt(row).name.name, name);
                const Outcome newest = runs[id].empty() ? Outcome::Unknown : runs[id].rbegin()->second;
                QCOMPARE(m_model->rowAt(row).outcome, newest);
                ++row;
            }
        }
        QCOMPARE(resets.count(), 0);
    }

private:
    static Run run(qint64 id, int seconds, const State& state)
    {
        return sampleRun(id, sampleStart().addSecs(seconds), state);
    }

    static Change randomChange(QRandomGenerator& random, std::map<QString, qint64>& watched,
                               std::map<qint64, std::map<qint64, Outcome>>& runs)
    {
        const qint64 id = 1 + random.bounded(12);
        const QString name = u"repo-%1"_s.arg(id, 2, 10, QChar(u'0'));
        if (!watched.contains(name)) {
            watched[name] = id;
            return changed(repository(id, name));
        }
        if (random.bounded(10) == 0) {
            watched.erase(name);
            runs.erase(id);
            return RepositoryRemoved{{id}};
        }
        const qint64 runId = id * 100 + random.bounded(10);
        if (random.bounded(3) == 0) {
            runs[id].erase(runId);
            return RunRemoved{{runId}, {id}};
        }
        Run next = run(runId, int(runId), ended(random.bounded(2) == 0 ? u"success"_s : u"failure"_s));
        next.repository = {id};
        next.repositoryName = {.owner = u"octo"_s, .name = name};
        runs[id][runId] = core::outcome(next.state);
        return changed(next);
    }

    void apply(const std::vector<Change>& changes) { m_model->apply({.account = ada, .changes = changes}); }

    QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list << m_model->index(row).data().toString();
        return list;
    }

    Outcome outcome() const { return Outcome(m_model->index(0).data(RepositoryListModel::OutcomeRole).toInt()); }

    std::unique_ptr<RepositoryListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(RepositoryListModelTest)
#include "repository_list_model.moc"
