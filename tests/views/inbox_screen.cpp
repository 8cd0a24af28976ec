// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"
#include "common/look.h"
#include "inbox/inbox_view.h"
#include "lists/inbox_model.h"
#include "window_samples.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using lists::InboxRow;
using views::InboxView;

namespace {

/// The inbox in a window: one deployment, two runs of forks and one failed run of the user's own.
class Opened {
public:
    explicit Opened(bool filled = true)
    {
        view.setSignedIn(true);
        view.setModel(&model);
        model.setLogin(account, u"mona"_s);
        if (filled)
            fill();
        view.resize(900, 600);
        view.show();
        view.activateWindow();
        view.focusList();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
    }

    void fill()
    {
        model.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s)}));
        core::Run waiting = sampleRun(1, u"Ship it"_s, 5);
        waiting.state = core::State::fromWords(u"waiting"_s, {});
        core::Run other = sampleRun(4, u"Paint <b>the</b> door"_s, 40, u"failure"_s);
        model.apply(changeSet<core::Run>({waiting, sampleRun(2, u"Fix a typo"_s, 20, u"action_required"_s),
                                          sampleRun(3, u"Fix another"_s, 30, u"action_required"_s), other}));
        model.apply(changeSet<core::PendingDeployments>(
            {{.repository = {1},
              .run = {1},
              .deployments = {{.id = {9}, .environment = u"production"_s, .waitMinutes = 30, .mayApprove = true}}}}));
    }

    void addSilentCheck()
    {
        model.apply(changeSet<core::SilentChecks>({{.repository = {1},
                                                    .repositoryName = {u"acme"_s, u"app"_s},
                                                    .pull = {.number = 148,
                                                             .title = u"Limit the <i>steps</i>"_s,
                                                             .base = u"main"_s,
                                                             .createdAt = start,
                                                             .webUrl = QUrl(u"https://github.com/acme/app/pull/148"_s)},
                                                    .checks = {{.context = u"Licence scan"_s}},
                                                    .since = start}}));
    }

    QPushButton* button(const QString& name) const { return view.findChild<QPushButton*>(name); }
    void choose(const QString& title, bool more = false)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row).data().toString() == title)
                list->selectionModel()->setCurrentIndex(
                    model.index(row), more ? QItemSelectionModel::Select : QItemSelectionModel::ClearAndSelect);
        }
    }

    core::ManualClock clock{start};
    lists::InboxModel model{clock};
    InboxView view;
    QListView* list = view.findChild<QListView*>(u"inbox"_s);
};

} // namespace

class InboxScreen final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstThingIsChosenAndTheHeadingsAreNot()
    {
        const Opened sut;
        QCOMPARE(sut.view.chosen().size(), 1U);
        QCOMPARE(sut.view.chosen().front().deployment.environment, u"production"_s);
        QCOMPARE(sut.model.waiting(), 4);
    }

    void aPullRequestWithASilentCheckIsOpenedInTheBrowserAndLookedAt()
    {
        Opened sut;
        sut.addSilentCheck();
        sut.choose(u"#148 waits for Licence scan"_s);
        for (const auto& name : {u"inboxApprove"_s, u"inboxReject"_s, u"inboxRerun"_s})
            QVERIFY(!sut.button(name)->isEnabled());
        const QSignalSpy browsed(&sut.view, &InboxView::browserRequested);
        const QSignalSpy opened(&sut.view, &InboxView::opened);
        const QSignalSpy looked(&sut.view, &InboxView::lookRequested);
        QTest::keyClick(sut.list, Qt::Key_Return);
        QTest::keyClick(sut.list, Qt::Key_O);
        QTest::keyClick(sut.list, Qt::Key_L);
        QCOMPARE(opened.size(), 0);
        QCOMPARE(browsed.size(), 2);
        QCOMPARE(browsed.first().first().toUrl().path(), u"/acme/app/pull/148"_s);
        QCOMPARE(looked.size(), 1);
        QCOMPARE(looked.first().first().value<std::vector<InboxRow>>().front().repositoryName().full(), u"acme/app"_s);
    }

    void everythingOfOneRunCanBeChosen()
    {
        Opened sut;
        QVERIFY(sut.view.choose({account, {2}}));
        QCOMPARE(sut.view.chosen().size(), 1U);
        QCOMPARE(sut.view.chosen().front().run.id, core::RunId{2});
        QVERIFY(!sut.view.choose({account, {77}}));
        QCOMPARE(sut.view.chosen().front().run.id, core::RunId{2});
    }

    void severalThingsHaveNoOnePageToOpen()
    {
        const Opened sut;
        QTest::keyClick(sut.list, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!sut.button(u"inboxBrowse"_s)->isEnabled());
        QVERIFY(sut.button(u"inboxLook"_s)->isEnabled());
    }

    void everythingIsChosenWithoutTheHeadings()
    {
        const Opened sut;
        QTest::keyClick(sut.list, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(sut.view.chosen().size(), 4U);
    }

    void aApprovesAndXRejectsADeployment()
    {
        const Opened sut;
        const QSignalSpy reviewed(&sut.view, &InboxView::reviewRequested);
        QTest::keyClick(sut.list, Qt::Key_A);
        QTest::keyClick(sut.list, Qt::Key_X);
        QCOMPARE(reviewed.size(), 2);
        QCOMPARE(reviewed.first().first().toBool(), true);
        QCOMPARE(reviewed.last().first().toBool(), false);
        QCOMPARE(reviewed.last().at(1).value<std::vector<InboxRow>>().size(), 1U);
    }

    void aDeploymentAndAForksRunAreApprovedInOneGo()
    {
        Opened sut;
        const QSignalSpy approved(&sut.view, &InboxView::approveRequested);
        const QSignalSpy reviewed(&sut.view, &InboxView::reviewRequested);
        QTest::keyClick(sut.list, Qt::Key_A, Qt::ControlModifier);
        sut.button(u"inboxApprove"_s)->click();
        QCOMPARE(approved.size(), 0);
        QCOMPARE(reviewed.size(), 1);
        const auto things = reviewed.last().at(1).value<std::vector<InboxRow>>();
        QCOMPARE(things.size(), 3U); // and not the failed run
        QVERIFY(std::ranges::contains(things, InboxRow::Sort::ForkRun, &InboxRow::sort));
        sut.button(u"inboxReject"_s)->click();
        QCOMPARE(reviewed.last().at(1).value<std::vector<InboxRow>>().size(),
                 1U); // of a fork's run is nothing to reject
    }

    void aForksRunIsApprovedAndNotRejected()
    {
        Opened sut;
        const QSignalSpy approved(&sut.view, &InboxView::approveRequested);
        const QSignalSpy reviewed(&sut.view, &InboxView::reviewRequested);
        sut.choose(u"CI #2"_s);
        sut.choose(u"CI #3"_s, true);
        QVERIFY(!sut.button(u"inboxReject"_s)->isEnabled());
        sut.button(u"inboxApprove"_s)->click();
        QCOMPARE(approved.size(), 1);
        QCOMPARE(approved.last().first().value<std::vector<core::RunAction>>().size(), 2U);
        QTest::keyClick(sut.list, Qt::Key_X);
        QCOMPARE(reviewed.size(), 0);
    }

    void aFailedRunIsRunAgainAndOpened()
    {
        Opened sut;
        const QSignalSpy rerun(&sut.view, &InboxView::rerunRequested);
        const QSignalSpy opened(&sut.view, &InboxView::opened);
        sut.choose(u"CI #4"_s);
        QVERIFY(!sut.button(u"inboxApprove"_s)->isEnabled());
        QTest::keyClick(sut.list, Qt::Key_R);
        QCOMPARE(rerun.size(), 1);
        QTest::keyClick(sut.list, Qt::Key_Return);
        QCOMPARE(opened.last().first().value<lists::RunKey>(), (lists::RunKey{account, {4}}));
    }

    void nothingChosenDoesNothing()
    {
        const Opened sut;
        const QSignalSpy reviewed(&sut.view, &InboxView::reviewRequested);
        QTest::keyClick(sut.list, Qt::Key_Escape);
        QTest::keyClick(sut.list, Qt::Key_A);
        QTest::keyClick(sut.list, Qt::Key_X);
        QCOMPARE(reviewed.size(), 0);
        QVERIFY(!sut.button(u"inboxRerun"_s)->isEnabled());
    }

    void anEmptyInboxSaysSoAndFillsByItself()
    {
        Opened sut(false);
        auto* empty = sut.view.findChild<views::EmptyState*>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->what(), u"Nothing waits for you"_s);
        sut.view.setSignedIn(false);
        QVERIFY(empty->what().contains("Not connected"_L1));
        sut.fill();
        QVERIFY(!empty->isVisible());
        QVERIFY(sut.list->isVisible());
    }

    void everythingHasANameForScreenReaders()
    {
        const Opened sut;
        QVERIFY(!sut.list->accessibleName().isEmpty());
        for (const auto* button : {sut.button(u"inboxApprove"_s), sut.button(u"inboxReject"_s)})
            QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY(sut.model.index(1).data(Qt::AccessibleTextRole).toString().startsWith("Deployments to approve"_L1));
    }
};

QTEST_MAIN(InboxScreen)
#include "inbox_screen.moc"
