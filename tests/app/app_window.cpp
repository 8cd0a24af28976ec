// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "common/empty_state.h"
#include "demo/server.h"
#include "gui/application.h"
#include "gui/other_logs.h"
#include "lists/job_past_model.h"
#include "logs/comparison_view.h"
#include "logs/find_bar.h"
#include "logs/log_hit_panel.h"
#include "logs/log_view.h"
#include "pipeline/graph_node.h"
#include "pipeline/job_graph_view.h"
#include "pipeline/pipeline_view.h"
#include "runs/repository_list_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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

    void theGraphIsDrawnFromTheFileOfTheRunsCommit()
    {
        openFailedLog();
        pipeline().findChild<QPushButton*>(u"graphButton"_s)->click();
        const auto nodes = [this] { return pipeline().findChildren<views::GraphNodeView*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!nodes().isEmpty(), patience);
        QVERIFY(std::ranges::any_of(nodes(), [](const auto* node) { return node->node().jobs.size() == 3; }));
        QVERIFY(std::ranges::none_of(nodes(), [](const auto* node) { return node->node().isPlanned; }));
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
