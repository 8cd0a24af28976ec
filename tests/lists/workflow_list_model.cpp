// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/workflow_list_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace signalbox;
using lists::WorkflowListModel;

namespace {

const auto account = u"octocat@github.com"_s;
const core::RepositoryName name{u"acme"_s, u"app"_s};
const QDateTime start(QDate(2026, 3, 4), QTime(14, 0), QTimeZone::UTC);

core::Workflow workflowOf(qint64 id, const QString& title, const QString& state = u"active"_s)
{
    return {
        .id = {id}, .repository = {1}, .name = title, .path = u".github/workflows/w%1.yml"_s.arg(id), .state = state};
}

core::Run runOf(qint64 workflow, int number, int minutesAgo, const QString& event = u"schedule"_s)
{
    return {.id = {workflow * 1000 + number},
            .repository = {1},
            .repositoryName = name,
            .workflow = {workflow},
            .number = number,
            .event = event,
            .state = core::State::fromWords(u"completed"_s, u"success"_s),
            .branch = u"main"_s,
            .commit = u"c%1"_s.arg(number),
            .createdAt = start.addSecs(-60LL * minutesAgo)};
}

class Listed {
public:
    Listed()
    {
        say(core::Repository{.id = {1}, .name = name, .defaultBranch = u"main"_s, .canPush = true});
        say(workflowOf(7, u"Nightly"_s));
        say(workflowOf(8, u"CI"_s));
        model.show(account, name);
    }

    template <class Row>
    void say(const Row& row)
    {
        model.apply({.account = account, .changes = {core::Changed<Row>{.before = {}, .after = row}}});
    }
    QString cell(int row, int column) const { return model.index(row, column).data().toString(); }
    QString nightly() const { return cell(1, WorkflowListModel::ScheduleColumn); }
    void setCron(const QString& text) { model.setCrons(account, {7}, {*workflow::Cron::parse(text)}); }

    core::ManualClock clock{start};
    WorkflowListModel model{clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class WorkflowList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyStandByNameWithTheirState()
    {
        Listed sut;
        sut.say(workflowOf(9, u"A stale one"_s, u"disabled_inactivity"_s));
        QCOMPARE(sut.model.rowCount(), 3);
        QCOMPARE(sut.cell(0, WorkflowListModel::NameColumn), u"A stale one"_s);
        QCOMPARE(sut.cell(0, WorkflowListModel::StateColumn), u"Switched off for inactivity"_s);
        QCOMPARE(sut.cell(1, WorkflowListModel::StateColumn), u"On"_s);
        QCOMPARE(sut.cell(1, WorkflowListModel::LastRunColumn), u"None is known"_s);
        sut.say(workflowOf(9, u"A stale one"_s, u"some_new_word"_s));
        QCOMPARE(sut.cell(0, WorkflowListModel::StateColumn), u"some_new_word"_s);
    }

    void theLastRunIsTheNewest()
    {
        Listed sut;
        sut.say(runOf(8, 2, 10, u"push"_s));
        sut.say(runOf(8, 1, 90, u"push"_s)); // comes late
        QCOMPARE(sut.cell(0, WorkflowListModel::LastRunColumn), u"Passed, 10 minutes ago"_s);
    }

    void aScheduleStandsAgainstItsLastScheduledRun()
    {
        Listed sut;
        QCOMPARE(sut.nightly(), QString());
        sut.say(runOf(7, 1, 11 * 60 - 10));
        QVERIFY(sut.nightly().startsWith("Runs by the clock"_L1)); // its text is not read yet
        sut.setCron(u"0 3 * * *"_s);
        QCOMPARE(sut.nightly(), u"at 03:00 UTC; due in 13 hours"_s);
        sut.clock.advance(std::chrono::hours(15)); // 05:00 of the next day
        QCOMPARE(sut.nightly(), u"at 03:00 UTC; late by 2 h 00 min"_s);
        QCOMPARE(sut.model.index(1, 0).data(WorkflowListModel::ShapeRole).toInt(), int(core::Outcome::NeedsPerson));
        sut.clock.advance(std::chrono::hours(24));
        QVERIFY(sut.nightly().contains("silent"_L1));
        QCOMPARE(sut.model.index(1, 0).data(WorkflowListModel::ShapeRole).toInt(), int(core::Outcome::Failed));
        core::Run again = runOf(7, 2, 0);
        again.createdAt = sut.clock.now();
        sut.say(again);
        QVERIFY(sut.nightly().contains("due in"_L1));
    }

    void whatIsSwitchedOffWillNotRun()
    {
        Listed sut;
        sut.setCron(u"0 3 * * *"_s);
        sut.say(workflowOf(7, u"Nightly"_s, u"disabled_inactivity"_s));
        QCOMPARE(sut.nightly(), u"at 03:00 UTC; off, so it will not run"_s);
    }

    void aFileThatCannotBeReadIsSaid()
    {
        Listed sut;
        sut.model.setCronTrouble(account, {7}, u"A cron has five fields."_s);
        QVERIFY(sut.nightly().contains("five fields"_L1));
        sut.setCron(u"* * * * *"_s);
        QVERIFY(sut.nightly().contains("every 5 minutes"_L1));
        sut.model.setCrons(account, {7}, {});
        QCOMPARE(sut.nightly(), QString());
    }

    void theCommitIsTheNewestOfTheDefaultBranch()
    {
        Listed sut;
        QCOMPARE(sut.model.newestCommit(account, name), QString());
        sut.say(runOf(8, 3, 30, u"push"_s));
        sut.say(runOf(8, 2, 60, u"push"_s));
        core::Run pull = runOf(8, 9, 1, u"pull_request"_s);
        sut.say(pull);
        core::Run other = runOf(8, 8, 1, u"push"_s);
        other.branch = u"topic"_s;
        sut.say(other);
        QCOMPARE(sut.model.newestCommit(account, name), u"c3"_s);
        QCOMPARE(sut.model.newestCommit(account, {u"no"_s, u"body"_s}), QString());
    }

    void anotherRepositoryAndAGoneOneHaveNoRows()
    {
        Listed sut;
        sut.model.show(account, {u"acme"_s, u"other"_s});
        QCOMPARE(sut.model.rowCount(), 0);
        sut.model.show(u"somebody@github.com"_s, name);
        QCOMPARE(sut.model.rowCount(), 0);
        sut.model.show(account, name);
        QCOMPARE(sut.model.rowCount(), 2);
        sut.model.apply({.account = account, .changes = {core::RepositoryRemoved{.repository = {1}}}});
        QCOMPARE(sut.model.rowCount(), 0);
    }

    void aThousandRandomChangesNeverReset()
    {
        Listed sut;
        const QSignalSpy reset(&sut.model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(3);
        for (int i = 0; i < 1000; ++i) {
            const qint64 id = random.bounded(1, 12);
            switch (random.bounded(3)) {
            case 0:
                sut.say(workflowOf(id, QString(QChar(u'a' + char16_t(random.bounded(20)))),
                                   random.bounded(2) ? u"active"_s : u"disabled_manually"_s));
                break;
            case 1:
                sut.say(runOf(id, random.bounded(1, 50), random.bounded(3000)));
                break;
            default:
                sut.model.setCrons(account, {id}, {*workflow::Cron::parse(u"*/15 * * * *"_s)});
            }
        }
        QCOMPARE(reset.size(), 0);
    }
};

QTEST_GUILESS_MAIN(WorkflowList)
#include "workflow_list_model.moc"
