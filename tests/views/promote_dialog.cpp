// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/promote_dialog.h"

#include "accessible_walk.h"
#include "common/banner.h"
#include "common/elided_label.h"
#include "common/status_badge.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{.owner = u"switchyard"_s, .name = u"switchyard"_s};

delivery::Promotion promotion(const QString& to)
{
    const delivery::DeployedVersion next{.name = u"v1.5.0"_s, .commit = QString(40, u'b')};
    return {.repository = {.name = yard, .defaultBranch = u"main"_s, .canPush = true},
            .version = next,
            .isTag = true,
            .from = u"staging"_s,
            .to = to,
            .workflow = {.workflow = {.id = {9}, .name = u"Deploy"_s, .state = u"active"_s},
                         .versionInput = u"version"_s,
                         .environmentInput = u"environment"_s,
                         .reasonInput = u"reason"_s},
            .offer = {.coming = next,
                      .current = delivery::DeployedVersion{.name = u"v1.4.1"_s, .commit = QString(40, u'a')},
                      .direction = core::Comparison::Direction::Ahead,
                      .aheadBy = 7}};
}

} // namespace

/// A version on its way to an environment, in its window.
class PromoteDialogTest : public QObject {
    Q_OBJECT

    QPointer<PromoteDialog> m_dialog;

    template <class T>
    T* part(const QString& name)
    {
        return m_dialog->findChild<T*>(name);
    }
    QPushButton& confirm() { return *part<QPushButton>(u"promoteConfirm"_s); }
    QString request() { return part<QPlainTextEdit>(u"promoteRequest"_s)->toPlainText(); }
    void open(const QString& to)
    {
        m_dialog = new PromoteDialog(yard, u"v1.5.0"_s, to, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }

private Q_SLOTS:
    void cleanup() { delete m_dialog; }

    void nothingCanBeConfirmedBeforeItIsKnownWhatIsSent()
    {
        open(u"staging"_s);
        QVERIFY(!confirm().isEnabled());
        m_dialog->setPlan(promotion(u"staging"_s));
        QVERIFY(confirm().isEnabled());
        QCOMPARE(part<ElidedLabel>(u"promoteOffer"_s)->text(), u"v1.5.0 over v1.4.1, 7 commits"_s);
    }

    void theRequestThatIsShownIsTheOneThatIsSent()
    {
        open(u"staging"_s);
        m_dialog->setPlan(promotion(u"staging"_s));
        const QSignalSpy confirmed(m_dialog, &PromoteDialog::confirmed);
        QVERIFY(!request().contains(u"reason"_s));
        part<QLineEdit>(u"promoteReason"_s)->setText(u"Checked"_s);
        const QString shown = request();
        QVERIFY2(shown.contains(u"\"reason\": \"Checked\""_s), qPrintable(shown));
        confirm().click();
        QCOMPARE(confirmed.size(), 1);
        const auto sent = confirmed[0][0].value<monitor::DispatchRequest>();
        QCOMPARE(delivery::textOf(delivery::plannedRequest(sent)), shown);
        QVERIFY(!confirm().isVisible()); // once
    }

    void productionIsTypedByItsName()
    {
        open(u"production"_s);
        m_dialog->setPlan(promotion(u"production"_s));
        auto* typed = part<QLineEdit>(u"promoteTyped"_s);
        QVERIFY(typed->isVisible());
        QVERIFY(!confirm().isEnabled());
        typed->setText(u"productio"_s);
        QVERIFY(!confirm().isEnabled());
        typed->setText(u"production"_s);
        QVERIFY(confirm().isEnabled());
    }

    void enterAloneDeploysNothing()
    {
        open(u"staging"_s);
        m_dialog->setPlan(promotion(u"staging"_s));
        const QSignalSpy confirmed(m_dialog, &PromoteDialog::confirmed);
        QTest::keyClick(part<QLineEdit>(u"promoteReason"_s), Qt::Key_Return);
        QVERIFY(confirmed.isEmpty());
    }

    void whatCannotBeDoneSaysWhyAndIsNotOffered()
    {
        open(u"staging"_s);
        auto plan = promotion(u"staging"_s);
        plan.workflow.unknownInputs = {u"ticket"_s};
        m_dialog->setPlan(plan);
        QVERIFY(!confirm().isEnabled());
        const auto* banner = m_dialog->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->what().contains(u"ticket"_s), qPrintable(banner->what()));
    }

    void anotherDeploymentUnderWayIsWarnedOf()
    {
        open(u"staging"_s);
        auto plan = promotion(u"staging"_s);
        plan.offer.isTaken = true;
        m_dialog->setPlan(plan);
        QVERIFY(m_dialog->findChild<Banner*>()->isVisible());
        QVERIFY(confirm().isEnabled());
    }

    void theRunIsFollowed()
    {
        open(u"staging"_s);
        m_dialog->setPlan(promotion(u"staging"_s));
        confirm().click();
        auto* badge = m_dialog->findChild<StatusBadge*>();
        QCOMPARE(badge->word(), u"Sent"_s);
        core::Run run{.id = {77},
                      .workflowName = u"Deploy"_s,
                      .number = 41,
                      .state = core::State::fromWords(u"in_progress"_s, {})};
        m_dialog->setRun(run);
        QVERIFY(badge->outcome() == core::Outcome::Running);
        run.state = core::State::fromWords(u"completed"_s, u"success"_s);
        m_dialog->setRun(run);
        QVERIFY(badge->outcome() == core::Outcome::Passed);
        const QSignalSpy wanted(m_dialog, &PromoteDialog::runRequested);
        part<QPushButton>(u"promoteRun"_s)->click();
        QCOMPARE(wanted.size(), 1);
    }

    void aRefusalIsToldAndItCanBeTriedAgain()
    {
        open(u"staging"_s);
        m_dialog->setPlan(promotion(u"staging"_s));
        confirm().click();
        m_dialog->say({.kind = core::ErrorKind::Rejected, .what = u"No."_s});
        QVERIFY(m_dialog->findChild<Banner*>()->isVisible());
        QVERIFY(confirm().isVisible() && confirm().isEnabled());
    }

    void everythingIsReachedAndNamed()
    {
        open(u"production"_s);
        QCOMPARE(tests::complaints(*m_dialog), QStringList());
        m_dialog->setPlan(promotion(u"production"_s));
        QCOMPARE(tests::complaints(*m_dialog), QStringList());
    }
};

QTEST_MAIN(PromoteDialogTest)
#include "promote_dialog.moc"
