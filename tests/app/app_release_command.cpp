// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/release_command.h"
#include "console_desk.h"
#include "demo/server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace signalbox;
using tests::Captured;
using tests::Ended;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A user's profile at the embedded GitHub with the project that is delivered, and a clock that runs fast.
class Desk {
public:
    Desk()
    {
        if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
            qFatal("the embedded GitHub does not start");
        QObject::connect(&m_time, &QTimer::timeout, &m_time, [this] {
            clock.advance(100ms);
            server.world().catchUp();
        });
        m_time.start(2ms);
    }

    /// Ends it after so many lines (0: it may end by itself), as Ctrl+C would.
    Ended run(const QStringList& arguments, qsizetype mostLines = 0)
    {
        session::Workspace workspace(settings::Profile::in(m_home.path()), {}, clock);
        const core::Account account{
            .id = u"octavia@127.0.0.1"_s, .login = u"octavia"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        workspace.tokens().keepForSession(account.id, "token-of-the-viewer");
        workspace.settings().keep({.account = account, .repositories = {{u"switchyard"_s, u"switchyard"_s}}});
        const auto options = cli::parseOptions(arguments);
        if (!options)
            qFatal("%s", qPrintable(options.error().sentence()));
        auto command = std::make_unique<console::ReleaseCommand>(workspace, *options);
        Ended ended;
        QObject::connect(command.get(), &console::Command::ended, command.get(),
                         [&ended](int status) { ended.status = status; });
        const QString path = m_home.filePath(u"output"_s);
        Captured output(stdout, path);
        Captured errors(stderr, m_home.filePath(u"errors"_s));
        command->start();
        const auto isCutOff = [&] {
            QFile file(path);
            return mostLines > 0 && file.open(QFile::ReadOnly) && file.readAll().count('\n') >= mostLines;
        };
        (void)QTest::qWaitFor([&] { return ended.status >= 0 || isCutOff(); }, 60'000);
        command.reset();
        ended.output = output.text();
        ended.errors = errors.text();
        return ended;
    }
    /// Cargo.toml says the version that is released, and its checks have passed.
    void prepare()
    {
        demo::World& world = server.world();
        const QByteArray cargo = "[package]\nname = \"switchyard\"\nversion = \"1.5.0\"\n";
        world.push(
            repository(),
            {.message = u"chore(release): 1.5.0"_s, .author = u"octavia"_s, .written = {{u"Cargo.toml"_s, cargo}}});
        (void)QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(repository().runs,
                                           [](const auto& run) { return run->latest().status == "completed"_L1; });
            },
            20'000);
    }
    demo::Repository& repository() { return *server.world().repository(u"switchyard/switchyard"_s); }
    int releases() { return int(std::ranges::count(repository().releases, u"v1.5.0"_s, &demo::Release::tag)); }

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};

private:
    QTemporaryDir m_home;
    QTimer m_time;
};

QJsonObject object(const QString& line)
{
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

/// `release` in this process, against the embedded GitHub, by a clock that runs fast.
class AppReleaseCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDryRunShowsTheProposalTheChecksAndTheRequestsAndSendsNone()
    {
        Desk desk;
        desk.prepare();
        const auto ended = desk.run({u"release"_s, u"--dry-run"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        for (const QString& part :
             {u"v1.5.0 of switchyard/switchyard"_s, u"Features"_s, u"Version files"_s, u"The tag starts release.yml."_s,
              u"POST /repos/switchyard/switchyard/git/tags"_s, u"\"ref\":\"refs/tags/v1.5.0\""_s})
            QVERIFY2(ended.output.contains(part), qPrintable(part + u'\n' + ended.output));
        QVERIFY(!desk.repository().tags.contains(u"v1.5.0"_s));
        const auto writes = desk.server.traffic().writes;
        QVERIFY(std::ranges::all_of(writes, [](const demo::Write& write) {
            return write.path.endsWith("/generate-notes"_L1); // which writes nothing
        }));
    }

    void itReleasesAndFollowsToTheEnd()
    {
        Desk desk;
        desk.prepare();
        const auto ended = desk.run({u"release"_s, u"1.5.0"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        QCOMPARE(object(ended.lines().first()).value("tag"_L1), u"v1.5.0"_s);
        QCOMPARE(object(ended.lines().first()).value("blocked"_L1), false);
        QCOMPARE(object(ended.lines().last()).value("phase"_L1), u"released"_s);
        QVERIFY2(ended.output.contains(u"\"job\":\"Build Docker Image\""_s), qPrintable(ended.output));
        QCOMPARE(desk.releases(), 1);
        QVERIFY(desk.repository().annotations.contains(u"v1.5.0"_s));
    }

    void whatStandsAgainstItIsSaidAndAnOverrideNeedsAReason()
    {
        Desk desk; // Cargo.toml says 1.4.1
        const auto blocked = desk.run({u"release"_s, u"--yes"_s});
        QCOMPARE(blocked.status, 3);
        QVERIFY2(blocked.errors.contains(u"Cargo.toml says 1.4.1"_s), qPrintable(blocked.errors));
        QCOMPARE(desk.run({u"release"_s, u"--yes"_s, u"--override"_s}).status, 3);
        QVERIFY(!desk.repository().tags.contains(u"v1.5.0"_s));
        const auto released
            = desk.run({u"release"_s, u"--yes"_s, u"--override"_s, u"--reason"_s, u"The file is of no use"_s});
        QVERIFY2(released.status == 0, qPrintable(released.output + released.errors));
        const QString object = desk.repository().annotations.value(u"v1.5.0"_s);
        QVERIFY(desk.repository().tagObjects.value(object).message.contains(u"The file is of no use"_s));
    }

    void aTagThatIsThereCannotBeOverridden()
    {
        Desk desk;
        const auto ended
            = desk.run({u"release"_s, u"v1.4.1"_s, u"--yes"_s, u"--override"_s, u"--reason"_s, u"Because"_s});
        QCOMPARE(ended.status, 3);
        QVERIFY2(ended.errors.contains(u"cannot be overridden"_s), qPrintable(ended.errors));
    }

    void nobodyToAskIsNoYes()
    {
        Desk desk;
        desk.prepare();
        const auto ended = desk.run({u"release"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY(!desk.repository().tags.contains(u"v1.5.0"_s));
    }

    void cutOffInTheMiddleItGoesOnWhenItIsCalledAgain()
    {
        Desk desk;
        desk.prepare();
        const auto first = desk.run({u"release"_s, u"--yes"_s, u"--json"_s}, 4);
        QVERIFY2(first.status < 0, qPrintable(first.output));
        const auto second = desk.run({u"release"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(second.status == 0, qPrintable(second.output + second.errors));
        QCOMPARE(object(second.lines().last()).value("phase"_L1), u"released"_s);
        QCOMPARE(desk.releases(), 1);
    }

    void aDraftIsLeftForSomebodyToPublish()
    {
        Desk desk;
        desk.prepare();
        QTemporaryDir folder;
        QFile notes(folder.filePath(u"notes.md"_s));
        QVERIFY(notes.open(QFile::WriteOnly));
        notes.write("By hand");
        notes.close();
        const auto ended = desk.run({u"release"_s, u"--draft"_s, u"--yes"_s, u"--notes-file"_s, notes.fileName()});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        QCOMPARE(desk.releases(), 1);
        QVERIFY(desk.repository().releases.back().draft);
        QCOMPARE(desk.repository().releases.back().body, u"By hand"_s);
        QVERIFY(!desk.repository().tags.contains(u"v1.5.0"_s));
    }
};

QTEST_GUILESS_MAIN(AppReleaseCommand)
#include "app_release_command.moc"
