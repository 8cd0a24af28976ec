// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_dialog.h"

#include "accessible_walk.h"
#include "common/banner.h"
#include "lists/rollback_rows.h"
#include "pictures.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;
using views::RollbackDialog;

namespace {

const QDateTime noon(QDate(2026, 11, 29), QTime(12, 0), QTimeZone::UTC);
const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

QString commit(const QString& digit)
{
    return digit.repeated(40);
}

DeployedVersion version(int id, const QString& name, const QString& digit, int daysAgo)
{
    return {.deployment = {id},
            .name = name,
            .commit = commit(digit),
            .creator = u"mbrandt"_s,
            .run = {id * 10},
            .since = noon.addDays(-daysAgo),
            .until = noon.addDays(1 - daysAgo)};
}

RollbackOption option(int id, const QString& name, const QString& digit, int daysAgo)
{
    RollbackOption made{.version = version(id, name, digit, daysAgo)};
    made.candidate = {.name = name, .commit = commit(digit), .isAvailable = true, .ways = {RollbackWay::Dispatch}};
    made.orders[RollbackWay::Dispatch] = {.workflow = {77},
                                          .workflowPath = u".github/workflows/rollback.yml"_s,
                                          .ref = u"main"_s,
                                          .inputs = {{u"version"_s, name}, {u"reason"_s, u"%reason%"_s}}};
    made.undone = {.aheadBy = 2,
                   .commits = {{.id = commit(u"a"_s), .message = u"feat: lease a point"_s, .author = u"tkovacs"_s},
                               {.id = commit(u"b"_s), .message = u"fix: <b>give</b> it back"_s, .author = u"asmith"_s}},
                   .files = {{.path = u"src/points.rs"_s,
                              .change = core::ChangedFile::Change::Modified,
                              .additions = 12,
                              .deletions = 3}}};
    return made;
}

RollbackSurvey survey()
{
    RollbackSurvey made;
    made.repository.name = yard;
    made.environment.environment.name = u"production"_s;
    made.environment.current = version(9, u"v1.5.0"_s, u"9"_s, 0);
    made.options = {option(8, u"v1.4.1"_s, u"8"_s, 3), option(7, u"v1.4.0"_s, u"7"_s, 6)};
    made.options[0].health = core::HealthRecord{.deployment = made.options[0].version.deployment,
                                                .healthy = std::chrono::hours(23),
                                                .unhealthy = std::chrono::minutes(12)};
    made.options[1].candidate.migrations = {{.path = u"migrations/0007_point_leases.up.sql"_s}};
    made.options[1].orders[RollbackWay::RerunOldRun] = {.oldRun = {70}, .oldAttempt = 1};
    made.options[1].candidate.ways.push_back(RollbackWay::RerunOldRun);
    return made;
}

RollbackSituation situation()
{
    auto made = situationOf(survey(), noon, 600'000);
    made.isNetworkWell = true;
    made.mayDispatch = true;
    return made;
}

RollbackState state(RollbackPhase phase)
{
    return {.phase = phase,
            .environment = u"production"_s,
            .badDeployment = {9},
            .from = {.name = u"v1.5.0"_s, .commit = commit(u"9"_s)},
            .target = {.name = u"v1.4.1"_s, .commit = commit(u"8"_s)},
            .key = u"sb-0123456789ab"_s,
            .reason = u"It answers 503"_s};
}

} // namespace

/// Choosing what to go back to, and following it, in a real window.
class RollbackDialogTest : public QObject {
    Q_OBJECT

    core::ManualClock m_clock{noon};
    std::unique_ptr<RollbackDialog> m_dialog;

    template <class Widget>
    Widget* part(const QString& name)
    {
        return m_dialog->findChild<Widget*>(name);
    }
    QPushButton* confirm() { return part<QPushButton>(u"rollbackConfirm"_s); }
    void fill()
    {
        QTest::keyClicks(part<QLineEdit>(u"rollbackReason"_s), u"It answers 503"_s);
        QTest::keyClicks(part<QLineEdit>(u"rollbackTyped"_s), u"production"_s);
    }
    void picture(const QString& name)
    {
        views::Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        tests::keepPictures(look, *m_dialog, u"rollback-"_s + name);
    }

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<RollbackDialog>(yard, u"production"_s, m_clock, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void productionWantsAReasonAndItsNameTyped()
    {
        QVERIFY(!confirm()->isEnabled()); // nothing is known yet
        m_dialog->setSurvey(survey(), situation(), {});
        QCOMPARE(confirm()->text(), u"Roll production back to v1.4.1"_s);
        QVERIFY(!confirm()->isEnabled());
        QTest::keyClicks(part<QLineEdit>(u"rollbackReason"_s), u"It answers 503"_s);
        QVERIFY(!confirm()->isEnabled());
        QTest::keyClicks(part<QLineEdit>(u"rollbackTyped"_s), u"productio"_s);
        QVERIFY(!confirm()->isEnabled());
        QTest::keyClicks(part<QLineEdit>(u"rollbackTyped"_s), u"n"_s);
        QVERIFY(confirm()->isEnabled());
        picture(u"choose"_s);
        QCOMPARE(tests::complaints(*m_dialog).join(u'\n'), QString());
    }

    void whatIsShownIsWhatIsSent()
    {
        m_dialog->setSurvey(survey(), situation(), {});
        fill();
        const QString shown = part<QPlainTextEdit>(u"rollbackRequests"_s)->toPlainText();
        QSignalSpy confirmed(m_dialog.get(), &RollbackDialog::confirmed);
        QTest::mouseClick(confirm(), Qt::LeftButton);
        QTest::mouseClick(confirm(), Qt::LeftButton); // a hasty hand
        QCOMPARE(confirmed.count(), 1);
        const auto planned = confirmed[0][0].value<PlannedRollback>();
        QCOMPARE(planned.plan.target.name, u"v1.4.1"_s);
        QCOMPARE(planned.plan.badDeployment.value, 9);
        QVERIFY2(shown.contains(planned.plan.key), qPrintable(shown));
        QVERIFY(shown.contains("POST /repos/switchyard/switchyard/actions/workflows/77/dispatches"_L1));
        QVERIFY(shown.contains("It answers 503"_L1));
        QCOMPARE(confirmed[0][1].toString(), u"It answers 503"_s);
    }

    void anotherVersionShowsWhatItUndoesAndHow()
    {
        m_dialog->setSurvey(survey(), situation(), u"v1.4.0"_s);
        QCOMPARE(confirm()->text(), u"Roll production back to v1.4.0"_s);
        QVERIFY(part<QPlainTextEdit>(u"rollbackFiles"_s)->toPlainText().contains("nothing takes it back"_L1));
        QVERIFY(part<QPlainTextEdit>(u"rollbackCommits"_s)->toPlainText().contains("fix: <b>give</b> it back"_L1));
        auto* way = part<QComboBox>(u"rollbackWay"_s);
        QCOMPARE(way->count(), 2);
        QVERIFY(part<QPlainTextEdit>(u"rollbackRequests"_s)->toPlainText().contains("dispatches"_L1));
        way->setFocus();
        QTest::keyClick(way, Qt::Key_Down);
        QVERIFY(part<QPlainTextEdit>(u"rollbackRequests"_s)->toPlainText().contains("/actions/runs/70/rerun"_L1));
    }

    void aMigrationHasToBeDecidedAboutAndThatIsAboutThisVersionAlone()
    {
        m_dialog->setSurvey(survey(), situation(), u"v1.4.0"_s);
        fill();
        auto* allTheSame = part<QCheckBox>(u"rollbackAllTheSame"_s);
        QVERIFY(allTheSame->isVisible());
        QVERIFY(!confirm()->isEnabled());
        picture(u"migration"_s);
        QTest::keyClick(allTheSame, Qt::Key_Space);
        QVERIFY(confirm()->isEnabled());
        auto* list = part<QTreeView>(u"rollbackVersions"_s);
        QTest::keyClick(list, Qt::Key_Up);
        QVERIFY(!allTheSame->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(!allTheSame->isChecked());
        QVERIFY(!confirm()->isEnabled());
    }

    void whatWouldDoHarmCannotBeConfirmed()
    {
        auto taken = situation();
        taken.isClaimedElsewhere = true;
        m_dialog->setSurvey(survey(), taken, {});
        fill();
        QVERIFY(!confirm()->isEnabled());
        QVERIFY(m_dialog->findChild<views::Banner*>()->what().contains(u"Another desktop"_s));
        picture(u"refused"_s);
    }

    void aRollbackWorkflowIsOfferedWhereThereIsNone()
    {
        auto* write = part<QPushButton>(u"rollbackWrite"_s);
        QVERIFY(!write->isVisible()); // nothing is known yet
        m_dialog->setSurvey(survey(), situation(), {});
        QVERIFY(!write->isVisible());
        m_dialog->setLacksWorkflow(true);
        QVERIFY(write->isVisible());
        QSignalSpy wanted(m_dialog.get(), &RollbackDialog::workflowWanted);
        QTest::mouseClick(write, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        picture(u"no-workflow"_s);
        m_dialog->setState(state(RollbackPhase::Dispatching));
        QVERIFY(!write->isVisible());
    }

    void nothingToGoBackToIsSaid()
    {
        auto none = survey();
        none.options.clear();
        auto nothing = situation();
        nothing.candidates.clear();
        m_dialog->setSurvey(none, nothing, {});
        fill();
        QVERIFY(!confirm()->isEnabled());
        QVERIFY(m_dialog->findChild<views::Banner*>()->what().contains(u"no good version"_s));
    }

    void theStepsAreFollowedAndCanBeStopped()
    {
        m_dialog->setSurvey(survey(), situation(), {});
        auto running = state(RollbackPhase::AwaitingApproval);
        running.run = {4711};
        running.claim = {5};
        running.dispatchRequests = 1;
        running.words = u"The rollback waits for an approval. Approve its deployment in the inbox."_s;
        m_dialog->setState(running);
        auto* steps = part<QTreeView>(u"rollbackSteps"_s);
        QVERIFY(steps->isVisible());
        QCOMPARE(steps->model()->rowCount(), 5);
        QVERIFY(!confirm()->isVisible());
        QSignalSpy run(m_dialog.get(), &RollbackDialog::runRequested);
        QTest::mouseClick(part<QPushButton>(u"rollbackRun"_s), Qt::LeftButton);
        QCOMPARE(run[0][0].value<core::RunId>().value, 4711);
        QSignalSpy stop(m_dialog.get(), &RollbackDialog::stopRequested);
        QTest::mouseClick(part<QPushButton>(u"rollbackStop"_s), Qt::LeftButton);
        QCOMPARE(stop.count(), 1);
        picture(u"approval"_s);
    }

    void anEndIsSaidAndWhatCanBeDoneThen()
    {
        auto done = state(RollbackPhase::RolledBack);
        done.run = {4711};
        done.words
            = u"v1.4.1 is back and healthy. Revert the fault, so that the next deployment does not bring it back."_s;
        m_dialog->setState(done);
        QVERIFY(part<QPushButton>(u"rollbackRevert"_s)->isVisible());
        QVERIFY(!part<QPushButton>(u"rollbackStop"_s)->isVisible());
        picture(u"done"_s);
        auto failed = state(RollbackPhase::RollbackFailed);
        failed.run = {4711};
        m_dialog->setState(failed);
        QVERIFY(part<QPushButton>(u"rollbackNext"_s)->isVisible());
        QSignalSpy next(m_dialog.get(), &RollbackDialog::nextRequested);
        QTest::mouseClick(part<QPushButton>(u"rollbackNext"_s), Qt::LeftButton);
        QCOMPARE(next.count(), 1);
        QVERIFY(part<QTreeView>(u"rollbackVersions"_s)->isVisible());
    }

    void eachPhaseHasAWordAndAShapeAndItsSteps()
    {
        lists::CheckListModel model;
        const QAbstractItemModelTester tester(&model);
        for (int i = 0; i < rollbackPhaseCount; ++i) {
            auto each = state(RollbackPhase(i));
            each.run = {1};
            model.setChecks(lists::stepRows(each));
            QCOMPARE(model.rowCount(), 5);
            QVERIFY(!lists::phaseText(each.phase).isEmpty());
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(!model.index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }
};

QTEST_MAIN(RollbackDialogTest)
#include "rollback_dialog.moc"
