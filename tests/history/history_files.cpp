// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/random_values.h"
#include "history/store.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const AccountId ada = u"ada@github.com"_s;

/// A second program's view of the file: SQLite without anything of ours.
class PlainConnection {
public:
    explicit PlainConnection(const QString& path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s))
    {
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
    }
    ~PlainConnection()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"plain"_s);
    }
    Q_DISABLE_COPY_MOVE(PlainConnection)

    QVariant run(const QString& sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        return query.next() ? query.value(0) : QVariant();
    }

private:
    QSqlDatabase m_database;
};

Result<Store::Opened> open(Store& store, const QString& path)
{
    return QCoro::waitFor(store.open(path));
}

Result<void> keep(Store& store, const Run& run)
{
    return QCoro::waitFor(store.apply({.account = ada, .changes = {Changed<Run>{.after = run}}}, {}));
}

std::vector<Run> runs(Store& store)
{
    return QCoro::waitFor(store.runs(ada, {1}, 100'000)).value_or(std::vector<Run>{});
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class HistoryFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"deep/down/history.sqlite"_s);
    }

    void theFolderIsMadeWithTheFile()
    {
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(result);
        QVERIFY(result->setAside.isEmpty());
        QVERIFY(QFile::exists(m_path));
        PlainConnection plain(m_path);
        QCOMPARE(plain.run(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(plain.run(u"PRAGMA user_version"_s).toInt(), 9);
    }

    void aFileOfTheFirstVersionIsBroughtUpToDateWithItsRows()
    {
        makeVersion1();
        Store store;
        QVERIFY(open(store, m_path));
        const Snapshot snapshot = QCoro::waitFor(store.snapshot(ada, 10)).value();
        QCOMPARE(snapshot.runs.size(), 1U);
        QCOMPARE(snapshot.runs[0].id.value, 30'000'000'000);
        QCOMPARE(snapshot.runs[0].title, u"Fix the 🚂"_s);
        QCOMPARE(snapshot.runs[0].state, State::fromWords(u"completed"_s, u"failure"_s));
        QCOMPARE(snapshot.repositories.at(0).name.full(), u"o/r"_s);
        // What it is about was not kept with it, so it is dropped: GitHub answers the page once more.
        QVERIFY(QCoro::waitFor(store.validators(ada, snapshot.repositories)).value().empty());
        const auto attempts = QCoro::waitFor(store.attempts(ada, snapshot.runs[0].id)).value();
        QCOMPARE(attempts.size(), 1U);
        QCOMPARE(attempts[0].number, 2);
        QCOMPARE(attempts[0].state, snapshot.runs[0].state);
        QCOMPARE(attempts[0].updatedAt, snapshot.runs[0].updatedAt);
        QVERIFY(QCoro::waitFor(store.beginAction({.account = ada, .kind = u"cancel"_s})));
    }

    void aMigrationThatFailsChangesNothing()
    {
        makeVersion1();
        {
            PlainConnection plain(m_path);
            plain.run(u"CREATE TABLE action (mine TEXT)"_s); // in the way of the third migration
        }
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        PlainConnection plain(m_path);
        QCOMPARE(plain.run(u"PRAGMA user_version"_s).toInt(), 2); // each migration stands for itself
        QCOMPARE(plain.run(u"SELECT count(*) FROM attempt"_s).toInt(), 1);
        QCOMPARE(plain.run(u"SELECT count(*) FROM sqlite_schema WHERE name = 'action_open'"_s).toInt(), 0);
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        {
            Store store;
            QVERIFY(open(store, m_path));
        }
        {
            PlainConnection plain(m_path);
            plain.run(u"PRAGMA user_version = 99"_s);
        }
        const QByteArray before = contents(m_path);
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Unsupported);
        QVERIFY2(result.error().what.contains(u"99"_s), qPrintable(result.error().what));
        QVERIFY(result.error().advice.contains(u"newer Signalbox"_s));
        QVERIFY(contents(m_path) == before);
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList({u"*damaged*"_s}), QStringList());
        const auto later = QCoro::waitFor(store.snapshot(ada, 1));
        QCOMPARE(later.error(), result.error()); // who asks all the same hears why
    }

    void aDamagedFileIsSetAsideAndANewOneBegun_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addRow("no database") << QByteArray("text");
        QTest::addRow("first page only") << QByteArray("page");
        QTest::addRow("half of it") << QByteArray("half");
        QTest::addRow("one page short") << QByteArray("short");
        QTest::addRow("header overwritten") << QByteArray("header");
        QTest::addRow("random bytes in the middle") << QByteArray("middle");
        QTest::addRow("zeros at the end") << QByteArray("zeros");
    }

    void aDamagedFileIsSetAsideAndANewOneBegun()
    {
        QFETCH(const QByteArray, damage);
        fill(300);
        const QByteArray bytes = damaged(contents(m_path), damage);
        write(m_path, bytes);
        write(m_path + u"-wal"_s, {});

        Store store;
        const auto result = open(store, m_path);
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence()));
        QVERIFY(!result->setAside.isEmpty());
        static const QRegularExpression name(u"history\\.sqlite\\.damaged-\\d{8}-\\d{6}$"_s);
        QVERIFY2(name.match(result->setAside).hasMatch(), qPrintable(result->setAside));
        QVERIFY(contents(result->setAside) == bytes); // byte for byte: somebody may want to rescue it
        QVERIFY(runs(store).empty());
        RandomValues random(1);
        const Run run = random.run({1});
        QVERIFY(keep(store, run));
        QCOMPARE(runs(store), std::vector{run});
    }

    void afterACleanEndTheWholeFileIsNotRead()
    {
        fill(300);
        write(m_path, damaged(contents(m_path), "middle"));
        QVERIFY(!QFile::exists(m_path + u"-wal"_s));
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(result);
        QVERIFY(result->setAside.isEmpty());
        QVERIFY(!QCoro::waitFor(store.runs(ada, {1}, 1000))); // it is found by whoever comes upon it
        QVERIFY(runs(store).empty());
    }

    void eachDamagedFileIsKept()
    {
        QStringList kept;
        for (int i = 0; i < 3; ++i) {
            QDir().mkpath(QFileInfo(m_path).path());
            write(m_path, QByteArray(5000, char('a' + i)));
            Store store;
            kept << open(store, m_path).value().setAside;
        }
        for (int i = 0; i < 3; ++i)
            QCOMPARE(contents(kept[i]), QByteArray(5000, char('a' + i)));
    }

    void damageThatShowsLaterIsSetAsideThen()
    {
        fill(300);
        Store store;
        QVERIFY(open(store, m_path));
        QByteArray bytes = contents(m_path);
        for (qsizetype i = 4096; i < bytes.size(); ++i)
            bytes[i] = char(i * 7);
        write(m_path, bytes);
        QStringList told;
        connect(&store, &Store::beganAnew, this, [&told](const QString& setAside) { told << setAside; });
        const auto result = QCoro::waitFor(store.runs(ada, {1}, 1000));
        QVERIFY(!result);
        QCOMPARE(told.size(), 1); // before the answer
        QVERIFY(QFile::exists(told.front()));
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY2(result.error().what.contains(u".damaged-"_s), qPrintable(result.error().what));
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList({u"*.damaged-*[0-9]"_s}).size(), 1);
        RandomValues random(1);
        const Run run = random.run({1});
        QVERIFY(keep(store, run));
        QCOMPARE(runs(store), std::vector{run});
    }

    void anEmptyFileIsABeginning()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        write(m_path, {});
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(result);
        QVERIFY(result->setAside.isEmpty());
    }

    void aFolderThatCannotBeMadeIsOneClearSentence()
    {
        write(m_folder->filePath(u"deep"_s), "a file, not a folder");
        Store store;
        const auto result = open(store, m_path);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().what.contains(QFileInfo(m_path).path()));
        QVERIFY(!result.error().advice.isEmpty());
    }

    void aFolderThatMayNotBeWrittenIsOneClearSentence()
    {
        // Not by permissions: a test that runs as root would pass through them.
        Store store;
        const auto result = open(store, u"/proc/history.sqlite"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY2(result.error().what.contains(u"/proc/history.sqlite"_s), qPrintable(result.error().what));
        QVERIFY(!result.error().advice.isEmpty());
    }

    void aFullDiskLosesNothingThatWasAcknowledged()
    {
        Store store;
        QVERIFY(open(store, m_path));
        RandomValues random(2);
        const Run first = random.run({1});
        QVERIFY(keep(store, first));

        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(QFileInfo(m_path + u"-wal"_s).size() + 100);
        setrlimit(RLIMIT_FSIZE, &tight);
        const auto result = keep(store, random.run({1}));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(!result.error().advice.isEmpty());

        QCOMPARE(runs(store), std::vector{first});
        QVERIFY(keep(store, random.run({1}))); // and goes on when there is room again
        QCOMPARE(runs(store).size(), 2U);
    }

    void twoProgramsShareTheFile()
    {
        Store one;
        Store two;
        QVERIFY(open(one, m_path));
        QVERIFY(open(two, m_path));
        RandomValues random(3);
        std::vector<QCoro::Task<Result<void>>> tasks;
        for (int i = 0; i < 100; ++i) {
            Store& store = i % 2 == 0 ? one : two;
            tasks.push_back(store.apply({.account = ada, .changes = {Changed<Run>{.after = random.run({1})}}}, {}));
        }
        for (auto& task : tasks)
            QVERIFY(QCoro::waitFor(task));
        QCOMPARE(runs(one).size(), 100U);
        QCOMPARE(runs(two), runs(one));
    }

    void aProgramThatKeepsTheFileLockedIsNamedAsTheReason()
    {
        Store store;
        QVERIFY(open(store, m_path));
        RandomValues random(4);
        PlainConnection plain(m_path);
        plain.run(u"BEGIN IMMEDIATE"_s);
        const auto result = keep(store, random.run({1}));
        QVERIFY(!result);
        QVERIFY2(result.error().what.contains(u"locked"_s), qPrintable(result.error().sentence()));
        plain.run(u"COMMIT"_s);
        QVERIFY(keep(store, random.run({1})));
    }

private:
    /// As the first version of the program left it: its own schema, rows put in by hand.
    void makeVersion1()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        PlainConnection plain(m_path);
        const QStringList statements = QString::fromUtf8(contents(u":/history/1.sql"_s)).split(u";\n"_s);
        QVERIFY(statements.size() > 5);
        for (const QString& statement : statements) {
            if (!statement.trimmed().isEmpty())
                plain.run(statement);
        }
        plain.run(u"PRAGMA user_version = 1"_s);
        plain.run(u"INSERT INTO account VALUES (1, 'ada@github.com')"_s);
        plain.run(
            u"INSERT INTO repository VALUES (1, 5, 'o', 'r', 'main', 0, 0, 0, 1, 0, 1790000000000, 'https://x')"_s);
        plain.run(u"INSERT INTO run VALUES (1, 30000000000, 5, 'o', 'r', 6, '.github/workflows/ci.yml', 'CI', "
                  "'Fix the 🚂', 12, 2, 'push', 'completed', 'failure', 'main', 'abc', 'message', 'ada', 'bob', 0, "
                  "1790000000000, NULL, 1790000001000, 'https://x')"_s);
        plain.run(
            u"INSERT INTO validator VALUES (1, 'https://api.github.com/repos/o/r', CAST('W/\"abc\"' AS BLOB), '')"_s);
    }

    void fill(int count)
    {
        Store store;
        QVERIFY(open(store, m_path));
        RandomValues random(5);
        ChangeSet changes{.account = ada};
        for (int i = 0; i < count; ++i)
            changes.changes.push_back(Changed<Run>{.after = random.run({1})});
        QVERIFY(QCoro::waitFor(store.apply(changes, {})));
    }

    static QByteArray damaged(QByteArray bytes, const QByteArray& how)
    {
        if (how == "text")
            return QByteArray("This is a letter and no database.\n").repeated(100);
        if (how == "page")
            return bytes.first(4096);
        if (how == "half")
            return bytes.first(bytes.size() / 2);
        if (how == "short")
            return bytes.first(bytes.size() - 4096);
        if (how == "header")
            return bytes.replace(0, 100, QByteArray(100, 'x'));
        if (how == "zeros")
            return bytes.first(bytes.size() / 2) + QByteArray(bytes.size() / 2, '\0');
        QRandomGenerator random(6);
        for (qsizetype i = bytes.size() / 3; i < bytes.size() / 2; ++i)
            bytes[i] = char(random.bounded(256));
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(HistoryFiles)
#include "history_files.moc"
