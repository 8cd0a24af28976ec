// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_list_model.h"

#include "core/outcome.h"
#include "lists/run_samples.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;
const AccountId bob = u"bob@ghe.example"_s;

State passed()
{
    return State::fromWords(u"completed"_s, u"success"_s);
}

} // namespace

class RunListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>(sampleStart());
        m_model = std::make_unique<RunListModel>(*m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_clock.reset();
    }

    void newRunsGoOnTopTogether()
    {
        apply({run(1, 0), run(2, 10)});
        const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        apply({run(4, 30), run(3, 20)});
        QCOMPARE(ids(), (QList<qint64>{4, 3, 2, 1}));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 1);
    }

    void runsOfOneMomentStandByTheirId()
    {
        apply({run(2, 0), run(9, 0), run(5, 0)});
        QCOMPARE(ids(), (QList<qint64>{9, 5, 2}));
    }

    void neighboursThatChangeAreToldTogether()
    {
        apply({run(1, 0), run(2, 1), run(3, 2), run(4, 3), run(5, 4)});
        const QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        apply({run(2, 1, passed()), run(3, 2, passed()), run(5, 4, passed())});
        QCOMPARE(told.count(), 2);
        QCOMPARE(told[0][0].toModelIndex().row(), 0);
        QCOMPARE(told[1][0].toModelIndex().row(), 2);
        QCOMPARE(told[1][1].toModelIndex().row(), 3);
        QCOMPARE(m_model->index(2, 0).data(RunListModel::OutcomeRole).toInt(), int(Outcome::Passed));
    }

    void whatIsAsItWasIsNotTold()
    {
        apply({run(1, 0)});
        const QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        apply({run(1, 0)});
        apply({});
        QCOMPARE(told.count(), 0);
    }

    void anOlderAttemptChangesNothing()
    {
        Run second = run(1, 0);
        second.attempt = 2;
        apply({second});
        apply({run(1, 0, passed())});
        QCOMPARE(m_model->find(ada, {1})->attempt, 2);
        QCOMPARE(m_model->index(0, RunListModel::NumberColumn).data().toString(), u"#1.2"_s);
    }

    void aRunWhoseTimeIsAnotherMovesToItsPlace()
    {
        apply({run(1, 0), run(2, 10), run(3, 20)});
        apply({run(1, 15)});
        QCOMPARE(ids(), (QList<qint64>{3, 1, 2}));
    }

    void aRunWithoutATimeComesLast()
    {
        Run timeless = run(99, 0);
        timeless.createdAt = {};
        timeless.updatedAt = {};
        apply({timeless, run(1, 0)});
        QCOMPARE(ids(), (QList<qint64>{1, 99}));
        QCOMPARE(m_model->index(1, RunListModel::StartedColumn).data().toString(), QString());
        QCOMPARE(m_model->index(1, RunListModel::DurationColumn).data().toString(), QString());
    }

    void accountsAreKeptApart()
    {
        apply({run(1, 0)});
        m_model->apply({.account = bob, .changes = {changed(run(1, 0, passed()))}});
        QCOMPARE(m_model->rowCount(), 2);
        m_model->apply({.account = bob, .changes = {RunRemoved{{1}, {1}}}});
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY(m_model->find(ada, {1}));
        QVERIFY(!m_model->indexOf(bob, {1}).isValid());
    }

    void aRemovedRepositoryTakesItsRunsAlong()
    {
        Run other = run(2, 10);
        other.repository = {2};
        apply({run(1, 0), other, run(3, 20), run(4, 30)});
        const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        m_model->apply({.account = ada, .changes = {RepositoryRemoved{{1}}}});
        QCOMPARE(ids(), QList<qint64>{2});
        QCOMPARE(removed.count(), 2);
    }

    void whatIsNotThereCanBeRemoved()
    {
        m_model->apply({.account = ada, .changes = {RunRemoved{{1}, {1}}, RepositoryRemoved{{7}}}});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void whatIsTooOldLeavesTheList()
    {
        constexpr int most = 500;
        m_tester.reset();
        m_model = std::make_unique<RunListModel>(*m_clock, most);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        ChangeSet many{.account = ada};
        for (int i = 1; i <= most; ++i)
            many.changes.push_back(changed(run(i, i)));
        m_model->apply(many);
        QCOMPARE(m_model->rowCount(), most);
        apply({run(most + 1, most + 1)});
        QCOMPARE(m_model->rowCount(), most);
        QCOMPARE(m_model->rowAt(0).run.id.value, most + 1);
        QVERIFY(!m_model->find(ada, {1}));
        QVERIFY(m_model->find(ada, {2}));
    }

    void aRowSaysItselfInWords()
    {
        apply({run(412, -200, State::fromWords(u"completed"_s, u"failure"_s))});
        const QModelIndex row = m_model->index(0, 0);
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"CI #412, Failed, main, 3 minutes ago"_s);
        QCOMPARE(row.data().toString(), u"Failed"_s);
        QCOMPARE(row.siblingAtColumn(RunListModel::DurationColumn).data().toString(), u"1 min 00 s"_s);
        QCOMPARE(row.siblingAtColumn(RunListModel::RepositoryColumn).data().toString(), u"octo/repo"_s);
        QCOMPARE(row.data(RunListModel::RunRole).value<Run>().id.value, 412);
        QCOMPARE(row.data(RunListModel::AccountRole).toString(), ada);
    }

    void aRunThatNeverStartedTookNoTime()
    {
        apply({run(1, -200, State::fromWords(u"completed"_s, u"action_required"_s)),
               run(2, -100, State::fromWords(u"completed"_s, u"startup_failure"_s))});
        for (int row = 0; row < 2; ++row)
            QCOMPARE(m_model->index(row, RunListModel::DurationColumn).data().toString(), QString());
    }

    void everyColumnHasAHeadingAndAValueToSortBy()
    {
        apply({run(1, 0)});
        for (int column = 0; column < m_model->columnCount(); ++column) {
            QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
            QVERIFY(m_model->index(0, column).data(RunListModel::SortRole).isValid());
        }
    }

    void agesMoveOnWithTheClockInTheirColumnAlone()
    {
        apply({run(1, -30, passed()), run(2, -90, passed()), run(3, -7200, passed())});
        const QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        m_clock->advance(31s);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told[0][0].toModelIndex().column(), int(RunListModel::StartedColumn));
        QCOMPARE(told[0][0].toModelIndex().row(), 0);
        QCOMPARE(told[0][1].toModelIndex().row(), 1);
        QCOMPARE(m_model->index(0, RunListModel::StartedColumn).data().toString(), u"1 minute ago"_s);
        QCOMPARE(m_model->index(2, RunListModel::StartedColumn).data().toString(), u"2 hours ago"_s);
    }

    void aRepositoryThatFailsToAnswerMakesItsRowsStale()
    {
        Run other = run(2, 10);
        other.repositoryName.name = u"other"_s;
        apply({run(1, 0), other});
        Freshness freshness{.name = other.repositoryName, .error = Error{.kind = ErrorKind::Offline}};
        m_model->setFreshness(ada, freshness);
        QVERIFY(m_model->index(0, 0).data(RunListModel::StaleRole).toBool());
        QVERIFY(!m_model->index(1, 0).data(RunListModel::StaleRole).toBool());
        freshness.error.reset();
        m_model->setFreshness(ada, freshness);
        QVERIFY(!m_model->index(0, 0).data(RunListModel::StaleRole).toBool());
    }

    void aThousandRandomChangesEndAsAPlainListDoes()
    {
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QRandomGenerator random(20'260'301);
        std::map<std::pair<AccountId, qint64>, Run> expected;
        for (int i = 0; i < 1000; ++i) {
            ChangeSet changes{.account = random.bounded(4) == 0 ? bob : ada};
            for (int change = random.bounded(12); change > 0; --change)
                changes.changes.push_back(randomChange(random, changes.account, expected));
            m_model->apply(changes);
            QCOMPARE(shown(), inOrder(expected));
        }
        QCOMPARE(resets.count(), 0);
    }

private:
    static Run run(qint64 id, int seconds, const State& state = State::fromWords(u"in_progress"_s, {}))
    {
        return sampleRun(id, sampleStart().addSecs(seconds), state);
    }

    void apply(const std::vector<Run>& runs)
    {
        ChangeSet changes{.account = ada};
        for (const Run& row : runs)
            changes.changes.push_back(changed(row));
        m_model->apply(changes);
    }

    QList<qint64> ids() const
    {
        QList<qint64> list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list << m_model->index(row, 0).data(RunListModel::RunIdRole).toLongLong();
        return list;
    }

    using Key = std::pair<AccountId, qint64>; // account and run

    Change randomChange(QRandomGenerator& random, const AccountId& account, std::map<Key, Run>& expected) const
    {
        const qint64 id = 1 + random.bounded(60);
        if (random.bounded(4) == 0) {
            expected.erase({account, id});
            return RunRemoved{{id}, {1 + id % 3}};
        }
        if (random.bounded(40) == 0) {
            const RepositoryId repository{1 + random.bounded(3)};
            // Only what the model knew before this list of changes goes: what the list itself brings may stay.
            std::erase_if(expected, [&](const auto& entry) {
                return entry.first.first == account && entry.second.repository == repository
                    && m_model->find(account, entry.second.id);
            });
            return RepositoryRemoved{repository};
        }
        Run next = run(id, int(id % 7), random.bounded(2) == 0 ? passed() : State());
        next.repository = {1 + id % 3};
        if (random.bounded(5) == 0)
            next.createdAt = sampleStart().addSecs(random.bounded(20));
        next.attempt = 1 + random.bounded(2);
        next.title = QString::number(random.bounded(3));
        const Run* inModel = m_model->find(account, {id});
        const bool isOlder = inModel && next.attempt < inModel->attempt;
        if (!isOlder)
            expected[{account, id}] = next;
        return changed(next);
    }

    static std::vector<Run> inOrder(const std::map<Key, Run>& expected)
    {
        std::vector<std::pair<AccountId, Run>> rows;
        for (const auto& [key, value] : expected)
            rows.emplace_back(key.first, value);
        std::ranges::sort(rows, [](const auto& a, const auto& b) {
            return std::tuple(b.second.createdAt, b.second.id, a.first)
                < std::tuple(a.second.createdAt, a.second.id, b.first);
        });
        std::vector<Run> runs;
        for (auto& [account, value] : rows)
            runs.push_back(value);
        return runs;
    }

    std::vector<Run> shown() const
    {
        std::vector<Run> runs;
        for (int row = 0; row < m_model->rowCount(); ++row)
            runs.push_back(m_model->rowAt(row).run);
        return runs;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RunListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(RunListModelTest)
#include "run_list_model.moc"
