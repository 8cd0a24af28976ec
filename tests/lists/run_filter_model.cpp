// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_filter_model.h"

#include "lists/run_list_model.h"
#include "lists/run_samples.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;

} // namespace

class RunFilterModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>(sampleStart());
        m_runs = std::make_unique<RunListModel>(*m_clock);
        m_shown = std::make_unique<RunFilterModel>();
        m_shown->setRuns(m_runs.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_shown.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_shown.reset();
        m_runs.reset();
    }

    void workflowAndGroupNarrowTogether()
    {
        Run docs = run(1);
        docs.workflowName = u"Docs"_s;
        Run elsewhere = run(2);
        elsewhere.workflowName = u"Docs"_s;
        elsewhere.repositoryName = {u"acme"_s, u"lib"_s};
        show({docs, elsewhere, run(3)});
        m_shown->setWorkflow(u"docs"_s); // GitHub keeps the case, people do not
        QCOMPARE(m_shown->rowCount(), 2);
        m_shown->setGroup(QSet<RepositoryName>{{u"ACME"_s, u"lib"_s}});
        QCOMPARE(m_shown->rowCount(), 1);
        m_shown->setWorkflow(u"Doc"_s);
        QCOMPARE(m_shown->rowCount(), 0);
        m_shown->setWorkflow({});
        m_shown->setGroup(QSet<RepositoryName>());
        QCOMPARE(m_shown->rowCount(), 0); // a group of nothing is not no group
        m_shown->setGroup(std::nullopt);
        QCOMPARE(m_shown->rowCount(), 3);
    }

    void everyWordMustBeSomewhere()
    {
        Run docs = run(1);
        docs.title = u"Write the handbook"_s;
        docs.branch = u"docs/handbook"_s;
        docs.actor = u"Grace"_s;
        docs.workflowName = u"Pages"_s;
        docs.commit = u"deadbeef"_s;
        show({docs, run(2)});
        const QStringList found{u"handbook"_s, u"HANDBOOK grace"_s, u"  pages   docs/ "_s, u"deadb"_s, u"write [the"_s};
        for (const QString& text : found) {
            m_shown->setText(text);
            const int expected = text.contains(u'[') ? 0 : 1; // a bracket is a bracket and no pattern
            QCOMPARE(m_shown->rowCount(), expected);
        }
        m_shown->setText(u"handbook linus"_s);
        QCOMPARE(m_shown->rowCount(), 0);
        m_shown->setText(u"beef"_s); // the middle of a commit's number is nothing to look for
        QCOMPARE(m_shown->rowCount(), 0);
        m_shown->setText({});
        QCOMPARE(m_shown->rowCount(), 2);
    }

    void statesAreThoseOfAGlance_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("conclusion");
        QTest::addColumn<RunFilterModel::State>("state");
        using enum RunFilterModel::State;
        QTest::addRow("failure") << u"completed"_s << u"failure"_s << Failed;
        QTest::addRow("timed out") << u"completed"_s << u"timed_out"_s << Failed;
        QTest::addRow("could not start") << u"completed"_s << u"startup_failure"_s << Failed;
        QTest::addRow("in progress") << u"in_progress"_s << QString() << Running;
        QTest::addRow("queued") << u"queued"_s << QString() << Running;
        QTest::addRow("waiting") << u"waiting"_s << QString() << Waiting;
        QTest::addRow("action required") << u"completed"_s << u"action_required"_s << Waiting;
        QTest::addRow("passed") << u"completed"_s << u"success"_s << All;
        QTest::addRow("a word of tomorrow") << u"dreaming"_s << QString() << All;
    }

    void statesAreThoseOfAGlance()
    {
        QFETCH(const QString, status);
        QFETCH(const QString, conclusion);
        QFETCH(const RunFilterModel::State, state);
        show({sampleRun(1, sampleStart(), State::fromWords(status, conclusion))});
        using enum RunFilterModel::State;
        for (const RunFilterModel::State filter : {All, Failed, Running, Waiting}) {
            m_shown->setState(filter);
            QCOMPARE(m_shown->rowCount(), filter == All || filter == state ? 1 : 0);
        }
    }

    void repositoryBranchAndOwnerNarrowTogether()
    {
        Run other = run(2);
        other.repositoryName.name = u"other"_s;
        Run branch = run(3);
        branch.branch = u"next"_s;
        show({run(1), other, branch});
        m_shown->setRepository(RepositoryName{.owner = u"OCTO"_s, .name = u"Repo"_s});
        QCOMPARE(ids(), (QList<qint64>{3, 1}));
        m_shown->setBranch(u"main"_s);
        QCOMPARE(ids(), QList<qint64>{1});
        m_shown->setRepository(std::nullopt);
        m_shown->setBranch({});
        QCOMPARE(m_shown->rowCount(), 3);
    }

    void aRunThatNoLongerFitsLeaves()
    {
        show({run(1), run(2)});
        m_shown->setState(RunFilterModel::State::Running);
        QCOMPARE(m_shown->rowCount(), 2);
        show({sampleRun(1, sampleStart().addSecs(1), State::fromWords(u"completed"_s, u"success"_s))});
        QCOMPARE(ids(), QList<qint64>{2});
    }

    void aSelectedRunStaysSelectedWhileOthersCome()
    {
        show({run(1), run(2), run(3)});
        const QPersistentModelIndex second(m_shown->index(1, 0));
        show({run(9), run(8)});
        QCOMPARE(second.data(RunListModel::RunIdRole).toLongLong(), 2);
        QCOMPARE(second.row(), 3);
    }

    void columnsSortByTheirRawValue()
    {
        show({run(9), run(100), run(20)});
        m_shown->sort(RunListModel::NumberColumn, Qt::AscendingOrder);
        QCOMPARE(ids(), (QList<qint64>{9, 20, 100})); // as texts "#100" would come first
        m_shown->sort(-1);
        QCOMPARE(ids(), (QList<qint64>{100, 20, 9}));
    }

    void aThousandRandomChangesShowWhatTheFilterAccepts()
    {
        const QSignalSpy resets(m_shown.get(), &QAbstractItemModel::modelReset);
        QRandomGenerator random(5);
        for (int i = 0; i < 1000; ++i) {
            ChangeSet changes{.account = ada};
            for (int change = random.bounded(8); change > 0; --change)
                changes.changes.push_back(randomChange(random));
            m_runs->apply(changes);
            if (random.bounded(10) == 0)
                m_shown->setState(RunFilterModel::State(random.bounded(4)));
            if (random.bounded(10) == 0)
                m_shown->setText(random.bounded(2) == 0 ? QString() : QString::number(random.bounded(5)));
            QList<qint64> expected;
            for (int row = 0; row < m_runs->rowCount(); ++row) {
                if (m_shown->accepts(m_runs->rowAt(row).run))
                    expected << m_runs->rowAt(row).run.id.value;
            }
            QCOMPARE(ids(), expected);
        }
        QCOMPARE(resets.count(), 0);
    }

private:
    static Run run(qint64 id) { return sampleRun(id, sampleStart().addSecs(id)); }

    static Change randomChange(QRandomGenerator& random)
    {
        const qint64 id = 1 + random.bounded(50);
        if (random.bounded(4) == 0)
            return RunRemoved{{id}, {1}};
        static const QStringList conclusions{u""_s, u"success"_s, u"failure"_s, u"action_required"_s};
        const QString conclusion = conclusions[random.bounded(4)];
        Run next = run(id);
        next.state = State::fromWords(conclusion.isEmpty() ? u"queued"_s : u"completed"_s, conclusion);
        next.title = QString::number(random.bounded(30));
        return changed(next);
    }

    void show(const std::vector<Run>& runs)
    {
        ChangeSet changes{.account = ada};
        for (const Run& row : runs)
            changes.changes.push_back(changed(row));
        m_runs->apply(changes);
    }

    QList<qint64> ids() const
    {
        QList<qint64> list;
        for (int row = 0; row < m_shown->rowCount(); ++row)
            list << m_shown->index(row, 0).data(RunListModel::RunIdRole).toLongLong();
        return list;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RunListModel> m_runs;
    std::unique_ptr<RunFilterModel> m_shown;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(RunFilterModelTest)
#include "run_filter_model.moc"
