// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/action_log_dialog.h"

#include "accessible_walk.h"
#include "common/banner.h"
#include "common/filter_field.h"
#include "common/look.h"
#include "common/status_badge.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

namespace {

history::Action action(qint64 id, const QString& kind, const QString& subject, const QString& outcome)
{
    const QDateTime at = QDateTime(QDate(2026, 11, 29), QTime(3, 0)).addSecs(60 * id);
    history::Action made{.id = id,
                         .account = u"octavia@github.com"_s,
                         .at = at,
                         .kind = kind,
                         .actor = u"octavia"_s,
                         .subject = subject,
                         .repository = {.owner = u"switchyard"_s, .name = u"switchyard"_s},
                         .outcome = outcome};
    if (!outcome.isEmpty())
        made.endedAt = at.addSecs(2);
    return made;
}

std::vector<history::Action> samples()
{
    auto approval = action(5, u"approve-deployments"_s, u"Deploy #41 on main: production"_s, u"done"_s);
    approval.reason = u"Checked on staging"_s;
    approval.run = {77};
    approval.attempt = 1;
    approval.requests = {{.method = u"POST"_s,
                          .path = u"/repos/switchyard/switchyard/actions/runs/77/pending_deployments"_s,
                          .status = 200,
                          .requestId = u"A1B2:C3"_s}};
    auto refused = action(3, u"dispatch"_s, u"Deploy on main: environment=staging, version=1.5.0"_s, u"refused"_s);
    refused.answer = u"Resource not accessible by personal access token"_s;
    auto lost = action(2, u"cancel"_s, u"CI #118 on main"_s, u"unknown"_s);
    lost.requests = {{.method = u"POST"_s, .path = u"/repos/switchyard/switchyard/actions/runs/70/cancel"_s}};
    return {action(6, u"rollback"_s, u"production: v1.5.0 back to v1.4.1"_s, {}), approval, refused, lost,
            action(1, u"rerun-failed"_s, u"CI #117 on main"_s, u"done"_s)};
}

} // namespace

/// What was done, in its window.
class ActionLogDialogTest : public QObject {
    Q_OBJECT

    QPointer<ActionLogDialog> m_dialog;

    template <class T>
    T* part(const QString& name)
    {
        return m_dialog->findChild<T*>(name);
    }
    QTreeView& list() { return *part<QTreeView>(u"actionList"_s); }
    QString detail() { return part<QPlainTextEdit>(u"actionDetail"_s)->toPlainText(); }

private Q_SLOTS:
    void init()
    {
        m_dialog = new ActionLogDialog(nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void cleanup() { delete m_dialog; }

    void theNewestIsChosenAndAllThatIsKnownOfItIsShown()
    {
        m_dialog->setActions(samples());
        QCOMPARE(list().currentIndex().row(), 0);
        QVERIFY2(detail().contains(u"No answer yet"_s), qPrintable(detail()));
        list().setCurrentIndex(list().model()->index(1, 0));
        for (const QString& words :
             {u"Checked on staging"_s, u"octavia (octavia@github.com)"_s,
              u"POST /repos/switchyard/switchyard/actions/runs/77/pending_deployments: 200"_s, u"A1B2:C3"_s})
            QVERIFY2(detail().contains(words), qPrintable(detail()));
        list().setCurrentIndex(list().model()->index(3, 0));
        QVERIFY2(detail().contains(u"no answer"_s), qPrintable(detail()));
    }

    void searchingLeavesOutAndTellsHowMuch()
    {
        m_dialog->setActions(samples());
        auto* search = m_dialog->findChild<FilterField*>();
        search->setFocus();
        QTest::keyClicks(search, u"ci cancel"_s);
        QTRY_COMPARE(list().model()->rowCount(), 1);
        const auto labels = m_dialog->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == "1 of 5 actions"_L1; }));
        QTRY_VERIFY(detail().contains(u"Cancelled a run"_s));
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(list().model()->rowCount(), 5);
        QVERIFY(m_dialog->isVisible()); // the first Esc empties the field
    }

    void aNewReadingKeepsWhatIsChosen()
    {
        m_dialog->setActions(samples());
        list().setCurrentIndex(list().model()->index(2, 0));
        auto more = samples();
        more.insert(more.begin(), action(9, u"rerun"_s, u"CI #119 on main"_s, {}));
        m_dialog->setActions(more);
        QCOMPARE(list().currentIndex().row(), 3);
        QVERIFY(detail().contains(u"Started a workflow"_s));
    }

    void theStateOfTheChainIsAShapeAWordAndAColour()
    {
        auto* badge = m_dialog->findChild<StatusBadge*>();
        m_dialog->setChain({.links = 9, .head = QByteArray(64, 'a')});
        QVERIFY(badge->outcome() == core::Outcome::Passed);
        QVERIFY2(part<QLabel>(u"actionChain"_s)->text().startsWith("9 entries"_L1),
                 qPrintable(part<QLabel>(u"actionChain"_s)->text()));
        m_dialog->setChain({.links = 9, .head = "b", .firstBad = 4, .what = u"Entry 4 is not as it was written."_s});
        QVERIFY(badge->outcome() == core::Outcome::Failed);
        QCOMPARE(badge->word(), u"Changed"_s);
        const auto* banner = m_dialog->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->what(), u"Entry 4 is not as it was written."_s);
    }

    void theRunOfAnActionIsOneKeyAway()
    {
        m_dialog->setActions(samples());
        const QSignalSpy wanted(m_dialog, &ActionLogDialog::runRequested);
        auto* run = part<QPushButton>(u"actionRun"_s);
        QVERIFY(!run->isEnabled());
        list().setCurrentIndex(list().model()->index(1, 0));
        QVERIFY(run->isEnabled());
        QTest::keyClick(m_dialog, Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][1].value<core::RunId>() == core::RunId{77});
    }

    void everythingIsReachedAndNamed()
    {
        m_dialog->setActions(samples());
        m_dialog->setChain({.links = 9, .head = QByteArray(64, 'a')});
        QCOMPARE(tests::complaints(*m_dialog), QStringList());
    }

    void nothingIsSaidWhereNothingWasDone()
    {
        m_dialog->setActions({});
        m_dialog->setChain({});
        QCOMPARE(detail(), QString());
        QCOMPARE(part<QLabel>(u"actionChain"_s)->text(), u"Nothing was written yet."_s);
    }
};

QTEST_MAIN(ActionLogDialogTest)
#include "action_log_dialog.moc"
