// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/connection.h"

#include <QSqlError>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

// https://www.sqlite.org/rescode.html
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;
constexpr int primaryCode = 0xff;

} // namespace

bool Failure::isDamage() const
{
    return code == sqliteCorrupt || code == sqliteNotADatabase;
}

Connection::Connection()
    : m_name(u"history-%1"_s.arg(reinterpret_cast<quintptr>(this), 0, 16))
{
}

Connection::~Connection()
{
    close();
}

bool Connection::open(const QString& path)
{
    close();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    // Another Signalbox on the same file holds the write lock for milliseconds; who waits longer than this is told so.
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return m_database.open() || fail(m_database.lastError());
}

void Connection::close()
{
    m_statements.clear();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

std::optional<qint64> Connection::number(const QString& sql)
{
    std::optional<qint64> value;
    if (!read(sql, [&](const QSqlQuery& row) { value = row.value(0).toLongLong(); }))
        return std::nullopt;
    return value;
}

std::optional<QString> Connection::text(const QString& sql)
{
    std::optional<QString> value;
    const auto keepFirst = [&](const QSqlQuery& row) {
        if (!value)
            value = row.value(0).toString();
    };
    return read(sql, keepFirst) ? value : std::nullopt;
}

void Connection::rollBack()
{
    const Failure reason = m_failure;
    run(u"ROLLBACK"_s); // refused when SQLite has done it already, as on a full disk
    m_failure = reason;
}

QSqlQuery* Connection::execute(const QString& sql, const QVariantList& values)
{
    QSqlQuery* query = prepared(sql);
    if (!query)
        return nullptr;
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values[i]);
    if (!query->exec()) {
        fail(query->lastError());
        query->finish();
        return nullptr;
    }
    if (!query->isSelect())
        m_lastId = query->lastInsertId().toLongLong();
    return query;
}

QSqlQuery* Connection::prepared(const QString& sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return &found->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        fail(query.lastError());
        return nullptr;
    }
    return &m_statements.emplace(sql, std::move(query)).first->second;
}

bool Connection::finish(QSqlQuery& query)
{
    // A row that could not be read ends the rows as well; only the error tells it from the last one.
    const QSqlError error = query.lastError();
    query.finish();
    return !error.isValid() || fail(error);
}

bool Connection::fail(const QSqlError& error)
{
    m_failure = {.code = error.nativeErrorCode().toInt() & primaryCode, .text = error.databaseText()};
    if (m_failure.text.isEmpty())
        m_failure.text = error.driverText();
    return false;
}

QVariant Connection::toSql(const QString& value)
{
    return value.isNull() ? u""_s : value;
}

QVariant Connection::toSql(const QByteArray& value)
{
    return value.isNull() ? QByteArray("") : value;
}

QVariant Connection::toSql(const QUrl& value)
{
    return toSql(value.toString(QUrl::FullyEncoded));
}

QVariant Connection::toSql(const QDateTime& value)
{
    return value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant();
}

QVariant Connection::toSql(const std::optional<QDateTime>& value)
{
    return value ? toSql(*value) : QVariant();
}

Transaction::Transaction(Connection& connection)
    : m_connection(connection)
    , m_open(connection.run(u"BEGIN IMMEDIATE"_s))
{
}

Transaction::~Transaction()
{
    if (m_open)
        m_connection.rollBack();
}

bool Transaction::commit()
{
    if (!m_open || !m_connection.run(u"COMMIT"_s))
        return false;
    m_open = false;
    return true;
}

std::optional<QDateTime> optionalTime(const QVariant& value)
{
    if (value.isNull())
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

QDateTime time(const QVariant& value)
{
    return optionalTime(value).value_or(QDateTime());
}

QUrl url(const QVariant& value)
{
    return QUrl(value.toString());
}

QString upsert(const QString& table, const QStringList& columns, int keys)
{
    QStringList updates;
    for (const QString& column : columns.sliced(keys))
        updates << u"%1 = excluded.%1"_s.arg(column);
    return u"INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5"_s.arg(
        table, columns.join(u", "_s), QStringList(columns.size(), u"?"_s).join(u", "_s),
        columns.first(keys).join(u", "_s), updates.join(u", "_s));
}

} // namespace signalbox::history
