// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"
#include "graph/graph_node.h"
#include "lists/artifact_list_model.h"
#include "lists/job_past_model.h"
#include "lists/timeline_model.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/job_rows.h"
#include "pipeline/run_results.h"
#include "program_test.h"

#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// What stands beside the jobs of a run: graph, results, and how the chosen job did before.
class AppRunWays : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void whatARunLeftBehindIsShownAndDownloaded()
    {
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QPushButton*>(u"resultsButton"_s)->click();
        auto* artifacts = pipeline().findChild<QListView*>(u"artifacts"_s);
        auto* annotations = pipeline().findChild<QListView*>(u"annotations"_s);
        QTRY_VERIFY_WITH_TIMEOUT(annotations->model()->rowCount() > 0, patience);
        QVERIFY(annotations->model()->index(0, 0).data().toString().startsWith(u"Process completed"_s));
        QVERIFY(both().open(*server().world().run(repository().artifacts.rbegin()->second.run)));
        QTRY_VERIFY_WITH_TIMEOUT(artifacts->model()->rowCount() > 0, patience);
        pipeline().findChild<QPushButton*>(u"downloadAll"_s)->click();
        const auto row = [&] {
            return artifacts->model()
                ->index(0, 0)
                .data(lists::ArtifactListModel::RowRole)
                .value<lists::ArtifactRow>()
                .download;
        };
        QTRY_COMPARE_WITH_TIMEOUT(row().phase, core::Download::Phase::Done, patience);
        QVERIFY(QFile::remove(row().path));
    }

    void aTokenThatMayNotReadAnnotationsIsToldSo()
    {
        server().faults().add({.kind = demo::FaultKind::Status,
                               .count = -1,
                               .path = QRegularExpression(u"/annotations"_s),
                               .status = 403});
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QPushButton*>(u"resultsButton"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().results().annotations().note().startsWith(u"This token may not read"_s),
                                 patience);
        QTest::qWait(300);
        QCOMPARE(server().faults().struck(), 1); // and is not asked again
    }

    void theGraphIsDrawnFromTheFileOfTheRunsCommit()
    {
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QPushButton*>(u"graphButton"_s)->click();
        const auto nodes = [this] { return pipeline().findChildren<views::GraphNodeView*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!nodes().isEmpty(), patience);
        QVERIFY(std::ranges::any_of(nodes(), [](const auto* node) { return node->node().jobs.size() == 3; }));
        QVERIFY(std::ranges::none_of(nodes(), [](const auto* node) { return node->node().isPlanned; }));
    }

    void withoutTheFileItIsSaidWhyThereIsNoGraph()
    {
        repository().files.clear();
        server().world().touch(repository());
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QPushButton*>(u"graphButton"_s)->click();
        const auto* graph = pipeline().findChild<views::JobGraphView*>();
        QTRY_VERIFY_WITH_TIMEOUT(graph->findChild<views::EmptyState*>()->what().contains(u"no workflow file"_s),
                                 patience);
    }

    void theAttemptsOfARunStandBesideEachOtherWithTheLogOfEach()
    {
        demo::Run& run = both().newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; });
        QVERIFY(server().world().rerun(run.id, true, u"mbrandt"_s));
        server().world().finishRun(run.id, u"success"_s);
        const auto account = program().accounts().first()->account().id;
        program().accounts().lookNow();
        QTRY_VERIFY_WITH_TIMEOUT(program().runs().find(account, core::RunId{run.id})
                                     && program().runs().find(account, core::RunId{run.id})->attempt == 2,
                                 patience);
        QVERIFY(both().open(run));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        QVERIFY(pipeline().missingAttempts().empty()); // nobody looks
        pipeline().findChild<QPushButton*>(u"attemptsButton"_s)->click();
        auto* table = pipeline().findChild<QTableView*>(u"attempts"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().missingAttempts().empty(), patience);
        QCOMPARE(table->model()->columnCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Failed"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"Passed"_s);
        int failed = 0;
        while (failed < table->model()->rowCount()
               && (failed == 0 || table->model()->index(failed, 0).data().toString() != "Failed"_L1))
            ++failed;
        QVERIFY(failed < table->model()->rowCount());
        table->setCurrentIndex(table->model()->index(failed, 0));
        QCOMPARE(pipeline().selectedJob()->attempt, 1);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().showsText() && pipeline().log().document().isComplete(), patience);
    }

    void theTimesOfAnyRunAreLaidBelowThoseOfTheOneOnShow()
    {
        QVERIFY(both().open(
            both().newest([](const demo::Run& r) { return r.ref == "main"_L1 && r.conclusion() == "success"_L1; })));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        pipeline().findChild<QPushButton*>(u"timelineButton"_s)->click();
        auto* overlay = pipeline().findChild<QComboBox*>(u"overlay"_s);
        const auto* rows = pipeline().findChild<QListView*>(u"timeline"_s)->model();
        const auto hasLines = [rows] {
            for (int row = 0; row < rows->rowCount(); ++row) {
                if (rows->index(row, 0).data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().before)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(overlay->isVisible() && overlay->count() > 4, patience);
        overlay->setFocus();
        QTest::keyClick(overlay, Qt::Key_End); // a run that nobody has looked at: GitHub is asked
        QTRY_VERIFY_WITH_TIMEOUT(hasLines(), patience);
        const QString chosen = overlay->currentText();
        overlay->setCurrentIndex(2);
        Q_EMIT overlay->activated(2);
        QVERIFY(!hasLines());
        Q_EMIT overlay->activated(overlay->findText(chosen));
        QTRY_VERIFY_WITH_TIMEOUT(hasLines(), patience);
    }

    void whatTheUserSaysAJobIsForIsKeptAndCanBeTakenBack()
    {
        QVERIFY(both().openFailedLog());
        const auto cards = [this] {
            QStringList names;
            for (const auto* rows : pipeline().findChildren<views::JobRows*>())
                names << rows->accessibleName();
            return names;
        };
        QVERIFY(cards().contains(u"Security"_s) && !cards().contains(u"Release"_s));
        Q_EMIT pipeline().kindCorrected(u"Security Audit"_s, lists::JobKind::Release);
        QVERIFY(!cards().contains(u"Security"_s) && cards().contains(u"Release"_s));
        QVERIFY(banner()->isVisible() && banner()->what().contains(u"Security Audit"_s));
        window().closeRun();
        QVERIFY(both().openFailedLog());
        QVERIFY(cards().contains(u"Release"_s));
        Q_EMIT banner()->actionTriggered();
        QVERIFY(cards().contains(u"Security"_s) && !cards().contains(u"Release"_s));
    }

    void theChosenJobSaysHowItDidBeforeAndOpensThatRun()
    {
        QVERIFY(both().open(both().newest([](const demo::Run& r) { return r.conclusion() == "success"_L1; })));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QToolButton*>(u"jobHistory"_s)->click();
        auto* past = pipeline().findChild<QListView*>(u"past"_s);
        QTRY_VERIFY_WITH_TIMEOUT(past->isVisible() && past->model()->rowCount() > 0, patience);
        const QModelIndex last = past->model()->index(past->model()->rowCount() - 1, 0);
        const qint64 run = last.data(lists::JobPastModel::RunRole).toLongLong();
        past->setCurrentIndex(last);
        QTest::keyClick(past, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline().run()->id.value, run, patience);
    }
};

QTEST_MAIN(AppRunWays)
#include "app_run_ways.moc"
