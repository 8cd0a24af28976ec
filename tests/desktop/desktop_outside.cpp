// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "close_button.h"
#include "driven_test.h"
#include "inbox/inbox_view.h"

#include <QAbstractItemView>
#include <QPushButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// What the program says and is told outside its window: the menu of the icon in the tray, and the buttons of the
/// notifications, down to what reaches GitHub.
class DesktopOutside : public tests::DrivenTest {
    Q_OBJECT

    bool furnish() override { return desktop().startTray(); }
    bool prepare() override
    {
        // Told is what happens from here on, and nothing that was so already.
        return DrivenTest::prepare()
            && hand().until([this] { return desktop().hasIcon(QCoreApplication::applicationName()); })
            && row(u"cards"_s, u"rust-langgraph"_s).isValid() && isKnown(program().newestFailed());
    }
    bool isKnown(const demo::Run& run)
    {
        return hand().until([&] {
            const auto account = program().program().accounts().first()->account().id;
            const auto* known = program().program().runs().find(account, core::RunId{run.id});
            return known && known->state == core::State::fromWords(run.status(), run.conclusion());
        });
    }
    bool titleHas(const QString& words)
    {
        return hand().until([&] { return program().window().windowTitle().contains(words); });
    }
    bool hideWindow()
    {
        const auto id = static_cast<quint32>(program().window().winId());
        return tests::pressCloseButton(desktop().environment().value(u"DISPLAY"_s), id) && isShown(false);
    }
    bool isShown(bool shown = true)
    {
        return hand().until([&] { return program().window().isVisible() == shown; });
    }
    demo::Run& begin(const demo::Start& start)
    {
        auto& world = program().server().world();
        const auto id = world.start(program().repository(), start);
        if (!id)
            qFatal("the scenario starts no such run");
        return *world.run(*id);
    }
    /// A run of the main branch that has failed, once the program knows of it.
    demo::Run& breakMain()
    {
        auto& run = begin({.workflow = u"ci.yml"_s, .event = u"push"_s});
        program().server().world().finishRun(run.id, u"failure"_s);
        look();
        isKnown(run);
        return run;
    }
    void look() { program().program().accounts().lookNow(); }
    bool isTold(int notifications = 1)
    {
        return hand().until([&] { return desktop().displayedNotifications() == notifications; });
    }
    bool hasWritten(const demo::Run& run, const QString& command)
    {
        return hand().until([&] {
            const auto path = u"/runs/%1/%2"_s.arg(run.id).arg(command);
            return program().writes().size() == 1 && program().writes().front().path.endsWith(path);
        });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void cleanup()
    {
        desktop().closeNotifications();
        DrivenTest::cleanup();
    }

    void theMenuOfTheIconOpensWhatIsRed()
    {
        const auto& run = breakMain();
        QVERIFY(hideWindow());
        const auto row = u"Failed: langgraph/rust-langgraph: CI #%1, main"_s.arg(run.number);
        QVERIFY(hand().chooseFromTray(row));
        QVERIFY(isShown());
        QVERIFY(titleHas(u"#%1"_s.arg(run.number)));
    }

    void theMenuOfTheIconOpensTheInbox()
    {
        QVERIFY(isKnown(program().newestWaiting()));
        QVERIFY(hideWindow());
        QVERIFY(hand().chooseFromTray(u"Inbox: "_s));
        QVERIFY(isShown());
        QVERIFY(titleHas(u"Inbox"_s));
    }

    void theIconAndItsMenuBringTheWindowBack()
    {
        QVERIFY(hideWindow());
        QVERIFY(hand().chooseFromTray(u"Open Signalbox"_s));
        QVERIFY(isShown());
        QVERIFY(hideWindow());
        QVERIFY(hand().clickTray());
        QVERIFY(isShown());
        QVERIFY(titleHas(u"Overview"_s));
    }

    void theMenuOfTheIconMutesAndHearsAgain()
    {
        QVERIFY(hand().chooseFromTray(u"Mute notifications"_s));
        breakMain();
        QTest::qWait(2000); // what is told comes within one second
        QCOMPARE(desktop().displayedNotifications(), 0);
        QVERIFY(hand().chooseFromTray(u"Hear notifications again"_s));
        breakMain();
        QVERIFY(isTold());
    }

    void aNotificationsRunIsOpened()
    {
        const auto& run = breakMain();
        QVERIFY(isTold());
        QVERIFY(hideWindow());
        desktop().pressOnNotification(u"Open"_s);
        QVERIFY(isShown());
        QVERIFY(titleHas(u"#%1"_s.arg(run.number)));
    }

    void aNotificationsFailedJobsAreRunAgain()
    {
        auto& run = breakMain();
        QVERIFY(isTold());
        desktop().pressOnNotification(u"Re-run failed"_s);
        QVERIFY(hasWritten(run, u"rerun-failed-jobs"_s));
        QCOMPARE(run.latest().number, 2);
    }

    void aNotificationsMatterIsMuted()
    {
        breakMain();
        QVERIFY(isTold());
        desktop().pressOnNotification(u"Mute for an hour"_s);
        QTest::qWait(2000); // until it is heard
        desktop().closeNotifications();
        QVERIFY(isTold(0));
        breakMain();
        QTest::qWait(2000); // what is told comes within one second
        QCOMPARE(desktop().displayedNotifications(), 0);
    }

    void aForksRunIsApprovedBeforeTheEyes()
    {
        auto& run
            = begin({.workflow = u"ci.yml"_s, .event = u"pull_request"_s, .fromFork = true, .needsApproval = true});
        look();
        QVERIFY(isTold());
        QVERIFY(hideWindow());
        desktop().pressOnNotification(u"Approve"_s);
        QVERIFY(isShown());
        QVERIFY(hand().seen(u"runQuestion"_s));
        QVERIFY(program().writes().empty());
        QVERIFY(hand().click(u"questionYes"_s));
        QVERIFY(hasWritten(run, u"approve"_s));
        QVERIFY(run.status() != "completed"_L1);
    }

    void aDeploymentIsApprovedInTheInbox()
    {
        auto& run = begin({.workflow = u"release.yml"_s});
        program().server().world().finishJob(run.latest().jobs.front(), u"success"_s);
        QCOMPARE(run.status(), u"waiting"_s); // its other job deploys
        look();
        QVERIFY(isTold());
        QVERIFY(hideWindow());
        desktop().pressOnNotification(u"Approve"_s);
        QVERIFY(isShown());
        QVERIFY(titleHas(u"Inbox"_s));
        const auto chosen = program().window().inbox().chosen();
        QCOMPARE(chosen.size(), 1U);
        QCOMPARE(chosen.front().run.id, core::RunId{run.id});
        QVERIFY(program().writes().empty());
        QVERIFY(hand().click(u"inboxApprove"_s));
        QVERIFY(hand().click(u"batchConfirm"_s));
        QVERIFY(hasWritten(run, u"pending_deployments"_s));
        QCOMPARE(run.approvals.size(), 1U);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopOutside>(argc, argv);
}
#include "desktop_outside.moc"
