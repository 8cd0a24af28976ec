// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/attempt_model.h"
#include "logs/log_view.h"
#include "pipeline_window.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using namespace std::chrono_literals;
using signalbox::tests::PipelineWindow;

/// The attempts of a run beside each other in the place of the jobs.
class PipelineAttempts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<core::Job>(); }

    void init()
    {
        m_window = std::make_unique<PipelineWindow>(run(passed(), 2), newest());
        QVERIFY(m_window->isReady);
    }

    void cleanup() { m_window.reset(); }

    void aRunOfOneAttemptHasNoButtonForThem()
    {
        QVERIFY(m_window->button(u"attempts"_s)->isVisible());
        core::Run once = run(passed());
        once.id = {99};
        m_window->press(u"attempts"_s);
        m_window->view.setRun(once);
        QVERIFY(!m_window->button(u"attempts"_s)->isVisible());
        QVERIFY(!table()->isVisible()); // and the place is the jobs' again
    }

    void nothingIsAskedForBeforeSomebodyLooks()
    {
        QSignalSpy wanted(&m_window->view, &PipelineView::attemptsWanted);
        m_window->view.apply(changes(newest()));
        QVERIFY(m_window->view.missingAttempts().empty());
        QCOMPARE(wanted.size(), 0);
        m_window->press(u"attempts"_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(m_window->view.missingAttempts(), (std::vector{2, 1}));
        m_window->press(u"attempts"_s);
        QVERIFY(m_window->view.missingAttempts().empty());
    }

    void theyStandBesideEachOther()
    {
        show();
        QVERIFY(table()->isVisible() && table()->hasFocus());
        QCOMPARE(table()->model()->columnCount(), 2);
        QCOMPARE(table()->model()->rowCount(), 1 + 7);
        QVERIFY(m_window->label(u"attemptsSummary"_s)->text().contains(u"flaky"_s));
        QVERIFY(m_window->label(u"attemptsSummary"_s)->text().contains(u"Test (nightly)"_s));
    }

    void onlyDifferencesAreShownOnDemand()
    {
        show();
        auto* only = m_window->find<QCheckBox>(u"onlyDifferences"_s);
        only->click();
        QCOMPARE(table()->model()->rowCount(), 2);
        only->click();
        QCOMPARE(table()->model()->rowCount(), 8);
    }

    void aCellChoosesTheJobOfItsAttempt()
    {
        show();
        QSignalSpy selected(&m_window->view, &PipelineView::jobSelected);
        table()->setCurrentIndex(cell(u"Test (nightly)"_s, 0));
        QCOMPARE(m_window->view.selectedJob()->id.value, 3);
        QCOMPARE(m_window->view.selectedJob()->attempt, 1);
        QCOMPARE(selected.size(), 1);
        QVERIFY(!m_window->find<QToolButton>(u"rerunJob"_s)->isEnabled());
        QVERIFY(m_window->find<QToolButton>(u"rerunJob"_s)->toolTip().contains(u"attempt 1"_s));
        // News of the newest attempt do not call away who reads an old log.
        m_window->view.apply(changes({job(103, u"Test (nightly)"_s, passed(), 99, 2)}));
        QCOMPARE(m_window->view.selectedJob()->id.value, 3);
        table()->setCurrentIndex(cell(u"Test (nightly)"_s, 1));
        QCOMPARE(m_window->view.selectedJob()->id.value, 103);
        QVERIFY(m_window->find<QToolButton>(u"rerunJob"_s)->isEnabled());
    }

    void leavingThemLeavesTheEarlierAttempt()
    {
        show();
        table()->setCurrentIndex(cell(u"Test (nightly)"_s, 0));
        m_window->press(u"attempts"_s);
        QCOMPARE(m_window->view.selectedJob()->id.value, 101); // the board's
        QVERIFY(m_window->find<QToolButton>(u"rerunJob"_s)->isEnabled());
    }

    void arrowsWalkTheTableAndEnterGoesToTheLog()
    {
        show();
        table()->setCurrentIndex(cell(u"Test (nightly)"_s, 1));
        QTest::keyClick(table(), Qt::Key_Left);
        QCOMPARE(m_window->view.selectedJob()->id.value, 3);
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(m_window->view.log().hasFocus() || m_window->view.log().isAncestorOf(QApplication::focusWidget()));
    }

    void whatCouldNotBeHadIsSaidInPlaceAndAskedForAgain()
    {
        m_window->press(u"attempts"_s);
        m_window->view.setAttempt(TheRun, 1,
                                  std::unexpected(core::Error{.kind = core::ErrorKind::Offline,
                                                              .what = u"GitHub cannot be reached."_s,
                                                              .advice = u"Look at the network."_s}));
        auto* retry = m_window->find<QPushButton>(u"attemptsRetry"_s);
        QVERIFY(retry->isVisible());
        QCOMPARE(m_window->label(u"attemptsTrouble"_s)->text(), u"GitHub cannot be reached. Look at the network."_s);
        QCOMPARE(m_window->view.missingAttempts(), std::vector{2});
        QSignalSpy wanted(&m_window->view, &PipelineView::attemptsWanted);
        retry->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(m_window->view.missingAttempts(), (std::vector{2, 1}));
        m_window->view.setAttempt(
            TheRun, 1, std::unexpected(core::Error{.kind = core::ErrorKind::Gone, .what = u"It is gone."_s}));
        QVERIFY(!retry->isVisible()); // that does not change
        QCOMPARE(cell({}, 0).data().toString(), u"Not known"_s);
    }

    void anAnswerForAnotherRunIsPassedOver()
    {
        m_window->press(u"attempts"_s);
        m_window->view.setAttempt({99}, 1, first());
        QCOMPARE(m_window->view.missingAttempts(), (std::vector{2, 1}));
    }

    void aNewAttemptIsAColumnMore()
    {
        show();
        core::Run again = run(running(), 3);
        core::ChangeSet news = changes({job(203, u"Test (nightly)"_s, running(), 60, 3)});
        news.changes.emplace_back(core::Changed<core::Run>{.before = {}, .after = again});
        m_window->view.apply(news);
        QCOMPARE(table()->model()->columnCount(), 3);
        QVERIFY(m_window->view.missingAttempts().empty()); // attempt 2 is known, attempt 3 is not over
        QCOMPARE(cell(u"Test (nightly)"_s, 2).data().toString(), u"Running"_s);
    }

    void aNarrowWindowScrolls()
    {
        m_window->view.resize(460, 700);
        show();
        QVERIFY(table()->columnWidth(0) >= 100);
        QVERIFY(table()->verticalHeader()->width() < table()->width() / 2);
    }

private:
    static std::vector<core::Job> newest()
    {
        auto jobs = pipeline(passed(), passed(), passed(), passed());
        jobs[2].attempt = 2;
        return jobs;
    }

    static core::RunAttempt first()
    {
        core::RunAttempt attempt{.run = run(failed(), 1), .jobs = pipeline(passed(), passed(), failed(), passed())};
        attempt.jobs[2].id = {3};
        return attempt;
    }

    void show()
    {
        m_window->press(u"attempts"_s);
        m_window->view.setAttempt(TheRun, 2, core::RunAttempt{.run = run(passed(), 2), .jobs = newest()});
        m_window->view.setAttempt(TheRun, 1, first());
    }

    QTableView* table() const { return m_window->find<QTableView>(u"attempts"_s); }
    QModelIndex cell(const QString& name, int attempt) const
    {
        const auto* model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QString here = model->headerData(row, Qt::Vertical).toString();
            if (here == (name.isEmpty() ? u"The whole run"_s : name))
                return model->index(row, attempt);
        }
        return {};
    }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelineAttempts)
#include "pipeline_attempts.moc"
