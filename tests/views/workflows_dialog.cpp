// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/workflows_dialog.h"
#include "common/banner.h"
#include "common/look.h"
#include "window_samples.h"

#include <QApplication>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using lists::WorkflowRow;
using views::WorkflowsDialog;

namespace {

core::Workflow workflowOf(qint64 id, const QString& name, const QString& state)
{
    return {.id = {id},
            .repository = {1},
            .name = name,
            .path = u".github/workflows/w.yml"_s,
            .state = state,
            .webUrl = QUrl(u"https://github.com/acme/app/blob/main/w.yml"_s)};
}

/// The window with three workflows: on, off by hand, off for inactivity.
class Opened {
public:
    Opened()
    {
        model.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s)}));
        model.apply(changeSet<core::Workflow>({workflowOf(7, u"CI"_s, u"active"_s),
                                               workflowOf(8, u"Deploy <b>"_s, u"disabled_manually"_s),
                                               workflowOf(9, u"Nightly"_s, u"disabled_inactivity"_s)}));
        model.apply(changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 10, u"failure"_s)}));
        model.setCrons(account, {7}, {*workflow::Cron::parse(u"0 3 * * 1-5"_s)});
        model.setCrons(account, {9}, {*workflow::Cron::parse(u"0 3 * * *"_s)});
        model.show(account, nameOf(u"acme/app"_s));
        dialog = new WorkflowsDialog(
            nameOf(u"acme/app"_s), model, [this](bool, const WorkflowRow&) { return reason; }, nullptr);
        dialog->show();
        static_cast<void>(QTest::qWaitForWindowExposed(dialog));
    }
    ~Opened() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Opened)

    void choose(int row) { list()->setCurrentIndex(model.index(row, 0)); }
    QTreeView* list() const { return dialog->findChild<QTreeView*>(u"workflowList"_s); }
    QPushButton* button() const { return dialog->findChild<QPushButton*>(u"workflowSwitch"_s); }

    core::ManualClock clock{start};
    lists::WorkflowListModel model{clock};
    QString reason;
    QPointer<WorkflowsDialog> dialog;
};

} // namespace

class WorkflowsWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theButtonSaysWhatItDoesToTheChosenOne()
    {
        Opened sut;
        const QSignalSpy asked(sut.dialog, &WorkflowsDialog::switchRequested);
        QVERIFY(sut.button()->text().remove(u'&').startsWith("Switch off"_L1));
        sut.choose(1);
        QCOMPARE(sut.button()->text().remove(u'&'), u"Switch on"_s);
        sut.choose(2);
        QCOMPARE(sut.button()->text().remove(u'&'), u"Re-enable"_s);
        sut.button()->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.last().first().toBool(), true);
        QCOMPARE(asked.last().at(1).value<WorkflowRow>().workflow.name, u"Nightly"_s);
    }

    void whatCannotBeDoneSaysWhy()
    {
        Opened sut;
        sut.reason = u"The repository is archived."_s;
        sut.choose(1);
        QVERIFY(!sut.button()->isEnabled());
        QVERIFY(sut.button()->toolTip().contains("archived"_L1));
    }

    void oneThatIsOnCanBeStartedByHand()
    {
        Opened sut;
        const QSignalSpy asked(sut.dialog, &WorkflowsDialog::runRequested);
        auto* run = sut.dialog->findChild<QPushButton*>(u"workflowRun"_s);
        run->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.last().front().value<WorkflowRow>().workflow.name, u"CI"_s);
        sut.choose(1);
        QVERIFY(!run->isEnabled());
        QVERIFY(run->toolTip().contains("switched off"_L1));
    }

    void whatGitHubRunsItselfIsNotStartedByHand()
    {
        Opened sut;
        auto dynamic = workflowOf(7, u"CI"_s, u"active"_s);
        dynamic.path = u"dynamic/pages/pages-build-deployment"_s;
        sut.model.apply(changeSet<core::Workflow>({dynamic}));
        auto* run = sut.dialog->findChild<QPushButton*>(u"workflowRun"_s);
        QVERIFY(!run->isEnabled());
        QVERIFY(run->toolTip().contains("GitHub runs"_L1));
    }

    void theButtonFollowsTheWorkflow()
    {
        Opened sut;
        sut.model.apply(changeSet<core::Workflow>({workflowOf(7, u"CI"_s, u"disabled_manually"_s)}));
        QCOMPARE(sut.button()->text().remove(u'&'), u"Switch on"_s);
    }

    void whatCameOfItIsSaidInTheWindow()
    {
        Opened sut;
        auto* banner = sut.dialog->findChild<views::Banner*>();
        QVERIFY(!banner->isVisible());
        sut.dialog->say(u"CI is switched off."_s);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->what(), u"CI is switched off."_s);
        sut.dialog->say(core::Error{.kind = core::ErrorKind::Forbidden, .what = u"GitHub does not allow this."_s});
        QCOMPARE(banner->kind(), views::Banner::Kind::Error);
    }

    void theWorkflowsPageIsAskedFor()
    {
        Opened sut;
        const QSignalSpy asked(sut.dialog, &WorkflowsDialog::browserRequested);
        sut.dialog->findChild<QPushButton*>(u"workflowOpen"_s)->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(!sut.list()->accessibleName().isEmpty());
        QTest::keyClick(sut.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!sut.dialog);
    }

    void withoutWorkflowsNothingCanBeSwitched()
    {
        Opened sut;
        core::ChangeSet gone{.account = account, .at = start};
        gone.changes.emplace_back(core::RepositoryRemoved{.repository = {1}});
        sut.model.apply(gone);
        QVERIFY(!sut.dialog->current());
        QVERIFY(!sut.button()->isEnabled());
    }
};

QTEST_MAIN(WorkflowsWindow)
#include "workflows_dialog.moc"
