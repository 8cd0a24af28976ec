// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overview_filter_model.h"

#include "lists/run_samples.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;
using Filter = OverviewFilterModel;

namespace {

const AccountId ada = u"ada@github.com"_s;

Repository repository(qint64 id, const QString& name)
{
    return {.id = {id}, .name = *RepositoryName::parse(name), .defaultBranch = u"main"_s};
}

Run runIn(qint64 repository, qint64 id, int minutes, const QString& conclusion)
{
    Run run = sampleRun(id, sampleStart().addSecs(60LL * minutes),
                        State::fromWords(conclusion.isEmpty() ? u"in_progress"_s : u"completed"_s, conclusion));
    run.repository = {repository};
    return run;
}

} // namespace

class OverviewFilterModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RepositoryListModel>();
        m_cards = std::make_unique<Filter>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_cards.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_cards->setRepositories(m_model.get());
        apply({changed(repository(1, u"acme/green"_s)), changed(repository(2, u"acme/red"_s)),
               changed(repository(3, u"zoo/runs"_s)), changed(repository(4, u"zoo/waits"_s)),
               changed(repository(5, u"acme/lately"_s)), changed(repository(6, u"zoo/empty"_s))});
        Run waits = runIn(4, 40, 5, {});
        waits.state = State::fromWords(u"waiting"_s, {});
        waits.branch = u"hotfix"_s;
        Run lately = runIn(5, 50, 30, u"failure"_s);
        lately.actor = u"grace"_s;
        lately.workflowName = u"Nightly"_s;
        apply({changed(runIn(1, 10, 0, u"success"_s)), changed(runIn(2, 20, 0, u"failure"_s)),
               changed(runIn(3, 30, 0, {})), changed(waits), changed(lately)});
    }
    void cleanup()
    {
        m_tester.reset();
        m_cards.reset();
        m_model.reset();
    }

    void theWorstStandsFirstAndOfTheRedWhatTurnedSoLast()
    {
        QCOMPARE(names(), (QStringList{u"lately"_s, u"red"_s, u"waits"_s, u"runs"_s, u"green"_s, u"empty"_s}));
    }

    void groupedByTopicACardStandsUnderTheOneThatMostShare()
    {
        const auto with = [](qint64 id, const QString& name, const QStringList& topics) {
            Repository one = repository(id, name);
            one.topics = topics;
            return changed(one);
        };
        m_cards->setGrouping(Filter::Grouping::Topic);
        QCOMPARE(groups(), QStringList(6, u"No topic"_s));
        apply({with(1, u"acme/green"_s, {u"zebra"_s, u"rust"_s}), with(2, u"acme/red"_s, {u"rust"_s}),
               with(3, u"zoo/runs"_s, {u"alone"_s})});
        QCOMPARE(names(), (QStringList{u"runs"_s, u"red"_s, u"green"_s, u"lately"_s, u"waits"_s, u"empty"_s}));
        QCOMPARE(groups(),
                 (QStringList{u"alone"_s, u"rust"_s, u"rust"_s, u"No topic"_s, u"No topic"_s, u"No topic"_s}));
        apply({with(2, u"acme/red"_s, {})});
        QCOMPARE(groups().mid(0, 2), (QStringList{u"alone"_s, u"rust"_s}));
    }

    void theUsersOwnGroupsComeFirstAndWhatIsInNoneLast()
    {
        m_cards->setGroups({{u"acme/green"_s, u"Zulu"_s}, {u"zoo/empty"_s, u"alpha"_s}, {u"gone/gone"_s, u"Old"_s}});
        m_cards->setGrouping(Filter::Grouping::Own);
        QCOMPARE(names(), (QStringList{u"empty"_s, u"green"_s, u"lately"_s, u"red"_s, u"waits"_s, u"runs"_s}));
        QCOMPARE(groups().mid(0, 3), (QStringList{u"alpha"_s, u"Zulu"_s, u"No group"_s}));
        QCOMPARE(m_cards->groupNames(), (QStringList{u"alpha"_s, u"Old"_s, u"Zulu"_s}));
        m_cards->setGroups({});
        QCOMPARE(groups(), QStringList(6, u"No group"_s));
    }

    void aChangeOfStateMovesTheCard()
    {
        apply({changed(runIn(1, 11, 60, u"failure"_s))});
        QCOMPARE(names().first(), u"green"_s);
        apply({changed(runIn(1, 12, 70, u"success"_s)), changed(runIn(5, 51, 80, u"success"_s))});
        QCOMPARE(names(), (QStringList{u"red"_s, u"waits"_s, u"runs"_s, u"green"_s, u"lately"_s, u"empty"_s}));
    }

    void pinnedStandFirstAndMutedLast()
    {
        m_cards->setPinned({u"acme/green"_s});
        m_cards->setMuted({u"acme/lately"_s});
        QCOMPARE(names(), (QStringList{u"green"_s, u"red"_s, u"waits"_s, u"runs"_s, u"empty"_s, u"lately"_s}));
        QVERIFY(m_cards->index(0, 0).data(Filter::PinnedRole).toBool());
        QVERIFY(m_cards->index(5, 0).data(Filter::MutedRole).toBool());
        QVERIFY(m_cards->index(5, 0).data(Qt::AccessibleTextRole).toString().contains(u"muted"_s));
    }

    void whatIsHealthyAndWhatIsMutedIsHiddenUnlessPinned()
    {
        m_cards->setHidesHealthy(true);
        m_cards->setMuted({u"acme/red"_s});
        QCOMPARE(names(), (QStringList{u"lately"_s, u"waits"_s, u"runs"_s}));
        m_cards->setPinned({u"acme/green"_s});
        QCOMPARE(names(), (QStringList{u"green"_s, u"lately"_s, u"waits"_s, u"runs"_s}));
    }

    void whatNobodyCanSeeIsNotHealthy()
    {
        m_cards->setHidesHealthy(true);
        m_model->setFreshness(ada,
                              {.repository = {1},
                               .name = *RepositoryName::parse(u"acme/green"_s),
                               .error = Error{.kind = ErrorKind::NotFound, .what = u"It is gone."_s}});
        QVERIFY(names().contains(u"green"_s));
    }

    void filtersByStateTextAndPerson_data()
    {
        QTest::addColumn<Filter::State>("state");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("person");
        QTest::addColumn<QStringList>("expected");
        const QStringList none;
        QTest::newRow("failing") << Filter::State::Failing << u""_s << u""_s << QStringList{u"lately"_s, u"red"_s};
        QTest::newRow("running") << Filter::State::Running << u""_s << u""_s << QStringList{u"runs"_s};
        QTest::newRow("waiting") << Filter::State::Waiting << u""_s << u""_s << QStringList{u"waits"_s};
        QTest::newRow("owner") << Filter::State::All << u"ZOO/"_s << u""_s
                               << QStringList{u"waits"_s, u"runs"_s, u"empty"_s};
        QTest::newRow("workflow") << Filter::State::All << u"night"_s << u""_s << QStringList{u"lately"_s};
        QTest::newRow("branch") << Filter::State::All << u"hotfix"_s << u""_s << QStringList{u"waits"_s};
        QTest::newRow("each word") << Filter::State::All << u"acme nightly"_s << u""_s << QStringList{u"lately"_s};
        QTest::newRow("no such word") << Filter::State::All << u"acme nothing"_s << u""_s << none;
        QTest::newRow("a pattern is a word") << Filter::State::All << u".*"_s << u""_s << none;
        QTest::newRow("mine") << Filter::State::All << u""_s << u"Grace"_s << QStringList{u"lately"_s};
        QTest::newRow("nobody's") << Filter::State::All << u""_s << u"linus"_s << none;
    }

    void filtersByStateTextAndPerson()
    {
        QFETCH(Filter::State, state);
        QFETCH(QString, text);
        QFETCH(QString, person);
        QFETCH(QStringList, expected);
        m_cards->setState(state);
        m_cards->setText(text);
        m_cards->setPerson(person);
        QCOMPARE(names(), expected);
        QCOMPARE(m_cards->count(Filter::State::All), 6); // the filters do not change what there is
        QCOMPARE(m_cards->count(Filter::State::Failing), 2);
    }

    void groupsStandTogether()
    {
        m_cards->setGrouping(Filter::Grouping::Owner);
        QCOMPARE(names(), (QStringList{u"lately"_s, u"red"_s, u"green"_s, u"waits"_s, u"runs"_s, u"empty"_s}));
        QCOMPARE(m_cards->index(2, 0).data(Filter::GroupRole).toString(), u"acme"_s);
        QCOMPARE(m_cards->index(3, 0).data(Filter::GroupRole).toString(), u"zoo"_s);
    }

    void aThousandRandomChangesLeaveItInOrder()
    {
        QRandomGenerator random(20261124);
        for (int i = 0; i < 1000; ++i) {
            const qint64 id = random.bounded(1, 12);
            if (random.bounded(10) == 0)
                apply({RepositoryRemoved{.repository = {id}}});
            else if (random.bounded(4) == 0)
                apply({changed(repository(id, u"acme/r%1"_s.arg(id)))});
            else
                apply({changed(runIn(id, 1000 + i, i, random.bounded(2) ? u"success"_s : u"failure"_s))});
        }
        bool isRed = true;
        for (int row = 0; row < m_cards->rowCount(); ++row) {
            const bool red = m_cards->index(row, 0).data(RepositoryListModel::OutcomeRole).toInt()
                == static_cast<int>(Outcome::Failed);
            QVERIFY(isRed || !red);
            isRed = red;
        }
        QCOMPARE(m_cards->rowCount(), m_model->rowCount());
    }

private:
    void apply(std::vector<Change> changes) { m_model->apply({.account = ada, .changes = std::move(changes)}); }
    QStringList names() const
    {
        QStringList result;
        for (int row = 0; row < m_cards->rowCount(); ++row)
            result << m_cards->index(row, 0).data().toString().section(u'/', 1);
        return result;
    }

    QStringList groups() const
    {
        QStringList result;
        for (int row = 0; row < m_cards->rowCount(); ++row)
            result << m_cards->index(row, 0).data(Filter::GroupRole).toString();
        return result;
    }

    ManualClock m_clock{sampleStart().addSecs(3600)};
    std::unique_ptr<RepositoryListModel> m_model;
    std::unique_ptr<Filter> m_cards;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(OverviewFilterModelTest)
#include "overview_filter_model.moc"
