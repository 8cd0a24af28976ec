// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline_view.h"

#include "common/banner.h"
#include "common/theme.h"
#include "logs/log_text.h"
#include "logs/log_view.h"
#include "pipeline/job_rows.h"
#include "pipeline/matrix_view.h"
#include "pipeline/run_progress.h"
#include "pipeline_samples.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using namespace std::chrono_literals;

class PipelineViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<core::Job>(); }

    void init()
    {
        m_clock = std::make_unique<core::ManualClock>(start().addSecs(120));
        m_view = std::make_unique<PipelineView>(*m_clock);
        m_view->resize(1280, 820);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_clock.reset();
    }

    void theTestsAreAGridAndTheOthersHaveCards()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        const auto* grid = m_view->findChild<MatrixView*>();
        QVERIFY(grid);
        QCOMPARE(grid->model()->columnCount(), 3);
        QStringList cards;
        for (const auto* rows : m_view->findChildren<JobRows*>())
            cards << rows->accessibleName();
        cards.sort();
        QCOMPARE(cards, (QStringList{u"Benchmarks"_s, u"Coverage"_s, u"Image"_s, u"Security"_s}));
    }

    void whatFailedIsChosenFirst()
    {
        QSignalSpy selected(m_view.get(), &PipelineView::jobSelected);
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        QCOMPARE(m_view->selectedJob()->name, u"Test (nightly)"_s);
        QCOMPARE(selected.count(), 1);
    }

    void whatFailsLaterIsChosenUntilTheUserChooses()
    {
        m_view->setRun(run(queued()), pipeline(queued(), queued(), queued(), queued()));
        QCOMPARE(m_view->selectedJob()->name, u"Test (stable)"_s);
        m_view->apply(changes(pipeline(passed(), running(), queued(), queued())));
        QCOMPARE(m_view->selectedJob()->name, u"Test (beta)"_s);
        m_view->apply(changes(pipeline(passed(), running(), failed(), queued())));
        QCOMPARE(m_view->selectedJob()->name, u"Test (nightly)"_s);
        QTest::keyClick(m_view->findChild<MatrixView*>(), Qt::Key_Left);
        QCOMPARE(m_view->selectedJob()->name, u"Test (beta)"_s);
        m_view->apply(changes(pipeline(failed(), running(), failed(), failed())));
        QCOMPARE(m_view->selectedJob()->name, u"Test (beta)"_s);
    }

    void whoReadsStepsOrLogIsNotCalledAway()
    {
        m_view->setRun(run(running()), pipeline(running(), queued(), queued(), queued()));
        m_view->activateWindow();
        steps()->setFocus();
        QTRY_VERIFY(steps()->hasFocus());
        m_view->apply(changes(pipeline(running(), failed(), queued(), queued())));
        QCOMPARE(m_view->selectedJob()->name, u"Test (stable)"_s);
    }

    void theKeyboardIsOnTheChosenJobAndNeverOnAButton()
    {
        m_view->activateWindow();
        m_view->setFocus();
        m_view->setRun(run(failed()));
        QTRY_VERIFY(m_view->hasFocus());
        QSignalSpy rerun(m_view.get(), &PipelineView::rerunFailedRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        m_view->apply(changes(pipeline(passed(), passed(), failed(), passed())));
        QTRY_VERIFY(m_view->findChild<MatrixView*>()->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(rerun.count(), 0);
        QCOMPARE(currentText(), u"Test, nightly: failed after 1 min 12 s"_s);
    }

    void whyThereIsNoLogFollowsTheJob_data()
    {
        QTest::addColumn<core::State>("state");
        QTest::addColumn<QString>("words");
        QTest::newRow("queued") << queued() << u"waits for a machine"_s;
        QTest::newRow("running") << running() << u"still running"_s;
        QTest::newRow("pending") << state(u"pending"_s, {}) << u"make room"_s;
        QTest::newRow("waiting") << state(u"waiting"_s, {}) << u"approval"_s;
        QTest::newRow("new word of GitHub's") << state(u"levitating"_s, {}) << u"has not ended"_s;
        QTest::newRow("skipped") << state(u"completed"_s, u"skipped"_s) << u"was skipped"_s;
    }

    void whyThereIsNoLogFollowsTheJob()
    {
        QFETCH(const core::State, state);
        QFETCH(const QString, words);
        const core::Job before = job(1, u"Test"_s, state.isRunning() ? queued() : running());
        m_view->setRun(run(running()), {before});
        const core::Job now = job(1, u"Test"_s, state);
        m_view->apply(changes({now}));
        const auto* log = m_view->findChild<LogView*>();
        QVERIFY2(log->message().contains(words), qUtf8Printable(log->message()));
        m_view->showLogLoading(now); // somebody asks all the same
        m_view->showLogError(now, {.kind = core::ErrorKind::NotFound, .what = u"Not found."_s});
        QVERIFY2(log->message().contains(words), qUtf8Printable(log->message()));
    }

    void theChoiceIsKeptOverUpdatesAndOverANewAttempt()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        QVERIFY(m_view->selectJob({102}));
        QSignalSpy selected(m_view.get(), &PipelineView::jobSelected);
        m_view->apply(changes(pipeline(passed(), running(), failed(), running())));
        QCOMPARE(m_view->selectedJob()->id.value, 102);
        QCOMPARE(selected.count(), 0);

        m_view->apply(changes({job(102, u"Test (beta)"_s, failed())}));
        QCOMPARE(selected.count(), 1); // its log can be had now

        m_view->apply(changes({job(202, u"Test (beta)"_s, queued(), 0, 2)}));
        QCOMPARE(m_view->selectedJob()->id.value, 202);
        QCOMPARE(selected.count(), 2);
        QCOMPARE(currentText(), u"Test, beta: queued"_s);
    }

    void anotherRunBeginsAnew()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        core::Run other = run(queued());
        other.id = {9};
        m_view->setRun(other);
        QVERIFY(!m_view->selectedJob());
        QVERIFY(!m_view->findChild<MatrixView*>());
        m_view->clear();
        QVERIFY(!m_view->run());
    }

    void changesOfOtherRunsArePassedOver()
    {
        m_view->apply(changes(pipeline(passed(), passed(), passed(), passed())));
        QVERIFY(!m_view->selectedJob());
        m_view->setRun(run(queued()));
        core::Job foreign = job(1, u"Test"_s, passed());
        foreign.run = {9};
        m_view->apply(changes({foreign}));
        QVERIFY(!m_view->selectedJob());
    }

    void arrowsMoveAndEnterOpens()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        auto* grid = m_view->findChild<MatrixView*>();
        QSignalSpy opened(grid, &MatrixView::opened);
        QVERIFY(m_view->selectJob({101}));
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(m_view->selectedJob()->id.value, 102);
        QTest::keyClick(grid, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }

    void arrowsStepOverBlankCells()
    {
        m_view->setRun(run(running()),
                       {job(1, u"Test (ubuntu, 1)"_s, passed()), job(2, u"Test (ubuntu, 2)"_s, passed()),
                        job(3, u"Test (ubuntu, 3)"_s, passed()), job(4, u"Test (macos, 1)"_s, passed()),
                        job(5, u"Test (macos, 3)"_s, passed())});
        auto* grid = m_view->findChild<MatrixView*>();
        QVERIFY(m_view->selectJob({4}));
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(m_view->selectedJob()->id.value, 5);
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(m_view->selectedJob()->id.value, 5);
    }

    void theTabKeyGoesOverTheJobsAndChoosesNone()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        m_view->activateWindow();
        QVERIFY(m_view->selectJob({101}));
        auto* grid = m_view->findChild<MatrixView*>();
        grid->setFocus();
        QTRY_VERIFY(grid->hasFocus());
        QSignalSpy selected(m_view.get(), &PipelineView::jobSelected);
        QTest::keyClick(grid, Qt::Key_Tab);
        auto* rows = qobject_cast<JobRows*>(QApplication::focusWidget());
        QVERIFY(rows && rows->currentIndex().isValid());
        m_view->apply(changes(pipeline(passed(), running(), failed(), running())));
        QVERIFY(rows->currentIndex().isValid()); // news do not take it away
        QCOMPARE(m_view->selectedJob()->id.value, 101);
        QCOMPARE(selected.count(), 0);
        QTest::keyClick(rows, Qt::Key_Space);
        QVERIFY(m_view->selectedJob()->id.value > 103);
        QCOMPARE(selected.count(), 1);
        QTest::keyClick(rows, Qt::Key_Backtab);
        QVERIFY(grid->hasFocus() && !grid->selectionModel()->hasSelection());
        QTest::keyClick(grid, Qt::Key_Return);
        QCOMPARE(m_view->selectedJob()->id.value, 101);
    }

    void aClickChoosesAcrossGridAndCards()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        auto* rows = m_view->findChildren<JobRows*>().first();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, rows->visualRect(rows->model()->index(0, 0)).center());
        QVERIFY(m_view->selectedJob()->id.value > 103);
        QVERIFY(!m_view->findChild<MatrixView*>()->selectionModel()->hasSelection());
    }

    void buttonsAskAndSayWhyNot()
    {
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        QSignalSpy rerun(m_view.get(), &PipelineView::rerunRequested);
        QSignalSpy failedOnly(m_view.get(), &PipelineView::rerunFailedRequested);
        QSignalSpy oneJob(m_view.get(), &PipelineView::rerunJobRequested);
        QSignalSpy cancel(m_view.get(), &PipelineView::cancelRequested);
        button(u"rerun"_s)->click();
        button(u"rerunFailed"_s)->click();
        button(u"rerunJob"_s)->click();
        QCOMPARE(rerun.count(), 1);
        QCOMPARE(failedOnly.count(), 1);
        QCOMPARE(oneJob.count(), 1);
        QCOMPARE(oneJob[0][0].value<core::Job>().id.value, 103);

        m_view->setActionReasons({.cancel = u"This run has <b>ended</b>."_s});
        QVERIFY(!button(u"cancel"_s)->isEnabled());
        QVERIFY(button(u"cancel"_s)->toolTip().contains(u"&lt;b&gt;ended"_s));
        button(u"cancel"_s)->click();
        QCOMPARE(cancel.count(), 0);
    }

    void theMenuOfACellAsksForThatCell()
    {
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        m_view->setActionReasons({.rerunJob = u"The run is older than 30 days."_s});
        auto* grid = m_view->findChild<MatrixView*>();
        const QPoint at = grid->visualRect(grid->model()->index(0, 1)).center();
        QSignalSpy rerun(m_view.get(), &PipelineView::rerunJobRequested);
        QSignalSpy browser(m_view.get(), &PipelineView::openInBrowserRequested);
        QContextMenuEvent ask(QContextMenuEvent::Mouse, at, grid->viewport()->mapToGlobal(at));
        QApplication::sendEvent(grid->viewport(), &ask);
        const auto* menu = m_view->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(m_view->selectedJob()->id.value, 102);
        for (QAction* action : menu->actions())
            action->trigger();
        QCOMPARE(rerun.count(), 0);
        QCOMPARE(browser.count(), 1);
        QCOMPARE(QApplication::clipboard()->text(), u"Test (beta): Passed"_s);
        m_view->clear(); // the run goes while its menu is open
    }

    void timesMoveOnOnlyWhileSomethingRuns()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), passed(), queued()));
        QCOMPARE(m_view->selectedJob()->id.value, 102);
        QCOMPARE(currentText(), u"Test, beta: running for 2 min 00 s"_s);
        m_clock->advance(5s);
        QCOMPARE(currentText(), u"Test, beta: running for 2 min 05 s"_s);
        m_view->setRun(run(passed()), pipeline(passed(), passed(), passed(), passed()));
        m_clock->advance(2s);
        QVERIFY(m_clock->untilNext() < 0ms);
    }

    void oneJobIsNotCalledJobs()
    {
        const auto* progress = m_view->findChild<RunProgress*>();
        m_view->setRun(run(passed()), {job(1, u"Build"_s, passed())});
        QCOMPARE(progress->accessibleName(), u"1 of 1 job done"_s);
        m_view->setRun(run(failed()), {job(1, u"Build"_s, passed()), job(2, u"Test"_s, failed())});
        QCOMPARE(progress->accessibleName(), u"2 of 2 jobs done, 1 failed"_s);
    }

    void aStepGoesToItsOwnPartOfTheLogAlsoWhenNamesRepeat()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"job.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int step = 0; step < 3; ++step) {
            const QByteArray stamp = "2026-11-23T09:00:" + QByteArray::number(10 * step).rightJustified(2, '0');
            file.write(stamp + ".1000000Z ##[group]Run make\n" + stamp + ".2000000Z made\n");
        }
        file.close();
        const core::Job made = detailed(job(1, u"Build"_s, passed()), {u"Run make"_s, u"Run make"_s, u"Run make"_s}, 3);
        m_view->setRun(run(passed()), {made});
        auto* log = m_view->findChild<LogView*>();
        QSignalSpy outlined(&log->document(), &logs::LogDocument::outlined);
        m_view->showLog(made, file.fileName());
        QTRY_COMPARE(outlined.count(), 1);
        Q_EMIT steps()->activated(steps()->model()->index(1, 0));
        QCOMPARE(log->text().cursor().line, 2);
        Q_EMIT steps()->activated(steps()->model()->index(2, 0));
        QCOMPARE(log->text().cursor().line, 4);
    }

    void eachStateWithoutJobsIsExplained()
    {
        m_view->setRun(run(queued()));
        QVERIFY(shown().contains(u"queued"_s));
        m_view->setLoading(true);
        QVERIFY(shown().contains(u"Loading"_s));
        core::Error error;
        error.what = u"The token may not read the jobs of this run."_s;
        error.advice = u"Give it the permission Actions: read."_s;
        m_view->setJobsHidden(error);
        QVERIFY(shown().contains(error.what));
        QVERIFY(shown().contains(error.advice));
        m_view->setJobsHidden({});
        m_view->apply(changes({job(1, u"Test"_s, passed())}));
        QCOMPARE(m_view->selectedJob()->id.value, 1);
    }

    void anOldStateSaysHowOldItIs()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        core::Error error;
        error.what = u"GitHub cannot be reached."_s;
        m_view->setStale(error, start());
        const auto* banner = m_view->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        QVERIFY(banner->advice().contains(u"2 minutes ago"_s));
        m_view->setStale({});
        QVERIFY(!banner->isVisible());
    }

    void everyCellAndButtonHasAName()
    {
        m_view->setRun(run(running(), 2), bigMatrix());
        const auto* grid = m_view->findChild<MatrixView*>();
        for (int row = 0; row < grid->model()->rowCount(); ++row) {
            for (int column = 0; column < grid->model()->columnCount(); ++column)
                QVERIFY(!grid->model()->index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
        for (const auto* one : m_view->findChildren<QAbstractButton*>()) {
            if (!one->isVisible())
                continue;
            const bool qtsOwn = qobject_cast<QLineEdit*>(one->parent()) || qobject_cast<QTableView*>(one->parent());
            QVERIFY2(qtsOwn || !one->accessibleName().isEmpty() || !one->text().isEmpty(),
                     one->parent()->metaObject()->className());
        }
    }

private:
    QString currentText() const
    {
        return m_view->findChild<MatrixView*>()->currentIndex().data(Qt::AccessibleTextRole).toString();
    }

    QListView* steps() const
    {
        const auto lists = m_view->findChildren<QListView*>();
        const auto found = std::ranges::find(lists, u"Steps"_s, &QWidget::accessibleName);
        return found == lists.end() ? nullptr : *found;
    }

    QAbstractButton* button(const QString& name) const { return m_view->findChild<QAbstractButton*>(name); }

    /// All that visible labels say.
    QString shown() const
    {
        QStringList texts;
        for (const auto* label : m_view->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<PipelineView> m_view;
};

QTEST_MAIN(PipelineViewTest)
#include "pipeline_view.moc"
