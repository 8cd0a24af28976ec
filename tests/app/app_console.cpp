// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "captured.h"
#include "console/status_command.h"
#include "console/watch_command.h"
#include "demo/server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;

namespace {

demo::Workflow workflowOf(qint64 id, const QString& name, const QStringList& jobs)
{
    demo::Workflow made{.id = id,
                        .name = name,
                        .path = u".github/workflows/%1.yml"_s.arg(name.toLower()),
                        .triggers = {{u"push"_s, {}}, {u"workflow_dispatch"_s, {}}}};
    for (const QString& job : jobs) {
        made.jobs.push_back(
            {.key = job, .name = job, .steps = {{.name = u"Work"_s, .command = u"make"_s, .seconds = 30}}});
    }
    return made;
}

/// A user's profile with one account at the embedded GitHub, and a clock that runs fast.
class Desk {
public:
    Desk()
        : repository(prepared())
    {
        QObject::connect(&m_time, &QTimer::timeout, &m_time, [this] { clock.advance(100ms); });
        m_time.start(1ms);
    }

    Ended run(const QStringList& arguments)
    {
        // Each is a program of its own.
        session::Workspace workspace(settings::Profile::in(m_home.path()), {}, clock);
        const core::Account account{
            .id = u"mara@127.0.0.1"_s, .login = u"mara"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        workspace.tokens().keepForSession(account.id, "token-of-the-viewer");
        workspace.settings().keep({.account = account, .repositories = names});
        const auto options = cli::parseOptions(arguments);
        if (!options)
            qFatal("%s", qPrintable(options.error().sentence()));
        std::unique_ptr<console::Command> command;
        if (options->command == cli::Options::Command::Watch)
            command = std::make_unique<console::WatchCommand>(workspace, *options);
        else
            command = std::make_unique<console::StatusCommand>(workspace, *options);
        Ended ended;
        QObject::connect(command.get(), &console::Command::ended, command.get(),
                         [&ended](int status) { ended.status = status; });
        Captured output(stdout, m_home.filePath(u"output"_s));
        Captured errors(stderr, m_home.filePath(u"errors"_s));
        command->start();
        (void)QTest::qWaitFor([&ended] { return ended.status >= 0; }, 60'000);
        ended.output = output.text();
        ended.errors = errors.text();
        return ended;
    }

    QString storeFile() const { return settings::Profile::in(m_home.path()).storeFile(); }

    core::ManualClock clock{QDateTime(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    demo::Repository& repository;
    std::vector<core::RepositoryName> names{{.owner = u"mara"_s, .name = u"signal"_s}};

private:
    demo::Repository& prepared()
    {
        demo::World& world = server.world();
        world.addUser(u"mara"_s, u"Mara Holt"_s);
        world.setViewer(u"mara"_s);
        if (!server.listen())
            qFatal("the embedded GitHub does not listen");
        demo::Repository& made = world.addRepository(u"mara"_s, u"signal"_s);
        made.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"CI"_s, {u"Test"_s, u"Lint"_s, u"Docs"_s}));
        return made;
    }

    QTemporaryDir m_home;
    QTimer m_time;
};

} // namespace

/// `status` and `watch` in this process, against the embedded GitHub, by a clock that runs fast.
class AppConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statusHasALineForEachActiveWorkflow()
    {
        Desk desk;
        demo::World& world = desk.server.world();
        world.push(desk.repository, {.message = u"The only release"_s});
        desk.repository.workflows.front().triggers.clear();
        desk.repository.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"Busy"_s, {u"Work"_s}));
        for (int i = 0; i < 110; ++i) // more than fit on the longest page
            world.push(desk.repository, {});
        desk.repository.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"Nightly"_s, {u"Work"_s}));
        const auto ended = desk.run({u"status"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.errors));
        QCOMPARE(ended.lines().size(), 3);
        QVERIFY2(ended.lines()[0].contains(u"Busy"_s), qPrintable(ended.output));
        QVERIFY2(ended.lines()[1].contains(u"The only release"_s), qPrintable(ended.output));
        QVERIFY2(ended.lines()[2].contains(u"Never ran  Nightly"_s), qPrintable(ended.output));
    }

    void statusOfALimitedAccountSaysSoAndEnds()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        desk.server.faults().add({.kind = FaultKind::PrimaryLimit, .count = -1, .delay = 50min});
        const QDateTime begun = desk.clock.now();
        const auto ended = desk.run({u"status"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains(u"Ask again at "_s), qPrintable(ended.errors));
        QCOMPARE(ended.errors.count(u'\n'), 1);
        QVERIFY(begun.secsTo(desk.clock.now()) < 20 * 60);
    }

    void watchSitsALimitOutAndSaysSo()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        desk.server.faults().add({.kind = FaultKind::PrimaryLimit, .count = 1, .delay = 2min});
        const auto ended = desk.run({u"watch"_s, u"1"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.errors.contains(u"It goes on by itself at "_s), qPrintable(ended.errors));
        QVERIFY2(ended.lines().last().contains(u"Passed"_s), qPrintable(ended.output));
    }

    void watchTellsEachJobAndStepAndEndsWithTheRun()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const auto ended = desk.run({u"watch"_s});
        QCOMPARE(ended.status, 0);
        for (const auto* job : {"Test", "Lint", "Docs"}) {
            const auto isEnd = [&](const QString& line) {
                return line.contains(u"Passed"_s) && line.endsWith(u" · "_s + QLatin1StringView(job));
            };
            QCOMPARE(std::ranges::count_if(ended.lines(), isEnd), 1);
            const auto isStep = [&](const QString& line) {
                return line.contains(u"Passed"_s) && line.endsWith(QLatin1StringView(job) + u" · Work"_s);
            };
            QCOMPARE(std::ranges::count_if(ended.lines(), isStep), 1);
        }
        QVERIFY2(ended.lines().last().endsWith(u"CI #1"_s), qPrintable(ended.output));
        QVERIFY(ended.lines().last().contains(u"Passed"_s));
    }

    void aRunThatHasEndedIsToldWholeAndAsOftenAsOneAsks()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {.message = u"Old"_s});
        const qint64 old = desk.repository.runs.back()->id;
        desk.server.world().finishRun(old, u"success"_s);
        for (int i = 0; i < 110; ++i)
            desk.server.world().push(desk.repository, {});
        for (int time = 0; time < 3; ++time) {
            const auto ended = desk.run({u"watch"_s, QString::number(old), u"--json"_s});
            QVERIFY2(ended.status == 0, qPrintable(ended.errors));
            QVERIFY(ended.lines().last().contains(u"\"conclusion\":\"success\""_s));
            QVERIFY(!ended.lines().last().contains(u"\"job\""_s));
            QVERIFY(ended.output.contains(u"\"job\":\"Lint\""_s));
        }
    }

    void theExitStatusIsThatOfGh_data()
    {
        QTest::addColumn<QString>("conclusion");
        QTest::addColumn<int>("status");
        QTest::newRow("success") << u"success"_s << 0;
        QTest::newRow("failure") << u"failure"_s << 1;
        QTest::newRow("cancelled") << u"cancelled"_s << 1;
        QTest::newRow("timed out") << u"timed_out"_s << 1;
    }
    void theExitStatusIsThatOfGh()
    {
        QFETCH(const QString, conclusion);
        QFETCH(const int, status);
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const qint64 run = desk.repository.runs.back()->id;
        desk.server.world().finishRun(run, conclusion);
        QCOMPARE(desk.run({u"watch"_s, QString::number(run), u"--exit-status"_s}).status, status);
        QCOMPARE(desk.run({u"watch"_s, QString::number(run)}).status, 0);
    }

    void aHistoryThatIsSetAsideIsTold()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        QVERIFY(QDir().mkpath(QFileInfo(desk.storeFile()).path()));
        QFile file(desk.storeFile());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        const auto ended = desk.run({u"status"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.errors.contains(u".damaged-"_s), qPrintable(ended.errors));
        QCOMPARE(ended.lines().size(), 1);
    }

    void whatAnEarlierStartLeftOpenIsLeftToTheWindow()
    {
        Desk desk;
        desk.server.world().push(desk.repository, {});
        const qint64 run = desk.repository.runs.back()->id;
        const QString account = u"mara@127.0.0.1"_s;
        history::Store store;
        QVERIFY(QDir().mkpath(QFileInfo(desk.storeFile()).path()));
        QVERIFY(QCoro::waitFor(store.open(desk.storeFile())));
        QVERIFY(QCoro::waitFor(store.beginAction(
            {.account = account, .kind = u"cancel"_s, .repository = desk.names.front(), .run = {run}, .attempt = 1})));
        QCOMPARE(desk.run({u"watch"_s}).status, 0);
        QCOMPARE(QCoro::waitFor(store.openActions(account)).value().size(), 1U);
    }
};

QTEST_GUILESS_MAIN(AppConsole)
#include "app_console.moc"
