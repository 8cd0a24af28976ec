// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/random_values.h"
#include "history/store.h"
#include "history/upkeep.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::history;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;
const AccountId bob = u"bob@ghe.example"_s;
const QDateTime today(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC);
const QDateTime longAgo = today.addDays(-400);

constexpr int newestOfRepository = 100;
constexpr int newestOfWorkflow = 20;
/// Of what fill() makes with three days between two runs: those of 400 days, and the last that passed.
constexpr int staying = 134 + 1;

/// Some of a repository's runs, the newest first, a day between two of them.
std::vector<RunAge> aDayApart(int count, const QDateTime& newest, const RunAge& like)
{
    std::vector<RunAge> runs;
    for (int i = 0; i < count; ++i) {
        runs.push_back(like);
        runs.back().run = {like.run.value + count - i};
        runs.back().createdAt = newest.addDays(-i);
    }
    return runs;
}

std::vector<RunAge> operator+(std::vector<RunAge> newer, const std::vector<RunAge>& older)
{
    newer.insert(newer.end(), older.begin(), older.end());
    return newer;
}

/// So many of another workflow that neither the newest of the repository nor of the workflow are meant.
std::vector<RunAge> crowd()
{
    return aDayApart(newestOfRepository, today, {.run = {1'000'000}, .workflow = {99}, .branch = u"crowd"_s});
}

/// What a program without anything of ours reads in the file.
QVariant ask(const QString& path, const QString& sql)
{
    QVariant value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s", qPrintable(path));
        QSqlQuery query(database);
        if (!query.exec(sql))
            qFatal("%s", qPrintable(sql));
        if (query.next())
            value = query.value(0);
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
    return value;
}

} // namespace

class HistoryRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_retention = {};
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"history.db"_s);
        m_store = std::make_unique<Store>();
        QVERIFY(QCoro::waitFor(m_store->open(m_path)));
    }
    void cleanup() { m_store.reset(); }

    void whatIsYoungStays() { QVERIFY(leaving(crowd(), u"main"_s, longAgo).empty()); }

    void theNewestOfARepositoryAndOfAWorkflowStayHoweverOldTheyAre()
    {
        const auto quiet = aDayApart(newestOfRepository + 30, longAgo.addDays(-500), {.workflow = {1}});
        const auto gone = leaving(quiet, u"main"_s, longAgo);
        QCOMPARE(gone.size(), 30U);
        QCOMPARE(gone.front(), quiet[newestOfRepository].run);

        const auto rare = aDayApart(newestOfWorkflow + 5, longAgo.addDays(-500), {.workflow = {1}});
        QCOMPARE(leaving(crowd() + rare, u"main"_s, longAgo).size(), 5U);
    }

    void whatAFailureIsComparedWithStays_data()
    {
        QTest::addColumn<QString>("branch");
        QTest::addColumn<bool>("pullRequest");
        QTest::addColumn<bool>("stays");
        QTest::addRow("of the default branch") << u"main"_s << false << true;
        QTest::addRow("of a branch that is worked on") << u"crowd"_s << false << true;
        QTest::addRow("of a branch that nobody works on") << u"topic"_s << false << false;
        QTest::addRow("of a fork's branch of that name") << u"main"_s << true << false;
    }

    void whatAFailureIsComparedWithStays()
    {
        QFETCH(const QString, branch);
        QFETCH(const bool, pullRequest);
        QFETCH(const bool, stays);
        RunAge like{.workflow = {1}, .branch = branch, .pullRequest = pullRequest};
        const auto failed = aDayApart(newestOfWorkflow, longAgo.addDays(-1), like);
        like.passed = true;
        like.run = {500};
        const auto passed = aDayApart(3, longAgo.addDays(-100), like);
        auto gone = leaving(crowd() + failed + passed, u"main"_s, longAgo);
        QCOMPARE(!std::ranges::contains(gone, passed[0].run), stays);
        QVERIFY(std::ranges::contains(gone, passed[1].run)); // only the last one is
        QCOMPARE(gone.size(), stays ? 2U : 3U);
    }

    void ofUnknownAgeNothingLeaves()
    {
        auto runs = aDayApart(newestOfRepository * 2, longAgo.addDays(-1), {.workflow = {1}});
        for (RunAge& run : runs)
            run.createdAt.reset();
        QVERIFY(leaving(runs, u"main"_s, longAgo).empty());
    }

    void aRunLeavesWithAllThatIsKnownOfIt()
    {
        fill(ada, 300, 3);
        const int gone = trimAll(today);
        QCOMPARE(gone, 300 - staying);
        QCOMPARE(runsLeft(ada), staying);
        m_store.reset();
        QCOMPARE(ask(m_path, u"SELECT count(*) FROM job"_s).toInt(), staying);
        for (const QString& table : {u"job"_s, u"attempt"_s, u"validator"_s})
            QCOMPARE(ask(m_path, u"SELECT count(*) FROM %1 WHERE run NOT IN (SELECT id FROM run)"_s.arg(table)), 0);
        QCOMPARE(ask(m_path, u"SELECT count(*) FROM step WHERE job NOT IN (SELECT id FROM job)"_s), 0);
        QVERIFY(ask(m_path, u"SELECT count(*) FROM step"_s).toInt() >= staying);
    }

    void nothingElseLeavesWhenARoundIsMadeAgain()
    {
        fill(ada, 300, 3);
        QVERIFY(trimAll(today) > 0);
        QCOMPARE(trimAll(today), 0);
    }

    void accountsAgeByThemselves()
    {
        fill(ada, 300, 3);
        fill(bob, 150, 3, today.addDays(-800)); // heard of for the last time two years ago
        trimAll(today);
        QCOMPARE(runsLeft(bob), staying);
    }

    void aClockThatIsAheadMakesNothingOld()
    {
        fill(ada, 150, 2);
        QCOMPARE(trimAll(today.addYears(20)), 0);
        QCOMPARE(runsLeft(ada), 150);
        QCOMPARE(trimAll(QDateTime()), 0); // and neither does none
    }

    void aClockThatIsBehindMakesNothingOld()
    {
        fill(ada, 300, 3);
        QCOMPARE(trimAll(today.addYears(-20)), 0);
    }

    void aRunOutOfTheFutureMakesNothingOld()
    {
        fill(ada, 150, 2);
        RandomValues random(7);
        Run run = random.run({1});
        run.createdAt = today.addYears(60);
        QVERIFY(QCoro::waitFor(m_store->apply({.account = ada, .changes = {Changed<Run>{.after = run}}}, {})));
        QCOMPARE(trimAll(today), 0);
    }

    void zeroDaysAreForEver()
    {
        fill(ada, 300, 3);
        m_retention.days = 0;
        QCOMPARE(trimAll(today), 0);
    }

    void beyondTheMostTheOldestLeave()
    {
        fill(ada, 300, 0);
        m_retention.mostRuns = 200;
        QCOMPARE(trimAll(today), 100 - 1); // but for the one that passed last
        m_retention.mostRuns = -5; // nonsense keeps what every repository keeps
        trimAll(today);
        QCOMPARE(runsLeft(ada), newestOfRepository + 1);
    }

    void whatTheUserDidNeverLeaves()
    {
        fill(ada, 1, 0);
        const Action action{.account = ada, .at = today.addDays(-5'000), .kind = u"rerun"_s};
        const qint64 id = QCoro::waitFor(m_store->beginAction(action)).value();
        QVERIFY(QCoro::waitFor(m_store->completeAction(id, {.outcome = u"done"_s})));
        trimAll(today);
        QCOMPARE(QCoro::waitFor(m_store->actions({})).value().size(), 1U);
        QVERIFY(QCoro::waitFor(m_store->verifyActions()).value().isWhole());
    }

    void aPieceIsSmallAndOthersAreAnsweredBetweenTwo()
    {
        fill(ada, 400, 3);
        int pieces = 0;
        for (Trimmed piece; !piece.done; ++pieces) {
            auto reading = m_store->runs(ada, {1}, 1);
            piece = QCoro::waitFor(m_store->trim(m_retention, today)).value();
            QVERIFY(piece.runs <= 40);
            QCOMPARE(QCoro::waitFor(std::move(reading)).value().size(), 1U);
        }
        QVERIFY(pieces > (400 - staying) / 40);
    }

    void theFileGivesRoomBack_data()
    {
        QTest::addColumn<bool>("old");
        QTest::addRow("new file") << false;
        QTest::addRow("file from before it could") << true;
    }

    void theFileGivesRoomBack()
    {
        QFETCH(const bool, old);
        if (old) {
            m_store.reset();
            {
                QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
                database.setDatabaseName(m_path);
                QVERIFY(database.open());
                QVERIFY(QSqlQuery(database).exec(u"PRAGMA auto_vacuum = NONE"_s));
                QVERIFY(QSqlQuery(database).exec(u"VACUUM"_s));
            }
            QSqlDatabase::removeDatabase(u"old"_s);
            QCOMPARE(ask(m_path, u"PRAGMA auto_vacuum"_s), 0);
            m_store = std::make_unique<Store>();
            QVERIFY(QCoro::waitFor(m_store->open(m_path)));
        }
        fill(ada, 1'000, 2, today, 20'000);
        m_store.reset();
        const qint64 before = QFileInfo(m_path).size();
        m_store = std::make_unique<Store>();
        QVERIFY(QCoro::waitFor(m_store->open(m_path)));
        trimAll(today);
        m_store.reset();
        const qint64 after = QFileInfo(m_path).size();
        QVERIFY2(after < before / 2, qPrintable(u"%1 of %2 bytes"_s.arg(after).arg(before)));
        QCOMPARE(ask(m_path, u"PRAGMA auto_vacuum"_s), 2);
        QCOMPARE(ask(m_path, u"PRAGMA quick_check"_s), u"ok"_s);
    }

    void aStoreThatIsNotOpenSaysSo()
    {
        Store store;
        QVERIFY(!QCoro::waitFor(store.trim(m_retention, today)));
    }

    void theUpkeepComesAfterTheStartAndOnceADay()
    {
        fill(ada, 300, 3);
        ManualClock clock(today);
        Upkeep upkeep(*m_store, clock);
        QSignalSpy ended(&upkeep, &Upkeep::ended);
        upkeep.start(m_retention);
        clock.advance(Upkeep::afterStart - 1s);
        QTest::qWait(20);
        QCOMPARE(runsLeft(ada), 300);
        const auto waitForEnd = [&](int rounds) {
            return QTest::qWaitFor([&] {
                clock.advance(Upkeep::betweenPieces);
                return ended.count() == rounds;
            });
        };
        clock.advance(1s);
        QVERIFY(waitForEnd(1));
        QCOMPARE(ended.at(0).at(0).toInt(), 300 - staying);
        QCOMPARE(runsLeft(ada), staying);
        clock.advance(Upkeep::betweenRounds);
        QVERIFY(waitForEnd(2));
        QCOMPARE(ended.at(1).at(0).toInt(), 0);
    }

    void anUpkeepThatEndsInTheMiddleLeavesTheRestForAnotherDay()
    {
        fill(ada, 300, 3);
        ManualClock clock(today);
        {
            Upkeep upkeep(*m_store, clock);
            upkeep.start(m_retention);
            clock.advance(Upkeep::afterStart);
        }
        QTest::qWait(20);
        clock.advance(1h);
        QCOMPARE(runsLeft(ada), 300);
        QCOMPARE(trimAll(today), 300 - staying);
    }

private:
    /// Runs of one workflow on one branch, the newest at `newest`, so many days apart, each with a job and a validator.
    /// All have failed but the very oldest. With `text` as long a commit message.
    void fill(const AccountId& account, int count, int daysApart, const QDateTime& newest = today, int text = 10)
    {
        RandomValues random(3);
        Repository repository = random.repository();
        repository.id = {1};
        repository.defaultBranch = u"main"_s;
        ChangeSet changes{.account = account, .changes = {Changed<Repository>{.after = repository}}};
        std::vector<github::Validator> validators;
        for (int i = 0; i < count; ++i) {
            Run run = random.run({1});
            run.id = {1'000'000 - i};
            run.workflow = {5};
            run.branch = u"main"_s;
            run.event = u"push"_s;
            run.attempt = 1;
            run.createdAt = newest.addDays(-qint64(daysApart) * i).addSecs(-i);
            run.updatedAt = run.createdAt.addSecs(60);
            run.state = State::fromWords(u"completed"_s, i == count - 1 ? u"success"_s : u"failure"_s);
            run.commitMessage = QString(text, u'x');
            Job job = random.job(run.id, 1);
            job.id = {5'000'000 - i};
            if (job.steps.empty())
                job.steps.push_back({.number = 1, .name = u"Build"_s});
            changes.changes.emplace_back(Changed<Run>{.after = run});
            changes.changes.emplace_back(Changed<Job>{.after = job});
            validators.push_back(
                {.url = QUrl(u"https://api.github.com/repos/o/r/actions/runs/%1/jobs"_s.arg(run.id.value)),
                 .etag = "\"e\""});
        }
        QVERIFY(QCoro::waitFor(m_store->apply(changes, validators)));
    }

    /// A whole round; how many runs left.
    int trimAll(const QDateTime& now)
    {
        int gone = 0;
        for (Trimmed piece; !piece.done;) {
            const auto trimmed = QCoro::waitFor(m_store->trim(m_retention, now));
            if (!trimmed) {
                qWarning("%s", qPrintable(trimmed.error().sentence()));
                return -1;
            }
            piece = *trimmed;
            gone += piece.runs;
        }
        return gone;
    }

    int runsLeft(const AccountId& account)
    {
        return int(QCoro::waitFor(m_store->runs(account, {1}, 100'000)).value().size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
    Retention m_retention;
};

QTEST_GUILESS_MAIN(HistoryRetention)
#include "history_retention.moc"
