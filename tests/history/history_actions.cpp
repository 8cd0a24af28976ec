// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const core::AccountId ada = u"ada@github.com"_s;

QDateTime at(int minute)
{
    return {QDate(2026, 11, 29), QTime(3, minute), QTimeZone::UTC};
}

Action approval(int minute, const QString& environment)
{
    return {.account = ada,
            .at = at(minute),
            .kind = u"approve-deployments"_s,
            .actor = u"ada"_s,
            .subject = u"Deploy #41 on main: "_s + environment,
            .reason = u"Ship it 🚂"_s,
            .repository = {.owner = u"o"_s, .name = u"r"_s},
            .run = {1LL << 53},
            .attempt = 1,
            .message = u"7"_s};
}

ActionEnd done(int minute)
{
    return {.at = at(minute),
            .outcome = u"done"_s,
            .answer = {},
            .requests = {{.method = u"POST"_s, .path = u"/repos/o/r/x"_s, .status = 200, .requestId = u"A1:B2"_s}}};
}

/// What somebody does to the file who has SQLite and no Signalbox: the triggers are no obstacle.
void tamper(const QString& path, const QStringList& statements)
{
    {
        QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        plain.setDatabaseName(path);
        QVERIFY(plain.open());
        const QStringList all
            = QStringList{u"DROP TRIGGER action_entry_is_not_changed"_s, u"DROP TRIGGER action_entry_is_not_removed"_s}
            + statements;
        for (const QString& statement : all) {
            QSqlQuery query(plain);
            QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
}

} // namespace

/// What the user did is only ever added to, and whoever changes it all the same is found out.
class HistoryActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"history.sqlite"_s);
        open();
    }

    void anActionIsReadAsItWasWritten()
    {
        Action expected = approval(1, u"production"_s);
        expected.id = begin(expected);
        end(expected.id, done(2));
        expected.endedAt = at(2);
        expected.outcome = u"done"_s;
        expected.requests = done(2).requests;
        open();
        QCOMPARE(actions({}), std::vector{expected});
    }

    void theNewestComeFirstAndAFilterLeavesOut_data()
    {
        QTest::addColumn<ActionFilter>("filter");
        QTest::addColumn<QStringList>("subjects");
        const QString staging = u"Deploy #41 on main: staging"_s;
        const QString production = u"Deploy #41 on main: production"_s;
        QTest::addRow("all") << ActionFilter{} << QStringList{production, staging};
        QTest::addRow("a word in another case") << ActionFilter{.text = u"STAGING"_s} << QStringList{staging};
        QTest::addRow("two words, apart") << ActionFilter{.text = u"approve production"_s} << QStringList{production};
        QTest::addRow("of the reason") << ActionFilter{.text = u"🚂"_s} << QStringList{production, staging};
        QTest::addRow("of the repository") << ActionFilter{.text = u"o/r"_s} << QStringList{production, staging};
        QTest::addRow("of a request") << ActionFilter{.text = u"A1:B2"_s} << QStringList{staging};
        QTest::addRow("nothing has it") << ActionFilter{.text = u"rollback"_s} << QStringList{};
        QTest::addRow("since") << ActionFilter{.since = at(5)} << QStringList{production};
        QTest::addRow("the newest") << ActionFilter{.limit = 1} << QStringList{production};
        QTest::addRow("of another account") << ActionFilter{.account = u"bob@github.com"_s} << QStringList{};
    }

    void theNewestComeFirstAndAFilterLeavesOut()
    {
        QFETCH(const ActionFilter, filter);
        QFETCH(const QStringList, subjects);
        end(begin(approval(1, u"staging"_s)), done(2));
        begin(approval(5, u"production"_s));
        QStringList found;
        for (const Action& action : actions(filter))
            found << action.subject;
        QCOMPARE(found, subjects);
    }

    void aLaterEndCounts()
    {
        const qint64 id = begin(approval(1, u"staging"_s));
        end(id, {.at = at(2), .outcome = u"unknown"_s});
        end(id, done(3));
        QCOMPARE(actions({}).at(0).outcome, u"done"_s);
        QCOMPARE(state().links, 3);
    }

    void anybodyCanFollowTheChainByItsLinks()
    {
        fill();
        const auto links = QCoro::waitFor(m_store->actionLinks()).value();
        QCOMPARE(links.size(), 6U);
        QByteArray previous(64, '0');
        for (const ActionLink& link : links) {
            QCOMPARE(link.previous, previous);
            previous = QCryptographicHash::hash(link.previous + "\n" + link.text, QCryptographicHash::Sha256).toHex();
            QCOMPARE(link.hash, previous);
        }
        QCOMPARE(state().head, previous);
    }

    void anEmptyLogIsWhole()
    {
        QVERIFY(state().isWhole());
        QCOMPARE(state().links, 0);
    }

    void theProgramItselfCannotChangeAnEntry()
    {
        fill();
        m_store.reset();
        {
            QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
            plain.setDatabaseName(m_path);
            QVERIFY(plain.open());
            QSqlQuery query(plain);
            QVERIFY(!query.exec(u"UPDATE action_entry SET hash = ''"_s));
            QVERIFY(!query.exec(u"DELETE FROM action_entry"_s));
        }
        QSqlDatabase::removeDatabase(u"plain"_s);
    }

    void whoChangesTheFileIsFoundOut_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<qint64>("firstBad");
        QTest::addRow("an entry changed")
            << QStringList{u"UPDATE action_entry SET entry = replace(entry, 'production', 'staging') WHERE number = 3"_s}
            << 3LL;
        QTest::addRow("a blank put in")
            << QStringList{u"UPDATE action_entry SET entry = replace(entry, ',', ', ') WHERE number = 2"_s} << 2LL;
        QTest::addRow("a hash changed") << QStringList{u"UPDATE action_entry SET hash = 'abc' WHERE number = 4"_s}
                                        << 4LL;
        QTest::addRow("the first removed") << QStringList{u"DELETE FROM action_entry WHERE number = 1"_s} << 1LL;
        QTest::addRow("one removed") << QStringList{u"DELETE FROM action_entry WHERE number = 3"_s} << 3LL;
        QTest::addRow("one removed and the others moved up")
            << QStringList{u"DELETE FROM action_entry WHERE number = 3"_s,
                           u"UPDATE action_entry SET number = number - 1 WHERE number > 3"_s}
            << 3LL;
        QTest::addRow("the last removed") << QStringList{u"DELETE FROM action_entry WHERE number = 6"_s} << 6LL;
        QTest::addRow("all removed") << QStringList{u"DELETE FROM action_entry"_s} << 1LL;
        QTest::addRow("two exchanged") << QStringList{u"UPDATE action_entry SET number = 99 WHERE number = 2"_s,
                                                      u"UPDATE action_entry SET number = 2 WHERE number = 3"_s,
                                                      u"UPDATE action_entry SET number = 3 WHERE number = 99"_s}
                                       << 2LL;
        QTest::addRow("one added") << QStringList{u"INSERT INTO action_entry (number, entry, hash) "
                                                  "SELECT 7, entry, hash FROM action_entry WHERE number = 6"_s}
                                   << 7LL;
    }

    void whoChangesTheFileIsFoundOut()
    {
        QFETCH(const QStringList, statements);
        QFETCH(const qint64, firstBad);
        fill();
        QVERIFY(state().isWhole());
        m_store.reset();
        tamper(m_path, statements);
        open();
        QCOMPARE(state().firstBad, firstBad);
        QVERIFY2(state().what.contains(QString::number(firstBad)), qPrintable(state().what));
    }

    void twoProgramsAddToOneChain()
    {
        Store other;
        QVERIFY(QCoro::waitFor(other.open(m_path)));
        std::vector<QCoro::Task<core::Result<qint64>>> tasks;
        for (int i = 0; i < 40; ++i)
            tasks.push_back((i % 2 == 0 ? *m_store : other).beginAction(approval(i, u"staging"_s)));
        QSet<qint64> ids;
        for (auto& task : tasks)
            ids.insert(QCoro::waitFor(task).value());
        QCOMPARE(ids.size(), 40);
        QVERIFY(state().isWhole());
        QCOMPARE(state().links, 40);
    }

    void textThatIsNoTextDoesNotBreakTheChain()
    {
        Action odd = approval(1, QString(QChar(0xd800)) + QChar(0) + u"\u2028\"\\\n"_s);
        odd.reason = QString(10'000, u'€');
        end(begin(odd), {.at = at(2), .outcome = u"refused"_s, .answer = QString(QChar(0xdc00))});
        open();
        QVERIFY(state().isWhole());
        QCOMPARE(actions({}).at(0).reason, odd.reason);
    }

    void theActionsOfAnOlderFileAreTakenIntoTheChain()
    {
        m_store.reset();
        makeVersion7();
        open();
        const auto known = actions({});
        QCOMPARE(known.size(), 2U);
        QCOMPARE(known[1].id, 4);
        QCOMPARE(known[1].kind, u"rerun"_s);
        QCOMPARE(known[1].actor, u"ada"_s);
        QCOMPARE(known[1].outcome, u"done"_s);
        QCOMPARE(known[1].at, QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, QTimeZone::UTC));
        QCOMPARE(known[0].outcome, QString());
        QCOMPARE(QCoro::waitFor(m_store->openActions(ada)).value().size(), 1U);
        QVERIFY(state().isWhole());
        QCOMPARE(state().links, 3);
        QVERIFY(begin(approval(1, u"staging"_s)) > known[0].id);
        QVERIFY(state().isWhole());
    }

private:
    void open()
    {
        m_store.reset();
        m_store = std::make_unique<Store>();
        const auto opened = QCoro::waitFor(m_store->open(m_path));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
    }
    qint64 begin(const Action& action) { return QCoro::waitFor(m_store->beginAction(action)).value(); }
    void end(qint64 id, const ActionEnd& end) { QVERIFY(QCoro::waitFor(m_store->completeAction(id, end))); }
    std::vector<Action> actions(const ActionFilter& filter) { return QCoro::waitFor(m_store->actions(filter)).value(); }
    ChainState state() { return QCoro::waitFor(m_store->verifyActions()).value(); }
    void fill()
    {
        for (const auto& environment : {u"staging"_s, u"production"_s, u"other"_s})
            end(begin(approval(1, environment)), done(2));
    }

    /// As the last version before the chain left it.
    void makeVersion7()
    {
        QFile::remove(m_path);
        QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        plain.setDatabaseName(m_path);
        QVERIFY(plain.open());
        const auto run = [&](const QString& statement) {
            QSqlQuery query(plain);
            QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
        };
        for (int version = 1; version <= 7; ++version) {
            QFile file(u":/history/%1.sql"_s.arg(version));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString& statement : QString::fromUtf8(file.readAll()).split(u";\n"_s, Qt::SkipEmptyParts))
                run(statement);
        }
        run(u"PRAGMA user_version = 7"_s);
        run(u"INSERT INTO account VALUES (1, 'ada@github.com')"_s);
        run(u"INSERT INTO action VALUES (4, 1, 1790000000123, 'rerun', 'o', 'r', 77, 0, 2, 'done', '')"_s);
        run(u"INSERT INTO action VALUES (9, 1, 1790000005000, 'cancel', 'o', 'r', 78, 0, 1, '', 'left')"_s);
        plain.close();
        plain = {};
        QSqlDatabase::removeDatabase(u"plain"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(HistoryActions)
#include "history_actions.moc"
