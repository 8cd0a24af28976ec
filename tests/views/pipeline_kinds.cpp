// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/panel.h"
#include "graph/graph_node.h"
#include "lists/timeline_model.h"
#include "pipeline/artifact_panel.h"
#include "pipeline/job_rows.h"
#include "pipeline/matrix_view.h"
#include "pipeline/run_results.h"
#include "pipeline_window.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using signalbox::lists::JobKind;
using signalbox::tests::PipelineWindow;

namespace {

const QByteArray ciFile = R"(on: push
jobs:
  test: {name: Test, strategy: {matrix: {rust: [stable, beta, nightly]}}}
  main:
    name: Analyze
    steps: [{uses: "github/codeql-action/analyze@v3"}]
  odd: {name: linux-x64}
)";

} // namespace

/// What jobs are for, recognised and corrected, wherever they are seen.
class PipelineKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto jobs = pipeline(passed(), passed(), failed(), passed());
        jobs.resize(3);
        jobs.push_back(job(104, u"Analyze"_s, passed()));
        jobs.push_back(job(105, u"linux-x64"_s, passed()));
        m_window = std::make_unique<PipelineWindow>(run(failed()), jobs);
        QVERIFY(m_window->isReady);
    }

    void cleanup() { m_window.reset(); }

    void theFileOfTheRunTellsMoreThanNames()
    {
        QCOMPARE(cards(), QStringList{u"Other jobs"_s});
        m_window->view.setOutline(workflow::readOutline(ciFile));
        QCOMPARE(cards(), (QStringList{u"Other jobs"_s, u"Security"_s}));
        QCOMPARE(m_window->view.selectedJob()->id.value, 103); // nobody is called away
    }

    void anArtifactTellsWhereNothingElseDoes()
    {
        core::Artifact artifact;
        artifact.id = {1};
        artifact.name = u"linux-x64-coverage"_s;
        m_window->view.results().artifacts().setArtifacts({artifact});
        QCOMPARE(cards(), (QStringList{u"Coverage"_s, u"Other jobs"_s}));
    }

    void theUsersWordCountsOnBoardTimelineAndGraph()
    {
        m_window->view.setOutline(workflow::readOutline(ciFile));
        m_window->view.setKindCorrections({{u"Test"_s, JobKind::Benchmark}, {u"Analyze"_s, JobKind::Lint}});
        QCOMPARE(cards(), (QStringList{u"Lint"_s, u"Other jobs"_s}));
        QCOMPARE(m_window->find<MatrixView>()->accessibleName(), u"Test"_s); // "Test matrix" no more
        m_window->press(u"timeline"_s);
        const auto* rows = m_window->find<QListView>(u"timeline"_s)->model();
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, 0).data().toString() == "Analyze"_L1)
                QVERIFY(rows->index(row, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Analyze, lint, "_s));
        }
        m_window->press(u"graph"_s);
        QStringList spoken;
        for (const auto* node : m_window->view.findChildren<GraphNodeView*>())
            spoken << node->accessibleName();
        QVERIFY(std::ranges::any_of(spoken, [](const QString& one) { return one.startsWith(u"Analyze, lint, "_s); }));
        m_window->view.setKindCorrections({});
        QCOMPARE(cards(), (QStringList{u"Other jobs"_s, u"Security"_s}));
    }

    void theMenuOfAJobCorrectsItsKind()
    {
        std::vector<std::pair<QString, std::optional<JobKind>>> wishes;
        connect(&m_window->view, &PipelineView::kindCorrected, this,
                [&wishes](const QString& name, std::optional<JobKind> kind) { wishes.emplace_back(name, kind); });
        auto* rows = m_window->find<JobRows>();
        askForMenu(rows, 0);
        trigger(u"Security"_s);
        QCOMPARE(wishes.size(), 1U);
        QCOMPARE(wishes[0], std::pair(u"Analyze"_s, std::optional(JobKind::Security)));
        m_window->view.setKindCorrections({{u"Analyze"_s, JobKind::Security}});
        QVERIFY(m_window->view.selectJob({104}));
        for (auto* card : m_window->view.findChildren<JobRows*>()) {
            if (card->holds({104}))
                askForMenu(card, 0);
        }
        QVERIFY(action(u"Security"_s)->isChecked());
        trigger(u"Recognised by itself"_s);
        QCOMPARE(wishes.back(), std::pair(u"Analyze"_s, std::optional<JobKind>()));
    }

    void theMenuOfACellIsAboutItsMatrix()
    {
        QString name;
        connect(&m_window->view, &PipelineView::kindCorrected, this,
                [&name](const QString& about, std::optional<JobKind>) { name = about; });
        auto* grid = m_window->find<MatrixView>();
        grid->setCurrentIndex(grid->model()->index(0, 1));
        QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(grid->viewport(), &ask);
        trigger(u"Coverage"_s);
        QCOMPARE(name, u"Test"_s);
    }

    void theTimelineHasTheMenuToo()
    {
        m_window->press(u"timeline"_s);
        auto* list = m_window->find<QListView>(u"timeline"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        Q_EMIT list->customContextMenuRequested({-1, -1}); // the keyboard points nowhere
        QVERIFY(action(u"Recognised by itself"_s));
    }

    void whoHasTheKeyboardKeepsIt()
    {
        m_window->view.activateWindow();
        QVERIFY(m_window->view.selectJob({104}));
        auto* rows = m_window->find<JobRows>();
        rows->setFocus();
        QTRY_VERIFY(rows->hasFocus());
        m_window->view.setKindCorrections({{u"Analyze"_s, JobKind::Security}, {u"linux-x64"_s, JobKind::Build}});
        QCOMPARE(cards(), (QStringList{u"Build"_s, u"Security"_s}));
        auto* now = qobject_cast<JobRows*>(QApplication::focusWidget());
        QVERIFY(now && now->holds({104}));
    }

private:
    QStringList cards() const
    {
        QStringList names;
        for (const auto* rows : m_window->view.findChildren<JobRows*>())
            names << rows->accessibleName();
        names.sort();
        return names;
    }

    static void askForMenu(JobRows* rows, int row)
    {
        rows->setCurrentIndex(rows->model()->index(row, 0));
        QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(rows->viewport(), &ask);
    }

    QAction* action(const QString& text) const
    {
        const auto menus = m_window->view.findChildren<QMenu*>(u"showAs"_s);
        if (menus.isEmpty())
            return nullptr;
        const auto actions = menus.constLast()->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }

    void trigger(const QString& text) const
    {
        QAction* one = action(text);
        QVERIFY(one);
        one->trigger();
        for (auto* menu : m_window->view.findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
            menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelineKinds)
#include "pipeline_kinds.moc"
