// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/change_line.h"
#include "cli/options.h"
#include "cli/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

core::Run someRun()
{
    return {.id = {5'000'000'123},
            .repository = {7},
            .repositoryName = {.owner = u"o"_s, .name = u"r"_s},
            .workflow = {3},
            .workflowName = u"CI"_s,
            .title = u"Add a thing"_s,
            .number = 12,
            .state = core::State::fromWords(u"in_progress"_s, {})};
}

core::Job someJob(const QString& status, const QString& conclusion = {})
{
    return {.id = {9},
            .run = {5'000'000'123},
            .name = u"Test (stable)"_s,
            .state = core::State::fromWords(status, conclusion)};
}

core::ChangeSet setOf(core::Change change)
{
    core::ChangeSet set{.account = u"me@github.com"_s,
                        .at = QDateTime({2026, 11, 23}, {10, 0, 1, 250}, QTimeZone::UTC)};
    set.changes.push_back(std::move(change));
    return set;
}

} // namespace

class AppCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAskedForIsTheWindow()
    {
        const auto options = cli::parseOptions({});
        QVERIFY(options);
        QCOMPARE(options->command, cli::Options::Command::Window);
        QVERIFY(!options->demo);
    }

    void editTakesFiles()
    {
        const auto options = cli::parseOptions({u"edit"_s, u"a.yml"_s, u"b/c.yml"_s});
        QVERIFY(options);
        QCOMPARE(options->command, cli::Options::Command::Edit);
        QCOMPARE(options->files, QStringList({u"a.yml"_s, u"b/c.yml"_s}));
        QVERIFY(!cli::parseOptions({u"edit"_s}));
        QVERIFY(!cli::parseOptions({u"edit"_s, u"a.yml"_s, u"--json"_s}));
    }

    void rollbackTakesAnEnvironmentAndItsOptions()
    {
        const auto options
            = cli::parseOptions({u"rollback"_s, u"production"_s, u"--to"_s, u"v1.4.0"_s, u"-R"_s, u"o/r"_s,
                                 u"--dry-run"_s, u"--yes"_s, u"--reason"_s, u"It is slow"_s, u"--json"_s});
        QVERIFY(options);
        QCOMPARE(options->command, cli::Options::Command::Delivery);
        QCOMPARE(options->deliveryCommand, u"rollback"_s);
        QCOMPARE(options->delivery.words, QStringList(u"production"_s));
        QCOMPARE(options->delivery.to, u"v1.4.0"_s);
        QCOMPARE(options->delivery.reason, u"It is slow"_s);
        QVERIFY(options->delivery.isDryRun && options->delivery.isYes && options->json);
    }

    void rollbackSaysWhatItNeedsAndWhatItDoesNotTake()
    {
        const auto nowhere = cli::parseOptions({u"rollback"_s});
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().what.contains(u"an environment"_s));
        QVERIFY(!cli::parseOptions({u"rollback"_s, u"production"_s, u"staging"_s}));
        QVERIFY(!cli::parseOptions({u"rollback"_s, u"production"_s, u"--exit-status"_s}));
        const auto elsewhere = cli::parseOptions({u"status"_s, u"--dry-run"_s});
        QVERIFY(!elsewhere);
        QVERIFY(elsewhere.error().what.contains(u"--dry-run"_s));
    }

    void watchTakesARunAndItsOptions()
    {
        const auto options = cli::parseOptions({u"watch"_s, u"4242"_s, u"--json"_s, u"--exit-status"_s, u"-R"_s,
                                                u"https://github.com/o/r.git"_s, u"--repo"_s, u"a/b"_s});
        QVERIFY(options);
        QCOMPARE(options->command, cli::Options::Command::Watch);
        QCOMPARE(options->run, u"4242"_s);
        QVERIFY(options->json);
        QVERIFY(options->exitStatus);
        QCOMPARE(options->repositories.size(), 2U);
        QCOMPARE(options->repositories.front().full(), u"o/r"_s);
        QCOMPARE(options->account, u"github.com"_s);
    }

    void anAddressMeansTheAccountOfItsHost_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("host");
        QTest::newRow("bare name") << u"o/r"_s << QString();
        QTest::newRow("web") << u"https://ghe.example/o/r"_s << u"ghe.example"_s;
        QTest::newRow("web with a port") << u"https://GHE.example:8443/o/r"_s << u"ghe.example"_s;
        QTest::newRow("www") << u"https://www.github.com/o/r"_s << u"github.com"_s;
        QTest::newRow("clone") << u"git@ghe.example:o/r.git"_s << u"ghe.example"_s;
        QTest::newRow("clone by a scheme") << u"ssh://git@ssh.github.com:443/o/r.git"_s << u"github.com"_s;
    }
    void anAddressMeansTheAccountOfItsHost()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, host);
        QCOMPARE(cli::parseOptions({u"status"_s, u"--repo"_s, address})->account, host);
        QCOMPARE(cli::parseOptions({u"status"_s, u"--account"_s, u"ada"_s, u"--repo"_s, address})->account, u"ada"_s);
    }

    void demoServeTakesSocketSpeedAndScenario()
    {
        const auto options = cli::parseOptions({u"demo"_s, u"--serve"_s, u"--socket"_s, u"/tmp/s"_s, u"--speed"_s,
                                                u"2.5"_s, u"--scenario"_s, u"own.json"_s});
        QVERIFY(options);
        QCOMPARE(options->command, cli::Options::Command::Serve);
        QCOMPARE(options->socket, u"/tmp/s"_s);
        QCOMPARE(options->speed, 2.5);
        QCOMPARE(options->scenarios, QStringList{u"own.json"_s});
    }

    void wrongUseIsRefusedWithWhatToType_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("token") << QStringList{u"status"_s, u"--token"_s, u"secret"_s};
        QTest::newRow("token with =") << QStringList{u"--token=secret"_s};
        QTest::newRow("unknown command") << QStringList{u"dance"_s};
        QTest::newRow("unknown option") << QStringList{u"--dance"_s};
        QTest::newRow("two runs") << QStringList{u"watch"_s, u"1"_s, u"2"_s};
        QTest::newRow("status of a run") << QStringList{u"status"_s, u"1"_s};
        QTest::newRow("no repository") << QStringList{u"status"_s, u"--repo"_s, u"just-a-name"_s};
        QTest::newRow("two servers") << QStringList{u"status"_s, u"-R"_s, u"https://github.com/o/r"_s, u"-R"_s,
                                                    u"https://ghe.example/o/r"_s};
        QTest::newRow("json without watch") << QStringList{u"status"_s, u"--json"_s};
        QTest::newRow("demo without serve") << QStringList{u"demo"_s};
        QTest::newRow("serve without demo") << QStringList{u"--serve"_s};
        QTest::newRow("speed zero") << QStringList{u"--demo"_s, u"--speed"_s, u"0"_s};
        QTest::newRow("speed in words") << QStringList{u"--demo"_s, u"--speed"_s, u"fast"_s};
        QTest::newRow("speed nan") << QStringList{u"--demo"_s, u"--speed"_s, u"nan"_s};
        QTest::newRow("size of a tour in words") << QStringList{u"--demo"_s, u"--tour-size"_s, u"small"_s};
        QTest::newRow("size without a tour") << QStringList{u"--tour-size"_s, u"760x560"_s};
        QTest::newRow("speed of GitHub") << QStringList{u"status"_s, u"--speed"_s, u"2"_s};
        QTest::newRow("account of the demo") << QStringList{u"--demo"_s, u"--account"_s, u"me"_s};
        QTest::newRow("value missing") << QStringList{u"status"_s, u"--repo"_s};
    }

    void wrongUseIsRefusedWithWhatToType()
    {
        QFETCH(QStringList, arguments);
        const auto options = cli::parseOptions(arguments);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, core::ErrorKind::Rejected);
        QVERIFY(!options.error().what.isEmpty());
        QVERIFY(!options.error().advice.isEmpty());
        QVERIFY(!options.error().sentence().contains("secret"_L1));
    }

    void helpNamesEachCommandAndNoTokenOption()
    {
        const auto text = cli::helpText();
        for (const auto* word : {"status", "watch", "edit FILE", "demo --serve", "--exit-status", "--repo", "GH_TOKEN"})
            QVERIFY2(text.contains(QLatin1StringView(word)), word);
        QVERIFY(!text.contains("--token"_L1));
    }

    void aRunThatBeginsIsOneLine()
    {
        cli::ChangeLines lines;
        const auto told = lines.take(setOf(core::Changed<core::Run>{.before = {}, .after = someRun()}));
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told.front().change, u"started"_s);
        QCOMPARE(QString::fromUtf8(cli::toJson(told.front())),
                 u"{\"at\":\"2026-11-23T10:00:01.250Z\",\"attempt\":1,\"change\":\"started\",\"repository\":\"o/r\","
                 "\"run\":5000000123,\"status\":\"in_progress\"}"_s);
    }

    void aJobKnowsTheRepositoryOfItsRunAndEndsAfterItsSteps()
    {
        cli::ChangeLines lines;
        lines.take(setOf(core::Changed<core::Run>{.before = {}, .after = someRun()}));
        auto before = someJob(u"in_progress"_s);
        before.steps = {{.number = 1, .name = u"Build"_s, .state = core::State::fromWords(u"in_progress"_s, {})}};
        auto after = someJob(u"completed"_s, u"failure"_s);
        after.steps = {{.number = 1, .name = u"Build"_s, .state = core::State::fromWords(u"completed"_s, u"failure"_s)},
                       {.number = 2, .name = u"Test"_s, .state = core::State::fromWords(u"completed"_s, u"skipped"_s)}};
        const auto told = lines.take(setOf(core::Changed<core::Job>{.before = before, .after = after}));
        QCOMPARE(told.size(), 3U);
        QCOMPARE(told[0].step, u"Build"_s);
        QCOMPARE(told[1].step, u"Test"_s);
        QCOMPARE(told[2].step, QString());
        const auto object = QJsonDocument::fromJson(cli::toJson(told[0])).object();
        QCOMPARE(object.value("repository"_L1).toString(), u"o/r"_s);
        QCOMPARE(object.value("job"_L1).toString(), u"Test (stable)"_s);
        QCOMPARE(object.value("step"_L1).toString(), u"Build"_s);
        QCOMPARE(object.value("conclusion"_L1).toString(), u"failure"_s);
    }

    void whatDiffersInNoStateAndWhatIsCaughtUpWithIsNoLine()
    {
        cli::ChangeLines lines;
        auto run = someRun();
        run.title = u"Another title"_s;
        QVERIFY(lines.take(setOf(core::Changed<core::Run>{.before = someRun(), .after = run})).empty());
        auto old = setOf(core::Changed<core::Run>{.before = {}, .after = someRun()});
        old.catchingUp = true;
        QVERIFY(lines.take(old).empty());
    }

    void aNewAttemptIsARerun()
    {
        cli::ChangeLines lines;
        auto again = someRun();
        again.attempt = 2;
        const auto told = lines.take(setOf(core::Changed<core::Run>{.before = someRun(), .after = again}));
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told.front().change, u"rerun"_s);
        QVERIFY(cli::toText(told.front()).contains("attempt 2"_L1));
    }

    void textFromOutsideCannotCommandTheTerminal()
    {
        const auto text = cli::harmless(u"a\u001b[31mb\u202ec\nd\u0000e"_s);
        QVERIFY(!text.contains(u'\u001b'));
        QVERIFY(!text.contains(u'\u202e'));
        QVERIFY(!text.contains(u'\n'));
        QVERIFY(text.startsWith(u'a'));
    }

    void aTableIsAlignedAndHasNoBlanksAtTheEnd()
    {
        QCOMPARE(cli::table({{u"a"_s, u"bb"_s, u"c"_s}, {u"aaa"_s, u"b"_s, u""_s}}), u"a    bb  c\naaa  b\n"_s);
        QCOMPARE(cli::table({}), QString());
    }

    void eachOutcomeHasAShapeOfItsOwn()
    {
        using enum core::Outcome;
        QSet<QString> shapes;
        for (const auto outcome : {Unknown, Passed, Neutral, Skipped, Cancelled, Queued, Running, NeedsPerson, Failed})
            shapes.insert(cli::shape(outcome));
        QCOMPARE(shapes.size(), 9);
    }
};

QTEST_GUILESS_MAIN(AppCommandLine)
#include "app_command_line.moc"
