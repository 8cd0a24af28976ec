// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessible_walk.h"
#include "common/look.h"
#include "lists/inbox_model.h"
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "log_samples.h"
#include "logs/comparison_view.h"
#include "logs/log_scope.h"
#include "logs/log_view.h"
#include "overview/wallboard.h"
#include "pipeline/pipeline_view.h"
#include "pipeline_samples.h"
#include "runs/run_list_view.h"
#include "window/main_window.h"
#include "window_samples.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray workflowFile = R"(name: CI
on: push
jobs:
  test: {name: Test, strategy: {matrix: {rust: [stable, beta, nightly]}}}
  security: {name: Security Audit}
  benchmarks: {name: Benchmarks, needs: test}
)";

std::vector<core::PastJob> past()
{
    std::vector<core::PastJob> all;
    for (int number = 1; number <= 12; ++number)
        all.push_back({.job = {5000 + number},
                       .run = {9000 + number},
                       .runNumber = number,
                       .attempt = 1,
                       .branch = u"main"_s,
                       .state = number % 5 ? samples::passed() : samples::failed(),
                       .startedAt = samples::start(),
                       .completedAt = samples::start().addSecs(60)});
    return all;
}

/// Windows that come up, by their class.
class ShownWindows final : public QObject {
public:
    ShownWindows() { qApp->installEventFilter(this); }
    const QStringList& names() const { return m_names; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget && widget->isWindow() && event->type() == QEvent::Show)
            m_names << QString::fromLatin1(widget->metaObject()->className());
        return false;
    }

private:
    QStringList m_names;
};

} // namespace

/// Each screen of the window, as somebody meets it who hears it or has no mouse.
class AccessibleNames final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        m_runs = std::make_unique<lists::RunListModel>(m_clock);
        m_repositories = std::make_unique<lists::RepositoryListModel>();
        m_inbox = std::make_unique<lists::InboxModel>(m_clock);
        fill();
        m_window = std::make_unique<views::MainWindow>(m_clock, *m_settings);
        m_window->setAccount(core::Account{.id = account, .login = u"mona"_s, .webUrl = QUrl(u"https://github.com"_s)});
        m_window->setRepositoryModel(m_repositories.get());
        m_window->setRunModel(m_runs.get());
        m_window->setInboxModel(m_inbox.get());
        m_window->setDemo(true);
        m_window->resize(1600, 1000);
        m_window->present();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_inbox.reset();
        m_repositories.reset();
        m_runs.reset();
    }

    void theOverview() { verify(*m_window); }

    void theListOfRuns()
    {
        m_window->closeRun();
        m_window->showBanner(u"GitHub runs CI #2 again."_s, u"Undo"_s, [] { });
        verify(*m_window);
        auto* table = m_window->findChild<QTableView*>(u"runs"_s);
        table->selectAll(); // with the buttons for several
        verify(*m_window);
    }

    void theInbox()
    {
        m_window->showInbox();
        verify(*m_window);
    }

    void theScreensWithoutAnything()
    {
        m_window->setRunModel(nullptr);
        m_window->setRepositoryModel(nullptr);
        m_window->setInboxModel(nullptr);
        m_window->setAccount({});
        verify(*m_window);
        m_window->closeRun();
        verify(*m_window);
        m_window->showInbox();
        verify(*m_window);
    }

    void aRunAndTheWaysToLookAtIt_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("jobs") << QString();
        QTest::newRow("timeline") << u"timelineButton"_s;
        QTest::newRow("graph") << u"graphButton"_s;
        QTest::newRow("attempts") << u"attemptsButton"_s;
        QTest::newRow("results") << u"resultsButton"_s;
        QTest::newRow("earlier results") << u"jobHistory"_s;
    }

    void aRunAndTheWaysToLookAtIt()
    {
        QFETCH(const QString, way);
        openRun();
        if (!way.isEmpty())
            m_window->pipeline().findChild<QAbstractButton*>(way)->click();
        verify(*m_window);
    }

    void theLogAndWhatIsFoundInIt()
    {
        openRun();
        auto& pipeline = m_window->pipeline();
        const QString failing = write(u"job.log"_s, samples::failingLog());
        pipeline.showLog(*pipeline.selectedJob(), failing);
        QTRY_VERIFY(pipeline.log().showsText());
        verify(*m_window);
        pipeline.log().find(u"error"_s, views::LogScope::JobsOfRun);
        verify(*m_window);
        pipeline.log().compareWith(write(u"green.log"_s, samples::stamped(1, "All is well.")), u"#213"_s);
        QTRY_VERIFY(pipeline.log().comparison().showsText());
        verify(*m_window);
    }

    /// A part that shows itself before it is put in its place is a window for a moment, and takes the keyboard along.
    void noPartOfARunsScreenIsAWindowFirst()
    {
        const ShownWindows shown;
        openRun();
        for (const QString& way : {u"timelineButton"_s, u"graphButton"_s, u"resultsButton"_s, u"jobHistory"_s})
            m_window->pipeline().findChild<QAbstractButton*>(way)->click();
        QCoreApplication::processEvents();
        QCOMPARE(shown.names(), QStringList());
        QVERIFY(m_window->isActiveWindow());
    }

    void aRunWithoutJobs()
    {
        m_window->openRun(account, samples::TheRun);
        m_window->pipeline().setRun(samples::run(samples::queued()));
        verify(*m_window);
    }

    void theWallboard()
    {
        m_window->findChild<QAction*>(u"wallboard"_s)->trigger();
        const auto all = QApplication::topLevelWidgets();
        const auto board = std::ranges::find(all, u"wallboard"_s, &QWidget::objectName);
        QVERIFY(board != all.end());
        QCOMPARE(nameless(**board), QStringList());
        (*board)->close();
    }

private:
    void fill()
    {
        core::Run waiting = sampleRun(4, u"Ship it"_s, 5);
        waiting.state = core::State::fromWords(u"waiting"_s, {});
        const auto runs
            = changeSet<core::Run>({sampleRun(1, u"Add a door"_s, 1), sampleRun(2, u"Paint"_s, 20, u"failure"_s),
                                    sampleRun(3, u"Fix a typo"_s, 30, u"action_required"_s), waiting});
        const auto repositories
            = changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s), sampleRepository(2, u"acme/lib"_s)});
        m_inbox->setLogin(account, u"mona"_s);
        m_repositories->apply(repositories);
        m_inbox->apply(repositories);
        m_runs->apply(runs);
        m_repositories->apply(runs);
        m_inbox->apply(runs);
    }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test's log");
        return file.fileName();
    }

    void openRun()
    {
        m_window->openRun(account, samples::TheRun);
        auto& pipeline = m_window->pipeline();
        pipeline.setRun(samples::run(samples::failed(), 2),
                        samples::pipeline(samples::passed(), samples::running(), samples::failed(), samples::queued()));
        pipeline.setOutline(workflow::readOutline(workflowFile));
        pipeline.setPast(*pipeline.selectedJob(), past());
    }

    static void verify(QWidget& window)
    {
        QCoreApplication::processEvents();
        const QStringList wrong = complaints(window);
        QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong.join(u"\n  "_s)));
    }

    core::ManualClock m_clock{start};
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<lists::RunListModel> m_runs;
    std::unique_ptr<lists::RepositoryListModel> m_repositories;
    std::unique_ptr<lists::InboxModel> m_inbox;
    std::unique_ptr<views::MainWindow> m_window;
};

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    const views::Look look(application); // mnemonics and the order of Tab are those of the dressed program
    AccessibleNames test;
    return QTest::qExec(&test, argc, argv);
}
#include "accessible_names.moc"
