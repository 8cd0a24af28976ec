// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"
#include "program_test.h"

#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// One run on the screen: what is asked for from there, and what becomes of it.
class AppRunScreen : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void onePressOfAButtonIsOneRequest()
    {
        auto& run = both().newestFailed();
        QVERIFY(both().open(run));
        auto* button = pipeline().findChild<QPushButton*>(u"rerunFailed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->what().contains("runs the failed jobs"_L1), patience);
        QCOMPARE(banner()->kind(), views::Banner::Kind::Info);
        QCOMPARE(server().traffic().writes.size(), 1U);
        QCOMPARE(run.attempts.size(), 2U);
    }

    void oneJobIsRunAgainFromItsOwnButton()
    {
        auto& run = both().newestFailed();
        QVERIFY(both().open(run));
        auto* button = pipeline().findChild<QToolButton*>(u"rerunJob"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob() && button->isEnabled(), patience);
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(server().traffic().writes.size(), 1U, patience);
        QVERIFY2(server().traffic().writes.front().path.contains("/jobs/"_L1),
                 qPrintable(server().traffic().writes.front().path));
    }

    void gitHubsOwnReasonIsInTheBanner()
    {
        auto& run = both().newestFailed();
        QVERIFY(both().open(run));
        auto* button = pipeline().findChild<QPushButton*>(u"rerunFailed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
        server().faults().add({.kind = demo::FaultKind::Status,
                               .method = "POST",
                               .status = 403,
                               .message = "Must have admin rights to Repository."});
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->advice().contains("Must have admin rights"_L1), patience);
        QCOMPARE(banner()->kind(), views::Banner::Kind::Error);
        QCOMPARE(run.attempts.size(), 1U);
    }

    void onePressOpensOnePage()
    {
        QVERIFY(both().open(*repository().runs.back()));
        auto* button = pipeline().findChild<QPushButton*>(u"open"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), patience);
        button->click();
        QCOMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.front().scheme(), u"http"_s);
    }

    void whatIsNoWebPageIsNotOpened()
    {
        Q_EMIT window().browserRequested(QUrl(u"file:///etc/passwd"_s));
        QCOMPARE(m_pages, QList<QUrl>());
        QVERIFY(banner()->what().contains("no web page"_L1));
    }

    void aRunWithoutJobsSaysWhy()
    {
        QVERIFY(both().open(both().newest([](const demo::Run& r) { return r.conclusion() == "action_required"_L1; })));
        const auto says = [this](const QString& words) {
            const auto states = pipeline().findChildren<views::EmptyState*>();
            return std::ranges::any_of(
                states, [&](const auto* state) { return state->isVisible() && state->what().contains(words); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(u"waits for somebody's approval"_s), patience);
    }

    void theMenuFollowsTheRunToItsEnd()
    {
        auto& run = both().newest([](const demo::Run& r) { return !r.ended() && r.status() == "in_progress"_L1; });
        QVERIFY(both().open(run));
        QTRY_VERIFY_WITH_TIMEOUT(action(u"cancel"_s)->isEnabled(), patience);
        QVERIFY(!action(u"rerun"_s)->isEnabled());
        server().world().finishRun(run.id, u"success"_s);
        QTRY_VERIFY_WITH_TIMEOUT(action(u"rerun"_s)->isEnabled(), patience);
        QVERIFY(!action(u"cancel"_s)->isEnabled());
    }

    void aRunThatIsOpenIsFollowedAlsoAfterSigningInAgain()
    {
        auto& run = both().newest([](const demo::Run& r) { return !r.ended() && r.status() == "in_progress"_L1; });
        QVERIFY(both().open(run));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        action(u"signIn"_s)->trigger();
        QVERIFY(both().signIn());
        server().world().finishRun(run.id, u"success"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().run() && pipeline().run()->state.isCompleted(), patience);
    }
};

QTEST_MAIN(AppRunScreen)
#include "app_run_screen.moc"
