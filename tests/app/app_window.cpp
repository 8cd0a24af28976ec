// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/scope_dialog.h"
#include "common/banner.h"
#include "common/elided_label.h"
#include "common/empty_state.h"
#include "demo/server.h"
#include "gui/application.h"
#include "gui/other_logs.h"
#include "lists/artifact_list_model.h"
#include "lists/inbox_model.h"
#include "lists/job_past_model.h"
#include "lists/timeline_model.h"
#include "logs/comparison_view.h"
#include "logs/find_bar.h"
#include "logs/log_hit_panel.h"
#include "logs/log_view.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/graph_node.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/job_rows.h"
#include "pipeline/pipeline_view.h"
#include "pipeline/run_results.h"
#include "runs/batch_dialog.h"
#include "runs/repository_list_view.h"
#include "workflows/workflows_dialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

constexpr int patience = 20'000; // milliseconds
const auto project = u"langgraph/rust-langgraph"_s;

} // namespace

/// The whole program with a window, put together as main() does, at work on an embedded GitHub. What its parts do alone
/// is shown by their own tests; here is whether they are wired, and wired once.
class AppWindow : public QObject {
    Q_OBJECT

    core::SystemClock m_clock;
    std::unique_ptr<demo::Server> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<gui::Application> m_program;
    QList<QUrl> m_pages; // that the web browser was asked for

    views::MainWindow& window() { return m_program->window(); }
    views::PipelineView& pipeline() { return window().pipeline(); }
    QAction* action(const QString& name) { return window().findChild<QAction*>(name); }
    views::SignInDialog* dialog() { return m_program->signIn().dialog(); }
    demo::Repository& repository() { return *m_server->world().repository(project); }
    /// The window's own: the pipeline has another one for what is old.
    views::Banner* banner()
    {
        return window().centralWidget()->findChild<views::Banner*>(QString(), Qt::FindDirectChildrenOnly);
    }

    void start()
    {
        m_program.reset();
        m_program = std::make_unique<gui::Application>(*qApp, cli::Options(), settings::Profile::in(m_folder->path()),
                                                       credentials::TokenEnvironment());
        m_program->start();
    }

    /// As a person does: server, token, check, a repository, watch.
    void signIn(const QString& repository)
    {
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        dialog()->setHost(m_server->apiUrl().toString());
        dialog()->findChild<QLineEdit*>(u"token"_s)->setText(u"write-token"_s);
        dialog()->findChild<QPushButton*>(u"check"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog()->state().step(), views::SignInState::Step::Accepted, patience);
        auto* field = dialog()->findChild<QLineEdit*>(u"repositoryField"_s);
        field->setText(repository);
        QTest::keyClick(field, Qt::Key_Return);
        dialog()->findChild<QPushButton*>(u"watch"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog(), patience);
    }

    demo::Run& newest(const std::function<bool(const demo::Run&)>& fits)
    {
        auto& runs = repository().runs;
        const auto found = std::find_if(runs.rbegin(), runs.rend(), [&](const auto& run) { return fits(*run); });
        if (found == runs.rend())
            qFatal("the scenario has no such run");
        return **found;
    }

    void open(const demo::Run& run)
    {
        const auto account = m_program->accounts().first()->account().id;
        QTRY_VERIFY_WITH_TIMEOUT(m_program->runs().find(account, core::RunId{run.id}), patience);
        window().openRun(account, core::RunId{run.id});
    }

    void openFailedLog()
    {
        open(newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; }));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().showsText() && pipeline().log().document().isComplete(), patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QDesktopServices::setUrlHandler(u"http"_s, this, "openPage");
        QDesktopServices::setUrlHandler(u"file"_s, this, "openPage");
    }

    void init()
    {
        m_pages.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<demo::Server>(m_clock);
        QVERIFY(m_server->load());
        QVERIFY(m_server->load(u":/demo/matrix.json"_s));
        QVERIFY(m_server->listen());
        start();
        signIn(project);
    }

    void cleanup()
    {
        m_program.reset();
        m_server.reset();
    }

    void openPage(const QUrl& page) { m_pages << page; }

    void whatARunLeftBehindIsShownAndDownloaded()
    {
        openFailedLog();
        pipeline().findChild<QPushButton*>(u"resultsButton"_s)->click();
        auto* artifacts = pipeline().findChild<QListView*>(u"artifacts"_s);
        auto* annotations = pipeline().findChild<QListView*>(u"annotations"_s);
        QTRY_VERIFY_WITH_TIMEOUT(annotations->model()->rowCount() > 0, patience);
        QVERIFY(annotations->model()->index(0, 0).data().toString().startsWith(u"Process completed"_s));
        open(*m_server->world().run(repository().artifacts.rbegin()->second.run));
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
        m_server->faults().add({.kind = demo::FaultKind::Status,
                                .count = -1,
                                .path = QRegularExpression(u"/annotations"_s),
                                .status = 403});
        openFailedLog();
        pipeline().findChild<QPushButton*>(u"resultsButton"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().results().annotations().note().startsWith(u"This token may not read"_s),
                                 patience);
        QTest::qWait(300);
        QCOMPARE(m_server->faults().struck(), 1); // and is not asked again
    }

    void whatDoesNotCountIsShownNowhereUntilItCountsAgain()
    {
        const auto& runs = m_program->runs();
        const auto branches = [&] {
            QSet<QString> found;
            for (int row = 0; row < runs.rowCount(); ++row)
                found << runs.rowAt(row).run.branch;
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(branches().size() > 1, patience);
        const auto before = runs.rowCount();
        const auto choose = [this](const QString& branchesButton) {
            Q_EMIT window().scopeRequested(*core::RepositoryName::parse(project));
            auto* dialog = m_program->scopes().dialog();
            QVERIFY(dialog);
            QVERIFY(dialog->findChild<QListWidget*>()->count() > 1);
            dialog->findChild<QRadioButton*>(branchesButton)->setChecked(true);
            dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
            QTRY_VERIFY(!m_program->scopes().dialog());
        };
        choose(u"scopeDefault"_s);
        QCOMPARE(branches(), QSet<QString>{u"main"_s});
        for (int row = 0; row < runs.rowCount(); ++row)
            QVERIFY(runs.rowAt(row).run.event != u"pull_request"_s);
        start(); // and is remembered
        QTRY_VERIFY_WITH_TIMEOUT(m_program->runs().rowCount() > 0, patience);
        QCOMPARE(m_program->runs().rowAt(0).run.branch, u"main"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->accounts().first() || dialog(), patience);
        if (!m_program->accounts().first())
            return; // no keychain here: without a token there is nothing more to be seen
        choose(u"scopeAll"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->runs().rowCount() >= before, patience);
    }

    void anOwnersRepositoriesAreListedAndWatched()
    {
        action(u"addRepository"_s)->trigger();
        QPointer adding = m_program->adding().dialog();
        QVERIFY(adding);
        auto* field = adding->findChild<QLineEdit*>(u"addField"_s);
        field->setText(u"octavia"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto* offer = adding->findChild<QListView*>(u"offer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(offer->model()->rowCount() > 0, patience);
        adding->findChild<QPushButton*>(u"offerAll"_s)->click();
        auto* watch = adding->findChild<QPushButton*>(u"addWatch"_s);
        QCOMPARE(watch->text(), u"Watch 1 repository"_s);
        QVERIFY(adding->findChild<QLabel*>(u"addCost"_s)->text().contains(u"2 repositories"_s));
        watch->click();
        const auto watched = [this] { return m_program->accounts().first()->watcher().watched().size(); };
        QCOMPARE(watched(), 2U);
        QCOMPARE(banner()->what(), u"octavia/matrix-lab is watched now."_s);
        Q_EMIT banner()->actionTriggered(); // Undo
        QCOMPARE(watched(), 1U);
        QTRY_VERIFY(!adding);
    }

    void anOwnerThatIsNotThereLosesNothingThatWasTyped()
    {
        action(u"addRepository"_s)->trigger();
        auto* adding = m_program->adding().dialog();
        auto* field = adding->findChild<QLineEdit*>(u"addField"_s);
        field->setText(u"nobody-of-this-name"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto* wrong = adding->findChild<views::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(wrong->isVisible(), patience);
        QVERIFY(wrong->what().contains(u"nobody-of-this-name"_s));
        QCOMPARE(field->text(), u"nobody-of-this-name"_s);
    }

    void theGraphIsDrawnFromTheFileOfTheRunsCommit()
    {
        openFailedLog();
        pipeline().findChild<QPushButton*>(u"graphButton"_s)->click();
        const auto nodes = [this] { return pipeline().findChildren<views::GraphNodeView*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!nodes().isEmpty(), patience);
        QVERIFY(std::ranges::any_of(nodes(), [](const auto* node) { return node->node().jobs.size() == 3; }));
        QVERIFY(std::ranges::none_of(nodes(), [](const auto* node) { return node->node().isPlanned; }));
    }

    void theAttemptsOfARunStandBesideEachOtherWithTheLogOfEach()
    {
        demo::Run& run = newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; });
        QVERIFY(m_server->world().rerun(run.id, true, u"mbrandt"_s));
        m_server->world().finishRun(run.id, u"success"_s);
        const auto account = m_program->accounts().first()->account().id;
        m_program->accounts().lookNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->runs().find(account, core::RunId{run.id})
                                     && m_program->runs().find(account, core::RunId{run.id})->attempt == 2,
                                 patience);
        open(run);
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
        open(newest([](const demo::Run& r) { return r.ref == "main"_L1 && r.conclusion() == "success"_L1; }));
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
        openFailedLog();
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
        openFailedLog();
        QVERIFY(cards().contains(u"Release"_s));
        Q_EMIT banner()->actionTriggered();
        QVERIFY(cards().contains(u"Security"_s) && !cards().contains(u"Release"_s));
    }

    void theChosenJobSaysHowItDidBeforeAndOpensThatRun()
    {
        open(newest([](const demo::Run& r) { return r.conclusion() == "success"_L1; }));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        openFailedLog();
        pipeline().findChild<QToolButton*>(u"jobHistory"_s)->click();
        auto* past = pipeline().findChild<QListView*>(u"past"_s);
        QTRY_VERIFY_WITH_TIMEOUT(past->isVisible() && past->model()->rowCount() > 0, patience);
        const QModelIndex last = past->model()->index(past->model()->rowCount() - 1, 0);
        const qint64 run = last.data(lists::JobPastModel::RunRole).toLongLong();
        past->setCurrentIndex(last);
        QTest::keyClick(past, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline().run()->id.value, run, patience);
    }

    void withoutTheFileItIsSaidWhyThereIsNoGraph()
    {
        repository().files.clear();
        m_server->world().touch(repository());
        openFailedLog();
        pipeline().findChild<QPushButton*>(u"graphButton"_s)->click();
        const auto* graph = pipeline().findChild<views::JobGraphView*>();
        QTRY_VERIFY_WITH_TIMEOUT(graph->findChild<views::EmptyState*>()->what().contains(u"no workflow file"_s),
                                 patience);
    }

    void theNotificationRulesAreReadAsTheyAreSaved()
    {
        QFile file(settings::Profile::in(m_folder->path()).noticeRulesFile());
        const auto write = [&file](const QByteArray& text) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
        };
        write("{\"rules\": [{\"do\": [\"shout\"]}]}");
        QTRY_VERIFY_WITH_TIMEOUT(banner()->what().contains("rule 1 shall do what is unknown"_L1), patience);
        const auto told = m_folder->filePath(u"told"_s);
        qputenv("SIGNALBOX_TOLD", told.toUtf8());
        write("{\"rules\": [{\"do\": [{\"command\": [\"/bin/sh\", \"-c\","
              " \"echo $SIGNALBOX_KIND $SIGNALBOX_REPOSITORY >> $SIGNALBOX_TOLD\"]}]}]}");
        QTest::qWait(500); // it is read
        m_server->world().push(repository(), {});
        m_program->accounts().lookNow();
        const auto line = "started langgraph/rust-langgraph\n"_ba;
        QTRY_VERIFY_WITH_TIMEOUT(QFile(told).exists(), patience);
        QFile heard(told);
        QVERIFY(heard.open(QIODevice::ReadOnly));
        QTRY_VERIFY_WITH_TIMEOUT(heard.seek(0) && heard.readAll().contains(line), patience);
        qunsetenv("SIGNALBOX_TOLD");
    }

    void onePressOfAButtonIsOneRequest()
    {
        auto& run = newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; });
        open(run);
        auto* button = pipeline().findChild<QPushButton*>(u"rerunFailed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->what().contains("runs the failed jobs"_L1), patience);
        QCOMPARE(banner()->kind(), views::Banner::Kind::Info);
        QCOMPARE(m_server->traffic().writes.size(), 1U);
        QCOMPARE(run.attempts.size(), 2U);
    }

    void manyRunsAreDeletedOnceTheirNumberIsTyped()
    {
        auto* list = window().findChild<QTableView*>(u"runs"_s);
        action(u"allRuns"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 4, patience);
        const auto chosen = [&](int row) {
            return list->model()->index(row, 0).data(lists::RunListModel::RunRole).value<core::Run>();
        };
        int taken = 0;
        list->clearSelection();
        for (int row = 0; row < list->model()->rowCount() && taken < 3; ++row) {
            if (chosen(row).state.isCompleted()) {
                list->selectionModel()->select(list->model()->index(row, 0),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
                ++taken;
            }
        }
        QCOMPARE(taken, 3);
        const auto before = repository().runs.size();
        action(u"deleteRun"_s)->trigger();
        auto* dialog = window().findChild<views::BatchDialog*>();
        QVERIFY(dialog);
        QCOMPARE(m_server->traffic().writes.size(), 0U);
        dialog->findChild<QLineEdit*>(u"batchCount"_s)->setText(u"3"_s);
        dialog->findChild<QPushButton*>(u"batchConfirm"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(repository().runs.size(), before - 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            dialog->findChild<views::ElidedLabel*>(u"batchProgress"_s)->text().contains("3 done"_L1), patience);
        QCOMPARE(m_server->traffic().writes.size(), 3U);
    }

    void aDeploymentIsApprovedFromTheInbox()
    {
        auto& run = newest([](const demo::Run& r) { return !r.ended() && r.status() == "waiting"_L1; });
        action(u"inbox"_s)->trigger();
        auto* list = window().findChild<QListView*>(u"inbox"_s);
        const auto rowOfIt = [&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const auto thing = list->model()->index(row, 0).data(lists::InboxModel::RowRole);
                if (thing.value<lists::InboxRow>().run.id == core::RunId{run.id})
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience);
        QVERIFY(action(u"inbox"_s)->text().contains(u'('));
        list->setCurrentIndex(list->model()->index(rowOfIt(), 0));
        QTest::keyClick(list, Qt::Key_A);
        auto* dialog = window().findChild<views::BatchDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(u"batchComment"_s)->setText(u"Ship it"_s);
        dialog->findChild<QPushButton*>(u"batchConfirm"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(run.approvals.size(), 1U, patience);
        QCOMPARE(run.approvals.front().comment, u"Ship it"_s);
        QCOMPARE(m_server->traffic().writes.size(), 1U);
        QTRY_COMPARE_WITH_TIMEOUT(rowOfIt(), -1, patience);
    }

    void aWorkflowThatGitHubSwitchedOffIsEnabledAgain()
    {
        auto& ofDemo = repository().workflows.back();
        ofDemo.state = u"disabled_inactivity"_s;
        const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
        QTRY_VERIFY_WITH_TIMEOUT(m_program->accounts().first()->watcher().repository(name), patience);
        Q_EMIT window().workflowsRequested(name);
        auto* dialog = window().findChild<views::WorkflowsDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeView*>(u"workflowList"_s);
        const auto rowOfIt = [&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const auto value = list->model()->index(row, 0).data(lists::WorkflowListModel::RowRole);
                const auto workflow = value.value<lists::WorkflowRow>().workflow;
                if (workflow.id.value == ofDemo.id && workflow.state == ofDemo.state)
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience);
        list->setCurrentIndex(list->model()->index(rowOfIt(), 0));
        auto* button = dialog->findChild<QPushButton*>(u"workflowSwitch"_s);
        QVERIFY(button->text().contains("enable"_L1));
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(ofDemo.state, u"active"_s, patience);
        QCOMPARE(m_server->traffic().writes.size(), 1U);
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience); // active in the list as well
    }

    void theScheduleOfAWorkflowIsReadFromItsFile()
    {
        const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
        repository().files[repository().workflows.front().path]
            = "on:\n  schedule:\n    - cron: '17 3 * * *'\njobs:\n  test:\n    runs-on: ubuntu-latest\n";
        QTRY_VERIFY_WITH_TIMEOUT(m_program->runs().rowCount() > 4, patience);
        Q_EMIT window().workflowsRequested(name);
        auto* list = window().findChild<QTreeView*>(u"workflowList"_s);
        const auto says = [list](const QString& words) {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()
                        ->index(row, lists::WorkflowListModel::ScheduleColumn)
                        .data()
                        .toString()
                        .contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(u"at 03:17 UTC; due "_s), patience);
    }

    void oneJobIsRunAgainFromItsOwnButton()
    {
        auto& run = newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; });
        open(run);
        auto* button = pipeline().findChild<QToolButton*>(u"rerunJob"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob() && button->isEnabled(), patience);
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->traffic().writes.size(), 1U, patience);
        QVERIFY2(m_server->traffic().writes.front().path.contains("/jobs/"_L1),
                 qPrintable(m_server->traffic().writes.front().path));
    }

    void gitHubsOwnReasonIsInTheBanner()
    {
        auto& run = newest([](const demo::Run& r) { return r.conclusion() == "failure"_L1; });
        open(run);
        auto* button = pipeline().findChild<QPushButton*>(u"rerunFailed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
        m_server->faults().add({.kind = demo::FaultKind::Status,
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
        open(*repository().runs.back());
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

    void theAppearanceChangesAtOnceAndIsKept()
    {
        auto* appearance = window().findChild<QAction*>(u"appearanceDark"_s);
        QVERIFY(appearance);
        appearance->trigger();
        QCOMPARE(m_program->look().scheme(), views::Look::Scheme::Dark);
        window().saveState();
        start();
        QCOMPARE(m_program->look().scheme(), views::Look::Scheme::Dark);
        m_program->look().setScheme(views::Look::Scheme::FollowDesktop);
    }

    void aRunWithoutJobsSaysWhy()
    {
        open(newest([](const demo::Run& r) { return r.conclusion() == "action_required"_L1; }));
        const auto says = [this](const QString& words) {
            const auto states = pipeline().findChildren<views::EmptyState*>();
            return std::ranges::any_of(
                states, [&](const auto* state) { return state->isVisible() && state->what().contains(words); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(u"waits for somebody's approval"_s), patience);
    }

    void theMenuFollowsTheRunToItsEnd()
    {
        auto& run = newest([](const demo::Run& r) { return !r.ended() && r.status() == "in_progress"_L1; });
        open(run);
        QTRY_VERIFY_WITH_TIMEOUT(action(u"cancel"_s)->isEnabled(), patience);
        QVERIFY(!action(u"rerun"_s)->isEnabled());
        m_server->world().finishRun(run.id, u"success"_s);
        QTRY_VERIFY_WITH_TIMEOUT(action(u"rerun"_s)->isEnabled(), patience);
        QVERIFY(!action(u"cancel"_s)->isEnabled());
    }

    void signingInAgainKeepsWhatWasWatched()
    {
        Q_EMIT window().addRepositoryRequested({u"octavia"_s, u"matrix-lab"_s});
        action(u"signIn"_s)->trigger();
        QVERIFY(dialog());
        signIn(project);
        const auto watched = m_program->accounts().first()->watcher().watched();
        QCOMPARE(watched.size(), 2U);
        start(); // from the settings
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience); // no keychain here, so the token is asked for again
        signIn(project);
        QCOMPARE(m_program->accounts().first()->watcher().watched().size(), 2U);
    }

    void whatIsWatchedNoMoreIsNotThereAtTheNextStart()
    {
        const core::RepositoryName lab{u"octavia"_s, u"matrix-lab"_s};
        const auto shown = [this] { return window().findChild<views::RepositoryListView*>()->repositories(); };
        const auto hasRuns = [this] { return m_program->runs().rowCount() > 20; }; // more than the one to leave has
        Q_EMIT window().addRepositoryRequested(lab);
        QTRY_COMPARE_WITH_TIMEOUT(shown().size(), 2U, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->accounts().first()->watcher().repository(lab), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasRuns(), patience);
        Q_EMIT window().removeRepositoryRequested(lab);
        QCOMPARE(shown().size(), 1U);
        start(); // from what the store and the settings know
        QTRY_VERIFY_WITH_TIMEOUT(hasRuns(), patience);
        QCOMPARE(shown().size(), 1U);
        QCOMPARE(shown().front().full(), project);
    }

    void aFailedLogIsComparedWithTheLastGreenOne()
    {
        openFailedLog();
        pipeline().findChild<QToolButton*>(u"compareLog"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().comparison().summary().contains("only in #"_L1), patience);
        QCOMPARE(m_server->traffic().blobRequests, 2);
    }

    void withoutAGreenRunItIsSaidThatThereIsNone()
    {
        for (auto& run : repository().runs) {
            for (const auto& attempt : run->attempts) {
                for (const qint64 job : attempt.jobs)
                    m_server->world().job(job)->conclusion = u"failure"_s;
            }
        }
        openFailedLog();
        pipeline().log().requestComparison();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().comparison().summary().contains("No earlier run is known"_L1),
                                 patience);
    }

    void allJobsOfARunAreSearched()
    {
        openFailedLog();
        pipeline().log().find(u"runner"_s, views::LogScope::JobsOfRun);
        const auto& hits = pipeline().log().hits();
        QTRY_VERIFY_WITH_TIMEOUT(hits.logsSearch().searched() > 3 && !hits.status().contains("still"_L1), patience);
        QVERIFY(hits.model().rowCount() > 3);
        QCOMPARE(size_t(m_server->traffic().blobRequests), hits.logsSearch().logs().size());
    }

    void pastRunsOfAJobAreSearched()
    {
        openFailedLog();
        pipeline().log().find(u"runner"_s, views::LogScope::PastRuns);
        const auto& hits = pipeline().log().hits();
        QTRY_VERIFY_WITH_TIMEOUT(hits.logsSearch().searched() > 1 && !hits.status().contains("still"_L1), patience);
        QVERIFY(hits.logsSearch().logs().size() <= size_t(gui::OtherLogs::pastRuns));
        for (const logs::SearchedLog& log : hits.logsSearch().logs())
            QCOMPARE(log.job.name, pipeline().selectedJob()->name);
    }

    void aRunThatIsOpenIsFollowedAlsoAfterSigningInAgain()
    {
        auto& run = newest([](const demo::Run& r) { return !r.ended() && r.status() == "in_progress"_L1; });
        open(run);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().selectedJob(), patience);
        action(u"signIn"_s)->trigger();
        signIn(project);
        m_server->world().finishRun(run.id, u"success"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().run() && pipeline().run()->state.isCompleted(), patience);
    }

    void aRenamedRepositoryIsKeptByItsNewName()
    {
        m_server->world().rename(project, u"graphs"_s);
        action(u"lookNow"_s)->trigger();
        const core::RepositoryName renamed{u"langgraph"_s, u"graphs"_s};
        QTRY_COMPARE_WITH_TIMEOUT(m_program->accounts().first()->watcher().watched().front().full(), renamed.full(),
                                  patience);
        const settings::Settings kept(settings::Profile::in(m_folder->path()).settingsFile());
        QTRY_COMPARE_WITH_TIMEOUT(kept.accounts().front().repositories.front().full(), renamed.full(), patience);
    }
};

QTEST_MAIN(AppWindow)
#include "app_window.moc"
