// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"
#include "lists/artifact_list_model.h"
#include "lists/job_past_model.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/graph_node.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/run_results.h"
#include "program_test.h"

#include <QListView>
#include <QPushButton>
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
