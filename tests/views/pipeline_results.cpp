// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"
#include "logs/log_view.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/artifact_panel.h"
#include "pipeline/pipeline_view.h"
#include "pipeline/run_results.h"
#include "pipeline_samples.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using Phase = core::Download::Phase;

/// Annotations and artifacts in the place of the jobs.
class PipelineResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>(start().addSecs(120));
        m_view = std::make_unique<PipelineView>(*m_clock);
        m_view->resize(1280, 820);
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), queued()));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        artifacts().setNow(start());
        artifacts().setFolder(u"/home/ada/Downloads"_s);
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void cleanup()
    {
        m_view.reset();
        m_clock.reset();
    }

    void aButtonPutsThemInThePlaceOfTheJobsAndBack()
    {
        QSignalSpy shown(m_view.get(), &PipelineView::resultsShown);
        resultsButton()->click();
        QVERIFY(m_view->showsResults() && list()->isVisible() == false); // nothing is known yet
        QVERIFY(m_view->results().isVisible());
        resultsButton()->click();
        QVERIFY(!m_view->showsResults());
        QCOMPARE(shown.size(), 2);
        QCOMPARE(shown.front().front().toBool(), true);
    }

    void theTimelineAndTheResultsTakeTurns()
    {
        auto* timeline = button(u"timelineButton"_s);
        timeline->click();
        resultsButton()->click();
        QVERIFY(m_view->showsResults() && !timeline->isChecked());
        timeline->click();
        QVERIFY(!m_view->showsResults() && !resultsButton()->isChecked());
        QVERIFY(m_view->findChild<QListView*>(u"timeline"_s)->isVisible());
        timeline->click();
        QVERIFY(!m_view->showsResults());
    }

    void theButtonsSuitTheChosenArtifact()
    {
        show({artifact(1, u"coverage"_s), artifact(2, u"gone"_s, true)});
        QSignalSpy wanted(&artifacts(), &ArtifactPanel::downloadRequested);
        QSignalSpy stopped(&artifacts(), &ArtifactPanel::stopRequested);
        QSignalSpy folder(&artifacts(), &ArtifactPanel::showFileRequested);
        auto* act = button(u"downloadArtifact"_s);
        QCOMPARE(act->text(), u"Download"_s);
        act->click();
        QCOMPARE(wanted.size(), 1);
        artifacts().setDownload({1}, {.phase = Phase::Running, .received = 10, .total = 100});
        QCOMPARE(act->text(), u"Stop"_s);
        QCOMPARE(act->accessibleName(), u"Stop coverage"_s);
        act->click();
        QCOMPARE(stopped.size(), 1);
        artifacts().setDownload({1}, {.phase = Phase::Stopped, .received = 10, .total = 100});
        QCOMPARE(act->text(), u"Resume"_s);
        artifacts().setDownload({1}, {.phase = Phase::Done, .received = 100, .total = 100, .path = u"/x/c.zip"_s});
        QVERIFY(!act->isEnabled());
        button(u"showArtifact"_s)->click();
        QCOMPARE(folder.front().front().toString(), u"/x/c.zip"_s);
        QVERIFY(!button(u"downloadAll"_s)->isEnabled()); // the other one is gone
    }

    void anExpiredOneCannotBeDownloaded()
    {
        show({artifact(2, u"gone"_s, true)});
        QVERIFY(!button(u"downloadArtifact"_s)->isEnabled());
        QVERIFY(!button(u"downloadArtifactAs"_s)->isEnabled());
        QVERIFY(button(u"downloadArtifact"_s)->toolTip().contains(u"expired"_s));
        QSignalSpy wanted(&artifacts(), &ArtifactPanel::downloadRequested);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 0);
    }

    void downloadAllAsksForWhatIsMissing()
    {
        show({artifact(1, u"a"_s), artifact(2, u"b"_s, true), artifact(3, u"c"_s), artifact(4, u"d"_s)});
        artifacts().setDownload({3}, {.phase = Phase::Running});
        artifacts().setDownload({4}, {.phase = Phase::Stopped, .received = 7});
        QSignalSpy wanted(&artifacts(), &ArtifactPanel::downloadRequested);
        button(u"downloadAll"_s)->click();
        const auto asked = wanted.front().front().value<std::vector<core::Artifact>>();
        QCOMPARE(asked.size(), 2U);
        QCOMPARE(asked.front().name, u"a"_s);
        QCOMPARE(asked.back().name, u"d"_s);
    }

    void theKeyboardIsEnough()
    {
        show({artifact(1, u"a"_s), artifact(2, u"b"_s)});
        QSignalSpy wanted(&artifacts(), &ArtifactPanel::downloadRequested);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(wanted.front().front().value<std::vector<core::Artifact>>().front().name, u"b"_s);
    }

    void whyThereIsNothingIsSaidInItsPlace()
    {
        resultsButton()->click();
        artifacts().setArtifacts({});
        QVERIFY(says(u"This run has no artifacts."_s));
        artifacts().setError({.what = u"GitHub cannot be reached."_s, .advice = u"It is tried again."_s});
        QVERIFY(says(u"GitHub cannot be reached."_s));
        show({artifact(1, u"a"_s)});
        artifacts().setError({.what = u"GitHub cannot be reached."_s});
        QVERIFY(list()->isVisible()); // what was known still stands
    }

    void anAnnotationLeadsToItsLineOfTheLog()
    {
        openLog("##[error]another\nassertion failed: left == right\n"
                "2026-03-02T09:00:00.0000000Z ##[error]assertion failed: left == right\nthree\n");
        annotate(u"assertion failed: left == right"_s);
        choose();
        QTRY_COMPARE(m_view->log().text().cursor().line, 2);
        QTRY_VERIFY(m_view->log().text().hasFocus());
        QCOMPARE(m_view->results().annotations().note(), QString());
    }

    void theLogOfAnotherJobIsFetchedFirst()
    {
        QVERIFY(m_view->selectJob({101}));
        annotate(u"boom"_s);
        QSignalSpy selected(m_view.get(), &PipelineView::jobSelected);
        choose();
        QCOMPARE(selected.size(), 1);
        openLog("a\nb\nboom\n");
        QTRY_COMPARE(m_view->log().text().cursor().line, 2);
    }

    void whatTheLogDoesNotHoldIsCopied()
    {
        openLog("nothing of the kind\n");
        annotate(u"lint: unused import"_s, u"src/lib.rs"_s, 42);
        choose();
        QTRY_VERIFY(m_view->results().annotations().note().contains(u"clipboard"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"src/lib.rs:42"_s);
    }

    void aLogThatCannotBeHadIsSaidAsWell()
    {
        annotate(u"boom"_s);
        choose();
        m_view->showLogError(failedJob(), {.kind = core::ErrorKind::Gone, .what = u"Gone."_s});
        QVERIFY(m_view->results().annotations().note().contains(u"does not hold it"_s));
    }

    void bothStandBesideEachOtherWhereThereIsWidth()
    {
        show({artifact(1, u"a"_s)});
        annotate(u"boom"_s);
        resultsButton()->click();
        auto& annotations = m_view->results().annotations();
        QTRY_VERIFY(artifacts().mapTo(m_view.get(), QPoint()).x() > annotations.mapTo(m_view.get(), QPoint()).x());
        m_view->resize(700, 820);
        QTRY_VERIFY(artifacts().mapTo(m_view.get(), QPoint()).y() > annotations.mapTo(m_view.get(), QPoint()).y());
    }

    void theSummaryIsInTheBrowserOnceTheRunHasEnded()
    {
        resultsButton()->click();
        QSignalSpy page(m_view.get(), &PipelineView::openInBrowserRequested);
        button(u"openSummary"_s)->click();
        QCOMPARE(page.front().front().toUrl(), run(failed()).webUrl);
        m_view->setRun(run(running()), {});
        QVERIFY(!button(u"openSummary"_s)->isEnabled());
    }

private:
    static core::Artifact artifact(qint64 id, const QString& name, bool expired = false)
    {
        return {.id = {id}, .name = name, .size = 1000, .expired = expired, .expiresAt = start().addDays(90)};
    }
    static core::Job failedJob() { return pipeline(passed(), passed(), failed(), queued()).at(2); }

    void show(const std::vector<core::Artifact>& some)
    {
        if (!m_view->showsResults())
            resultsButton()->click();
        artifacts().setArtifacts(some);
    }
    void annotate(const QString& message, const QString& path = {}, int line = 0)
    {
        resultsButton()->click();
        m_view->results().annotations().setAnnotations(
            failedJob(), {{.path = path, .startLine = line, .level = u"failure"_s, .message = message}});
    }
    void choose()
    {
        auto* annotations = m_view->findChild<QListView*>(u"annotations"_s);
        QVERIFY(annotations->isVisible());
        QTest::mouseClick(annotations->viewport(), Qt::LeftButton, {},
                          annotations->visualRect(annotations->model()->index(0, 0)).center());
    }
    void openLog(const QByteArray& text)
    {
        QFile file(m_folder->filePath(u"job.log"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY(m_view->selectJob(failedJob().id));
        m_view->showLog(failedJob(), file.fileName());
        QTRY_VERIFY(m_view->log().document().isComplete());
    }
    bool says(const QString& text)
    {
        const auto labels = artifacts().findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](QLabel* label) { return label->isVisible() && label->text() == text; });
    }

    ArtifactPanel& artifacts() { return m_view->results().artifacts(); }
    QListView* list() { return m_view->findChild<QListView*>(u"artifacts"_s); }
    QPushButton* button(const QString& name) { return m_view->findChild<QPushButton*>(name); }
    QPushButton* resultsButton() { return button(u"resultsButton"_s); }

    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<PipelineView> m_view;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(PipelineResults)
#include "pipeline_results.moc"
