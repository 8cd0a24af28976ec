// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QUrl>
#include <QVariant>

#include <optional>
#include <unordered_map>

namespace signalbox::history {

/// What SQLite said. https://www.sqlite.org/rescode.html
struct Failure {
    int code = 0; ///< primary result code, 0 for none
    QString text;

    bool isDamage() const; ///< the file is no sound database any more
};

/// One connection to one SQLite file with its prepared statements. Lives and dies on one thread. What fails returns
/// false and leaves its reason in failure().
class Connection {
public:
    Connection();
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    bool open(const QString& path);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    /// Runs one statement; its values stand for the question marks, in order.
    template <class... Values>
    bool run(const QString& sql, const Values&... values)
    {
        QSqlQuery* query = execute(sql, {toSql(values)...});
        return query && finish(*query);
    }
    /// Runs one query and hands each row to `read`, as a QSqlQuery that stands on it.
    template <class Read, class... Values>
    bool read(const QString& sql, Read read, const Values&... values)
    {
        QSqlQuery* query = execute(sql, {toSql(values)...});
        if (!query)
            return false;
        while (query->next())
            read(*query);
        return finish(*query);
    }
    /// The first column of the first row, or nothing.
    std::optional<qint64> number(const QString& sql);
    std::optional<QString> text(const QString& sql);
    qint64 lastId() const { return m_lastId; } ///< of the last row that was inserted

    /// Undoes the transaction and keeps the failure that led to it.
    void rollBack();

    const Failure& failure() const { return m_failure; }

private:
    static QVariant toSql(qint64 value) { return value; }
    static QVariant toSql(int value) { return value; }
    static QVariant toSql(bool value) { return value ? 1 : 0; }
    static QVariant toSql(const QString& value);
    static QVariant toSql(const QByteArray& value);
    static QVariant toSql(const QUrl& value);
    static QVariant toSql(const QDateTime& value);
    static QVariant toSql(const std::optional<QDateTime>& value);
    template <class Kind>
    static QVariant toSql(core::Id<Kind> id)
    {
        return id.value;
    }

    QSqlQuery* execute(const QString& sql, const QVariantList& values);
    QSqlQuery* prepared(const QString& sql);
    bool finish(QSqlQuery& query);
    bool fail(const QSqlError& error);

    QString m_name; // of the connection, in Qt's own list of them
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_statements; // by their text
    qint64 m_lastId = 0;
    Failure m_failure;
};

/// A transaction that is rolled back unless it was committed. It takes the write lock at its beginning, so that two
/// programs on one file wait for each other there and not in the middle.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    bool isOpen() const { return m_open; }
    bool commit();

private:
    Connection& m_connection;
    bool m_open;
};

// Reading a column back
std::optional<QDateTime> optionalTime(const QVariant& value);
QDateTime time(const QVariant& value); ///< invalid for NULL
QUrl url(const QVariant& value);

/// "INSERT ... ON CONFLICT(keys) DO UPDATE ..." for all columns, in their order; keys are the first `keys` of them.
QString upsert(const QString& table, const QStringList& columns, int keys);

} // namespace signalbox::history
