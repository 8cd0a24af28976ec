// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_dialog.h"

#include "accessible_walk.h"
#include "common/banner.h"
#include "pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;
using views::ReleaseDialog;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

ReleaseFacts facts()
{
    return {.release = {.tag = u"v1.5.0"_s,
                        .commit = QString(40, u'b'),
                        .name = u"Switchyard 1.5.0"_s,
                        .notes = u"## What's new\n* <b>Points</b> are leased"_s},
            .way = ReleaseWay::Tag,
            .defaultBranch = u"main"_s,
            .previousTag = u"v1.4.1"_s,
            .canPush = true,
            .checks = std::vector{core::Check{.context = u"Test"_s, .ended = true, .passed = true}},
            .required = std::vector{core::RequiredCheck{.context = u"Test"_s}},
            .codeAlerts = std::vector<core::Alert>(),
            .dependencyAlerts = std::vector<core::Alert>(),
            .versionFiles = {{.path = u"Cargo.toml"_s, .version = u"1.5.0"_s}},
            .rulesets = std::vector<core::Ruleset>(),
            .isOnDefaultBranch = true,
            .workflows = {{.workflow = {.id = {7}, .path = u".github/workflows/release.yml"_s, .state = u"active"_s},
                           .onTag = true,
                           .onDispatch = true,
                           .versionInput = u"version"_s}}};
}

ReadRelease read()
{
    ReadRelease made;
    made.reading.repository
        = {.name = yard, .defaultBranch = u"main"_s, .webUrl = QUrl(u"https://github.com/switchyard/switchyard"_s)};
    made.reading.commit = facts().release.commit;
    made.reading.since.aheadBy = 3;
    made.proposal.release = facts().release;
    made.proposal.previousTag = u"v1.4.1"_s;
    made.proposal.difference = QUrl(u"https://github.com/switchyard/switchyard/compare/v1.4.1...v1.5.0"_s);
    return made;
}

} // namespace

/// A version that goes out, in its window.
class ReleaseDialogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ReleaseDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_confirmed;

    template <class Widget>
    Widget* part(const QString& name)
    {
        return m_dialog->findChild<Widget*>(name);
    }
    QPushButton* confirm() { return part<QPushButton>(u"releaseConfirm"_s); }
    QString said() { return m_dialog->findChild<views::Banner*>()->what(); }
    ReleaseOrder order() { return m_confirmed->last()[0].value<ReleaseOrder>(); }
    ReleaseState state(ReleasePhase phase)
    {
        return {.phase = phase, .runs = {{.id = {4711}, .workflow = u".github/workflows/release.yml"_s}}};
    }
    void picture(const QString& name)
    {
        views::Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        tests::keepPictures(look, *m_dialog, u"release-"_s + name);
    }

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<ReleaseDialog>(yard, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_confirmed = std::make_unique<QSignalSpy>(m_dialog.get(), &ReleaseDialog::confirmed);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void whatIsShownIsWhatIsSent()
    {
        QVERIFY(!confirm()->isEnabled()); // nothing is known yet
        m_dialog->setProposal(read(), facts());
        QCOMPARE(confirm()->text(), u"Release v1.5.0"_s);
        picture(u"proposal"_s);
        QCOMPARE(tests::complaints(*m_dialog).join(u'\n'), QString());
        const QString shown = part<QPlainTextEdit>(u"releaseRequests"_s)->toPlainText();
        QVERIFY2(shown.contains("POST /repos/switchyard/switchyard/git/refs"_L1), qPrintable(shown));
        QTest::mouseClick(confirm(), Qt::LeftButton);
        QTest::mouseClick(confirm(), Qt::LeftButton); // a hasty hand
        QCOMPARE(m_confirmed->count(), 1);
        QCOMPARE(order().release, facts().release);
        QVERIFY(order().overridden.isEmpty());
    }

    void whatStandsAgainstItWantsAReasonThatIsKept()
    {
        auto failing = facts();
        (*failing.checks)[0].passed = false;
        m_dialog->setProposal(read(), failing);
        QVERIFY(!confirm()->isEnabled());
        QVERIFY2(said().contains(u"Test"_s), qPrintable(said()));
        auto* reason = part<QLineEdit>(u"releaseReason"_s);
        QVERIFY(reason->isVisible());
        picture(u"blocked"_s);
        QTest::keyClicks(reason, u"  "_s);
        QVERIFY(!confirm()->isEnabled());
        QTest::keyClicks(reason, u"The runner was out of disk"_s);
        QTest::mouseClick(confirm(), Qt::LeftButton);
        QCOMPARE(order().reason, u"The runner was out of disk"_s);
        QVERIFY2(order().overridden.join(u' ').contains(u"Test"_s), qPrintable(order().overridden.join(u' ')));
    }

    void aTagThatIsTakenCannotBeOverridden()
    {
        auto taken = facts();
        taken.isTagTaken = true;
        m_dialog->setProposal(read(), taken);
        QVERIFY(!part<QLineEdit>(u"releaseReason"_s)->isVisible());
        QVERIFY(!confirm()->isEnabled());
        QVERIFY2(said().contains(u"v1.5.0"_s), qPrintable(said()));
        picture(u"taken"_s);
    }

    void anotherVersionIsAskedForAndTakesNothingAwayThatWasWritten()
    {
        m_dialog->setProposal(read(), facts());
        QTest::keyClicks(part<QLineEdit>(u"releaseTitle"_s), u", at last"_s);
        part<QPlainTextEdit>(u"releaseNotes"_s)->setFocus();
        QTest::keyClicks(part<QPlainTextEdit>(u"releaseNotes"_s), u"Mine. "_s);
        QSignalSpy wanted(m_dialog.get(), &ReleaseDialog::proposalWanted);
        auto* version = part<QLineEdit>(u"releaseVersion"_s);
        version->selectAll();
        QTest::keyClicks(version, u"2.0.0"_s);
        QTest::keyClick(version, Qt::Key_Tab);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), u"2.0.0"_s);
        auto other = read();
        other.proposal.release.tag = u"v2.0.0"_s;
        other.proposal.release.name = u"Switchyard 2.0.0"_s;
        other.proposal.release.notes = u"Others"_s;
        m_dialog->setProposal(other, facts());
        QCOMPARE(version->text(), u"v2.0.0"_s);
        QCOMPARE(part<QLineEdit>(u"releaseTitle"_s)->text(), u"Switchyard 1.5.0, at last"_s);
        QVERIFY(part<QPlainTextEdit>(u"releaseNotes"_s)->toPlainText().contains("Mine. "_L1));
    }

    void aDraftIsJudgedAnewAndSaysSo()
    {
        m_dialog->setProposal(read(), facts());
        QSignalSpy wanted(m_dialog.get(), &ReleaseDialog::factsWanted);
        QTest::keyClick(part<QCheckBox>(u"releaseDraft"_s), Qt::Key_Space);
        QCOMPARE(wanted.count(), 1);
        auto draft = facts();
        draft.release = wanted[0][0].value<core::NewRelease>();
        QVERIFY(draft.release.isDraft);
        draft.way = ReleaseWay::Publish;
        m_dialog->setFacts(draft);
        QCOMPARE(confirm()->text(), u"Draft v1.5.0"_s);
    }

    void itIsFollowedToItsEnd()
    {
        m_dialog->setProposal(read(), facts());
        QTest::mouseClick(confirm(), Qt::LeftButton);
        m_dialog->setState(state(ReleasePhase::Following), order());
        QVERIFY(part<QTreeView>(u"releaseSteps"_s)->isVisible());
        QVERIFY(!confirm()->isVisible());
        QSignalSpy stop(m_dialog.get(), &ReleaseDialog::stopRequested);
        QTest::mouseClick(part<QPushButton>(u"releaseStop"_s), Qt::LeftButton);
        QCOMPARE(stop.count(), 1);
        QSignalSpy run(m_dialog.get(), &ReleaseDialog::runRequested);
        QTest::mouseClick(part<QPushButton>(u"releaseRun"_s), Qt::LeftButton);
        QCOMPARE(run[0][0].value<core::RunId>().value, 4711);
        picture(u"following"_s);
        auto released = state(ReleasePhase::Released);
        released.words = u"v1.5.0 is out, with 3 files."_s;
        m_dialog->setState(released, order());
        QVERIFY(!part<QPushButton>(u"releaseStop"_s)->isVisible());
        QSignalSpy page(m_dialog.get(), &ReleaseDialog::browserRequested);
        QTest::mouseClick(part<QPushButton>(u"releasePage"_s), Qt::LeftButton);
        QCOMPARE(page[0][0].toUrl(), QUrl(u"https://github.com/switchyard/switchyard/releases/tag/v1.5.0"_s));
        picture(u"released"_s);
    }

    void withoutARunTheWorkflowCanBeStartedByHand()
    {
        m_dialog->setProposal(read(), facts());
        QTest::mouseClick(confirm(), Qt::LeftButton);
        m_dialog->setState(state(ReleasePhase::NoRun), order());
        QSignalSpy dispatch(m_dialog.get(), &ReleaseDialog::dispatchRequested);
        QVERIFY(part<QPushButton>(u"releaseDispatch"_s)->isVisible());
        QTest::mouseClick(part<QPushButton>(u"releaseDispatch"_s), Qt::LeftButton);
        QCOMPARE(dispatch.count(), 1);
        m_dialog->setState(state(ReleasePhase::NeedsHuman), order());
        QSignalSpy on(m_dialog.get(), &ReleaseDialog::goOnRequested);
        QTest::mouseClick(part<QPushButton>(u"releaseGoOn"_s), Qt::LeftButton);
        QCOMPARE(on.count(), 1);
    }
};

QTEST_MAIN(ReleaseDialogTest)
#include "release_dialog.moc"
