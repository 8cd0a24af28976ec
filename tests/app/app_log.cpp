// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_desk.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace signalbox;
using namespace Qt::StringLiterals;
using tests::Desk;
using tests::Ended;

namespace {

void keep(const QString& path, const history::Action& action, const history::ActionEnd& end)
{
    history::Store store;
    QVERIFY(QCoro::waitFor(store.open(path)));
    const auto id = QCoro::waitFor(store.beginAction(action));
    QVERIFY(id);
    QVERIFY(QCoro::waitFor(store.completeAction(*id, end)));
}

/// Two actions: an approval that was done, and a start that was refused the day after.
void fill(const Desk& desk)
{
    const QDateTime noon(QDate(2026, 11, 28), QTime(12, 0));
    keep(desk.storeFile(),
         {.account = u"mara@127.0.0.1"_s,
          .at = noon,
          .kind = u"approve-deployments"_s,
          .actor = u"mara"_s,
          .subject = u"Deploy #41 on main: production"_s,
          .reason = u"Ship it\x1b[2J"_s,
          .repository = {.owner = u"mara"_s, .name = u"signal"_s},
          .run = {77}},
         {.at = noon.addSecs(2),
          .outcome = u"done"_s,
          .answer = {},
          .requests
          = {{.method = u"POST"_s, .path = u"/repos/mara/signal/x"_s, .status = 200, .requestId = u"A1:B2"_s}}});
    keep(desk.storeFile(),
         {.account = u"mara@127.0.0.1"_s,
          .at = noon.addDays(1),
          .kind = u"dispatch"_s,
          .actor = u"mara"_s,
          .subject = u"Deploy on main"_s,
          .repository = {.owner = u"mara"_s, .name = u"other"_s}},
         {.at = noon.addDays(1), .outcome = u"refused"_s, .answer = u"Not today"_s, .requests = {}});
}

void tamper(const QString& path)
{
    {
        QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        plain.setDatabaseName(path);
        QVERIFY(plain.open());
        QSqlQuery query(plain);
        QVERIFY(query.exec(u"DROP TRIGGER action_entry_is_not_changed"_s));
        QVERIFY(query.exec(u"UPDATE action_entry SET entry = replace(entry, 'production', 'staging') "
                           "WHERE number = 1"_s));
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
}

} // namespace

/// `signalbox log`: what was done, for people and for programs.
class AppLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itHasALineForEachActionTheNewestFirst()
    {
        Desk desk;
        fill(desk);
        const Ended ended = desk.run({u"log"_s});
        QCOMPARE(ended.status, int(cli::Fine));
        const QStringList lines = ended.lines();
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains(u"Refused"_s) && lines[0].contains(u"Started a workflow"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith("2026-11-28 12:00:00"_L1), qPrintable(lines[1]));
        QVERIFY(lines[1].contains(u"Deploy #41 on main: production – Ship it"_s));
        QVERIFY(!ended.output.contains(u'\x1b')); // text of others does not command the terminal
        QVERIFY(desk.server.traffic().byRoute.isEmpty());
    }

    void itIsSearchedBySinceTextAndRepository_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("lines");
        QTest::addRow("a word") << QStringList{u"--search"_s, u"PRODUCTION"_s} << 1;
        QTest::addRow("no such word") << QStringList{u"--search"_s, u"nowhere"_s} << 0;
        QTest::addRow("a day") << QStringList{u"--since"_s, u"2026-11-29"_s} << 1;
        QTest::addRow("a time") << QStringList{u"--since"_s, u"2026-11-28T11:00:00"_s} << 2;
        QTest::addRow("a repository") << QStringList{u"--repo"_s, u"mara/other"_s} << 1;
        QTest::addRow("an account") << QStringList{u"--account"_s, u"mara"_s} << 2;
        QTest::addRow("another account") << QStringList{u"--account"_s, u"bob"_s} << 0;
    }

    void itIsSearchedBySinceTextAndRepository()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, lines);
        Desk desk;
        fill(desk);
        const Ended ended = desk.run(QStringList{u"log"_s, u"--json"_s} + arguments);
        QCOMPARE(ended.status, int(cli::Fine));
        QCOMPARE(ended.lines().size(), lines);
    }

    void jsonHasEveryRequestOfAnAction()
    {
        Desk desk;
        fill(desk);
        const Ended ended = desk.run({u"log"_s, u"--json"_s, u"--search"_s, u"production"_s});
        const QJsonObject line = QJsonDocument::fromJson(ended.output.toUtf8()).object();
        QCOMPARE(line[u"kind"_s].toString(), u"approve-deployments"_s);
        QCOMPARE(line[u"actor"_s].toString(), u"mara"_s);
        QCOMPARE(line[u"run"_s].toInteger(), 77);
        const QJsonObject request = line[u"requests"_s][0].toObject();
        QCOMPARE(request[u"request_id"_s].toString(), u"A1:B2"_s);
        QCOMPARE(request[u"status"_s].toInt(), 200);
    }

    void aTimeThatIsNoneIsRefused()
    {
        Desk desk;
        const Ended ended = desk.run({u"log"_s, u"--since"_s, u"yesterday"_s});
        QCOMPARE(ended.status, int(cli::Usage));
        QVERIFY2(ended.errors.contains(u"`yesterday`"_s), qPrintable(ended.errors));
    }

    void anExportCanBeVerifiedWithoutSignalbox()
    {
        Desk desk;
        fill(desk);
        const QString name = desk.fileIn(u"log.jsonl"_s);
        const Ended ended = desk.run({u"log"_s, u"--export"_s, name});
        QCOMPARE(ended.status, int(cli::Fine));
        QVERIFY2(ended.output.startsWith("4 entries in "_L1), qPrintable(ended.output));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray previous(64, '0');
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject read = QJsonDocument::fromJson(line).object();
            QCOMPARE(read[u"previous"_s].toString().toLatin1(), previous);
            const QByteArray entry = QJsonDocument(read[u"entry"_s].toObject()).toJson(QJsonDocument::Compact);
            previous = QCryptographicHash::hash(previous + '\n' + entry, QCryptographicHash::Sha256).toHex();
            QCOMPARE(read[u"hash"_s].toString().toLatin1(), previous);
        }
        const Ended verified = desk.run({u"log"_s, u"--verify"_s});
        QVERIFY2(verified.output.contains(QString::fromLatin1(previous)), qPrintable(verified.output));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        Desk desk;
        fill(desk);
        const Ended ended = desk.run({u"log"_s, u"--export"_s, u"/proc/none/log.jsonl"_s});
        QCOMPARE(ended.status, int(cli::Failed));
        QVERIFY(ended.errors.contains(u"/proc/none/log.jsonl"_s));
    }

    void verifyNamesTheFirstEntryThatIsNotAsItWasWritten()
    {
        Desk desk;
        fill(desk);
        QCOMPARE(desk.run({u"log"_s, u"--verify"_s}).status, int(cli::Fine));
        tamper(desk.storeFile());
        const Ended ended = desk.run({u"log"_s, u"--verify"_s, u"--json"_s});
        QCOMPARE(ended.status, int(cli::Failed));
        QVERIFY2(ended.errors.contains(u"Entry 1 "_s), qPrintable(ended.errors));
        const QJsonObject state = QJsonDocument::fromJson(ended.output.toUtf8()).object();
        QCOMPARE(state[u"whole"_s].toBool(), false);
        QCOMPARE(state[u"first_bad"_s].toInt(), 1);
        QCOMPARE(state[u"entries"_s].toInt(), 4);
    }

    void anEmptyLogIsSaidToBeEmpty()
    {
        Desk desk;
        QCOMPARE(desk.run({u"log"_s}).output, u"Nothing was done.\n"_s);
        QCOMPARE(desk.run({u"log"_s, u"--json"_s}).output, QString());
        QCOMPARE(desk.run({u"log"_s, u"--verify"_s}).status, int(cli::Fine));
    }
};

QTEST_GUILESS_MAIN(AppLog)
#include "app_log.moc"
